internal import Diagnostics
internal import YAMLTree

// What stands beside the function of a summary: window, condition, weights, how many must be known.
extension Resolver {
  mutating func overTier(_ node: YAMLNode) -> TierID? {
    guard let text = diagnostics.text(node, "over") else { return nil }
    if let tier = names.areas.tier(named: text), tier != names.areas.wholePlan { return tier }
    reportUnknown(
      text, "tier of areas", in: names.areas.named.map(\.name), at: node.mark)
    return nil
  }

  mutating func window(_ fields: Fields) -> Summary.Window? {
    let before = fields.entry("before")
    if let before, before.value.scalar?.text != "now" {
      reportSummary("only 'before: now' leaves something out here", at: before.value.mark)
    }
    if let last = fields.entry("last"), let next = fields.entry("next") { reportBoth(last, next) }
    if let last = fields["last"] {
      return span(last, "last").map {
        Summary.Window(side: before == nil ? .last : .lastBeforeNow, span: $0)
      }
    }
    if let before {
      reportSummary(
        "'before: now' leaves the moment out of a window, and there is none", at: before.keyMark,
        help: ["Add for example:", "  last: 28 days"])
    }
    return fields["next"].flatMap { span($0, "next") }.map {
      Summary.Window(side: .next, span: $0)
    }
  }

  /// The whole of a summary, once every unit and tier is known.
  mutating func summary(_ draft: DraftSummary, _ fields: Fields, in tier: TierID) -> Summary {
    reportStrays(draft, fields)
    let condition = fields["where"].flatMap { self.condition($0) }
    if let condition, draft.window != nil { checkWindow(condition, of: draft) }
    let weights = fields["weights"].map { self.weights($0, draft, tier) } ?? [:]
    let members = zip(draft.members, draft.marks).map { reference, mark in
      Summary.Member(
        reference: reference, weight: draft.over == nil ? weights[names.name(of: reference)] : nil,
        mark: mark)
    }
    return Summary(
      function: draft.function, take: draft.take, members: members, over: draft.over,
      areaWeights: draft.over.map { areaWeights(weights, $0) } ?? [:], window: draft.window,
      condition: condition, needs: fields["needs"].flatMap { self.needs($0, draft, tier) },
      mark: draft.mark)
  }

  /// Keys that this kind of summary has no use for.
  private mutating func reportStrays(_ draft: DraftSummary, _ fields: Fields) {
    guard let weights = fields.entry("weights") else { return }
    if draft.function != .sum && draft.function != .average || draft.take == .presence {
      reportSummary(
        "only a sum or an average has weights", at: weights.keyMark,
        related: [.init(draft.mark, "this is a \(draft.function.rawValue)")])
    } else if draft.window != nil || fields["where"] != nil {
      reportSummary(
        "weights are of members that are always the same, so they go without "
          + (draft.window == nil ? "where:" : "a window"), at: weights.keyMark)
    }
  }

  /// In a window a condition is asked of each sample, of which only the sign itself is known.
  private mutating func checkWindow(_ condition: Condition, of draft: DraftSummary) {
    for test in condition.tests {
      var readings: [Int] = []
      if case .range(let range) = test.predicate { readings = range.readings }
      guard !draft.members.contains(test.subject) || test.spread != nil || !readings.isEmpty
      else { continue }
      let name = draft.members.first.map(names.name(of:)) ?? ""
      reportSummary(
        "in a window, 'where' can only ask about '\(name)' at that time", at: test.mark,
        help: ["For another condition make a sign of it, and count that sign."])
    }
  }

  // MARK: - Needs

  private mutating func needs(
    _ node: YAMLNode, _ draft: DraftSummary, _ tier: TierID
  ) -> Summary.Need? {
    guard let text = diagnostics.text(node, "needs") else { return nil }
    switch text {
    case "all": return .all
    case "half": return .half
    default: break
    }
    guard let count = Int(text), count > 0 else {
      reportSummary(
        "'\(text)' is not how many must be known", at: node.mark,
        help: ["Write one of:", "  needs: all", "  needs: half", "  needs: 3"])
      return nil
    }
    if let most = mostMembers(draft, tier), count > most {
      reportQuorum(count, most, at: node.mark)
    }
    return .count(count)
  }

