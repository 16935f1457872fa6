extension CompiledPlan {
  /// Calculates every formula and lays out every figure, in every area.
  func evaluateFormulas(_ frame: inout Frame) {
    if frame.formulas.count != plan.indicators.count {
      frame.formulas = Array(repeating: [], count: plan.indicators.count)
    }
    for (index, indicator) in plan.indicators.enumerated() where indicator.figure != nil {
      frame.formulas[index] = (0..<frame.count(indicator.tier)).map { slot in
        figure(index, slot, frame)
      }
    }
    for (index, indicator) in plan.indicators.enumerated() where indicator.measure != nil {
      frame.formulas[index] = (0..<frame.count(indicator.tier)).map { measured(index, $0, frame) }
    }
    for index in formulaOrder {
      let tier = plan.indicators[index].tier
      let results = (0..<frame.count(tier)).map { formula(index, at: $0, frame) }
      frame.formulas[index] = results
    }
  }

  private func figure(_ index: Int, _ slot: Int, _ frame: Frame) -> FormulaResult {
    let tier = plan.indicators[index].tier
    let area = frame.tiers[tier.index].areas[slot]
    guard let value = plan.figureValue(index, in: area, of: tier) else { return .doesNotApply }
    if value.changes.isEmpty { return .known(ExactNumber(value.first)) }
    if let day = frame.day { return .known(ExactNumber(value.value(on: day))) }
    return .missing(Interval(value.values))
  }

  /// The result of a formula in one area, after `if missing`.
  private func formula(_ index: Int, at slot: Int, _ frame: Frame) -> FormulaResult {
    let result = plainFormula(index, at: slot, frame)
    guard case .missing = result else { return result }
    switch plan.indicators[index].whenMissing {
    case .ignore: return .doesNotApply
    case .assumeNumber(let number): return .known(ExactNumber(number))
    case .unknown, .assumeValue, .assumeLevel, .carry: return result
    }
  }

  /// The result of a formula in one area as the data have it.
  func plainFormula(_ index: Int, at slot: Int, _ frame: Frame) -> FormulaResult {
    let indicator = plan.indicators[index]
    if indicator.measure != nil { return frame.formulas[index][slot] }
    guard let formula = indicator.formula,
      indicator.applies(inArea: frame.tiers[indicator.tier.index].areas[slot])
    else { return .doesNotApply }
    var run = FormulaRun(compiled: self, frame: frame, tier: indicator.tier, slot: slot)
    guard let interval = run.interval(formula) else { return .doesNotApply }
    return settled(scaledToUnit(interval, formula, indicator), run, indicator)
  }

  /// A quotient in percent is multiplied by 100, once.
  private func scaledToUnit(
    _ interval: Interval, _ formula: Formula, _ indicator: Indicator
  ) -> Interval {
    guard indicator.unit == .percent, case .quotient(let above, let below) = formula,
      !isPercent(above) || isPercent(below)
    else { return interval }
    return interval.multiplied(by: Interval(ExactNumber(100)))
  }

  /// Half of a percentage is one already; a percentage by a percentage is not.
  private func isPercent(_ formula: Formula) -> Bool {
    formula.indicators.contains { plan.indicators[$0].unit == .percent }
  }

  private func settled(
    _ interval: Interval, _ run: FormulaRun, _ indicator: Indicator
  ) -> FormulaResult {
    let interval = indicator.grid.map(interval.rounded(to:)) ?? interval
    let staysInside = !run.canFail && interval.lies(in: indicator.range)
    guard staysInside else { return .missing(Interval(indicator.range)) }
    if !run.readsMissing, let number = interval.single { return .known(number) }
    return .missing(interval)
  }
}

/// One calculation of one formula.
private struct FormulaRun {
  let compiled: CompiledPlan
  let frame: Frame
  let tier: TierID
  let slot: Int
  /// Whether it may divide by 0 or need more digits than there are.
  var canFail = false
  /// Whether an operand is missing.
  var readsMissing = false

  init(compiled: CompiledPlan, frame: Frame, tier: TierID, slot: Int) {
    self.compiled = compiled
    self.frame = frame
    self.tier = tier
    self.slot = slot
  }

  /// Nil where an input does not apply.
  mutating func interval(_ formula: Formula) -> Interval? {
    switch formula {
    case .number(let number): return Interval(number)
    case .indicator(let index): return input(index)
    case .sum(let one, let other): return combine(one, other) { $0.adding($1) }
    case .difference(let one, let other):
      return combine(one, other) { $0.subtracting($1) }
    case .product(let one, let other):
      return combine(one, other) { $0.multiplied(by: $1) }
    case .quotient(let one, let other):
      return combine(one, other) {
        $0.divided(by: $1)
      } mayFail: {
        $0.containsZero
      }
    }
  }

  private mutating func combine(
    _ one: Formula, _ other: Formula, _ operation: (Interval, Interval) -> Interval,
    mayFail: (Interval) -> Bool = { _ in false }
  ) -> Interval? {
    guard let left = interval(one), let right = interval(other) else { return nil }
    let result = operation(left, right)
    let isKnown = left.single != nil && right.single != nil
    if isKnown, result.single == nil { canFail = true }
    if mayFail(right) { canFail = true }
    return result
  }

  private mutating func input(_ index: Int) -> Interval? {
    let indicator = compiled.plan.indicators[index]
    let slot = frame.ancestor(of: slot, from: tier, to: indicator.tier, compiled.plan.areas)
    guard indicator.isReported else {
      switch frame.formulas[index][slot] {
      case .known(let number): return Interval(number)
      case .missing(let interval):
        readsMissing = true
        return interval
      case .doesNotApply: return nil
      }
    }
    let reading = frame.readings[index][slot]
    switch reading.state {
    case .known: return Interval(ExactNumber(reading.number))
    case .doesNotApply: return nil
    case .missing:
      if case .assumeNumber(let number) = indicator.whenMissing {
        return Interval(ExactNumber(number))
      }
      readsMissing = true
      return Interval(indicator.range)
    }
  }
}
