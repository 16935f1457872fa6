// What is remembered of a look between two assessments: only what has become another one, so that it
// does not matter how often anybody looks.
extension LastingTest {
  /// Readings are made at assessments, and rows of assessments are counted there.
  func isNews(_ answer: TimedAnswer, after known: [TimedAnswer], _ zone: TimeZoneRules) -> Bool {
    let last = known.last { $0.instant <= answer.instant }
    let isAnother = last?.bits != answer.bits
    switch lasting {
    case .readings, .nextDays: return false
    case .elapsed: return !isReading && isAnother
    case .days:
      // Nothing known is no reading: one may still come today.
      guard !isReading, answer.bits != Answer.unknown.bits else { return false }
      let day = zone.civil(at: answer.instant).date
      return isAnother || last.map { zone.civil(at: $0.instant).date != day } ?? true
    }
  }
}

extension CompiledPlan {
  /// Of what is calculated and looked at for its rise and fall. What is averaged is averaged over
  /// assessments.
  func isNews(
    _ value: Sample.Value, of reference: Reference, at instant: Instant, after known: [Sample]
  ) -> Bool {
    guard changes.contains(where: { .indicator($0.indicator) == reference }) else { return false }
    if case .result(.within) = value { return true }
    guard case .result(.known(let number)) = value else { return false }
    return known.last { $0.instant <= instant && $0.number != nil }?.number != number
  }
}
