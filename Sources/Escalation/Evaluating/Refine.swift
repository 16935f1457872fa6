// Where one missing reading reaches a result on several ways, what holds of the parts need not hold
// of the whole: `any: [staffing under 50, staffing at least 50]` is true whatever staffing is.
// There the result is found by trying: every combination of what the missing parts could be, as
// long as they are few enough.
extension CompiledPlan {
  /// At most this many combinations are tried for one result in one area.
  static var combinationLimit: Int { 4096 }

  /// In a large plan fewer, so that one answer never takes long.
  var affordableCombinations: Int {
    columns.count <= 40 ? Self.combinationLimit : max(16, 4_000 / columns.count)
  }

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
      product > compiled.affordableCombinations ? product : product * max(1, choice.1.count)
    }
    guard combinations <= compiled.affordableCombinations, choices.allSatisfy({ !$0.1.isEmpty })
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
    for unknown in parts(of: column, slot, opened: canOpen(column, slot)) {
      pool.add(unknown, roots(of: unknown))
    }
    while let shared = pool.takeShared(where: canOpen) {
      guard case .value(let inner, let innerSlot) = shared else { return nil }
      let opened = parts(of: inner, innerSlot, opened: true)
      guard !opened.contains(shared) else { return nil }
      for unknown in opened where !pool.holds(unknown) { pool.add(unknown, roots(of: unknown)) }
    }
    if pool.isShared { isExact = false }
    return pool.unknowns
  }

  /// The nearest unknown parts that a value is made of. A formula, a summary and a comparison are
  /// parts by themselves, unless they are `opened`.
  private func parts(of column: Int, _ slot: Int, opened: Bool = false) -> Set<Unknown> {
    guard finder.isOpen(column, slot) else { return [] }
    switch compiled.columns[column].operation {
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _),
      .isMissed(let indicator):
      if frame.readings[indicator][slot].state == .missing, isOpen(indicator) {
        return [.reading(indicator: indicator, slot: slot)]
      }
      return [.value(column: column, slot: slot)]
    case .classifyFormula(let indicator, _) where opened:
      return parts(ofResult: indicator, slot)
    case .compare(let indicator, let range) where opened:
      return operands(indicator, range, column, slot).reduce(into: []) {
        $0.formUnion(parts(of: $1))
      }
    case .classifyFormula, .compare, .answer, .isMissing, .clock, .change, .was:
      return [.value(column: column, slot: slot)]
    case .spread where finder.hasNoMembers(column, slot):
      return [.value(column: column, slot: slot)]
    default:
      return finder.inputs(of: column, slot).reduce(into: []) {
        $0.formUnion(parts(ofInput: $1.column, $1.slot))
      }
    }
  }

  private func parts(ofInput column: Int, _ slot: Int) -> Set<Unknown> {
    guard finder.isOpen(column, slot) else { return [] }
    let entry = compiled.columns[column]
    // What is too wide by itself is opened, too.
    let isTooWide =
      entry.mayBeWide && canOpen(column, slot) && !finder.isExact(column, slot)
    return entry.isResult && !isTooWide
      ? [.value(column: column, slot: slot)] : parts(of: column, slot, opened: isTooWide)
  }

  private func parts(ofResult indicator: Int, _ slot: Int) -> Set<Unknown> {
    guard frame.formulas[indicator][slot].isOpen else { return [] }
    return compiled.ingredients(of: indicator, slot, frame).reduce(into: []) {
      $0.formUnion(parts(of: $1))
    }
  }

  private func parts(of ingredient: Ingredient) -> Set<Unknown> {
    switch ingredient {
    case .reading(let indicator, let slot):
      isMissing(indicator, slot) ? [.reading(indicator: indicator, slot: slot)] : []
    case .result(let indicator, let slot): parts(ofResult: indicator, slot)
    case .column(let column, let slot): parts(ofInput: column, slot)
    }
  }

  private func operands(
    _ indicator: Int, _ range: RangePhrase, _ column: Int, _ slot: Int
  ) -> [Ingredient] {
    compiled.operands(indicator, range).compactMap { index in
      let read = compiled.plan.indicators[index]
      let place = frame.ancestor(
        of: slot, from: compiled.columns[column].tier, to: read.tier, compiled.plan.areas)
      if read.isReported { return .reading(indicator: index, slot: place) }
      return read.figure == nil ? .result(indicator: index, slot: place) : nil
    }
  }

  private func isMissing(_ indicator: Int, _ slot: Int) -> Bool {
    guard frame.readings[indicator][slot].state == .missing else { return false }
    if case .assumeNumber = compiled.plan.indicators[indicator].whenMissing { return false }
    return true
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
    return canOpen(column, slot)
  }

  private func canOpen(_ column: Int, _ slot: Int) -> Bool {
    switch compiled.columns[column].operation {
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _),
      .isMissed(let indicator):
      frame.readings[indicator][slot].state == .missing && isOpen(indicator)
    case .classifyFormula(let indicator, let tables):
      frame.formulas[indicator][slot].isOpen
        && tables.tables.allSatisfy { isDecided(indicator, $0) }
        && canTry(.result(indicator: indicator, slot: slot))
    case .compare(let indicator, let range):
      operands(indicator, range, column, slot).allSatisfy(canTry)
    case .answer, .isMissing, .clock, .change, .was: false
    case .spread: !finder.hasNoMembers(column, slot)
    default: true
    }
  }

  /// Whether every number in range has one level, as none has that the plan does not state.
  private func isDecided(_ index: Int, _ table: Int) -> Bool {
    let indicator = compiled.plan.indicators[index]
    let table = compiled.numberTables[table]
    return zip(table.segments, table.payloads).allSatisfy { segment, payload in
      payload & (payload &- 1) == 0
        || NumberSet([segment]).intersection(indicator.range).stretches.allSatisfy {
          Interval($0).isEmpty(on: indicator.grid)
        }
    }
  }

  /// Whether what is missing of it are numbers so few that each can be tried.
  private func canTry(_ ingredient: Ingredient) -> Bool {
    switch ingredient {
    case .column: return true
    case .reading(let indicator, let slot):
      guard isMissing(indicator, slot) else { return true }
      return isOpen(indicator) && compiled.domains[indicator] != nil
    case .result(let indicator, let slot):
      guard frame.formulas[indicator][slot].isOpen else { return true }
      return compiled.hangsOnReadings(indicator, slot, frame)
        && compiled.ingredients(of: indicator, slot, frame).allSatisfy(canTry)
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
      if !finder.isExact(column, slot) { isExact = false }
      let bits = frame.values[column][slot]
      return (0..<32).filter { bits & (1 << $0) != 0 }.map { .value(1 << $0) }
    case .reading(let indicator, _):
      // A reading in a band that is not stated leaves its level open, each time it is looked at.
      if compiled.plan.indicators[indicator].bands?.leavesOpen == true { isExact = false }
      return readings(of: indicator).map(Candidate.reading)
    }
  }

  /// Every reading there is where it is calculated with; else one for each cell: on every cut,
  /// between the cuts, and at both ends.
  private mutating func readings(of indicator: Int) -> [Reading] {
    let plan = compiled.plan
    if let values = plan.indicators[indicator].values {
      return values.indices.map(Reading.word)
    }
    if compiled.readAsNumbers.contains(indicator), let domain = compiled.domains[indicator] {
      return domain.compactMap(\.decimal).map(Reading.init)
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
    Completion(search: self, chosen: chosen).value(column, slot)
  }

  /// A frame in which unknowns have been chosen.
  private struct Completion: ValueSource {
    let search: Search
    let chosen: [Unknown: Candidate]

    private var kernel: Kernel<Completion> {
      Kernel(compiled: search.compiled, frame: search.frame, source: self)
    }

    func value(_ column: Int, _ slot: Int) -> UInt32 {
      if case .value(let value)? = chosen[.value(column: column, slot: slot)] { return value }
      guard search.finder.isOpen(column, slot) else { return search.frame.values[column][slot] }
      return kernel.value(of: column, at: slot)
    }

    func reading(_ indicator: Int, _ slot: Int) -> Reading {
      if case .reading(let reading)? = chosen[.reading(indicator: indicator, slot: slot)] {
        return reading
      }
      return search.frame.readings[indicator][slot]
    }

    func result(_ indicator: Int, _ slot: Int) -> FormulaResult {
      let known = search.frame.formulas[indicator][slot]
      guard known.isOpen, !search.compiled.hangsOnMore(indicator) else { return known }
      return kernel.calculated(indicator, at: slot)
    }

    func isMissing(_ indicator: Int, _ slot: Int, _ compiled: CompiledPlan) -> UInt32 {
      search.frame.isMissing(indicator, slot, compiled)
    }
  }
}
