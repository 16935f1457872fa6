internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// A trigger but for its tier, which may follow from what its condition reads.
  struct DraftTrigger {
    let draft: DraftEntry
    let level: Level?
    let condition: Condition?
    let answeredBy: String?
    let every: Rhythm?
    let lasts: TimeSpan?
    let tier: TierID?
  }

  mutating func draftTrigger(_ draft: DraftEntry) -> DraftTrigger {
    let fields = draft.fields
    let condition = fields["when"].flatMap { self.condition($0) }
    if let when = fields.entry("when"), let answered = fields.entry("answered by") {
      diagnostics.report(
        .init(
          "wrong-kind", "a sign is either found by 'when' or answered by people, not both",
          at: answered.keyMark, related: [.init(when.keyMark, "here is the condition")],
          help: removalHelp(when, besides: answered)))
    }
    return DraftTrigger(
      draft: draft,
      level: fields["level"].flatMap { level($0) },
      condition: fields["when"] == nil ? nil : condition ?? .any([]),
      answeredBy: fields["answered by"].flatMap { role($0) },
      every: fields["every"].flatMap { rhythm($0, "every") },
      lasts: fields["lasts"].flatMap { lasts($0, fields) },
      tier: fields["per"].flatMap { tier($0) })
  }

  /// How long a yes stands, which makes sense for a sign that people answer only.
  private mutating func lasts(_ node: YAMLNode, _ fields: Fields) -> TimeSpan? {
    if let when = fields.entry("when") {
      diagnostics.report(
        .init(
          "wrong-kind", "only an answer of people lasts; a condition holds as long as it holds",
          at: node.mark, related: [.init(when.keyMark, "here is the condition")],
          help: ["To wait for some time write in the condition:", "  for 12 hours"]))
      return nil
    }
    return span(node, "lasts")
  }

  mutating func level(_ node: YAMLNode) -> Level? {
    guard let text = diagnostics.text(node, "a level") else { return nil }
    return level(text, at: node.mark)
  }

  /// The name of a declared role.
  mutating func role(_ node: YAMLNode) -> String? {
    guard let text = diagnostics.text(node, "a role") else { return nil }
    usage.roles.insert(text)
    if names.roles.contains(text) { return text }
    reportUnknown(text, "role", in: names.roles, at: node.mark)
    return nil
  }

  mutating func trigger(_ draft: DraftTrigger, tier: TierID) -> Trigger {
    let title = draft.draft.fields["title"].flatMap { diagnostics.text($0, "the title") }
    return Trigger(
      name: draft.draft.name, title: title ?? draft.draft.name, tier: tier, level: draft.level,
      condition: draft.condition, answeredBy: draft.answeredBy, every: draft.every,
      lasts: draft.lasts,
      citation: citation(draft.draft.fields, at: draft.draft.mark))
  }
}
