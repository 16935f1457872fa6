/// The rule a time zone follows year after year: one offset, or two that take turns.
struct PosixZone: Hashable, Sendable {
  /// The second offset and when it begins and ends each year.
  struct Daylight: Hashable, Sendable {
    let offset: Int
    let start: PosixChange
    let end: PosixChange
  }

  /// Seconds east of UTC.
  let standardOffset: Int
  let daylight: Daylight?

  /// The changes of one year in order: when, and the offset from then on.
  func changes(in year: Int) -> [(time: Int64, offset: Int)] {
    guard let daylight else { return [] }
    let start = daylight.start.wallSeconds(in: year) - Int64(standardOffset)
    let end = daylight.end.wallSeconds(in: year) - Int64(daylight.offset)
    let changes = [(time: start, offset: daylight.offset), (time: end, offset: standardOffset)]
    return start <= end ? changes : changes.reversed()
  }
}

/// The day and time of a yearly change of the clock, by the clock that is about to change.
struct PosixChange: Hashable, Sendable {
  /// The ways to say which day of the year it is.
  enum Day: Hashable, Sendable {
    /// The week (5 is the last) of the month on that weekday (0 is Sunday).
    case weekday(Int, week: Int, month: Int)
    /// The day 1 to 365, where 29 February is never counted.
    case withoutLeapDay(Int)
    /// The day 0 to 365, where 29 February is counted.
    case fromZero(Int)
  }

  let day: Day
  /// Seconds after 00:00 of that day; negative or beyond 24 hours in some zones.
  let seconds: Int

  /// When it comes in a year, in seconds since the clock showed 1970-01-01 00:00.
  func wallSeconds(in year: Int) -> Int64 {
    Int64(daysSinceEpoch(in: year)) * 86_400 + Int64(seconds)
  }

  private func daysSinceEpoch(in year: Int) -> Int {
    switch day {
    case .weekday(let weekday, let week, let month):
      return Self.firstDay(of: month, in: year)
        + Self.dayOfMonth(weekday: weekday, week: week, month: month, year: year)
    case .withoutLeapDay(let number):
      let leapDay = CivilDate.isLeap(year: year) && number >= 60 ? 1 : 0
      return Self.firstDay(of: 1, in: year) + number - 1 + leapDay
    case .fromZero(let number):
      return Self.firstDay(of: 1, in: year) + number
    }
  }

  private static func dayOfMonth(weekday: Int, week: Int, month: Int, year: Int) -> Int {
    let first = CivilDate(daysSinceEpoch: firstDay(of: month, in: year)).weekday
    let firstFromSunday = (first.rawValue + 1) % 7
    let day = (weekday - firstFromSunday + 7) % 7 + (week - 1) * 7
    return day < CivilDate.daysIn(month: month, year: year) ? day : day - 7
  }

  // Years run past 9999 where the rule is laid out ahead, so this counts from a year of the same
  // shape in the 400 years that follow 2000.
  private static func firstDay(of month: Int, in year: Int) -> Int {
    let cycle = floorQuotient(year - 2000, 400)
    let near = CivilDate(year: year - cycle * 400, month: month, day: 1)
    return (near?.daysSinceEpoch ?? 0) + cycle * 146_097
  }
}
