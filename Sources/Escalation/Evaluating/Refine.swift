// Where one missing reading reaches a result on several ways, what holds of the parts need not hold
// of the whole: `any: [staffing under 50, staffing at least 50]` is true whatever staffing is.
// There the result is found by trying: every combination of what the missing parts could be, as
// long as they are few enough.
extension CompiledPlan {
  /// At most this many combinations are tried for one result in one area.
  static var combinationLimit: Int { 4096 }

  func refine(_ column: Int, _ frame: inout Frame) {
    let sets = frame.values[column]
    let open = sets.indices.filter { sets[$0] & (sets[$0] &- 1) != 0 }
    if open.isEmpty { return }
    // No slot of a column is made of another one of it, so that all are looked at before any changes.
    for (slot, outcome) in zip(open, outcomes(of: column, at: open, &frame)) {
      if let refined = outcome.values, refined != 0 {
        frame.values[column][slot] = sets[slot] & refined
      }
      if !outcome.isExact { frame.inexact[column, default: []].insert(slot) }
    }
  }

  private func outcomes(of column: Int, at slots: [Int], _ frame: inout Frame) -> [Outcome] {
    guard let parts = ownParts[column] else {
      let search = Search(compiled: self, frame: frame)
      return slots.map { search.outcome(of: column, at: $0) }
    }
    let (outcomes, new) = outcomes(of: column, parts, at: slots, frame)
    if !new.isEmpty { frame.tried.note(new) }
    return outcomes
  }

  /// The same, where an area like it may have been tried already; and those that are new.
  private func outcomes(
    of column: Int, _ parts: OwnParts, at slots: [Int], _ frame: Frame
  ) -> (all: [Outcome], new: [TriedOutcomes.Key: Outcome]) {
    lazy var search = Search(compiled: self, frame: frame)
    var new: [TriedOutcomes.Key: Outcome] = [:]
    let all = slots.map { slot in
      let key = TriedOutcomes.Key(column, parts, slot, frame)
      if let known = frame.tried[key] ?? new[key] { return known }
      let outcome = search.outcome(of: column, at: slot)
      new[key] = outcome
      return outcome
    }
    return (all, new)
  }
}

/// A search through the completions of one result.
///
/// A class, since much of it is handed around as functions, and the frame is large.
private final class Search {
  let compiled: CompiledPlan
  let frame: Frame
  let finder: RootFinder
  private var isExact = true

  init(compiled: CompiledPlan, frame: Frame) {
    self.compiled = compiled
    self.frame = frame
    self.finder = RootFinder(compiled: compiled, frame: frame)
  }

  func outcome(of column: Int, at slot: Int) -> Outcome {
    isExact = true
    guard let unknowns = unknowns(behind: column, slot) else {
      return Outcome(values: nil, isExact: false)
    }
    // What cannot be opened has nothing that could be tried.
    if unknowns.contains(.value(column: column, slot: slot)) {
      return Outcome(values: nil, isExact: finder.isExact(column, slot, isTried: false))
    }
    isExact = isExact && unknowns.allSatisfy(isSaidExactly)
    let ways = WaysUp(to: .column(column, slot: slot), from: unknowns, finder)
    // Where nothing has to be chosen, the set says all there is to say.
    if ways.choices.isEmpty { return Outcome(values: frame.values[column][slot], isExact: isExact) }
    guard let choices = candidates(for: ways.choices) else {
      return Outcome(values: nil, isExact: false)
    }
    let values = Trial(frame, ways).outcomes(trying: choices, compiled)
    return Outcome(values: values, isExact: isExact)
  }

  // MARK: - What is unknown

