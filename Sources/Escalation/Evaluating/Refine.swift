// Where one missing reading reaches a result on several ways, what holds of the parts need not hold
// of the whole: `any: [staffing under 50, staffing at least 50]` is true whatever staffing is.
// There the result is found by trying: every combination of what the missing parts could be, as
// long as they are few enough.
extension CompiledPlan {
  /// At most this many combinations are tried for one result in one area.
  static var combinationLimit: Int { 4096 }

  func refine(_ column: Int, _ frame: inout Frame) {
    for slot in 0..<frame.count(columns[column].tier) {
      let set = frame.values[column][slot]
      guard set & (set &- 1) != 0 else { continue }
      var search = Search(compiled: self, frame: frame)
      let outcome = search.outcomes(of: column, at: slot)
      if let refined = outcome.values, refined != 0 { frame.values[column][slot] = set & refined }
      if !outcome.isExact { frame.inexact[column, default: []].insert(slot) }
    }
  }
}

/// A search through the completions of one result.
private struct Search {
  let compiled: CompiledPlan
  let frame: Frame
  let finder: RootFinder
  var isExact = true

  init(compiled: CompiledPlan, frame: Frame) {
    self.compiled = compiled
    self.frame = frame
    self.finder = RootFinder(compiled: compiled, frame: frame)
  }

  mutating func outcomes(of column: Int, at slot: Int) -> (values: UInt32?, isExact: Bool) {
    guard let unknowns = unknowns(behind: column, slot) else { return (nil, false) }
    let choices = unknowns.sorted(by: Unknown.isBefore).map { ($0, candidates(for: $0)) }
    let combinations = choices.reduce(1) { product, choice in
      product > CompiledPlan.combinationLimit ? product : product * max(1, choice.1.count)
    }
    guard combinations <= CompiledPlan.combinationLimit, choices.allSatisfy({ !$0.1.isEmpty })
    else {
      return (nil, false)
    }
    var result: UInt32 = 0
    var chosen: [Unknown: Candidate] = [:]
    tryAll(choices[...], &chosen) { result |= value(column, slot, $0) }
    return (result, isExact)
  }

  // MARK: - What is unknown

  /// Unknown parts of a value that do not hang on one another, as far as they can be told apart;
  /// nil where they cannot be found. What shares a missing reading with another is opened, the
  /// latest column first: it may then turn out to be made of the other.
  private mutating func unknowns(behind column: Int, _ slot: Int) -> Set<Unknown>? {
    var pool = UnknownPool()
    for unknown in parts(of: column, slot) { pool.add(unknown, roots(of: unknown)) }
    while let shared = pool.takeShared(where: canOpen) {
      guard case .value(let inner, let innerSlot) = shared else { return nil }
      let opened = parts(of: inner, innerSlot)
      guard !opened.contains(shared) else { return nil }
      for unknown in opened where !pool.holds(unknown) { pool.add(unknown, roots(of: unknown)) }
    }
    if pool.isShared { isExact = false }
    return pool.unknowns
  }

