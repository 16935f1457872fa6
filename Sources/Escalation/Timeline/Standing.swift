/// Whether a reading still speaks for an assessment.
package enum Standing: Hashable, Sendable {
  /// It stands and nothing newer is due.
  case current
  /// It is still fresh, but a newer one was due then.
  case overdue(since: Instant)
  /// It no longer stands: it was too old then.
  case stale(since: Instant)
}

/// How a reading made at one time stands when it is assessed at another.
///
/// With `fresh for` it stands until it is older than that. With a rhythm alone it stands until the
/// next is due. With neither it stands at its own time only. A reading made after the assessment
/// never stands; callers leave it out.
package func standing(
  readAt: Instant, assessedAt: Instant, every: Rhythm?, freshFor: TimeSpan?, zone: TimeZoneRules
) -> Standing {
  guard readAt <= assessedAt else { return .stale(since: readAt) }
  if let freshFor {
    let end = freshFor.end(from: readAt, in: zone)
    if assessedAt > end { return .stale(since: end) }
    guard let due = every?.due(afterReadingAt: readAt, in: zone), due <= assessedAt else {
      return .current
    }
    return .overdue(since: due)
  }
  guard let every else { return readAt == assessedAt ? .current : .stale(since: readAt) }
  let end = every.end(ofReadingAt: readAt, in: zone)
  return assessedAt < end ? .current : .stale(since: end)
}
