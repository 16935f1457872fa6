import Escalation

/// Some years painted half hour by half hour, with bank holidays on all sorts of days.
struct DutyWalk {
  private static let days = 8 * 366
  private static let first = CivilDate(year: 2024, month: 1, day: 1)

  private let plan: DutyPlan
  private let dates: [CivilDate]
  private let isHoliday: [Bool]
  /// Per hours, whether each half hour is in them.
  private var hours: [[Bool]] = []

  init(_ plan: DutyPlan, _ numbers: inout SeededNumbers) {
    self.plan = plan
    dates = (0..<Self.days).compactMap { Self.first?.adding(days: $0) }
    isHoliday = dates.map { _ in Bool.random(using: &numbers) }
    hours = plan.hours.map(painted)
  }

  /// The first half hour at which there is something to do and nobody to do it. The first days are
  /// left out, which nothing of the year before reaches into.
  var firstMissing: String? {
    for half in (10 * 48)..<(dates.count * 48)
    where canBe(plan.condition ?? .all([]), true, half) && !isHeld(0, half) {
      return "\(dates[half / 48].iso) \(half % 48 / 2):\(half % 2 * 30) \(isHoliday[half / 48])"
    }
    return nil
  }

  // MARK: - Painting

  private func painted(_ lines: [DutyPlan.Line]) -> [Bool] {
    var year = [Bool](repeating: false, count: dates.count * 48)
    for line in lines where !line.isTakenOff { paint(line, true, &year) }
    for line in lines where line.isTakenOff { paint(line, false, &year) }
    return year
  }

  private func paint(_ line: DutyPlan.Line, _ value: Bool, _ year: inout [Bool]) {
    for (day, date) in dates.enumerated() {
      guard let (from, length) = stretch(line.stretch, day, date.weekday.rawValue) else { continue }
      let start = day * 48 + from
      for half in start..<min(start + length, year.count)
      where line.isTakenOff || isIn(line, dates[half / 48]) {
        year[half] = value
      }
    }
  }

  /// Where it begins on a day, and how many half hours it lasts.
  private func stretch(
    _ stretch: DutyPlan.Stretch, _ day: Int, _ weekday: Int
  ) -> (Int, Int)? {
    switch stretch {
    case .days(let days, let from, let to):
      return days.contains(weekday) ? (from, to > from ? to - from : to + 48 - from) : nil
    case .bankHolidays(let from, let to):
      return isHoliday[day] ? (from, to > from ? to - from : to + 48 - from) : nil
    case .week(let first, let from, let last, let to):
      guard weekday == first else { return nil }
      var end = last
      while end * 48 + to <= first * 48 + from { end += 7 }
      return (from, end * 48 + to - first * 48 - from)
    }
  }

  private func isIn(_ line: DutyPlan.Line, _ date: CivilDate) -> Bool {
    guard let season = line.season else { return true }
    let day = (date.month, date.day)
    return season.from <= season.to
      ? season.from <= day && day <= season.to : season.from <= day || day <= season.to
  }

  // MARK: - Asking

  private func isHeld(_ role: Int, _ half: Int) -> Bool {
    let role = plan.roles[role]
    let standing = role.covers.filter { stands($0.0, half) }
    let isThere =
      role.onDuty.map { hours[$0][half] } ?? standing.isEmpty
    return isThere || standing.first.map { isHeld($0.1, half) } ?? false
  }

  private func stands(_ when: DutyPlan.When, _ half: Int) -> Bool {
    switch when {
    case .offDuty: true
    case .during(let index): hours[index][half]
    case .outside(let index): !hours[index][half]
    }
  }

  /// Whether a condition can come out so, each reading by itself.
  private func canBe(_ test: DutyPlan.Test, _ wanted: Bool, _ half: Int) -> Bool {
    switch test {
    case .reading: return true
    case .during(let index): return hours[index][half] == wanted
    case .outside(let index): return hours[index][half] != wanted
    case .all(let parts):
      return wanted
        ? parts.allSatisfy { canBe($0, true, half) } : parts.contains { canBe($0, false, half) }
    case .any(let parts):
      return wanted
        ? parts.contains { canBe($0, true, half) } : parts.allSatisfy { canBe($0, false, half) }
    case .none(let parts): return canBe(.any(parts), !wanted, half)
    }
  }
}
