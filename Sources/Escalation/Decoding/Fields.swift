internal import Diagnostics
internal import YAMLTree

/// The entries of one mapping, of which every key is known to belong there.
struct Fields: Sendable {
  /// The mapping itself.
  let mark: Mark
  let entries: [YAMLEntry]

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
          at: node.mark, help: ["\(shape.what) is written as lines such as", "  \(shape.sample)"]))
      return nil
    }
    let known = entries.filter { entry in
      if shape.keys.contains(entry.key) || extra(entry.key) { return true }
      reportUnknownKey(entry, shape)
      return false
    }
    return Fields(mark: node.mark, entries: known)
  }

  private mutating func reportUnknownKey(_ entry: YAMLEntry, _ shape: Shape) {
    if shape.later.contains(entry.key) {
      report(
        .init(
          "not-yet", "'\(entry.key)' is not yet in this version of Plimsoll", at: entry.keyMark,
          help: ["It is refused rather than left unread. Say it in a note: for now."]))
      return
    }
    if entry.value.isNull, entry.key.contains(" ") {
      report(
        .init(
          "cut-text", "this piece has no key; a comma inside { } begins a new one",
          at: entry.keyMark, help: ["Put the whole text in \"quotes\", or on a line of its own."]))
      return
    }
    let near = nearestName(to: entry.key, in: shape.keys + shape.later)
    report(
      .init(
        "unknown-key", "\(shape.what) has no '\(entry.key)'", at: entry.keyMark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: near == nil ? ["It may have: \(shape.keys.joined(separator: ", "))."] : []))
  }
}

extension Shape {
  fileprivate var sample: String { "\(keys.first ?? "title"): …" }
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
