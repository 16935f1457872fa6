/// Which word of results says what is known of a set of levels: 0 for nothing, 1 for anything, then the
/// levels from the mildest on.
struct LevelDigits: Sendable {
  /// Sets that are looked up instead of being worked out.
  private static let looked = 256

  /// By set: the best level of it, and the worst.
  private let best: [UInt32]
  private let worst: [UInt32]
  /// How many words there are.
  private let base: Int

  init(levels: Int) {
    base = levels + 2
    best = (0..<Self.looked).map { Self.best(UInt32($0)) }
    worst = (0..<Self.looked).map { Self.worst(UInt32($0)) }
  }

  private static func best(_ set: UInt32) -> UInt32 {
    if set == 0 { return 0 }
    let best = set.trailingZeroBitCount
    let isSingle = set & (set &- 1) == 0
    return best == 0 && !isSingle ? 1 : UInt32(truncatingIfNeeded: best &+ 2)
  }

  private static func worst(_ set: UInt32) -> UInt32 {
    set == 0 ? 0 : UInt32(truncatingIfNeeded: 33 &- set.leadingZeroBitCount)
  }

  /// Adds the words of a column to numbers, as a digit behind those that are there, and `offset`
  /// besides; `isFirst` forgets what is there. The numbers of the slots stand from `start` on.
  func add(
    _ sets: [UInt32], isWorst: Bool, isFirst: Bool, offset: Int,
    to numbers: inout MutableSpan<UInt32>, from start: Int
  ) {
    let sets = sets.span
    let table = isWorst ? worst.span : best.span
    let base: UInt32 = isFirst ? 0 : UInt32(truncatingIfNeeded: base)
    let offset = UInt32(truncatingIfNeeded: offset)
    let done = WideLevels.addDigits(
      of: sets, isWorst: isWorst, base: base, offset: offset, to: &numbers, from: start)
    for slot in done..<sets.count {
      let set = sets[slot]
      let word =
        set < Self.looked
        ? table[Int(truncatingIfNeeded: set)] : isWorst ? Self.worst(set) : Self.best(set)
      numbers[start &+ slot] = numbers[start &+ slot] &* base &+ word &+ offset
    }
  }
}
