/// The days or weeks of a rhythm, numbered, and when each is due.
struct RhythmGrid {
  /// The weekday a week begins on; nothing where each day stands alone.
  let firstDay: Weekday?
  /// Days from the first day to the one it is due on.
  let dueDay: Int
  /// When on that day; 24:00 where the plan gives no time.
  let dueTime: TimeOfDay
  /// Whether the plan gives a day or time within the period.
  let hasTime: Bool

  private var length: Int { firstDay == nil ? 1 : 7 }

  /// The number of the day or week that an instant lies in.
  func period(of instant: Instant, in zone: TimeZoneRules) -> Int {
    let days = zone.civil(at: instant).date.daysSinceEpoch
    return floorQuotient(days - origin, length)
  }

  /// When a day or week begins.
  func start(of period: Int, _ zone: TimeZoneRules) -> Instant {
    zone.startOfDay(firstDate(of: period))
  }

  /// When it is due in a day or week.
  func due(in period: Int, _ zone: TimeZoneRules) -> Instant {
    let date = firstDate(of: period).adding(days: dueDay)
    return zone.instant(of: CivilDateTime(date: date, time: dueTime))
  }

  private func firstDate(of period: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: origin + period * length)
  }

  /// The first day of period 0; 1970-01-05 was a Monday.
  private var origin: Int {
    firstDay.map { 4 + $0.rawValue } ?? 0
  }
}

extension Rhythm {
  /// Whether it falls due at a time of day that the plan gives.
  var hasTimeOfDay: Bool {
    switch self {
    case .day(let moment), .weekday(_, let moment): moment != nil
    case .weekBy(_, let time): time != nil
    case .week, .elapsed: false
    }
  }

  /// The days or weeks it falls due in, or nothing for a span.
  var grid: RhythmGrid? {
    switch self {
    case .elapsed: nil
    case .day(let moment):
      RhythmGrid(
        firstDay: nil, dueDay: 0, dueTime: moment?.time ?? .endOfDay, hasTime: moment != nil)
    case .week:
      RhythmGrid(firstDay: .monday, dueDay: 6, dueTime: .endOfDay, hasTime: false)
    case .weekBy(let weekday, let time):
      RhythmGrid(
        firstDay: .monday, dueDay: weekday.rawValue, dueTime: time ?? .endOfDay, hasTime: true)
    case .weekday(let weekday, let moment):
      RhythmGrid(
        firstDay: weekday, dueDay: 0, dueTime: moment?.time ?? .endOfDay, hasTime: moment != nil)
    }
  }
}
