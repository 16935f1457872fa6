internal import Diagnostics

/// A plan that ends is followed by another.
///
/// Bad: `until: 2026-12-31` in the middle of that December, and no later version among the files
/// that are checked. Good: the next version beside it, or a later day.
enum PlanEnd: DatedCheck {
  static let id = "plan-ended"

  static func run(
    _ plan: Plan, on day: CivilDate, beside versions: PlanVersions,
    reporting diagnostics: inout DiagnosticList
  ) {
    guard let until = plan.header.until, versions.next(after: plan.header) == nil,
      until < day.adding(days: CivilDate.daysOfWarning)
    else { return }
    let days = until.daysSinceEpoch - day.daysSinceEpoch
    diagnostics.report(
      .init(
        id, .warning,
        days < 0
          ? "the plan ended on \(until.iso), and none follows it"
          : "the plan ends on \(until.iso), \(Self.words(days)), and none follows it",
        at: plan.header.untilMark ?? plan.header.mark,
        help: [
          "Check the next version with it, in one folder, or let this one go on:",
          "  until: \(PlanReview.Interval.year.day(max(until, day), times: 1).iso)",
        ]))
  }

  private static func words(_ days: Int) -> String {
    days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
  }
}
