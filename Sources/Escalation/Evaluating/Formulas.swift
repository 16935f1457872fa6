extension CompiledPlan {
  /// Lays out every figure, in every area.
  func layOutFigures(_ frame: inout Frame) {
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
  }

  /// Calculates a formula or summary in every area.
  func calculate(_ index: Int, _ frame: inout Frame) {
    let kernel = Kernel(compiled: self, frame: frame)
    let results = (0..<frame.count(plan.indicators[index].tier)).map {
      kernel.calculated(index, at: $0)
    }
    frame.formulas[index] = results
  }

  private func figure(_ index: Int, _ slot: Int, _ frame: Frame) -> FormulaResult {
    let tier = plan.indicators[index].tier
    let area = frame.tiers[tier.index].areas[slot]
    guard let value = plan.figureValue(index, in: area, of: tier) else { return .doesNotApply }
    if value.changes.isEmpty { return .known(ExactNumber(value.first)) }
    if let day = frame.day { return .known(ExactNumber(value.value(on: day))) }
    return .missing(Interval(value.values))
  }
}

extension Kernel {
  private var plan: Plan { compiled.plan }

  /// The result of a formula or summary in one area, after `if missing`.
  func calculated(_ index: Int, at slot: Int) -> FormulaResult {
    let result = plainResult(index, at: slot)
    guard case .missing(let interval) = result else { return result }
    if plan.indicators[index].whenMissing != .unknown, hangsOnRangesOnly(index, slot) {
      return .within(interval, mayFail: true)
    }
    switch plan.indicators[index].whenMissing {
    case .ignore: return .doesNotApply
    case .assumeNumber(let number): return .known(ExactNumber(number))
    case .unknown, .assumeValue, .assumeLevel, .carry: return result
    }
  }

  /// The result of a formula or summary in one area as the data have it.
  func plainResult(_ index: Int, at slot: Int) -> FormulaResult {
    let indicator = plan.indicators[index]
    if indicator.measure != nil { return frame.formulas[index][slot] }
    guard indicator.applies(inArea: frame.tiers[indicator.tier.index].areas[slot]) else {
      return .doesNotApply
    }
    if let summary = compiled.summaries[index] {
      return SummaryRun(kernel: self, summary: summary, indicator: indicator, slot: slot).result
    }
    guard let formula = indicator.formula else { return .doesNotApply }
    var run = FormulaRun(kernel: self, tier: indicator.tier, slot: slot)
    guard let interval = run.interval(formula) else { return .doesNotApply }
    let scaled =
      indicator.countsHundredths(formula, plan)
      ? interval.multiplied(by: Interval(ExactNumber(100))) : interval
    return indicator.settled(scaled, canFail: run.canFail, reading: run.least)
  }

  /// The number an indicator reads or comes to, in an area of its own tier; nil where it does not
  /// apply there. What is missing and ignored is one of its numbers or nothing, as `ignoring` says.
  func number(
    _ index: Int, _ slot: Int, ignoring: Bool
  ) -> (interval: Interval, standing: NumberStanding)? {
    let indicator = plan.indicators[index]
    guard indicator.isReported else {
      switch source.result(index, slot) {
      case .known(let number): return (Interval(number), .known)
      case .within(let interval, let mayFail): return (interval, mayFail ? .mayFail : .within)
      case .missing(let interval): return (interval, .missing)
      case .doesNotApply: return nil
      }
    }
    let reading = source.reading(index, slot)
    switch (reading.state, indicator.whenMissing) {
    case (.known, _): return (Interval(ExactNumber(reading.number)), .known)
    case (.doesNotApply, _): return nil
    case (.within, _): return (reading.interval(on: indicator.grid), .within)
    case (.missing, .ignore) where ignoring: return nil
    case (.missing, .assumeNumber(let number)): return (Interval(ExactNumber(number)), .known)
    case (.missing, _):
      let domain = compiled.domains[index].map { Interval(among: $0) }
      return (domain ?? Interval(indicator.range), .missing)
    }
  }
}

/// How well a number is known that something calculates with, the best first.
enum NumberStanding: UInt8, Comparable {
  case known
  /// By its range.
  case within
  /// By its range, and some numbers of what it is calculated from leave it without a result.
  case mayFail
  case missing

  static func < (one: NumberStanding, other: NumberStanding) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension Indicator {
  /// Whether a quotient is multiplied by 100, once, to be in percent. Half of a percentage is one
  /// already; a percentage by a percentage is not.
  func countsHundredths(_ formula: Formula, _ plan: Plan) -> Bool {
    guard unit == .percent, case .quotient(let above, let below) = formula else { return false }
    func isPercent(_ part: Formula) -> Bool {
      part.indicators.contains { plan.indicators[$0].unit == .percent }
    }
    return !isPercent(above) || isPercent(below)
  }

  /// A result on the own grid; where it may lie outside the range, it is missing. What is
  /// calculated from ranges may then be missing. `standing` is that of the least known number read.
  func settled(
    _ interval: Interval, canFail: Bool, reading standing: NumberStanding
  ) -> FormulaResult {
    let interval = grid.map(interval.rounded(to:)) ?? interval
    let isFailing = canFail || !interval.lies(in: range)
    switch standing {
    case .known, .missing:
      if isFailing { return .missing(Interval(range)) }
      if standing == .known, let number = interval.single { return .known(number) }
      return .missing(interval)
    case .within where !isFailing:
      return interval.single.map(FormulaResult.known) ?? .within(interval, mayFail: false)
    case .within, .mayFail:
      return .within(isFailing ? Interval(range) : interval, mayFail: true)
    }
  }
}

/// One calculation of one formula.
private struct FormulaRun<Source: ValueSource> {
  let kernel: Kernel<Source>
  let tier: TierID
  let slot: Int
  /// Whether it may divide by 0 or need more digits than there are.
  var canFail = false
  /// How well the least known operand is known.
  var least = NumberStanding.known

  init(kernel: Kernel<Source>, tier: TierID, slot: Int) {
    self.kernel = kernel
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
    let own = kernel.compiled.plan.indicators[index].tier
    let place = kernel.frame.ancestor(of: slot, from: tier, to: own, kernel.compiled.plan.areas)
    guard let (interval, standing) = kernel.number(index, place, ignoring: false) else {
      return nil
    }
    least = max(least, standing)
    return interval
  }
}
