/// How often a reading is due or an action comes back: the value of `every:`.
package enum Rhythm: Hashable, Sendable {
  /// A time of day and the word before it, which a plan reads aloud.
  package struct Moment: Hashable, Sendable {
    /// The word before the time; it does not change when something is due.
    package enum Word: String, Hashable, Sendable {
      case by, at
    }

    /// The word before the time.
    package let word: Word
    /// The time on the clocks of the plan's zone.
    package let time: TimeOfDay

    /// A word and a time.
    package init(_ word: Word, _ time: TimeOfDay) {
      self.word = word
      self.time = time
    }
  }

  /// Each local day, at its end where no time is given: `day`, `day by 10:30`, `day at 18:00`.
  case day(Moment?)
  /// Each local week from Monday, at its end: `week`.
  case week
  /// Each local week from Monday, on a day of it: `week by friday 17:00`.
  case weekBy(Weekday, TimeOfDay?)
  /// Each week that begins on this day, on that day: `monday by 09:00`.
  case weekday(Weekday, Moment?)
  /// So long after the time before: `4 hours`, `2 days`.
  case elapsed(TimeSpan)

  /// The rhythm as a plan writes it after `every:`.
  package var text: String {
    switch self {
    case .day(let moment): "day" + Self.text(moment)
    case .week: "week"
    case .weekBy(let weekday, let time):
      "week by \(weekday.name)" + (time.map { " \($0.text)" } ?? "")
    case .weekday(let weekday, let moment): weekday.name + Self.text(moment)
    case .elapsed(let span): span.text
    }
  }

  private static func text(_ moment: Moment?) -> String {
    moment.map { " \($0.word.rawValue) \($0.time.text)" } ?? ""
  }
}

extension Rhythm {
  /// The last time it fell due until then, or nothing for a span, which has no fixed times.
  package func lastDue(atOrBefore instant: Instant, in zone: TimeZoneRules) -> Instant? {
    guard let grid else { return nil }
    let today = grid.period(of: instant, in: zone)
    return (0...2).lazy.map { grid.due(in: today - $0, zone) }.first { $0 <= instant }
  }

  /// The first time it falls due after an instant, for a span that long after it.
  package func nextDue(after instant: Instant, in zone: TimeZoneRules) -> Instant {
    switch self {
    case .elapsed(let span): return span.end(from: instant, in: zone)
    case .day, .week, .weekBy, .weekday: break
    }
    guard let grid else { return instant }
    let today = grid.period(of: instant, in: zone)
    let later = (-1...2).lazy.map { grid.due(in: today + $0, zone) }.first { $0 > instant }
    return later ?? grid.due(in: today + 3, zone)
  }

  /// When the reading after one made at an instant is due.
  ///
  /// A reading satisfies the day or week it was made in, before or after the time it was due.
  package func due(afterReadingAt read: Instant, in zone: TimeZoneRules) -> Instant {
    guard let grid else { return nextDue(after: read, in: zone) }
    return grid.due(in: grid.period(of: read, in: zone) + 1, zone)
  }

  /// Until when, exclusive, a reading stands that nothing else keeps fresh.
  ///
  /// Where a time is given it stands until the next is due. A reading `every: day` is that day's,
  /// and must not be taken for the next day's.
  package func end(ofReadingAt read: Instant, in zone: TimeZoneRules) -> Instant {
    guard let grid, !grid.hasTime else { return due(afterReadingAt: read, in: zone) }
    return grid.start(of: grid.period(of: read, in: zone) + 1, zone)
  }
}
