internal import Diagnostics
internal import YAMLTree

// What is left out of a list or a mapping, and what changes its place.
extension ChangeFinder {
  /// Each item of a list but the only one.
  mutating func dropEach(of node: YAMLNode, _ what: String, _ touch: PlanChange.Touch) {
    guard let items = node.sequence, items.count > 1 else { return }
    for index in items.indices {
      add(
        [removing(index, of: items.map(\.mark), node)], "\(what) dropped",
        hint: "an example that turns on \(words(of: items[index]))", [touch])
    }
  }

  private func words(of node: YAMLNode) -> String {
    node.scalar.map { "'\($0.text)'" } ?? "it alone"
  }

  mutating func drop(
    _ entry: YAMLEntry, of node: YAMLNode, _ what: String, hint: String, _ touch: PlanChange.Touch
  ) {
    let entries = node.mapping ?? []
    guard let index = entries.firstIndex(where: { $0.keyMark == entry.keyMark }), entries.count > 1
    else { return }
    let marks = entries.map { entry in
      Mark(
        file: entry.keyMark.file,
        range: entry.keyMark.range
          .lowerBound..<max(entry.keyMark.range.upperBound, entry.value.mark.range.upperBound))
    }
    add([removing(index, of: marks, node)], what, hint: hint, [touch])
  }

  /// The keys of two neighbouring entries exchanged, where both are levels or both points.
  mutating func swapKeys(of node: YAMLNode, _ name: String, _ touch: PlanChange.Touch) {
    let entries = (node.mapping ?? []).filter { $0.key != "otherwise" && $0.keyMark.file == file }
    for (one, other) in zip(entries, entries.dropFirst()) {
      add(
        [
          .init(range: one.keyMark.range, text: text(other.keyMark)),
          .init(range: other.keyMark.range, text: text(one.keyMark)),
        ], "'\(one.key)' and '\(other.key)' exchanged",
        hint: "an example of \(name) at \(one.key) or \(other.key)", [touch])
    }
  }

  // MARK: - Text

  /// Takes an item out: with its lines, or in brackets with its comma. Nil where it shares its line
  /// with something else.
  func removing(_ index: Int, of marks: [Mark], _ node: YAMLNode) -> PlanChange.Edit? {
    guard marks[index].file == file else { return nil }
    let range = marks[index].range
    guard !node.isBracketed else {
      if index + 1 < marks.count {
        return .init(range: range.lowerBound..<marks[index + 1].range.lowerBound, text: "")
      }
      return .init(range: marks[index - 1].range.upperBound..<range.upperBound, text: "")
    }
    return lines(of: range, isItem: node.sequence != nil).map { .init(range: $0, text: "") }
  }

  /// The whole lines that an item or entry stands on, and nothing else does.
  func lines(of range: Range<Int>, isItem: Bool) -> Range<Int>? {
    let first = source.lineRange(source.place(at: range.lowerBound).line)
    let before = source.text(in: first.lowerBound..<range.lowerBound)
    let sign = before.filter { $0 != " " }
    guard sign == (isItem ? "-" : "") else { return nil }
    let last = source.place(at: max(range.lowerBound, range.upperBound - 1)).line
    let end =
      last < source.lineCount
      ? source.lineRange(last + 1).lowerBound : source.lineRange(last).upperBound
    return first.lowerBound..<end
  }
}