  /// Unknown parts of a value that do not hang on one another, as far as they can be told apart;
  /// nil where they cannot be found. What shares a missing reading with another is opened, the
  /// latest column first: it may then turn out to be made of the other.
  private func unknowns(behind column: Int, _ slot: Int) -> Set<Unknown>? {
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
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _):
      if canBeAnything(indicator, slot) { return [.reading(indicator: indicator, slot: slot)] }
      return [.value(column: column, slot: slot)]
    case .classifyFormula(let indicator, _) where opened:
      return parts(ofResult: indicator, slot)
    case .compare(let indicator, let range) where opened:
      return finder.operands(indicator, range, column, slot).reduce(into: []) {
        $0.formUnion(parts(of: $1))
      }
    case .classifyFormula, .compare, .answer, .isMissing, .isMissed, .clock, .change, .was:
      return [.value(column: column, slot: slot)]
    case .spread where finder.hasNoMembers(column, slot):
      return [.value(column: column, slot: slot)]
    case .lasting(let index, _) where finder.hasOpenPast(index, slot):
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
      isUnknown(indicator, slot) ? [.reading(indicator: indicator, slot: slot)] : []
    case .result(let indicator, let slot): parts(ofResult: indicator, slot)
    case .column(let column, let slot): parts(ofInput: column, slot)
    }
  }

  private func isUnknown(_ indicator: Int, _ slot: Int) -> Bool {
    let state = frame.readings[indicator][slot].state
    if state == .within { return true }
    guard state == .missing else { return false }
    if case .assumeNumber = compiled.plan.indicators[indicator].whenMissing { return false }
    return true
  }

  /// Whether a reading is known by its range, or missing so that it could be anything.
  private func canBeAnything(_ indicator: Int, _ slot: Int) -> Bool {
    switch frame.readings[indicator][slot].state {
    case .within: return true
    case .known, .doesNotApply: return false
    case .missing: break
    }
    switch compiled.plan.indicators[indicator].whenMissing {
    case .unknown, .assumeLevel, .carry: return true
    case .ignore, .assumeNumber, .assumeValue: return false
    }
  }

  private func canOpen(_ unknown: Unknown) -> Bool {
    guard case .value(let column, let slot) = unknown else { return false }
    return canOpen(column, slot)
  }

  private func canOpen(_ column: Int, _ slot: Int) -> Bool {
    switch compiled.columns[column].operation {
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _):
      canBeAnything(indicator, slot)
    case .classifyFormula(let indicator, let tables):
      frame.formulas[indicator][slot].isOpen
        && tables.tables.allSatisfy { isDecided(indicator, $0) }
        && canTry(.result(indicator: indicator, slot: slot))
    case .compare(let indicator, let range):
      finder.operands(indicator, range, column, slot).allSatisfy(canTry)
    case .answer, .isMissing, .isMissed, .clock, .change, .was: false
    case .spread: !finder.hasNoMembers(column, slot)
    case .lasting(let index, _): !finder.hasOpenPast(index, slot)
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
      guard isUnknown(indicator, slot) else { return true }
      return canBeAnything(indicator, slot) && domain(of: indicator, slot) != nil
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

  /// Whether an unknown part can be everything that it is said to be, each on its own.
  private func isSaidExactly(_ unknown: Unknown) -> Bool {
    switch unknown {
    case .value(let column, let slot): finder.isExact(column, slot)
    // A reading in a band that is not stated leaves its level open, each time it is looked at.
    case .reading(let indicator, _):
      compiled.plan.indicators[indicator].scorings.allSatisfy { scoring in
        !scoring.bands.leavesOpen && !scoring.bands.mayHaveGap
      }
    }
  }

  /// For each part what it could be; nil where these are more combinations than are tried.
  private func candidates(for unknowns: [Unknown]) -> [[Trial.Candidate]]? {
    var combinations = 1
    var all: [[Trial.Candidate]] = []
    for unknown in unknowns {
      let candidates = candidates(for: unknown)
      combinations *= candidates.count
      guard 1...CompiledPlan.combinationLimit ~= combinations else { return nil }
      all.append(candidates)
    }
    return all
  }

  private func candidates(for unknown: Unknown) -> [Trial.Candidate] {
    switch unknown {
    case .value(let column, let slot):
      let bits = frame.values[column][slot]
      return (0..<32).filter { bits & (1 << $0) != 0 }.map { .value(1 << $0) }
    case .reading(let indicator, let slot):
      return readings(of: indicator, slot).map(Trial.Candidate.reading)
    }
  }

  /// Every reading there is where it is calculated with; else one for each cell: on every cut,
  /// between the cuts, and at both ends.
  private func readings(of indicator: Int, _ slot: Int) -> [Reading] {
    let plan = compiled.plan
    if let values = plan.indicators[indicator].values {
      return values.indices.map(Reading.word)
    }
    if compiled.readAsNumbers.contains(indicator), let domain = domain(of: indicator, slot) {
      return domain.compactMap(\.decimal).map(Reading.init)
    }
    let reading = frame.readings[indicator][slot]
    let range =
      reading.state == .within ? reading.numbers : plan.indicators[indicator].range
    let cuts = compiled.cuts(of: indicator)
    let samples = representatives(of: range, grid: plan.indicators[indicator].grid, cuts: cuts)
    return samples.map(Reading.init)
  }

  /// Every number that a reading can be, where they are few.
  private func domain(of indicator: Int, _ slot: Int) -> [ExactNumber]? {
    let reading = frame.readings[indicator][slot]
    guard reading.state == .within else { return compiled.domains[indicator] }
    return reading.points(on: compiled.plan.indicators[indicator].grid)
  }
}
