internal import Diagnostics
internal import YAMLTree

// `hours:`, each name with its lines.
extension Resolver {
  mutating func hours(_ node: YAMLNode?) -> [Hours] {
    let entries = diagnostics.namedEntries(
      node, "hours", sample: ": [monday to friday 09:00 to 17:00]")
    names.hours = entries.map { ($0.key, $0.keyMark) }
    readHours = entries.map { entry in
      hours(entry.value, named: entry.key, at: entry.keyMark)
        ?? Hours(name: entry.key, lines: [], exceptions: [], mark: entry.keyMark)
    }
    return readHours
  }

  /// One line, or a list of them.
  mutating func hours(_ node: YAMLNode, named name: String, at mark: Mark) -> Hours? {
    let nodes = node.sequence ?? [node]
    var lines: [HoursLine] = []
    for node in nodes {
      guard let text = diagnostics.text(node, "a line of hours") else { return nil }
      var reader = HoursLineReader(node, text)
      guard let read = reader.line(&diagnostics) else { return nil }
      lines.append(read)
    }
    guard isOneMeaning(lines, isBracketed: node.isBracketed) else { return nil }
    let inside = lines.compactMap(\.line)
    if inside.isEmpty {
      diagnostics.report(
        .init(
          "bad-hours", "these hours say when they are not, and never when they are", at: node.mark,
          help: ["Begin with a line such as", "  - monday to friday 09:00 to 17:00"]))
      return nil
    }
    return Hours(name: name, lines: inside, exceptions: lines.flatMap(\.exceptions), mark: mark)
  }

  /// What two readers would take for different things is refused.
  private mutating func isOneMeaning(_ lines: [HoursLine], isBracketed: Bool) -> Bool {
    let inside = lines.filter { $0.line != nil }
    if let mixed = inside.first(where: { !$0.exceptions.isEmpty }), inside.count > 1 {
      diagnostics.report(
        .init(
          "bad-hours", "it is not clear whether 'not' is said of this line alone or of all",
          at: mixed.mark,
          help: ["A line of its own is taken off all the others:", "  - not bank holidays"]))
      return false
    }
    guard isBracketed, inside.count > 1,
      let season = inside.first(where: { $0.line?.season != nil && $0.line?.pattern == .always })
    else { return true }
    diagnostics.report(
      .init(
        "cut-text", "in [ ] a comma begins a new line, so this would be every hour of the season",
        at: season.mark,
        help: [
          "Put the whole line in \"quotes\", or on a line of its own:",
          "  - 1 june to 15 september, monday to friday 09:00 to 17:00",
        ]))
    return false
  }
}
