/// What is lacking in one row of results, by the position of its indicators among those that are watched.
struct RowGaps {
  /// The first so many positions have a bit each; the others share one.
  private static let most = 60
  private static let others: UInt64 = 1 << 60
  private static let open: UInt64 = 1 << 61
  private static let range: UInt64 = 1 << 62

  private var bits: UInt64 = 0

  /// Notes the state of a reading. Without a branch: what is missing cannot be foretold.
  @inline(__always)
  mutating func note(_ state: Reading.State, at position: Int) {
    let own = position < Self.most ? 1 &<< UInt64(truncatingIfNeeded: position) : Self.others
    bits |= state == .missing ? own : 0
    bits |= state == .within ? Self.range : 0
  }

  /// Notes the levels that a status may have.
  @inline(__always)
  mutating func note(levels: UInt32) {
    bits |= levels & (levels &- 1) != 0 ? Self.open : 0
  }

  /// Whether the row has to say what is missing.
  var isAny: Bool { bits & ~Self.range != 0 }

  /// Whether a reading is known by its range only.
  var hasRange: Bool { bits & Self.range != 0 }

  /// Takes out the first position that is missing; nil where there is none, but among those that share a
  /// bit.
  mutating func next() -> Int? {
    let rest = bits & (Self.others &- 1)
    if rest == 0 { return nil }
    bits &= bits &- 1
    return rest.trailingZeroBitCount
  }

  /// Positions that may be missing, too, and have to be looked at.
  func others(upTo count: Int) -> Range<Int> {
    bits & Self.others == 0 ? 0..<0 : Self.most..<max(count, Self.most)
  }
}
