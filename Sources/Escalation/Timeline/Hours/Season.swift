/// Days of every year, both ends included: `1 june to 15 september`. An end before the beginning
/// is in the next year.
package struct Season: Hashable, Sendable {
  /// A day of the year, of whatever year.
  package struct Day: Hashable, Comparable, Sendable {
    package let month: Int
    package let day: Int

    /// Nothing where no year has such a day.
    package init?(month: Int, day: Int) {
      guard 1...12 ~= month, 1...CivilDate.daysIn(month: month, year: 2000) ~= day else {
        return nil
      }
      self.month = month
      self.day = day
    }

    fileprivate init(_ date: CivilDate) {
      month = date.month
      day = date.day
    }

    package static func < (left: Day, right: Day) -> Bool {
      (left.month, left.day) < (right.month, right.day)
    }
  }

  /// As a line of hours names them.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  package let first: Day
  package let last: Day

  package init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  package func contains(_ date: CivilDate) -> Bool {
    let day = Day(date)
    return first <= last ? first <= day && day <= last : first <= day || day <= last
  }
}
