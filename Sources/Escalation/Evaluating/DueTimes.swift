// When something that has been started is due.
extension Action {
  /// When it is next due; nil where the plan sets no time. What had to be done within a span of its
  /// start stays due then, though that be past.
  package func due(startedAt start: Instant, at now: Instant, zone: TimeZoneRules) -> Instant? {
    [
      within.map { $0.end(from: start, in: zone) },
      by.map { Rhythm.day(.init(.by, $0)).nextDue(after: now, in: zone) },
      every.map { $0.nextDue(startedAt: start, after: now, in: zone) },
    ].compactMap(\.self).min()
  }
}

extension Rhythm {
  /// The first time it falls due after `now`; a span counts from the start again and again.
  package func nextDue(
    startedAt start: Instant, after now: Instant, in zone: TimeZoneRules
  ) -> Instant {
    guard case .elapsed(let span) = self else { return nextDue(after: now, in: zone) }
    if let seconds = span.elapsedSeconds {
      let passed = max(0, now.seconds - start.seconds) / seconds
      return start.adding(seconds: (passed + 1) * seconds)
    }
    return nextDay(of: span, startedAt: start, after: now, in: zone)
  }

  /// Days are counted on the calendar from the start, so that the time of day stays the same.
  private func nextDay(
    of span: TimeSpan, startedAt start: Instant, after now: Instant, in zone: TimeZoneRules
  ) -> Instant {
    let first = zone.civil(at: start)
    let length = max(1, span.calendarDays ?? 1)
    let passed = zone.civil(at: now).date.daysSinceEpoch - first.date.daysSinceEpoch
    var count = max(1, passed / length)
    while true {
      let date = first.date.adding(days: count * length)
      let due = zone.instant(of: CivilDateTime(date: date, time: first.time))
      if due > now { return due }
      count += 1
    }
  }
}

extension Assessment.ActionLine {
  /// Says when it is due where it began at `start`.
  mutating func setDue(startedAt start: Instant, at now: Instant, in zone: TimeZoneRules) {
    guard case .planned(let action) = kind else { return }
    deadline = action.within?.end(from: start, in: zone)
    due = action.due(startedAt: start, at: now, zone: zone)
  }
}
