/// Stretches of time that come back: the part of a line of hours behind its season.
package enum HoursPattern: Hashable, Sendable {
  /// `24 hours`.
  case always
  /// `monday to friday 08:00 to 17:00`, `saturday and sunday`, `daily 22:00 to 06:00`: on each of
  /// these days from one time to the other.
  case days(Set<Weekday>, DayHours)
  /// `friday 17:00 to monday 08:00`: one stretch from a day to another.
  case week(Weekday, TimeOfDay, to: Weekday, TimeOfDay)
  /// `bank holidays`, at their own hours where none are given.
  case bankHolidays(DayHours?)
}

/// A stretch of time that begins on a certain day.
struct HoursOccurrence {
  let start: Instant
  /// The first instant after it.
  let end: Instant
  /// Whether it is known to be one; a day of which no calendar speaks may be a bank holiday.
  let isCertain: Bool

  func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
}

extension HoursPattern {
  /// Within so many days every stretch that has begun has ended.
  static let longest = 8

  var namesBankHolidays: Bool { if case .bankHolidays = self { true } else { false } }

  /// The stretches that begin on a day.
  func occurrences(on date: CivilDate, _ clock: PlanClock) -> [HoursOccurrence] {
    switch self {
    case .always: return [occurrence(date, .wholeDay, clock)].compactMap(\.self)
    case .days(let days, let hours):
      guard days.contains(date.weekday) else { return [] }
      return [occurrence(date, hours, clock)].compactMap(\.self)
    case .week(let weekday, let from, let lastDay, let to):
      guard date.weekday == weekday else { return [] }
      let days = (lastDay.rawValue - weekday.rawValue + 7) % 7
      let isNextWeek = days == 0 && to <= from
      let end = CivilDateTime(date: date.adding(days: isNextWeek ? 7 : days), time: to)
      return [occurrence(CivilDateTime(date: date, time: from), end, clock)].compactMap(\.self)
    case .bankHolidays(let hours): return bankHolidays(date, hours, clock)
    }
  }

  private func bankHolidays(
    _ date: CivilDate, _ hours: DayHours?, _ clock: PlanClock
  ) -> [HoursOccurrence] {
    let listed = clock.holidays.holidays(on: date)
    let certain = listed.compactMap { occurrence(date, hours ?? $0.hours, clock) }
    guard !clock.holidays.covers(date) else { return certain }
    let possible = occurrence(date, hours ?? .wholeDay, clock, isCertain: false)
    return certain + [possible].compactMap(\.self)
  }

  private func occurrence(
    _ date: CivilDate, _ hours: DayHours, _ clock: PlanClock, isCertain: Bool = true
  ) -> HoursOccurrence? {
    let isOvernight = hours.to <= hours.from
    return occurrence(
      CivilDateTime(date: date, time: hours.from),
      CivilDateTime(date: isOvernight ? date.adding(days: 1) : date, time: hours.to), clock,
      isCertain: isCertain)
  }

  /// Nothing where a change of the clocks swallows it whole.
  private func occurrence(
    _ from: CivilDateTime, _ to: CivilDateTime, _ clock: PlanClock, isCertain: Bool = true
  ) -> HoursOccurrence? {
    let start = clock.zone.instant(of: from)
    let end = clock.zone.instant(of: to)
    return start < end ? HoursOccurrence(start: start, end: end, isCertain: isCertain) : nil
  }
}
