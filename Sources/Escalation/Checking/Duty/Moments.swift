/// Every kind of moment that the hours of a plan can tell apart, over all years at once: a weekday,
/// a time, a season, and whether that day and the one before are bank holidays.
///
/// Two moments of one kind are in the same hours, so that a law about every minute is proved by
/// looking at each kind once. The hour in which the clocks change is taken as any other.
struct Moments {
  /// One kind of moment.
  struct Kind {
    let weekday: Weekday
    /// A day of the year in the season.
    let date: CivilDate
    let season: Int
    /// Indices into `holidays`.
    let today: Int
    let yesterday: Int
    /// Seconds of the day: the first that is of the kind, and the first that no longer is.
    let from: Int
    let to: Int
  }

  /// More than this many kinds are not looked at.
  static let limit = 50_000

  /// The first days of the stretches that seasons cut the year into.
  let seasons: [CivilDate]
  /// What a day may be: first no bank holiday, then one at each of the hours that some have.
  let holidays: [DayHours?]
  /// Seconds of the day at which some hours begin or end; the first is 0.
  let times: [Int]

  /// Nil where there would be too many.
  init?(of plan: Plan) {
    let hours = plan.allHours
    let lines = hours.flatMap { $0.lines + $0.exceptions }
    let asksForHolidays = hours.contains(where: \.namesBankHolidays)
    let ownHours = plan.holidays.everyHours.subtracting([.wholeDay])
    holidays = asksForHolidays ? [nil, .wholeDay] + Self.sorted(ownHours) : [nil]
    seasons = Self.starts(of: lines.compactMap(\.season))
    times = Self.times(of: lines.map(\.pattern), holidays.compactMap(\.self))
    let days = seasons.count * holidays.count * holidays.count * Weekday.allCases.count
    guard days * times.count <= Self.limit else { return nil }
  }

  var count: Int {
    seasons.count * holidays.count * holidays.count * Weekday.allCases.count * times.count
  }

  /// By season, then what the days are, then in the order of a week.
  func kind(_ index: Int) -> Kind {
    let time = index % times.count
    let weekday = index / times.count % 7
    let days = index / times.count / 7
    return Kind(
      weekday: Weekday.allCases[weekday], date: seasons[days / holidays.count / holidays.count],
      season: days / holidays.count / holidays.count, today: days % holidays.count,
      yesterday: days / holidays.count % holidays.count, from: times[time],
      to: time + 1 < times.count ? times[time + 1] : TimeOfDay.endOfDay.secondsOfDay)
  }

  /// The same moment of a day that is, or is not, a bank holiday.
  func index(_ index: Int, today: Int) -> Int {
    index + (today - kind(index).today) * times.count * 7
  }

  /// The same moment of another season.
  func index(_ index: Int, season: Int) -> Int {
    index + (season - kind(index).season) * times.count * 7 * holidays.count * holidays.count
  }

  var none: MomentSet { MomentSet(count: count, isFull: false) }
  var all: MomentSet { MomentSet(count: count, isFull: true) }

  func moments(where isIn: (Kind) -> Bool) -> MomentSet {
    var set = none
    for index in 0..<count where isIn(kind(index)) { set.insert(index) }
    return set
  }

  // MARK: - What cuts time

  private static func sorted(_ hours: Set<DayHours>) -> [DayHours] {
    hours.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// A leap year, so that every day of a season is one of it.
  private static let year = 2000

  private static func starts(of seasons: [Season]) -> [CivilDate] {
    let starts = seasons.flatMap { season -> [CivilDate?] in
      let last = CivilDate(year: year, month: season.last.month, day: season.last.day)
      let next = last?.adding(days: 1)
      return [
        CivilDate(year: year, month: season.first.month, day: season.first.day),
        next.flatMap { CivilDate(year: year, month: $0.month, day: $0.day) },
      ]
    }
    let found = Set(starts.compactMap(\.self)).sorted()
    return found.isEmpty ? [CivilDate(daysSinceEpoch: 0)] : found
  }

  private static func times(of patterns: [HoursPattern], _ holidays: [DayHours]) -> [Int] {
    let written = patterns.flatMap { pattern -> [TimeOfDay] in
      switch pattern {
      case .always: []
      case .days(_, let hours): [hours.from, hours.to]
      case .week(_, let from, _, let to): [from, to]
      case .bankHolidays(let hours): hours.map { [$0.from, $0.to] } ?? []
      }
    }
    let all = written + holidays.flatMap { [$0.from, $0.to] } + [.midnight]
    return Set(all.map(\.secondsOfDay)).subtracting([TimeOfDay.endOfDay.secondsOfDay]).sorted()
  }
}

extension Hours {
  /// The kinds of moments in the hours. Of hours that could not be read nothing is concluded.
  func set(of moments: Moments) -> MomentSet {
    if lines.isEmpty { return moments.all }
    let inside = lines.map { $0.set(of: moments) }.reduce(moments.none) { $0.union($1) }
    return exceptions.map { $0.set(of: moments) }.reduce(inside) { $0.subtracting($1) }
  }
}

extension Hours.Line {
  fileprivate func set(of moments: Moments) -> MomentSet {
    moments.moments { kind in
      (season?.contains(kind.date) ?? true) && pattern.contains(kind, moments.holidays)
    }
  }
}

extension HoursPattern {
  fileprivate func contains(_ kind: Moments.Kind, _ holidays: [DayHours?]) -> Bool {
    switch self {
    case .always: return true
    case .days(let days, let hours):
      return days.contains(kind.weekday) && hours.containsOnItsDay(kind.from)
        || days.contains(kind.weekday.before) && hours.containsOnTheNext(kind.from)
    case .week(let first, let from, let last, let to):
      let week = 7 * TimeOfDay.endOfDay.secondsOfDay
      let start = first.secondsOfWeek + from.secondsOfDay
      let length = last.secondsOfWeek + to.secondsOfDay - start
      let passed = kind.weekday.secondsOfWeek + kind.from - start
      return (passed + week) % week < (length <= 0 ? length + week : length)
    case .bankHolidays(let hours):
      let today = holidays[kind.today].map { hours ?? $0 }
      let yesterday = holidays[kind.yesterday].map { hours ?? $0 }
      return today?.containsOnItsDay(kind.from) ?? false
        || yesterday?.containsOnTheNext(kind.from) ?? false
    }
  }
}

extension DayHours {
  /// Whether they end on the day after.
  fileprivate var isOvernight: Bool { to <= from }

  fileprivate func containsOnItsDay(_ second: Int) -> Bool {
    from.secondsOfDay <= second && (isOvernight || second < to.secondsOfDay)
  }

  fileprivate func containsOnTheNext(_ second: Int) -> Bool {
    isOvernight && second < to.secondsOfDay
  }
}

extension Weekday {
  fileprivate var before: Weekday { Self.allCases[(rawValue + 6) % 7] }
  fileprivate var secondsOfWeek: Int { rawValue * TimeOfDay.endOfDay.secondsOfDay }
}
