/// A day of the Gregorian calendar, which is taken to have always been in use.
///
/// People can write the years 0001 to 9999; only sums of days reach beyond them.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// The year, 1 to 9999 where a person wrote it.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// The day with this year (1 to 9999), month and day of the month, or nothing where there is no
  /// such day.
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month,
      1...Self.daysIn(month: month, year: year) ~= day
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether the year has a 29 February.
  package static func isLeap(year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// How many days a month (1 to 12) has in a year.
  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day so many days later, or earlier where negative.
  package func adding(days: Int) -> CivilDate {
    let near = min(max(days, -Self.dayLimit), Self.dayLimit)
    return CivilDate(daysSinceEpoch: daysSinceEpoch + near)
  }

  /// Which day of the week it is.
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday.
    let sinceMonday = daysSinceEpoch + 3
    let position = sinceMonday - floorQuotient(sinceMonday, 7) * 7
    return Weekday(rawValue: position) ?? .monday
  }

  /// The day as `2024-11-04`.
  package var iso: String {
    "\(year.zeroPadded(to: 4))-\(month.zeroPadded(to: 2))-\(day.zeroPadded(to: 2))"
  }

  /// Whether `left` is the earlier day.
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

// Counting days is easiest in years that begin on 1 March: the leap day is then the last of its
// year, and months before it alternate in groups of 153 days to five months.
extension CivilDate {
  private static let daysInCycle = 146_097  // 400 years
  private static let marchFirstOfYearZero = -719_468
  private static let dayLimit = 1 << 45

  /// Whole days since 1970-01-01, negative before it.
  package var daysSinceEpoch: Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let cycle = floorQuotient(marchYear, 400)
    let yearOfCycle = marchYear - cycle * 400
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let leapDays = yearOfCycle / 4 - yearOfCycle / 100
    return cycle * Self.daysInCycle + yearOfCycle * 365 + leapDays + dayOfYear
      + Self.marchFirstOfYearZero
  }

  /// The day so many days after 1970-01-01; it stops at 2⁴⁵ days either way.
  package init(daysSinceEpoch days: Int) {
    let near = min(max(days, -Self.dayLimit), Self.dayLimit)
    let sinceMarch = near - Self.marchFirstOfYearZero
    let cycle = floorQuotient(sinceMarch, Self.daysInCycle)
    let dayOfCycle = sinceMarch - cycle * Self.daysInCycle
    let withoutLeapDays =
      dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096
    let yearOfCycle = withoutLeapDays / 365
    let leapDays = yearOfCycle / 4 - yearOfCycle / 100
    let dayOfYear = dayOfCycle - yearOfCycle * 365 - leapDays
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
  }
}
