/// How far back a test over time may look.
struct LookBack: Sendable {
  /// Of the answers before then at none but the last.
  let horizon: Instant?
  /// Where there is no horizon: at so many of the last answers.
  let longestRow: Int?

  /// Whether so many answers, the earliest of them of an instant, are all it looks at.
  @inline(__always)
  func isEnough(_ count: Int, downTo earliest: Instant) -> Bool {
    if let horizon { return earliest < horizon }
    return longestRow.map { count >= $0 } ?? false
  }
}

/// Which answers to a test no later moment looks at.
struct Forgetting: Sendable {
  /// Nil where all are to be kept.
  let lookBack: LookBack?
  /// They are let go of when they are so many: one by one that takes as long as noting them.
  let atATime: Int

  var horizon: Instant? { lookBack?.horizon }
  var longestRow: Int? { lookBack?.longestRow }

  static let nothing = Forgetting(lookBack: nil, atATime: 1)
}

extension LastingTest {
  func lookBack(at: Instant, _ zone: TimeZoneRules) -> LookBack {
    LookBack(horizon: horizon(at: at, zone), longestRow: longestRow)
  }
}
