extension CompiledPlan {
  /// Fills every column of `frame` from its readings and answers.
  package func evaluate(_ frame: inout Frame) {
    evaluateFormulas(&frame)
    frame.inexact.removeAll(keepingCapacity: true)
    for index in columns.indices { evaluate(index, &frame) }
  }

  private func evaluate(_ index: Int, _ frame: inout Frame) {
    let column = columns[index]
    let count = frame.count(column.tier)
    var values = frame.values[index]
    frame.values[index] = []
    if values.count != count { values = Array(repeating: 0, count: count) }
    switch column.operation {
    case .classifyNumber(let indicator, let tables) where tables.count == 1:
      classify(frame.readings[indicator], numberTables[tables[0]], &values)
    case .worstOf(let inputs): worst(of: inputs, frame, &values)
    case .atLeastLevels(let needed, let inputs): atLeast(needed, of: inputs, frame, &values)
    default:
      let kernel = Kernel(compiled: self, frame: frame)
      for slot in 0..<count {
        values[slot] = kernel.value(of: index, at: slot) { frame.values[$0][$1] }
      }
    }
    frame.values[index] = values
    if column.isResult, column.mayShareInputs { refine(index, &frame) }
  }

  // MARK: - The loops that most rows go through

  private func classify(_ readings: [Reading], _ table: NumberTable, _ values: inout [UInt32]) {
    for slot in values.indices {
      let reading = readings[slot]
      switch reading.state {
      case .known: values[slot] = table.payload(mantissa: reading.mantissa, scale: reading.scale)
      case .missing: values[slot] = table.whenMissing
      case .doesNotApply: values[slot] = 0
      }
    }
  }

  private func worst(of inputs: [Int], _ frame: Frame, _ values: inout [UInt32]) {
    var lowest = [UInt32](repeating: 0, count: values.count)
    for slot in values.indices { values[slot] = 0 }
    for input in inputs {
      let sets = frame.values[input]
      for slot in values.indices {
        let set = sets[slot]
        values[slot] |= set
        lowest[slot] = max(lowest[slot], set & (0 &- set))
      }
    }
    for slot in values.indices { values[slot] &= 0 &- lowest[slot] }
  }

  private func atLeast(
    _ needed: Int, of inputs: [Int], _ frame: Frame, _ values: inout [UInt32]
  ) {
    let columns = inputs.map { frame.values[$0] }
    var tally = LevelTally(levels: plan.scale.steps.count)
    for slot in values.indices {
      tally.reset()
      for column in columns { tally.add(column[slot]) }
      values[slot] = tally.levels(reachedBy: needed)
    }
  }
}

/// Counts how many sets of levels can reach each level.
struct LevelTally {
  /// By level: how many sets reach it whatever the missing readings are; can; have it among them.
  private var certain: [Int]
  private var possible: [Int]
  private var exactly: [Int]
  /// Sets that can be above a level or below it, but not at it.
  private var eitherSide: [Int]
  private var members = 0

  init(levels: Int) {
    certain = Array(repeating: 0, count: levels + 1)
    possible = certain
    exactly = certain
    eitherSide = certain
  }

  mutating func reset() {
    members = 0
    for level in certain.indices {
      certain[level] = 0
      possible[level] = 0
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
    for level in 0...worst { possible[level] += 1 }
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