  /// How many members there can be; nil where the data decide.
  private func mostMembers(_ draft: DraftSummary, _ tier: TierID) -> Int? {
    guard draft.window == nil else { return nil }
    guard let over = draft.over else { return draft.members.count }
    guard !names.areas[over].isOpen else { return nil }
    return names.areas.slots(of: over, by: tier).map(\.count).max() ?? 0
  }

  // MARK: - Weights

  private mutating func weights(
    _ node: YAMLNode, _ draft: DraftSummary, _ tier: TierID
  ) -> [String: ExactDecimal] {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "weights are given by name, but this is \(node.kindText)", at: node.mark,
          help: ["For example:", "  weights: {north: 0.5, south: 0.5}"]))
      return [:]
    }
    let expected = weightNames(draft, node)
    var weights: [String: ExactDecimal] = [:]
    var isWhole = !expected.isEmpty
    for entry in entries {
      let name = draft.over == nil ? entry.key : foldedName(entry.key)
      if !expected.isEmpty, !expected.contains(name) {
        reportUnknown(
          entry.key, draft.over == nil ? "member" : "area", in: expected, at: entry.keyMark)
        isWhole = false
      }
      let weight = diagnostics.number(entry.value, "a weight")
      if let weight, weight < .zero {
        diagnostics.report(
          .init("bad-number", "a weight is not below 0", at: entry.value.mark))
      }
      isWhole = isWhole && weight != nil
      weights[name] = weight
    }
    if isWhole { checkWeights(weights, expected, draft, tier, node) }
    return weights
  }

  private mutating func weightNames(_ draft: DraftSummary, _ node: YAMLNode) -> [String] {
    guard let over = draft.over else { return draft.members.map(names.name(of:)) }
    if names.areas[over].isOpen {
      reportSummary(
        "the data name the areas of '\(names.areas[over].name)', so none can have a weight",
        at: node.mark)
    }
    return names.areas[over].areas.map(\.name)
  }

  /// Every member is named, and in each area of the summary they add up to 1.
  private mutating func checkWeights(
    _ weights: [String: ExactDecimal], _ expected: [String], _ draft: DraftSummary,
    _ tier: TierID, _ node: YAMLNode
  ) {
    let lacking = expected.filter { weights[$0] == nil }
    if let first = lacking.first {
      diagnostics.report(
        .init(
          "missing-value", "there is no weight for '\(first)'", at: node.mark,
          help: ["Every one is named, if only with", "  \(first): 0"]))
      return
    }
    var parts = [expected]
    if let over = draft.over {
      parts = names.areas.slots(of: over, by: tier).map { slots in
        slots.map { names.areas[over].areas[$0].name }
      }
    }
    for part in parts where !part.isEmpty {
      let sum = part.compactMap { weights[$0] }.reduce(ExactNumber?(ExactNumber(0))) {
        $0?.adding(ExactNumber($1))
      }
      guard let sum, sum != ExactNumber(1) else { continue }
      reportSummary(
        "the weights of \(part.joined(separator: ", ")) add up to \(sum.text()), not to 1",
        at: node.mark)
    }
  }

  private func areaWeights(
    _ weights: [String: ExactDecimal], _ over: TierID
  ) -> [Int: ExactDecimal] {
    var result: [Int: ExactDecimal] = [:]
    for (index, area) in names.areas[over].areas.enumerated() { result[index] = weights[area.name] }
    return result
  }
}

extension Areas {
  /// For each declared area of `tier`, those of a narrower one inside it.
  func slots(of inner: TierID, by tier: TierID) -> [[Int]] {
    guard inner == tier || isNarrower(inner, than: tier) else { return [] }
    var result = self[tier].areas.map { _ in [Int]() }
    for area in self[inner].areas.indices {
      var (place, at) = (area, inner)
      while at != tier {
        place = self[at].areas[place].parent
        at = self[at].parent
      }
      result[place].append(area)
    }
    return result
  }
}
