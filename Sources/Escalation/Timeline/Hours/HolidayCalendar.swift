/// Hours within one day, `10:00 to 16:00`; an end before the beginning is on the next day.
package struct DayHours: Hashable, Sendable {
  package let from: TimeOfDay
  package let to: TimeOfDay

  package init(from: TimeOfDay, to: TimeOfDay) {
    self.from = from
    self.to = to
  }

  package static let wholeDay = DayHours(from: .midnight, to: .endOfDay)
}

/// A bank holiday.
package struct Holiday: Hashable, Sendable {
  package let date: CivilDate
  package let title: String
  /// When it is kept; the whole day where a calendar says nothing.
  package let hours: DayHours

  package init(date: CivilDate, title: String, hours: DayHours = .wholeDay) {
    self.date = date
    self.title = title
    self.hours = hours
  }
}

/// The bank holidays of a region, as a calendar file lists them.
package struct HolidayCalendar: Sendable {
  package let name: String
  package let title: String
  package let region: String?
  /// Between these days, both included, a day that is not listed is no bank holiday. Of other days
  /// the calendar says nothing.
  package let covers: ClosedRange<CivilDate>
  package let holidays: [Holiday]
}
