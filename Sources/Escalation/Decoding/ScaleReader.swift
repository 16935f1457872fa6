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
      name: entry.key, title: entry.key, colour: nil, citation: Citation(mark: entry.keyMark))
    if entry.value.isNull { return empty }
    guard let fields = diagnostics.fields(of: entry.value, as: .level) else { return empty }
    return Scale.Step(
      name: entry.key,
      title: fields["title"].flatMap { diagnostics.text($0, "the title") } ?? entry.key,
      colour: fields["colour"].flatMap { diagnostics.text($0, "the colour") },
      citation: citation(fields, at: entry.keyMark))
  }

  mutating func sources(_ top: Fields) -> [(key: String, title: String, mark: Mark)] {
    diagnostics.namedEntries(top["sources"], "a source", sample: ": Escalation plan").compactMap {
      entry in
      diagnostics.text(entry.value, "a source").map { (entry.key, $0, entry.keyMark) }
    }
  }
}
