internal import Diagnostics

/// The calendars of a plan that asks for bank holidays know those that are next.
///
/// Bad: a calendar that covers the days until 2026-12-31, in November 2026. Good: one that knows
/// the next year.
enum CalendarEnd: DatedCheck {
  static let id = "calendar-ends"

  static func run(
    _ plan: Plan, on day: CivilDate, beside versions: PlanVersions,
    reporting diagnostics: inout DiagnosticList
  ) {
    guard let calendar = plan.header.calendars.first,
      let hours = plan.allHours.first(where: \.namesBankHolidays),
      plan.header.until.map({ $0 >= day }) ?? true
    else { return }
    let needed =
      [day.adding(days: CivilDate.daysOfWarning), plan.header.until]
      .compactMap(\.self).min() ?? day
    if let last = plan.holidays.covered?.upperBound, last >= needed { return }
    let last = plan.holidays.covered.map { "no bank holidays after \($0.upperBound.iso)" }
    let others = plan.header.calendars.count > 1 ? "the calendars know" : "the calendar knows"
    diagnostics.report(
      .init(
        id, .warning, "\(others) \(last ?? "no day together")", at: calendar.mark,
        related: hours.mark.file == calendar.mark.file
          ? [.init(hours.mark, "these hours ask for them")] : [],
        help: [
          "After that day whatever hangs on a bank holiday is unknown. Take a newer calendar, or add",
          "the days that have been announced, and move the end of its 'covers'.",
        ]))
  }
}
