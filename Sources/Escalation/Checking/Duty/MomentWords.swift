// Kinds of moments as people say them.
extension Moments {
  /// One moment out of some: `on a Saturday at 03:00 that is no bank holiday`. Plain days come
  /// first, and times at which people think of the night.
  func words(for moment: Int, in set: MomentSet) -> String {
    let kind = kind(moment)
    var words = kind.today == 0 ? "on a " : "on a bank holiday "
    words += kind.weekday.title
    if kind.yesterday != 0 { words += " after a bank holiday" }
    words += " at \(plainTime(kind).text)"
    if kind.today == 0, holidays.count > 1, !set.contains(index(moment, today: 1)) {
      words += " that is no bank holiday"
    }
    let isInEachSeason = seasons.indices.allSatisfy {
      set.contains(index(moment, season: $0))
    }
    return words + (isInEachSeason ? "" : season(kind))
  }

  private func plainTime(_ kind: Kind) -> TimeOfDay {
    let hours = [3, 22, 10].map { $0 * 3600 }
    return TimeOfDay(secondsOfDay: hours.first { kind.from <= $0 && $0 < kind.to } ?? kind.from)
  }

  private func season(_ kind: Kind) -> String {
    let next = seasons[(kind.season + 1) % seasons.count].adding(days: -1)
    return kind.date.dayOfYear == next.dayOfYear
      ? ", on \(next.dayOfYear)" : ", \(kind.date.dayOfYear) to \(next.dayOfYear)"
  }

  /// The stretches of a week in a set, as lines of hours: `friday 17:00 to monday 08:00`. Of the
  /// first season, and without bank holidays; empty where there are none, or the whole week is one.
  func stretches(of set: MomentSet) -> [String] {
    guard let first = set.first else { return [] }
    let week = 7 * times.count
    let start = kind(first).season * holidays.count * holidays.count * week
    let inside = (0..<week).map { set.contains(start + $0) }
    guard inside.contains(true), inside.contains(false) else { return [] }
    let stretches = inside.indices.filter { inside[$0] && !inside[($0 + week - 1) % week] }
      .map { begin in
        let length = (1...week).first { !inside[(begin + $0) % week] } ?? week
        return WeekStretch(from: begin, length: length, timesPerDay: times.count)
      }
    return WeekStretch.groups(of: stretches).map { words(for: $0) }
  }

  private func words(for group: [WeekStretch]) -> String {
    guard let first = group.first, let last = group.last else { return "" }
    let from = clock(first.time)
    let to = first.endTime == 0 ? TimeOfDay.endOfDay.text : clock(first.endTime)
    if group.count == 7 { return "daily \(from) to \(to)" }
    if group.count > 1 { return "\(first.day.name) to \(last.day.name) \(from) to \(to)" }
    return first.isOfADay
      ? "\(first.day.name) \(from) to \(to)"
      : "\(first.day.name) \(from) to \(first.lastDay.name) \(to)"
  }

  private func clock(_ time: Int) -> String { TimeOfDay(secondsOfDay: times[time]).text }
}

/// A stretch of a week, counted in the times that cut its days.
private struct WeekStretch {
  let from: Int
  let length: Int
  let timesPerDay: Int

  var day: Weekday { Weekday.allCases[from / timesPerDay] }
  var time: Int { from % timesPerDay }
  /// 0 is midnight, at the end of the last day.
  var endTime: Int { (from + length) % timesPerDay }
  var lastDay: Weekday { Weekday.allCases[(from + length - 1) / timesPerDay % 7] }

  /// Whether it is one that a line of hours can say of each of several days.
  var isOfADay: Bool { length < timesPerDay || length == timesPerDay && time == 0 }

  func isAlike(_ other: WeekStretch) -> Bool {
    isOfADay && time == other.time && length == other.length
  }

  /// Those of days in a row that are alike together.
  static func groups(of stretches: [WeekStretch]) -> [[WeekStretch]] {
    stretches.reduce(into: []) { groups, stretch in
      if let last = groups.last?.last, last.isAlike(stretch),
        last.day.rawValue + 1 == stretch.day.rawValue
      {
        groups[groups.count - 1].append(stretch)
      } else {
        groups.append([stretch])
      }
    }
  }
}

extension Weekday {
  /// `Saturday`, as in a sentence.
  var title: String { name.prefix(1).uppercased() + name.dropFirst() }
}

extension CivilDate {
  /// `1 june`, as a season says it.
  fileprivate var dayOfYear: String { "\(day) \(Season.months[month - 1])" }
}
