import Escalation

/// Makes random rows of a plan, with readings at, just below and just above what they are compared
/// with.
struct RowWriter {
  private let plan: Plan
  private let land: Land
  private let samples: [[ExactDecimal]]
  /// Indicators whose readings may be told by a range only.
  private let mayBeRanges: Set<Int>
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
    mayBeRanges = plan.indicatorsToldByRanges
  }

  /// `missing` of a hundred readings are left out, and so many told by a range only.
  mutating func row(missing: Int, ranges: Int = 0) -> Row {
    var row = Row()
    for (index, indicator) in plan.indicators.enumerated() where indicator.isReported {
      for area in 0..<land.count(indicator.tier) {
        guard indicator.onlyIn?.contains(area) ?? true, !chance(missing) else { continue }
        row.readings[Spot(index, area)] = value(index)
        if mayBeRanges.contains(index), chance(ranges), let range = range(index) {
          row.readings[Spot(index, area)] = range
        }
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

  /// From one number to the same or a higher one, all between them in the indicator's range.
  private mutating func range(_ index: Int) -> Row.Value? {
    guard let one = samples[index].randomElement(using: &numbers),
      let other = samples[index].randomElement(using: &numbers), one != other
    else { return nil }
    let (low, high) = (min(one, other), max(one, other))
    let isWhole = plan.indicators[index].range.stretches.contains { stretch in
      stretch.contains(fraction(low)) && stretch.contains(fraction(high))
    }
    return isWhole ? .range(low, high) : nil
  }

  /// The same number, perhaps with noughts at its end.
  private mutating func padded(_ number: ExactDecimal) -> ExactDecimal {
    guard chance(20), number.mantissa.magnitude < 1_000_000 else { return number }
    return ExactDecimal(mantissa: number.mantissa * 100, scale: number.scale + 2)
  }
}

extension Plan {
  /// Of a formula that may have no result and has an `if missing`, the second evaluator could only
  /// say that it stands in for some numbers of a range and not for others.
  fileprivate var indicatorsToldByRanges: Set<Int> {
    let formulas = indicators.filter { $0.formula != nil && $0.whenMissing != .unknown }
    let avoided = formulas.reduce(into: Set<Int>()) { avoided, indicator in
      if mayFail(indicator) { avoided.formUnion(inputs(of: indicator)) }
    }
    return Set(indicators.indices.filter { indicators[$0].isReported }).subtracting(avoided)
  }

  private func mayFail(_ indicator: Indicator) -> Bool {
    guard let formula = indicator.formula else { return false }
    return divides(formula) || indicator.range != .everything
      || formula.indicators.contains { mayFail(indicators[$0]) }
  }

  private func divides(_ formula: Formula) -> Bool {
    switch formula {
    case .number, .indicator: false
    case .sum(let one, let other), .difference(let one, let other), .product(let one, let other):
      divides(one) || divides(other)
    case .quotient: true
    }
  }

  /// Everything it reads, however far down.
  private func inputs(of indicator: Indicator) -> Set<Int> {
    var found: Set<Int> = []
    var open = indicator.formula?.indicators ?? []
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += indicators[next].formula?.indicators ?? []
    }
    return found
  }
}
