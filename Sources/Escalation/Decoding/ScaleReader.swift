internal import Diagnostics
internal import YAMLTree

extension Resolver {
  mutating func scale(_ top: Fields) -> Scale {
    guard let node = top["scale"] else {
      diagnostics.report(
        .init(
          "missing-key", "a plan needs a scale of levels, from the least to the most severe",
          at: top["plan"]?.mark ?? top.mark,
          help: ["For example:", "  scale:", "    green: {title: Green}", "    red: {title: Red}"]))
      return Scale(steps: [])
    }
    let entries = diagnostics.namedEntries(node, "a level")
    let isTooSmall = entries.count < 2 && node.mapping?.count == entries.count
    if isTooSmall || entries.count > Scale.limit {
      diagnostics.report(
        .init(
          "bad-scale", "a scale has 2 to \(Scale.limit) levels, and this one has \(entries.count)",
          at: node.mark))
    }
    return Scale(steps: entries.prefix(Scale.limit).map { step($0) })
  }

  private mutating func step(_ entry: YAMLEntry) -> Scale.Step {
    let empty = Scale.Step(
      name: entry.key, title: entry.key, colour: nil, review: nil, authority: nil,
      asksForDeadlines: false, citation: Citation(mark: entry.keyMark))
    if entry.value.isNull { return empty }
    guard let fields = diagnostics.fields(of: entry.value, as: .level) else { return empty }
    return Scale.Step(
      name: entry.key,
      title: fields["title"].flatMap { diagnostics.text($0, "the title") } ?? entry.key,
      colour: fields["colour"].flatMap { diagnostics.text($0, "the colour") },
      review: fields["review"].flatMap { review($0) },
      authority: fields["authority"].flatMap { authority($0) },
      asksForDeadlines: fields["deadlines"].flatMap { diagnostics.yesNo($0, "deadlines") } ?? false,
      citation: citation(fields, at: entry.keyMark))
  }

  /// `every 4 hours`, as it is read aloud.
  private mutating func review(_ node: YAMLNode) -> Rhythm? {
    guard let text = diagnostics.text(node, "the review") else { return nil }
    let start = "every "
    let rhythm = text.hasPrefix(start) ? String(text.dropFirst(start.count)) : text
    do throws(WrittenTimeError) {
      let read = try Rhythm(parsing: rhythm)
      if text.hasPrefix(start) { return read }
      diagnostics.report(
        .init(
          "bad-time", "the review says how often", at: node.mark, label: "write: every \(text)"
        ).writing("every \(text)", for: text))
    } catch {
      reportBadTime(error, "the review", at: node.mark)
    }
    return nil
  }

  /// The name of a role, or words.
  private mutating func authority(_ node: YAMLNode) -> String? {
    guard let text = diagnostics.text(node, "the authority") else { return nil }
    if names.roles.contains(text) {
      usage.roles.insert(text)
    } else if isName(text) {
      reportUnknown(text, "role", in: names.roles, at: node.mark)
    }
    return text
  }

  mutating func sources(_ top: Fields) -> [(key: String, title: String, mark: Mark)] {
    diagnostics.namedEntries(top["sources"], "a source", sample: ": Escalation plan").compactMap {
      entry in
      diagnostics.text(entry.value, "a source").map { (entry.key, $0, entry.keyMark) }
    }
  }
}
