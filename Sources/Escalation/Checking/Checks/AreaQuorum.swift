internal import Diagnostics

/// What asks for so many areas, or so many signs, can be met by as many as there are.
///
/// Bad, over four areas: `area_status is red in at least 5 of area`. Good: `in at least 3 of area`.
/// Of areas that the data names nobody knows the number beforehand. Signs with the same condition
/// count as one.
enum AreaQuorum: Check {
  static let id = "quorum"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for (condition, tier) in plan.placedConditions {
      for test in condition.tests { check(test, in: tier, plan, &diagnostics) }
    }
    for status in plan.statuses { checkSigns(of: status, plan, &diagnostics) }
  }

  private static func check(
    _ test: Test, in tier: TierID, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    guard let spread = test.spread, !plan.areas[spread.tier].isOpen,
      case .atLeast(let needed) = spread.share
    else { return }
    let inside = members(of: test, in: tier, plan)
    let (most, all) = (inside.max() ?? 0, inside.reduce(0, +))
    // A list without areas is reported where it is written.
    guard most > 0, needed > most else { return }
    reportTooMany(needed, most, needed > all ? .error : .warning, test, plan, &diagnostics)
  }

  /// In how many areas the subject has a meaning, inside each of the areas it is asked in.
  private static func members(of test: Test, in tier: TierID, _ plan: Plan) -> [Int] {
    let inside = plan.areas.slots(of: plan.tier(of: test.subject), by: tier)
    guard case .indicator(let index) = test.subject else { return inside.map(\.count) }
    return inside.map { $0.count { plan.indicators[index].applies(inArea: $0) } }
  }

  /// The number of names in the list is compared where the list is read.
  private static func checkSigns(
    of status: Status, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    guard case .atLeast(let needed, let members) = status.rule, members.count >= needed else {
      return
    }
    let signs = plan.signs(of: members.map(\.reference))
    guard signs.count < needed, let double = signs.first(where: { $0.count > 1 }) ?? signs.first
    else { return }
    let names = double.map { "'\(plan.name(of: $0))'" }.joined(separator: " and ")
    diagnostics.report(
      .init(
        id, .warning,
        "at least \(needed) of \(signs.count) can never be reached: "
          + (double.count > 1 ? "\(names) have the same condition" : "\(names) stands there twice"),
        at: members.last?.mark ?? status.citation.mark,
        related: double.map { .init(plan.citation(of: $0).mark, "declared here") },
        help: ["Lower the number, or add what is missing from the list."]))
  }

  private static func reportTooMany(
    _ needed: Int, _ count: Int, _ severity: Severity, _ test: Test, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.name(of: test.subject)
    let areas = count == 1 ? "1 area" : "\(count) areas"
    diagnostics.report(
      .init(
        id, severity,
        "at least \(needed) can never be reached: '\(name)' has \(areas)"
          + (severity == .error ? "" : " in one place at most"),
        at: test.mark, help: ["Lower the number to \(count)\(count == 1 ? "" : " or less")."]))
  }
}
