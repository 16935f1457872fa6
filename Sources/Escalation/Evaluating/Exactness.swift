// What the bounds of a plan's results are worth, as far as the plan alone says.
extension CompiledPlan {
  /// Every boundary any table has for an indicator.
  func cuts(of indicator: Int) -> [Boundary] {
    Set(tablesByIndicator[indicator].flatMap { numberTables[$0].boundaries }).sorted()
  }

  /// Whether the values a formula or summary could take are exactly those its interval holds.
  func isExactWhenMissing(_ index: Int) -> Bool {
    let indicator = plan.indicators[index]
    guard indicator.isCalculated else { return indicator.figure?.starts.isEmpty ?? true }
    let readings = plan.reportedInputs(of: index)
    guard Set(readings).count == readings.count, !sharesInputs[index] else { return false }
    return addsOrRanks(indicator) && indicator.range.stretches.count == 1
      && plan.inputs(of: indicator).allSatisfy { input in
        plan.indicators[input].grid == indicator.grid
          && plan.indicators[input].range.stretches.count == 1
          && isExactWhenMissing(input)
      }
  }

  /// Whether of numbers without a gap nothing but numbers without a gap can come.
  private func addsOrRanks(_ indicator: Indicator) -> Bool {
    if let formula = indicator.formula {
      return formula.isSumOnly
        && formula.numbers.allSatisfy { indicator.grid?.contains($0) ?? true }
    }
    guard let summary = indicator.summary else { return false }
    return summary.take == .value && !summary.isWeighted && summary.condition == nil
      && [.sum, .highest, .lowest].contains(summary.function)
  }

  /// Whether a formula or summary has one result whatever is read, and that inside its range.
  func alwaysComesOut(_ index: Int) -> Bool {
    let indicator = plan.indicators[index]
    let figures = plan.inputs(of: indicator).compactMap { plan.indicators[$0].figure }
    guard figures.allSatisfy(\.starts.isEmpty) else { return false }
    guard let formula = indicator.formula else { return true }
    return !formula.divides && Interval.of(formula, plan).lies(in: indicator.range)
  }
}

extension Plan {
  /// The indicators whose numbers one is calculated from directly.
  func inputs(of indicator: Indicator) -> [Int] {
    indicator.formula?.indicators ?? indicator.summary?.values ?? []
  }

  /// The indicators whose readings something calculates with, or compares with others.
  var indicatorsReadAsNumbers: Set<Int> {
    var result = Set(indicators.flatMap(inputs))
    for test in allTests {
      guard let range = test.predicate.range, !range.readings.isEmpty else { continue }
      result.formUnion(range.readings)
      if case .indicator(let index) = test.subject { result.insert(index) }
    }
    return result
  }
}

extension Formula {
  /// Every number written in it.
  fileprivate var numbers: [ExactNumber] {
    switch self {
    case .number(let number): [number]
    case .indicator: []
    case .sum(let one, let other), .difference(let one, let other),
      .product(let one, let other), .quotient(let one, let other):
      one.numbers + other.numbers
    }
  }

  /// Whether it adds and takes away, nothing else.
  var isSumOnly: Bool {
    switch self {
    case .number, .indicator: true
    case .sum(let one, let other), .difference(let one, let other):
      one.isSumOnly && other.isSumOnly
    case .product, .quotient: false
    }
  }

  /// Whether it divides by anything but a number of its own.
  fileprivate var divides: Bool {
    switch self {
    case .number, .indicator: false
    case .sum(let one, let other), .difference(let one, let other), .product(let one, let other):
      one.divides || other.divides
    case .quotient(let one, .number(let divisor)): one.divides || divisor.isZero
    case .quotient: true
    }
  }
}
