/// A length of time as a plan writes it: `36 hours`, `2 days`.
///
/// Seconds, minutes and hours are elapsed time. Days and weeks are days of the local calendar, which
/// the changes of the clock make 23 or 25 hours long.
package struct TimeSpan: Hashable, Sendable {
  /// What the count counts.
  package enum Unit: String, CaseIterable, Hashable, Sendable {
    case seconds, minutes, hours, days, weeks
  }

  /// How many of the unit, 1 to 1,000,000.
  package let count: Int
  /// The unit of the count.
  package let unit: Unit

  static let largestCount = 1_000_000

  /// So many of a unit, 1 to 1,000,000, or nothing.
  package init?(_ count: Int, _ unit: Unit) {
    guard 1...Self.largestCount ~= count else { return nil }
    self.count = count
    self.unit = unit
  }

  /// The span as a plan writes it: `36 hours`, `1 week`.
  package var text: String {
    "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }

  /// The elapsed seconds, or nothing for days and weeks, whose length depends on the place.
  package var elapsedSeconds: Int64? {
    switch unit {
    case .seconds: Int64(count)
    case .minutes: Int64(count) * 60
    case .hours: Int64(count) * 3600
    case .days, .weeks: nil
    }
  }

  /// The calendar days, or nothing for elapsed time.
  package var calendarDays: Int? {
    switch unit {
    case .seconds, .minutes, .hours: nil
    case .days: count
    case .weeks: count * 7
    }
  }

  /// When the span ends that begins at an instant.
  package func end(from start: Instant, in zone: TimeZoneRules) -> Instant {
    moved(start, by: 1, in: zone)
  }

  /// When the span began that ends at an instant.
  package func start(before end: Instant, in zone: TimeZoneRules) -> Instant {
    moved(end, by: -1, in: zone)
  }

  private func moved(_ instant: Instant, by sign: Int, in zone: TimeZoneRules) -> Instant {
    if let elapsedSeconds { return instant.adding(seconds: elapsedSeconds * Int64(sign)) }
    let local = zone.civil(at: instant)
    let date = local.date.adding(days: (calendarDays ?? 0) * sign)
    return zone.instant(of: CivilDateTime(date: date, time: local.time))
  }
}
