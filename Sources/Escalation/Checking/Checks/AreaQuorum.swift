internal import Diagnostics

/// A condition about areas can be met by as many as there are.
///
/// Bad, over four areas: `area_status is red in at least 5 of area`. Good: `in at least 3 of area`.
/// Of areas that the data names nobody knows the number beforehand.
enum AreaQuorum: Check {
  static let id = "quorum"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for test in plan.allTests {
      guard let spread = test.spread, !plan.areas[spread.tier].isOpen else { continue }
      let count = members(of: test, plan)
      if count == 0 {
        reportNoMembers(test, plan, &diagnostics)
      } else if case .atLeast(let needed) = spread.share, needed > count {
        reportTooMany(needed, count, test, plan, &diagnostics)
      }
    }
  }

  /// In how many areas the subject has a meaning.
  private static func members(of test: Test, _ plan: Plan) -> Int {
    let areas = plan.areas[plan.tier(of: test.subject)].areas.indices
    guard case .indicator(let index) = test.subject else { return areas.count }
    return areas.count { plan.indicators[index].applies(inArea: $0) }
  }

  private static func reportTooMany(
    _ needed: Int, _ count: Int, _ test: Test, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.name(of: test.subject)
    diagnostics.report(
      .init(
        id, "at least \(needed) can never be reached: '\(name)' has \(count) areas",
        at: test.mark, help: ["Lower the number to \(count) or less."]))
  }

  private static func reportNoMembers(
    _ test: Test, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(
      .init(
        id, "'\(plan.name(of: test.subject))' has no area, so this can never be known",
        at: test.mark,
        related: [.init(plan.citation(of: test.subject).mark, "declared here")]))
  }
}
