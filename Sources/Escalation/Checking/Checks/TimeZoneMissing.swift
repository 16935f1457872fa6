internal import Diagnostics

/// A plan that speaks of days and times says in which time zone.
///
/// Bad: `every: day by 10:30` without `timezone:`. Good: `timezone: Europe/London`.
enum TimeZoneMissing: Check {
  static let id = "no-timezone"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    guard plan.header.timezoneMark == nil, usesTime(plan) else { return }
    diagnostics.report(
      .init(
        id, .warning, "this plan speaks of times without a time zone, so they are read as UTC",
        at: plan.header.mark, help: ["Add a line at the top:", "  timezone: Europe/London"]))
  }

  private static func usesTime(_ plan: Plan) -> Bool {
    !plan.allHours.isEmpty || plan.scale.steps.contains { $0.review != nil }
      || plan.indicators.contains { $0.milestone != nil || $0.figure?.starts.isEmpty == false }
      || plan.usesDates
      || plan.indicators.contains { $0.every != nil || $0.freshFor != nil }
      || plan.triggers.contains { $0.every != nil }
      || plan.blocks.flatMap(\.actions).contains { $0.by != nil || $0.every != nil }
  }
}

extension Plan {
  /// Whether a condition asks what day it is.
  fileprivate var usesDates: Bool {
    let conditions =
      triggers.compactMap(\.condition)
      + statuses.flatMap { status -> [Condition] in
        if case .levels(let levels) = status.rule { levels.map(\.condition) } else { [] }
      } + blocks.flatMap(\.actions).compactMap(\.condition)
    return conditions.contains(where: \.asksTheClock)
  }
}

extension Condition {
  fileprivate var asksTheClock: Bool {
    switch self {
    case .test: false
    case .clock: true
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts),
      .ofMembers(_, let parts):
      parts.contains(where: \.asksTheClock)
    }
  }
}
