/// Counts how many sets of levels can reach each level.
struct LevelTally {
  /// By level: how many sets reach it whatever the missing readings are; have it among them.
  private var certain: [Int]
  private var exactly: [Int]
  /// Sets that can be above a level or below it, but not at it.
  private var eitherSide: [Int]
  private var members = 0

  init(levels: Int) {
    certain = Array(repeating: 0, count: levels + 1)
    exactly = certain
    eitherSide = certain
  }

  mutating func reset() {
    members = 0
    for level in certain.indices {
      certain[level] = 0
      exactly[level] = 0
      eitherSide[level] = 0
    }
  }

  mutating func add(_ set: UInt32) {
    guard set != 0 else { return }
    members += 1
    let best = set.trailingZeroBitCount
    let worst = 31 - set.leadingZeroBitCount
    for level in 0...best { certain[level] += 1 }
    for level in best...worst {
      if set & (1 << UInt32(level)) != 0 { exactly[level] += 1 } else { eitherSide[level] += 1 }
    }
  }

  /// The levels that can come out as the most severe one which `needed` sets reach; none where
  /// there are fewer sets than that.
  func levels(reachedBy needed: Int) -> UInt32 {
    guard members >= needed else { return 0 }
    var result: UInt32 = 0
    for level in 0..<(certain.count - 1) {
      let forcedAbove = certain[level + 1]
      guard forcedAbove < needed else { continue }
      let raised = min(needed - 1 - forcedAbove, eitherSide[level])
      if exactly[level] > 0, forcedAbove + exactly[level] + raised >= needed {
        result |= 1 << UInt32(level)
      }
    }
    return result
  }
}
