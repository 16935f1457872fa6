internal import Diagnostics

/// A condition about a narrower tier must say how many of its areas it means.
///
/// Bad, in a status of the whole plan: `area_status is red`. Good: `area_status is red in any area`.
enum Tiers: Check {
  static let id = "wrong-tier"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for trigger in plan.triggers {
      check(trigger.condition?.tests ?? [], in: trigger.tier, plan, &diagnostics)
    }
    for status in plan.statuses {
      if case .levels(let levels) = status.rule {
        check(levels.flatMap(\.condition.tests), in: status.tier, plan, &diagnostics)
      }
      check(status.stepDown?.condition?.tests ?? [], in: status.tier, plan, &diagnostics)
      checkMembers(of: status, plan, &diagnostics)
      if case .matrix(let matrix) = status.rule { check(matrix, of: status, plan, &diagnostics) }
    }
    for block in plan.blocks {
      let tests = block.actions.flatMap { $0.condition?.tests ?? [] }
      check(tests, in: plan.statuses[block.status].tier, plan, &diagnostics)
    }
    for indicator in plan.indicators {
      let bands = [indicator.bands, indicator.points].compactMap(\.self).flatMap(\.bands)
      for case .numbers(let range) in bands.map(\.readings) {
        checkEnds(of: range, of: indicator, plan, &diagnostics)
      }
      if let summary = indicator.summary { check(summary, of: indicator, plan, &diagnostics) }
    }
  }

  /// What a summary goes over lies inside its own area, and has what it takes of each.
  private static func check(
    _ summary: Summary, of indicator: Indicator, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let tier = summary.over ?? indicator.tier
    check(summary.condition?.tests ?? [], in: tier, plan, &diagnostics)
    if tier != indicator.tier, !plan.areas.isNarrower(tier, than: indicator.tier) {
      let own = plan.areas[indicator.tier].name
      diagnostics.report(
        .init(
          id,
          "'\(indicator.name)' is \(own) by \(own), and no \(plan.areas[tier].name) lies in one",
          at: summary.mark, help: ["Name a narrower tier behind 'over:', or a wider one in 'per:'."]
        ))
    }
    for member in summary.members {
      let own = plan.tier(of: member.reference)
      if own == tier || plan.areas.isNarrower(tier, than: own) { continue }
      let name = plan.areas[own].name
      diagnostics.report(
        .init(
          id, "'\(plan.name(of: member.reference))' is \(name) by \(name)", at: member.mark,
          related: [.init(plan.citation(of: member.reference).mark, "declared here")],
          help: [
            "Say that this is over those areas, or one for each of them:", "  over: \(name)",
            "  per: \(name)",
          ]))
    }
  }

  private static func check(
    _ tests: [Test], in tier: TierID, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    for test in tests {
      let own = plan.tier(of: test.subject)
      if let range = test.predicate.range, case .indicator(let index) = test.subject {
        checkEnds(of: range, of: plan.indicators[index], plan, &diagnostics)
      }
      if let spread = test.spread {
        checkSpread(spread, test, own, tier, plan, &diagnostics)
      } else if own != tier, !plan.areas.isNarrower(tier, than: own) {
        reportLackingSpread(test, own, plan, &diagnostics)
      }
    }
  }

  /// A range ends at something that there is one of in each area of what it is a range of.
  private static func checkEnds(
    of range: RangePhrase, of indicator: Indicator, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    for index in range.names {
      let end = plan.indicators[index]
      if end.tier == indicator.tier || plan.areas.isNarrower(indicator.tier, than: end.tier) {
        continue
      }
      let tier = plan.areas[end.tier].name
      diagnostics.report(
        .init(
          id, "'\(end.name)' is \(tier) by \(tier), and '\(indicator.name)' is not", at: range.mark,
          related: [.init(end.citation.mark, "declared here")],
          help: [
            "In a condition begin with the one of the narrower tier, such as",
            "  \(end.name) over \(indicator.name)",
          ]))
    }
  }

  private static func checkSpread(
    _ spread: Test.Spread, _ test: Test, _ own: TierID, _ tier: TierID, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.name(of: test.subject)
    if spread.tier != own {
      diagnostics.report(
        .init(
          id, "'\(name)' is not \(plan.areas[spread.tier].name) by \(plan.areas[spread.tier].name)",
          at: test.mark, related: [.init(plan.citation(of: test.subject).mark, "declared here")]))
    } else if !plan.areas.isNarrower(own, than: tier) {
      diagnostics.report(
        .init(
          id, "this condition is itself \(plan.areas[tier].name) by \(plan.areas[tier].name)",
          at: test.mark, help: ["Leave out 'in … \(plan.areas[spread.tier].name)'."]))
    }
  }

  private static func reportLackingSpread(
    _ test: Test, _ own: TierID, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.name(of: test.subject)
    let tier = plan.areas[own].name
    diagnostics.report(
      .init(
        id, "'\(name)' is \(tier) by \(tier), so this must say in how many", at: test.mark,
        related: [.init(plan.citation(of: test.subject).mark, "declared here")],
        help: ["End the condition with one of:", "  in any \(tier)", "  in every \(tier)"]))
  }

  /// A cell is where one row and one column meet, so there must be one of each.
  private static func check(
    _ matrix: Matrix, of status: Status, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    for reference in [matrix.rows.reference, matrix.columns.reference] {
      let own = plan.tier(of: reference)
      if own == status.tier || plan.areas.isNarrower(status.tier, than: own) { continue }
      let name = plan.areas[own].name
      diagnostics.report(
        .init(
          id, "'\(plan.name(of: reference))' is \(name) by \(name), and '\(status.name)' is not",
          at: status.citation.mark,
          related: [.init(plan.citation(of: reference).mark, "declared here")],
          help: ["Give the status the same areas:", "  per: \(name)"]))
    }
  }

  private static func checkMembers(
    of status: Status, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    guard let members = status.members else { return }
    for member in members {
      let own = plan.tier(of: member.reference)
      let fits =
        own == status.tier || plan.areas.isNarrower(status.tier, than: own)
        || plan.areas.isNarrower(own, than: status.tier)
      if fits { continue }
      diagnostics.report(
        .init(
          id, "'\(plan.name(of: member.reference))' belongs to other areas than '\(status.name)'",
          at: member.mark,
          related: [.init(plan.citation(of: member.reference).mark, "declared here")]))
    }
  }
}

extension Status {
  /// The members of a list; nil for a status by levels.
  var members: [Member]? {
    switch rule {
    case .worstOf(let members), .atLeast(_, let members): members
    case .levels, .matrix, .declaredOnly: nil
    }
  }
}

extension RoleBlock {
  /// Every action of the block, each list's continues written out.
  var actions: [Action] {
    cells.keys.sorted().flatMap { level -> [Action] in
      if case .actions(let actions)? = cells[level] { actions } else { [] }
    } + anyLevel + after.keys.sorted().flatMap { after[$0] ?? [] }
  }
}
