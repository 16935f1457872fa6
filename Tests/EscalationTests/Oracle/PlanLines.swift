import Escalation

/// Every number that a plan compares an indicator with, in bands and in conditions.
struct PlanLines {
  private let plan: Plan
  private var ranges: [Int: [RangePhrase]] = [:]
  /// Indicators that are operands of formulas, or compared with other readings.
  private(set) var entangled: Set<Int> = []

  init(_ plan: Plan) {
    self.plan = plan
    for (index, indicator) in plan.indicators.enumerated() {
      let bands = [indicator.bands, indicator.points].compactMap(\.self).flatMap(\.bands)
      for case .numbers(let range) in bands.map(\.readings) {
        ranges[index, default: []].append(range)
      }
      if case .formula(let formula, _, _) = indicator.kind {
        entangled.formUnion(formula.indicators)
      }
      entangled.formUnion(indicator.summary?.values ?? [])
    }
    for test in tests {
      guard case .range(let range) = test.predicate, case .indicator(let index) = test.subject
      else { continue }
      ranges[index, default: []].append(range)
      if !range.readings.isEmpty { entangled.formUnion(range.readings + [index]) }
    }
  }

  private var tests: [Test] {
    var conditions = plan.triggers.compactMap(\.condition)
    conditions += plan.indicators.compactMap { $0.summary?.condition }
    for status in plan.statuses {
      if case .levels(let rules) = status.rule { conditions += rules.map(\.condition) }
    }
    for block in plan.blocks {
      conditions += block.anyLevel.compactMap(\.condition)
      for case .actions(let actions) in block.cells.values {
        conditions += actions.compactMap(\.condition)
      }
    }
    return conditions.flatMap(\.tests)
  }

  func of(_ index: Int) -> [ExactNumber] {
    let values = (ranges[index] ?? []).flatMap(\.values)
    let numbers = values.flatMap { value -> [ExactDecimal] in
      switch value {
      case .number(let number): return [number]
      case .figure(let figure):
        return plan.indicators[figure].figure?.values ?? []
      case .reading: return []
      }
    }
    return Set(numbers.map(fraction)).sorted { compare($0, $1) < 0 }
  }
}
