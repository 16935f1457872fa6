/// Which word of results says what is known of a set of levels: 0 for nothing, 1 for anything, then the
/// levels from the mildest on.
struct LevelDigits: Sendable {
  /// Sets that are looked up instead of being worked out.
  private static let looked = 256

  /// By set: the best level of it, and the worst.
  private let best: [UInt16]
  private let worst: [UInt16]
  /// How many words there are.
  private let base: Int

  init(levels: Int) {
    base = levels + 2
    best = (0..<Self.looked).map { Self.best(UInt32($0)) }
    worst = (0..<Self.looked).map { Self.worst(UInt32($0)) }
  }

  private static func best(_ set: UInt32) -> UInt16 {
    if set == 0 { return 0 }
    let best = set.trailingZeroBitCount
    let isSingle = set & (set &- 1) == 0
    return best == 0 && !isSingle ? 1 : UInt16(truncatingIfNeeded: best &+ 2)
  }

  private static func worst(_ set: UInt32) -> UInt16 {
    set == 0 ? 0 : UInt16(truncatingIfNeeded: 33 &- set.leadingZeroBitCount)
  }

  /// Adds the words of a column to numbers, as a digit behind those that are there, and `offset`
  /// besides; `isFirst` forgets what is there. The number of a slot stands at `position` in a row of
  /// `width` numbers.
  func add(
    _ sets: [UInt32], isWorst: Bool, isFirst: Bool, offset: Int,
    to numbers: inout MutableSpan<UInt16>, at position: Int, width: Int
  ) {
    let sets = sets.span
    let table = isWorst ? worst.span : best.span
    let base: UInt16 = isFirst ? 0 : UInt16(truncatingIfNeeded: base)
    let offset = UInt16(truncatingIfNeeded: offset)
    var place = position
    for slot in sets.indices {
      let set = sets[slot]
      let word =
        set < Self.looked
        ? table[Int(truncatingIfNeeded: set)] : isWorst ? Self.worst(set) : Self.best(set)
      numbers[place] = numbers[place] &* base &+ word &+ offset
      place &+= width
    }
  }
}
