internal import Diagnostics
internal import YAMLTree

// `time since: declined, to: released` and `count: declined, over: direction, last: 24 hours`.
extension Resolver {
  /// The tier of an indicator that is worked out of steps, where its `per:` is not written.
  func tierOfMeasure(_ fields: Fields) -> TierID? {
    guard let name = fields["time since"]?.scalar?.text, let found = names.step(named: name)
    else { return nil }
    return names.events[found.event].tier
  }

  /// Nil where it is none, or says something that cannot be read.
  mutating func measure(_ draft: DraftEntry, _ tier: TierID, _ unit: MeasureUnit?)
    -> EventMeasure?
  {
    reportForeignKeys(draft)
    if let node = draft.fields["time since"] { return timeSince(node, draft, tier, unit) }
    if let node = draft.fields["count"] { return count(node, draft, tier) }
    return nil
  }

  /// Keys that say more of a count or a time, where there is neither.
  mutating func reportStrayMeasureKeys(_ draft: DraftEntry) {
    for key in ["to"] {
      guard let entry = draft.fields.entry(key) else { continue }
      diagnostics.report(
        .init(
          "wrong-kind", "'\(key)' belongs to a time since a step", at: entry.keyMark,
          help: ["For example:", "  {time since: declined, to: released}"]))
    }
  }

  private mutating func reportForeignKeys(_ draft: DraftEntry) {
    let isTime = draft.fields["time since"] != nil
    let foreign =
      ["range", "step", "only in", "every", "fresh for", "if missing"]
      + (isTime ? ["over", "last", "where"] : ["to"])
      + ["of", "next", "before", "weights", "needs"]
    for key in foreign {
      guard let entry = draft.fields.entry(key) else { continue }
      diagnostics.report(
        .init(
          "wrong-kind", "'\(draft.name)' is worked out of steps, so it has no '\(key)'",
          at: entry.keyMark))
    }
  }

  private mutating func timeSince(
    _ node: YAMLNode, _ draft: DraftEntry, _ tier: TierID, _ unit: MeasureUnit?
  ) -> EventMeasure? {
    guard let start = step(node, "time since") else { return nil }
    let event = names.events[start.event]
    if tier != event.tier, let entry = draft.fields.entry("per") {
      diagnostics.report(
        .init(
          "wrong-tier", "the time since a step is told of each \(event.name)", at: entry.value.mark,
          label: "write: \(event.name)",
          related: [.init(event.steps[start.step].mark, "the step stands here")]))
    }
    if unit?.seconds == nil, draft.fields.isWhole {
      diagnostics.report(
        .init(
          "bad-unit", "a time since a step needs a unit of time",
          at: draft.fields["unit"]?.mark ?? draft.mark, help: ["Write it so:", "  unit: minutes"]))
    }
    var stop: Int?
    if let node = draft.fields["to"], let found = step(node, "to") {
      if found.event != start.event || found.step == start.step {
        diagnostics.report(
          .init(
            "wrong-kind", "a time runs from one step to another of the same \(event.name)",
            at: node.mark, related: [.init(event.steps[start.step].mark, "it begins with this")]))
      } else {
        stop = found.step
      }
    }
    return .timeSince(event: start.event, step: start.step, stop: stop)
  }

  private mutating func count(
    _ node: YAMLNode, _ draft: DraftEntry, _ tier: TierID
  ) -> EventMeasure? {
    guard let found = step(node, "count") else { return nil }
    let event = names.events[found.event]
    if let over = draft.fields["over"], let text = diagnostics.text(over, "over"),
      text != event.name
    {
      diagnostics.report(
        .init(
          "wrong-tier", "'\(event.steps[found.step].name)' is a step of '\(event.name)'",
          at: over.mark, label: "write: \(event.name)"))
    }
    if !names.areas.isNarrower(event.tier, than: tier) {
      diagnostics.report(
        .init(
          "wrong-tier", "a count over '\(event.name)' is told of the areas around it",
          at: draft.fields["per"]?.mark ?? draft.mark,
          label: "write: \(names.areas[event.place].name)"))
    }
    guard let last = draft.fields["last"] else {
      if draft.fields.isWhole { reportNoWindow(draft) }
      return nil
    }
    guard let window = span(last, "last") else { return nil }
    return .count(
      event: found.event, step: found.step, last: window,
      condition: draft.fields["where"].flatMap { filter($0, event) })
  }

  private mutating func reportNoWindow(_ draft: DraftEntry) {
    diagnostics.report(
      .init(
        "no-window", "'\(draft.name)' does not say within what time steps are counted together",
        at: draft.mark,
        help: [
          "Papers often leave it out, and answers hang on it. Decide, and note it:",
          "  last: 24 hours",
        ]))
  }

  /// Things are counted after they are closed, too, when nothing but their own log is known.
  private mutating func filter(_ node: YAMLNode, _ event: EventType) -> Condition? {
    guard let condition = condition(node) else { return nil }
    let own = Set(
      event.steps.map { Reference.trigger($0.trigger) }
        + event.fields.compactMap { $0.indicator.map(Reference.indicator) })
    let foreign = condition.tests.first { !own.contains($0.subject) || !$0.isOfItself }
    guard let foreign else { return condition }
    diagnostics.report(
      .init(
        "wrong-tier", "'where' asks for nothing but the steps and fields of '\(event.name)'",
        at: foreign.mark,
        help: listed(
          event.steps.map(\.name) + event.fields.filter { $0.indicator != nil }.map(\.name),
          after: "It has: ")))
    return nil
  }
}

extension Test {
  /// Whether it can be answered from the thing alone.
  fileprivate var isOfItself: Bool {
    if case .range(let range) = predicate { return spread == nil && range.isFixed }
    return spread == nil
  }
}
