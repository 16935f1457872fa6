/// A point in time, the same everywhere: whole seconds since 1970-01-01T00:00:00Z, without leap
/// seconds.
package struct Instant: Hashable, Comparable, Sendable {
  /// Far outside every calendar anyone writes, and near enough to zero that no sum overflows.
  private static let limit: Int64 = 1 << 60

  /// Seconds since 1970-01-01T00:00:00Z, negative before it.
  package let seconds: Int64

  /// An instant so many seconds after 1970-01-01T00:00:00Z; it stops at 2⁶⁰ seconds either way.
  package init(seconds: Int64) {
    self.seconds = min(max(seconds, -Self.limit), Self.limit)
  }

  /// The instant so many elapsed seconds later, or earlier where negative.
  package func adding(seconds more: Int64) -> Instant {
    let (sum, overflowed) = seconds.addingReportingOverflow(more)
    guard overflowed else { return Instant(seconds: sum) }
    return Instant(seconds: more < 0 ? .min : .max)
  }

  /// The instant in UTC: `2021-11-03T09:00:00Z`.
  package var isoUTC: String {
    let local = CivilDateTime(wallSeconds: seconds)
    return "\(local.date.iso)T\(local.time.iso)Z"
  }

  /// Whether `left` is the earlier one.
  package static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }
}
