/// A column of levels that one table gives to the readings of an indicator. Those who have the readings at
/// hand may look it up ahead of the evaluation.
struct ReadingLevels: Sendable {
  let column: Int
  let indicator: Int
  let table: Int
}

extension CompiledPlan {
  /// What can be looked up ahead of the readings of a tier.
  func readingLevels(of tier: TierID) -> [ReadingLevels] {
    quick.steps.compactMap { step in
      guard case .number(let column, tier.index, let indicator, let table) = step,
        plan.indicators[indicator].isReported
      else { return nil }
      return ReadingLevels(column: column, indicator: indicator, table: table)
    }
  }

  /// Looks up the first `count` readings. Where some are known by their ranges alone there are no levels,
  /// so that they are left to the evaluation.
  func lookUp(
    _ levels: ReadingLevels, of readings: [Reading], _ count: Int, into values: inout [UInt32]
  ) {
    values.resize(to: count, with: 0)
    if classify(readings, levels.table, &values) { values.removeAll(keepingCapacity: true) }
  }
}

extension Frame {
  /// Takes levels that were looked up ahead, where there are some. Readings behind them are missing.
  mutating func take(_ values: inout [UInt32], _ levels: ReadingLevels, _ compiled: CompiledPlan) {
    if values.isEmpty { return }
    if isLookedUp.isEmpty { isLookedUp = Array(repeating: false, count: self.values.count) }
    isLookedUp[levels.column] = true
    swap(&self.values[levels.column], &values)
    self.values[levels.column].resize(
      to: readings[levels.indicator].count, with: compiled.quick.whenMissing[levels.table])
  }

  /// The readings are others now.
  mutating func forgetLookedUp() { isLookedUp.removeAll(keepingCapacity: true) }

  func isLookedUp(_ column: Int) -> Bool { !isLookedUp.isEmpty && isLookedUp[column] }
}
