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
      || plan.conditions.contains(where: \.asksTheClock)
      || plan.allTests.contains(where: \.countsDays)
      || plan.indicators.contains(where: \.asksTheClock)
      || plan.statuses.contains(where: \.asksTheClock)
      || plan.triggers.contains { $0.every != nil || $0.lasts.countsDays }
      || plan.blocks.flatMap(\.actions).contains {
        $0.by != nil || $0.every != nil || $0.within.countsDays
      }
  }
}

// Where a time zone decides when something is: at a time of day, on a date, after so many days.

extension TimeSpan? {
  /// Whether it ends by the calendar, not after so many hours.
  fileprivate var countsDays: Bool { self?.calendarDays != nil }
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

extension Test {
  fileprivate var countsDays: Bool {
    if case .change(let change) = predicate, change.span.calendarDays != nil { return true }
    return switch lasting {
    case .days, .nextDays: true
    case .elapsed(let span): span.calendarDays != nil
    case .readings, nil: false
    }
  }
}

extension Indicator {
  fileprivate var asksTheClock: Bool {
    if case .carry(let span) = whenMissing, span.calendarDays != nil { return true }
    return every != nil || freshFor != nil || milestone != nil || figure?.starts.isEmpty == false
      || (summary?.window?.span).countsDays || (measure?.window).countsDays
  }
}

extension Status {
  fileprivate var asksTheClock: Bool {
    if case .span(let span) = stepDown?.after, span.calendarDays != nil { return true }
    return decided != nil || (stepDown?.hold).countsDays || (declaring?.lasts).countsDays
      || (declaring?.atLeastFor).countsDays
  }
}
