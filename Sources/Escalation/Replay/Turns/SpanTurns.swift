// The instants at which a span comes to its end, or something comes into it.
extension TimeSpan {
  /// Every instant at which the span that ends there may begin to begin at `start` or later.
  ///
  /// Elapsed time has one. Where days are counted and the clocks are changed close by, the same time
  /// of day may come twice or not at all.
  func turns(from start: Instant, _ zone: TimeZoneRules) -> [Instant] {
    turns(at: end(from: start, in: zone), zone)
  }

  /// Every instant at which the span that begins there may begin to end at `end` or later.
  func turns(before end: Instant, _ zone: TimeZoneRules) -> [Instant] {
    turns(at: start(before: end, in: zone), zone)
  }

  private static let day: Int64 = 86_400

  private func turns(at turn: Instant, _ zone: TimeZoneRules) -> [Instant] {
    guard elapsedSeconds == nil else { return [turn] }
    guard let change = zone.nextChange(after: turn.adding(seconds: -2 * Self.day)),
      change < turn.adding(seconds: 2 * Self.day)
    else { return [turn] }
    let shift = zone.offset(at: change) - zone.offset(at: change.adding(seconds: -1))
    let other = Int64(abs(shift))
    return [turn, turn.adding(seconds: other), turn.adding(seconds: -other), change]
  }
}
