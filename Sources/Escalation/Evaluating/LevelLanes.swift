/// Counts how many known levels reach each level, all levels at once: each has a byte of a word.
struct LevelLanes {
  private let raise: UInt64

  /// Nil where there are more than 8 levels or 100 members: then each is counted by itself.
  init?(levels: Int, needed: Int, _ members: Int) {
    guard levels <= 8, members <= 100, needed <= 100 else { return nil }
    raise = UInt64(128 - needed) * 0x0101_0101_0101_0101
  }

  /// One in the byte of each level up to that of a set of one level; nothing for an empty set.
  @inline(__always)
  func lanes(upTo set: UInt32) -> UInt64 {
    let level = UInt64(truncatingIfNeeded: set.trailingZeroBitCount & 7)
    return set == 0 ? 0 : 0x0101_0101_0101_0101 &>> (56 &- 8 &* level)
  }

  /// The most severe level that is reached often enough, as a set; empty where none is.
  @inline(__always)
  func level(of sums: UInt64) -> UInt32 {
    let reached = (sums &+ raise) & 0x8080_8080_8080_8080
    let level = (63 &- reached.leadingZeroBitCount) / 8
    return reached == 0 ? 0 : 1 &<< UInt32(truncatingIfNeeded: level)
  }
}

/// The same for sets of any levels: what ``LevelTally`` counts, all levels at once.
struct OpenLanes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// One bit in each byte, another in each.
  private static let diagonal: UInt64 = 0x8040_2010_0804_0201

  /// By level, a byte each: how many sets reach it whatever the missing readings are; have it among
  /// them; can be above it or below it, but not at it.
  private var certain: UInt64 = 0
  private var exactly: UInt64 = 0
  private var eitherSide: UInt64 = 0
  private var members = 0

  @inline(__always)
  mutating func add(_ set: UInt32) {
    if set == 0 { return }
    members &+= 1
    let set = UInt64(truncatingIfNeeded: set)
    let best = UInt64(truncatingIfNeeded: set.trailingZeroBitCount & 7)
    let worst = UInt64(truncatingIfNeeded: (63 &- set.leadingZeroBitCount) & 7)
    let belowBest: UInt64 = (1 &<< (8 &* best)) &- 1
    let upToWorst = UInt64.max &>> (56 &- 8 &* worst)
    let own = Self.bytes(of: set)
    certain &+= Self.ones & (UInt64.max &>> (56 &- 8 &* best))
    exactly &+= own
    eitherSide &+= Self.ones & upToWorst & ~belowBest & ~own
  }

  /// A byte of 1 for each of the eight lowest bits that is set.
  @inline(__always)
  private static func bytes(of set: UInt64) -> UInt64 {
    let spread = (set &* ones) & diagonal
    // Adding 127 carries into the highest bit of every byte that is not 0.
    return (spread &+ 0x7F7F_7F7F_7F7F_7F7F) &>> 7 & ones
  }

  /// The levels that can come out as the most severe one which `needed` sets reach; none where
  /// there are fewer sets than that.
  func levels(reachedBy needed: Int, of levels: Int) -> UInt32 {
    guard members >= needed else { return 0 }
    var result: UInt32 = 0
    for level in 0..<levels {
      let forcedAbove = level < 7 ? Self.byte(level + 1, of: certain) : 0
      guard forcedAbove < needed else { continue }
      let have = Self.byte(level, of: exactly)
      let raised = min(needed - 1 - forcedAbove, Self.byte(level, of: eitherSide))
      if have > 0, forcedAbove + have + raised >= needed { result |= 1 << UInt32(level) }
    }
    return result
  }

  private static func byte(_ level: Int, of sums: UInt64) -> Int {
    Int(truncatingIfNeeded: sums >> UInt64(8 * level) & 0xFF)
  }
}
