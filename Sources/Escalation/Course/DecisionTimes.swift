extension CompiledPlan {
  /// More decisions than this between two assessments are not gone through one by one.
  static var mostDecisions: Int { 2_000 }

  /// The times up to `end` at which statuses with times of their own are decided: those after
  /// `start` or, where nothing came before, the last one. And whether there are more than are gone
  /// through.
  func decisions(
    from start: Instant?, to end: Instant, _ zone: TimeZoneRules
  ) -> (times: [Instant], isCut: Bool) {
    var times: Set<Instant> = []
    var isCut = false
    for rhythm in Set(plan.statuses.compactMap(\.decided)) {
      guard let last = rhythm.lastDue(atOrBefore: end, in: zone) else { continue }
      guard var time = start, time <= last else {
        times.insert(last)
        continue
      }
      for count in 0... {
        time = rhythm.nextDue(after: time, in: zone)
        guard time <= last else { break }
        if count == Self.mostDecisions {
          isCut = true
          break
        }
        times.insert(time)
      }
    }
    return (times.sorted(), isCut)
  }
}

extension Status {
  /// When on a day it is decided for the first time; nil where that day is none of its own times.
  func decision(on day: Range<Instant>, _ zone: TimeZoneRules) -> Instant? {
    let due = decided?.nextDue(after: day.lowerBound.adding(seconds: -1), in: zone)
    return due.flatMap { day.contains($0) ? $0 : nil }
  }
}
