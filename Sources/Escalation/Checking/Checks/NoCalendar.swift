internal import Diagnostics

/// A plan that speaks of bank holidays says which calendar they stand in.
///
/// Bad: `office: [monday to friday 08:00 to 17:00, not bank holidays]` without `calendar:`. Good:
/// `calendar: ../calendars/england_and_wales.yaml`.
enum NoCalendar: Check {
  static let id = "no-calendar"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    guard plan.header.calendars.isEmpty,
      let hours = plan.allHours.first(where: \.namesBankHolidays)
    else { return }
    diagnostics.report(
      .init(
        id, "no calendar says which days are bank holidays", at: hours.mark,
        label: "it asks for bank holidays",
        help: [
          "Name one at the top, by its path from this file:",
          "  calendar: ../calendars/england_and_wales.yaml",
        ]))
  }
}
