internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// One whose rule cannot be read still stands in its place, for those that name it.
  mutating func status(_ draft: DraftEntry) -> (status: Status, isWhole: Bool) {
    let fields = draft.fields
    let title = fields["title"].flatMap { diagnostics.text($0, "the title") }
    let tier = fields["per"].flatMap { self.tier($0) } ?? names.areas.wholePlan
    let isHeadline = fields["headline"].flatMap { diagnostics.yesNo($0, "headline") } ?? false
    let citation = citation(fields, at: draft.mark)
    let declaring = declaring(draft)
    let isAdvisory = fields["advisory"].flatMap { diagnostics.yesNo($0, "advisory") } ?? false
    let decided = fields["decided"].flatMap { self.decided($0) }
    let stepDown = fields["step down"].flatMap { self.stepDown($0) }
    let rule = rule(draft)
    let status = Status(
      name: draft.name, title: title ?? draft.name, tier: tier, isHeadline: isHeadline,
      rule: rule ?? .declaredOnly, declaring: declaring, isAdvisory: isAdvisory, decided: decided,
      stepDown: stepDown, citation: citation)
    return (status, rule != nil)
  }

  private mutating func rule(_ draft: DraftEntry) -> Status.Rule? {
    let rules = draft.fields.entries.filter {
      ["worst of", "levels", "matrix"].contains($0.key) || atLeastCount($0.key) != nil
    }
    if rules.isEmpty, draft.fields["declared by"] != nil { return .declaredOnly }
    guard let entry = rules.first, rules.count == 1 else {
      reportRuleCount(draft, rules)
      return nil
    }
    if entry.key == "levels" { return levels(entry.value) }
    if entry.key == "matrix" { return matrix(entry.value) }
    let members = members(entry.value)
    if let count = atLeastCount(entry.key) {
      if !members.isEmpty, count > members.count {
        reportQuorum(count, members.count, at: entry.keyMark)
      }
      return .atLeast(count, members)
    }
    return .worstOf(members)
  }

  private mutating func reportRuleCount(_ draft: DraftEntry, _ rules: [YAMLEntry]) {
    if rules.count > 1 {
      diagnostics.report(
        .init(
          "wrong-kind", "'\(draft.name)' has two rules: '\(rules[0].key)' and '\(rules[1].key)'",
          at: rules[1].keyMark, related: [.init(rules[0].keyMark, "here is the other")],
          help: removalHelp(rules[0], besides: rules[1])))
      return
    }
    guard draft.fields.isWhole else { return }
    diagnostics.report(
      .init(
        "missing-key", "'\(draft.name)' does not say how its level comes about", at: draft.mark,
        help: [
          "Give it one of:", "  worst of: [names]", "  at least 2 of: [names]", "  levels:",
          "  declared by: a role",
        ]))
  }

  /// Names of indicators, triggers, statuses or groups; a group stands for its members.
  mutating func members(_ node: YAMLNode) -> [Status.Member] {
    guard !node.isNull else {
      diagnostics.report(
        .init(
          "missing-value", "a list of names is missing here", at: node.mark,
          help: ["For example:", "  [\(names.indicators.first?.name ?? "staffing")]"]))
      return []
    }
    return diagnostics.texts(node, "a name").flatMap { text, mark -> [Status.Member] in
      if let group = names.groupMembers[text] {
        usage.groups.insert(text)
        return group.map { Status.Member(reference: $0, mark: mark) }
      }
      return signOrGroup(text, mark).map { [Status.Member(reference: $0, mark: mark)] } ?? []
    }
  }

  private mutating func signOrGroup(_ text: String, _ mark: Mark) -> Reference? {
    if let reference = names.reference(text) {
      usage.references.insert(reference)
      return reference
    }
    reportUnknown(
      text, "indicator, trigger, status or group",
      in: names.signNames + names.groups.map(\.name), at: mark
    ) { names, near in names.reference(near).map(names.mark(of:)) }
    return nil
  }

  /// `groups:`, each a list of names; a group may name an earlier one.
  mutating func readGroups(_ node: YAMLNode?) {
    for entry in diagnostics.namedEntries(node, "a group", sample: ": [staffing]") {
      reportSign(named: entry)
      names.groups.append((entry.key, entry.keyMark))
      if entry.value.sequence?.isEmpty ?? false { diagnostics.report(.emptyGroup(entry)) }
      names.groupMembers[entry.key] = members(entry.value).map(\.reference)
    }
  }

  /// A group stands wherever a sign does, so that one name for both could be read in two ways.
  private mutating func reportSign(named group: YAMLEntry) {
    let signs = names.eventSigns.filter { $0.0 == group.key }.map(\.1)
    guard let sign = names.reference(group.key).map(names.mark(of:)) ?? signs.first else { return }
    diagnostics.report(
      .init(
        "duplicate-name", "'\(group.key)' names two things", at: group.keyMark,
        related: [.init(sign, "first here")],
        help: ["A group stands wherever an indicator does: it needs a name of its own."]))
  }

  private mutating func levels(_ node: YAMLNode) -> Status.Rule? {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "levels give each level a condition, but this is \(node.kindText)",
          at: node.mark,
          help: [
            "For example:", "  levels:",
            "    \(names.scale.steps.last?.name ?? "red"): staffing under 40",
          ]))
      return nil
    }
    let levels = entries.compactMap { entry -> (level: Level, condition: Condition, mark: Mark)? in
      let level = level(entry.key, at: entry.keyMark)
      let condition = condition(entry.value)
      guard let level, let condition else { return nil }
      if level == .mildest {
        diagnostics.report(
          .init(
            "mildest-condition",
            "the mildest level needs no condition: it stands when no other does",
            at: entry.keyMark, help: ["Leave this line out."]))
        return nil
      }
      return (level, condition, entry.keyMark)
    }
    return .levels(levels.sorted { $0.level > $1.level })
  }
}
