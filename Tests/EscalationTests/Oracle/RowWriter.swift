import Escalation

/// Makes random rows of a plan, with readings at, just below and just above what they are compared
/// with.
struct RowWriter {
  private let plan: Plan
  private let land: Land
  private let samples: [[ExactDecimal]]
  var numbers: SeededNumbers

  init(_ plan: Plan, _ land: Land, seed: UInt64) {
    self.plan = plan
    self.land = land
    numbers = SeededNumbers(seed: seed &* 0x2545_F491_4F6C_DD1D | 1)
    let candidates = Candidates(plan, PlanLines(plan), Row())
    samples = plan.indicators.indices.map { index in
      guard plan.indicators[index].isReported, plan.indicators[index].values == nil else {
        return []
      }
      return candidates.numbers(index).numbers.compactMap(decimal)
    }
  }

  /// `missing` of a hundred readings are left out.
  mutating func row(missing: Int) -> Row {
    var row = Row()
    for (index, indicator) in plan.indicators.enumerated() where indicator.isReported {
      for area in 0..<land.count(indicator.tier) {
        guard indicator.onlyIn?.contains(area) ?? true, !chance(missing) else { continue }
        row.readings[Spot(index, area)] = value(index)
      }
    }
    for (index, trigger) in plan.triggers.enumerated() where trigger.condition == nil {
      for area in 0..<land.count(trigger.tier) where !chance(missing) {
        row.answers[Spot(index, area)] = chance(50)
      }
    }
    return row
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 1...100, using: &numbers) <= percent
  }

  private mutating func value(_ index: Int) -> Row.Value? {
    if let values = plan.indicators[index].values {
      return .word(Int.random(in: 0..<values.count, using: &numbers))
    }
    return samples[index].randomElement(using: &numbers).map { .number(padded($0)) }
  }

  /// The same number, perhaps with noughts at its end.
  private mutating func padded(_ number: ExactDecimal) -> ExactDecimal {
    guard chance(20), number.mantissa.magnitude < 1_000_000 else { return number }
    return ExactDecimal(mantissa: number.mantissa * 100, scale: number.scale + 2)
  }
}
