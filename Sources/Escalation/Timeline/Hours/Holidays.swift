/// The bank holidays of all calendars of a plan together.
package struct Holidays: Sendable {
  /// The days of which every calendar speaks; nil where there are none.
  package let covered: ClosedRange<CivilDate>?
  private let byDate: [CivilDate: [Holiday]]

  package init(_ calendars: [HolidayCalendar] = []) {
    byDate = Dictionary(grouping: calendars.flatMap(\.holidays), by: \.date)
    let first = calendars.map(\.covers.lowerBound).max()
    let last = calendars.map(\.covers.upperBound).min()
    covered = if let first, let last, first <= last { first...last } else { nil }
  }

  /// No calendar: of no day is it known whether it is a bank holiday.
  package static let unknown = Holidays()

  package func holidays(on date: CivilDate) -> [Holiday] { byDate[date] ?? [] }

  /// The hours at which one or another of them is kept.
  var everyHours: Set<DayHours> { Set(byDate.values.flatMap { $0.map(\.hours) }) }

  /// Whether it is known of this day what it is.
  package func covers(_ date: CivilDate) -> Bool { covered?.contains(date) ?? false }
}
