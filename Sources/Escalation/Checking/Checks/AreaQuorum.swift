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
      // A list without areas is reported where it is written.
      guard count > 0, case .atLeast(let needed) = spread.share, needed > count else { continue }
      reportTooMany(needed, count, test, plan, &diagnostics)
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
    let areas = count == 1 ? "1 area" : "\(count) areas"
    diagnostics.report(
      .init(
        id, "at least \(needed) can never be reached: '\(name)' has \(areas)",
        at: test.mark, help: ["Lower the number to \(count)\(count == 1 ? "" : " or less")."]))
  }
}
