/// A time on the clock, 00:00:00 to 24:00:00.
///
/// 24:00 is the end of a day, never the beginning of anything.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  /// The hour, 0 to 24.
  package let hour: Int
  /// The minute, 0 to 59, and 0 after 24.
  package let minute: Int
  /// The second, 0 to 59, and 0 after 24.
  package let second: Int

  /// 00:00, where a day begins.
  package static let midnight = TimeOfDay(unchecked: 0)
  /// 24:00, where a day ends.
  package static let endOfDay = TimeOfDay(unchecked: 24)

  /// The time with this hour (0 to 24), minute and second (0 to 59), or nothing where the clock
  /// does not show it.
  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard 0...24 ~= hour, 0...59 ~= minute, 0...59 ~= second,
      hour < 24 || (minute == 0 && second == 0)
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  private init(unchecked hour: Int) {
    self.hour = hour
    minute = 0
    second = 0
  }

  /// The time so many seconds (0 to 86,399) after 00:00 on a day without a clock change.
  init(secondsOfDay: Int) {
    hour = secondsOfDay / 3600
    minute = secondsOfDay / 60 % 60
    second = secondsOfDay % 60
  }

  /// Seconds after 00:00 on a day without a clock change, 0 to 86,400.
  package var secondsOfDay: Int { hour * 3600 + minute * 60 + second }

  /// The time with its seconds: `09:00:00`.
  package var iso: String { "\(hoursAndMinutes):\(second.zeroPadded(to: 2))" }

  /// The time as people write it: `09:00`, and `09:00:30` only where there are seconds.
  package var text: String { second == 0 ? hoursAndMinutes : iso }

  private var hoursAndMinutes: String { "\(hour.zeroPadded(to: 2)):\(minute.zeroPadded(to: 2))" }

  /// Whether `left` is earlier on the same day.
  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsOfDay < right.secondsOfDay
  }
}