  /// The nearest unknown parts that a value is made of.
  private mutating func parts(of column: Int, _ slot: Int) -> Set<Unknown> {
    let operation = compiled.columns[column].operation
    switch operation {
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _),
      .isMissed(let indicator):
      if frame.readings[indicator][slot].state == .missing, isOpen(indicator) {
        return [.reading(indicator: indicator, slot: slot)]
      }
      return finder.isOpen(column, slot) ? [.value(column: column, slot: slot)] : []
    case .classifyFormula, .compare, .answer, .isMissing, .clock:
      return finder.isOpen(column, slot) ? [.value(column: column, slot: slot)] : []
    case .spread where finder.isOpen(column, slot) && finder.hasNoMembers(column, slot):
      return [.value(column: column, slot: slot)]
    default:
      var result: Set<Unknown> = []
      for (input, inputSlot) in finder.inputs(of: column, slot)
      where finder.isOpen(input, inputSlot) {
        if compiled.columns[input].isResult {
          result.insert(.value(column: input, slot: inputSlot))
        } else {
          result.formUnion(parts(of: input, inputSlot))
        }
      }
      return result
    }
  }

  /// Whether a missing reading of the indicator could be anything.
  private func isOpen(_ indicator: Int) -> Bool {
    switch compiled.plan.indicators[indicator].whenMissing {
    case .unknown, .assumeLevel, .carry: true
    case .ignore, .assumeNumber, .assumeValue: false
    }
  }

  private func canOpen(_ unknown: Unknown) -> Bool {
    guard case .value(let column, let slot) = unknown else { return false }
    return switch compiled.columns[column].operation {
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _),
      .isMissed(let indicator):
      frame.readings[indicator][slot].state == .missing && isOpen(indicator)
    case .classifyFormula, .compare, .answer, .isMissing, .clock: false
    case .spread: !finder.hasNoMembers(column, slot)
    default: true
    }
  }

  private func roots(of unknown: Unknown) -> Set<Root> {
    switch unknown {
    case .reading(let indicator, let slot): [.reading(indicator: indicator, slot: slot)]
    case .value(let column, let slot): finder.roots(of: column, slot)
    }
  }

  // MARK: - Trying

  enum Candidate {
    case value(UInt32)
    case reading(Reading)
  }

  private mutating func candidates(for unknown: Unknown) -> [Candidate] {
    switch unknown {
    case .value(let column, let slot):
      if frame.inexact[column]?.contains(slot) == true || isLoose(column, slot) { isExact = false }
      let bits = frame.values[column][slot]
      return (0..<32).filter { bits & (1 << $0) != 0 }.map { .value(1 << $0) }
    case .reading(let indicator, _):
      // A reading in a band that is not stated leaves its level open, each time it is looked at.
      if compiled.plan.indicators[indicator].bands?.leavesOpen == true { isExact = false }
      return readings(of: indicator).map(Candidate.reading)
    }
  }

  /// Whether the values of a formula or comparison may be wider than they need be.
  private func isLoose(_ column: Int, _ slot: Int) -> Bool {
    switch compiled.columns[column].operation {
    case .compare, .clock: true
    case .classifyFormula(let indicator, _): !compiled.isExactWhenMissing(indicator)
    default: false
    }
  }

  /// One reading for each cell: on every cut, between the cuts, and at both ends.
  private mutating func readings(of indicator: Int) -> [Reading] {
    let plan = compiled.plan
    if let values = plan.indicators[indicator].values {
      return values.indices.map(Reading.word)
    }
    let cuts = compiled.cuts(of: indicator)
    let samples = representatives(
      of: plan.indicators[indicator].range, grid: plan.indicators[indicator].grid, cuts: cuts)
    return samples.map(Reading.init)
  }

  private func tryAll(
    _ choices: ArraySlice<(Unknown, [Candidate])>, _ chosen: inout [Unknown: Candidate],
    _ visit: ([Unknown: Candidate]) -> Void
  ) {
    guard let (unknown, candidates) = choices.first else { return visit(chosen) }
    for candidate in candidates {
      chosen[unknown] = candidate
      tryAll(choices.dropFirst(), &chosen, visit)
    }
    chosen[unknown] = nil
  }

  /// The value of a column where some unknowns have been chosen.
  private func value(_ column: Int, _ slot: Int, _ chosen: [Unknown: Candidate]) -> UInt32 {
    if case .value(let value)? = chosen[.value(column: column, slot: slot)] { return value }
    guard finder.isOpen(column, slot) else { return frame.values[column][slot] }
    let operation = compiled.columns[column].operation
    if let indicator = operation.indicator,
      case .reading(let reading)? = chosen[.reading(indicator: indicator, slot: slot)]
    {
      return classify(operation, reading, slot) ?? frame.values[column][slot]
    }
    let kernel = Kernel(compiled: compiled, frame: frame)
    return kernel.value(of: column, at: slot) { value($0, $1, chosen) }
  }

  private func classify(_ operation: Operation, _ reading: Reading, _ slot: Int) -> UInt32? {
    switch operation {
    case .classifyNumber(let indicator, let tables):
      let kernel = Kernel(compiled: compiled, frame: frame)
      return compiled.payload(reading, kernel.table(tables, indicator, slot))
    case .isMissed(let indicator):
      return Kernel(compiled: compiled, frame: frame).isMissed(indicator, slot, reading).bits
    case .classifyWord(_, let table): return compiled.payload(reading, compiled.wordTables[table])
    default: return nil
    }
  }
}

extension CompiledPlan {
  /// Every boundary any table has for an indicator.
  func cuts(of indicator: Int) -> [Boundary] {
    Set(tablesByIndicator[indicator].flatMap { numberTables[$0].boundaries }).sorted()
  }

  /// Whether the values a formula could take are exactly those its interval holds.
  func isExactWhenMissing(_ index: Int) -> Bool {
    let indicator = plan.indicators[index]
    guard let formula = indicator.formula else {
      return indicator.figure?.starts.isEmpty ?? true
    }
    let inputs = formula.indicators
    let readings = plan.reportedInputs(of: index)
    guard Set(readings).count == readings.count else { return false }
    return formula.isSumOnly && formula.numbers.allSatisfy { indicator.grid?.contains($0) ?? true }
      && indicator.range.stretches.count == 1
      && inputs.allSatisfy { input in
        plan.indicators[input].grid == indicator.grid
          && plan.indicators[input].range.stretches.count == 1
          && isExactWhenMissing(input)
      }
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
}
