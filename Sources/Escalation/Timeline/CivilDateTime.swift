/// A day and a time on the clock, in a zone that is known elsewhere.
package struct CivilDateTime: Hashable, Comparable, Sendable {
  private static let secondsInDay: Int64 = 86_400

  /// The day.
  package let date: CivilDate
  /// The time, 00:00:00 to 23:59:59.
  package let time: TimeOfDay

  /// A day and a time; 24:00 becomes 00:00 of the next day, so that one moment has one form.
  package init(date: CivilDate, time: TimeOfDay) {
    self.date = time == .endOfDay ? date.adding(days: 1) : date
    self.time = time == .endOfDay ? .midnight : time
  }

  /// What a clock shows so many seconds after it showed 1970-01-01 00:00, were it never changed.
  init(wallSeconds: Int64) {
    let days = floorQuotient(wallSeconds, Self.secondsInDay)
    date = CivilDate(daysSinceEpoch: Int(days))
    time = TimeOfDay(secondsOfDay: Int(wallSeconds - days * Self.secondsInDay))
  }

  /// Seconds since the clock showed 1970-01-01 00:00, were it never changed.
  var wallSeconds: Int64 {
    Int64(date.daysSinceEpoch) * Self.secondsInDay + Int64(time.secondsOfDay)
  }

  /// The day and time without a zone: `2024-11-04 09:00`.
  package var text: String { "\(date.iso) \(time.text)" }

  /// Whether `left` comes earlier on a clock that is never changed.
  package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}
