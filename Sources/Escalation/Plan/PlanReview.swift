package import Diagnostics

/// When a plan itself is looked at again: `review: {first: 2025-01-01, then: every 12 months}`.
package struct PlanReview: Sendable {
  /// How long after one review the next one is due.
  package struct Interval: Hashable, Sendable {
    let months: Int
    let days: Int
  }

  package let first: CivilDate
  /// Nil where it is not said, or in words that name no length of time.
  package let then: Interval?
  package let mark: Mark
}

extension PlanReview {
  /// The first day after `start` on which one is due; nil where none is.
  package func due(after start: CivilDate?) -> CivilDate? {
    guard let start, first <= start else { return first }
    guard let then else { return nil }
    return (1...Self.mostReviews).lazy.map { then.day(first, times: $0) }.first { $0 > start }
  }

  private static let mostReviews = 10_000
}

extension PlanReview.Interval {
  /// `every 12 months`, `every year`, `every 2 weeks`; nil of any other words.
  package init?(parsing text: String) {
    var words = text.lowercased().split(separator: " ").map(String.init)
    if words.first == "every" { words.removeFirst() }
    guard let unit = words.popLast(), words.count <= 1 else { return nil }
    guard let count = words.first.map({ Int($0) }) ?? 1, 1...1_000 ~= count else { return nil }
    switch unit.hasSuffix("s") ? String(unit.dropLast()) : unit {
    case "day": self.init(months: 0, days: count)
    case "week": self.init(months: 0, days: count * 7)
    case "month": self.init(months: count, days: 0)
    case "year": self.init(months: count * 12, days: 0)
    default: return nil
    }
  }

  /// So many intervals after a day; where a month lacks the day, its last one.
  func day(_ start: CivilDate, times: Int) -> CivilDate {
    let months = start.month - 1 + months * times
    let year = start.year + months / 12
    let month = months % 12 + 1
    let day = min(start.day, CivilDate.daysIn(month: month, year: year))
    let date = CivilDate(year: year, month: month, day: day) ?? start
    return date.adding(days: days * times)
  }
}

extension PlanReview.Interval {
  static let year = Self(months: 12, days: 0)

  /// `12 months`, `6 weeks`.
  var text: String {
    if months > 0 { return months == 1 ? "month" : "\(months) months" }
    return days == 1 ? "day" : "\(days) days"
  }
}
