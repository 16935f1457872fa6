/// The last readings of indicators that may stand over to a later moment.
struct ReadingMemory {
  private struct Remembered {
    var reading: Reading
    var instant: Instant
  }

  private let compiled: CompiledPlan
  /// Indicators with `every` or `fresh for`.
  private let indicators: [Int]
  /// By position in `indicators`, then area.
  private var last: [[Remembered?]]

  init(_ compiled: CompiledPlan) {
    self.compiled = compiled
    indicators = compiled.plan.indicators.indices.filter { index in
      let indicator = compiled.plan.indicators[index]
      return indicator.isReported && (indicator.every != nil || indicator.freshFor != nil)
    }
    last = indicators.map { _ in [] }
  }

  /// Whether there is anything that may stand over.
  var isUsed: Bool { !indicators.isEmpty }

  /// Keeps what was read at this moment, and fills in what still stands. Returns how many readings
  /// stood over.
  mutating func carry(_ group: inout BatchGroup, _ zone: TimeZoneRules) -> Int {
    var count = 0
    for (position, index) in indicators.enumerated() {
      let tier = compiled.plan.indicators[index].tier
      for slot in 0..<group.frame.count(tier) {
        let area = compiled.plan.areas[tier].isOpen ? group.openAreas[slot] : slot
        count += carry(position, index, slot, area, &group, zone)
      }
    }
    return count
  }

  private mutating func carry(
    _ position: Int, _ index: Int, _ slot: Int, _ area: Int, _ group: inout BatchGroup,
    _ zone: TimeZoneRules
  ) -> Int {
    while last[position].count <= area { last[position].append(nil) }
    let reading = group.frame.readings[index][slot]
    switch reading.state {
    case .doesNotApply: return 0
    case .known:
      // Times may come in any order; only a later reading takes the place of an earlier one.
      if last[position][area].map({ $0.instant <= group.instant }) ?? true {
        last[position][area] = Remembered(reading: reading, instant: group.instant)
      }
      return 0
    case .missing:
      guard let remembered = last[position][area],
        stands(remembered, index, group.instant, zone)
      else { return 0 }
      group.frame.readings[index][slot] = remembered.reading
      return 1
    }
  }

  private func stands(
    _ remembered: Remembered, _ index: Int, _ instant: Instant, _ zone: TimeZoneRules
  ) -> Bool {
    guard remembered.instant <= instant else { return false }
    let indicator = compiled.plan.indicators[index]
    let standing = standing(
      readAt: remembered.instant, assessedAt: instant, every: indicator.every,
      freshFor: indicator.freshFor, zone: zone)
    if case .stale = standing { return false }
    return true
  }
}
