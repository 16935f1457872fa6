internal import Diagnostics
internal import YAMLTree

/// The entries of one mapping, of which every key is known to belong there.
struct Fields: Sendable {
  /// The mapping itself.
  let mark: Mark
  let entries: [YAMLEntry]
  /// Whether no key had to be left out: else what is missing may just be misspelt.
  let isWhole: Bool

  subscript(_ key: String) -> YAMLNode? { entry(key)?.value }

  func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key } }
}

extension DiagnosticList {
  /// The entries of `node`; keys that `shape` does not hold are reported and left out.
  ///
  /// `extra` accepts keys that are not a fixed word, such as `at least 2 of`.
  mutating func fields(
    of node: YAMLNode, as shape: Shape, extra: (String) -> Bool = { _ in false }
  ) -> Fields? {
    guard let entries = node.mapping else {
      report(
        .init(
          "wrong-shape", "expected \(shape.what): keys with values, but this is \(node.kindText)",
          at: node.mark, help: ["Write lines such as", "  \(shape.sample(from: node))"]))
      return nil
    }
    let known = entries.filter { entry in
      if shape.keys.contains(entry.key) || extra(entry.key) { return true }
      reportUnknownKey(entry, shape)
      return false
    }
    return Fields(
      mark: node.mark, entries: known, isWhole: known.count == entries.count)
  }

  private mutating func reportUnknownKey(_ entry: YAMLEntry, _ shape: Shape) {
    if entry.key == "remove" { return report(.nothingToRemove(at: entry.keyMark)) }
    if shape.patterns.contains(where: { $0.hasPrefix("at least") }), reportCount(entry) { return }
    if entry.value.isNull, entry.key.contains(" ") {
      report(
        .init(
          "cut-text", "this piece has no key; a comma inside { } begins a new one",
          at: entry.keyMark, help: ["Put the whole text in \"quotes\", or on a line of its own."]))
      return
    }
    let names = shape.keys + shape.patterns
    let near = nearestName(to: entry.key, in: names)
    report(
      .init(
        "unknown-key", "\(shape.what) has no '\(entry.key)'", at: entry.keyMark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: near == nil ? listed(names, after: "It may have: ") : []))
  }
}

extension Shape {
  /// The first key, with what stands there already where that could be its value.
  fileprivate func sample(from node: YAMLNode) -> String {
    let couldBeIt = ["title", "name"].contains(keys.first)
    let written = node.scalar.flatMap { $0.isNull || !couldBeIt ? nil : $0.text } ?? "…"
    return "\(keys.first ?? "title"): \(written.contains("\n") ? "…" : written)"
  }
}

/// A list of names as lines of advice that fit a terminal.
func listed(_ names: [String], after start: String) -> [String] {
  var lines = [start]
  for (index, name) in names.enumerated() {
    let piece = name + (index == names.count - 1 ? "." : ", ")
    if lines[lines.count - 1].count + piece.count > 84 { lines.append("") }
    lines[lines.count - 1] += piece
  }
  return lines.map(\.trimmingBlanks)
}

extension YAMLNode {
  /// What it is, in words for people.
  var kindText: String {
    switch content {
    case .scalar(let scalar): scalar.isNull ? "empty" : "a single value"
    case .sequence: "a list"
    case .mapping: "a set of keys"
    }
  }
}

extension YAMLNode {
  /// A condition on one line: `all: (staffing under 50, beds_free at most 3)`.
  var flatText: String {
    switch content {
    case .scalar(let scalar): scalar.text.split(separator: "\n").joined(separator: " ")
    case .sequence(let items): "(" + items.map(\.flatText).joined(separator: ", ") + ")"
    case .mapping(let entries):
      entries.map { "\($0.key) \($0.value.flatText)" }.joined(separator: ", ")
    }
  }
}
