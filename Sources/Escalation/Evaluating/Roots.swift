/// One missing reading, or one unanswered sign, in one area.
enum Root: Hashable {
  case reading(indicator: Int, slot: Int)
  case answer(trigger: Int, slot: Int)
  /// Nothing is missing, but a test over every one of no areas is open.
  case noMembers(column: Int, slot: Int)
  /// Nothing is missing now, but what was is not known.
  case past(Reference, slot: Int)
}

/// Finds which missing inputs leave a value open.
struct RootFinder {
  let compiled: CompiledPlan
  let frame: Frame

  /// Whether more than one value is left.
  func isOpen(_ column: Int, _ slot: Int) -> Bool {
    let value = frame.values[column][slot]
    return value & (value &- 1) != 0
  }

  func roots(of column: Int, _ slot: Int) -> Set<Root> {
    guard isOpen(column, slot) else { return [] }
    switch compiled.columns[column].operation {
    case .answer(let trigger): return [.answer(trigger: trigger, slot: slot)]
    case .compare(let indicator, let range):
      let tier = compiled.columns[column].tier
      return compiled.operands(indicator, range).reduce(into: []) { found, index in
        let own = compiled.plan.indicators[index].tier
        let place = frame.ancestor(of: slot, from: tier, to: own, compiled.plan.areas)
        found.formUnion(roots(ofValue: index, place))
      }
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _),
      .classifyFormula(let indicator, _), .isMissing(let indicator), .isMissed(let indicator):
      let missing = roots(ofValue: indicator, slot)
      // A known value in a band that is not stated is open by itself.
      return missing.isEmpty ? [.reading(indicator: indicator, slot: slot)] : missing
    // That there is no earlier reading is nothing that anyone could still bring.
    case .change(let indicator, _):
      return roots(ofValue: indicator, slot).union([.past(.indicator(indicator), slot: slot)])
    case .was(let status, _): return [.past(.status(status), slot: slot)]
    case .lasting(let index, let column):
      let past: Set<Root> = [.past(compiled.lastings[index].subject, slot: slot)]
      return hasOpenPast(index, slot)
        ? roots(of: column, slot).union(past) : roots(of: column, slot)
    case .spread where hasNoMembers(column, slot):
      return [.noMembers(column: column, slot: slot)]
    default:
      return relevantInputs(of: column, slot).reduce(into: []) {
        $0.formUnion(roots(of: $1.column, $1.slot))
      }
    }
  }

  /// Whether an open test over several areas is open because it applies in none of them.
  func hasNoMembers(_ column: Int, _ slot: Int) -> Bool {
    inputs(of: column, slot).allSatisfy { !isOpen($0.column, $0.slot) }
  }

  /// Whether earlier times leave it open whether a test has lasted.
  func hasOpenPast(_ lasting: Int, _ slot: Int) -> Bool {
    frame.course.past(lasting, slot).bits == Answer.unknown.bits
  }

  /// Every column and area a value is made of.
  func inputs(of column: Int, _ slot: Int) -> [(column: Int, slot: Int)] {
    let tier = compiled.columns[column].tier
    let areas = compiled.plan.areas
    return compiled.columns[column].operation.inputs.flatMap {
      input -> [(column: Int, slot: Int)] in
      let inner = compiled.columns[input].tier
      if inner == tier { return [(input, slot)] }
      if areas.isNarrower(tier, than: inner) {
        return [(input, frame.ancestor(of: slot, from: tier, to: inner, areas))]
      }
      return frame.slots(of: inner, inside: slot, of: tier, areas).map { (input, $0) }
    }
  }

  /// Of the worst of several, those that cannot be above what is certain change nothing.
  private func relevantInputs(of column: Int, _ slot: Int) -> [(column: Int, slot: Int)] {
    let all = inputs(of: column, slot)
    switch compiled.columns[column].operation {
    case .worstOf, .worstInside:
      let certain = LevelSet(bits: frame.values[column][slot]).best
      return all.filter { input in
        guard let certain else { return true }
        return LevelSet(bits: frame.values[input.column][input.slot]).worst.map { $0 > certain }
          ?? false
      }
    default: return all
    }
  }

  /// What is missing of a value: the reading itself, or what a formula or summary reads. One whose
  /// inputs are all there and that still has no result is missing by itself.
  private func roots(ofValue indicator: Int, _ slot: Int) -> Set<Root> {
    let read = compiled.plan.indicators[indicator]
    if read.isReported {
      let isOpen = frame.readings[indicator][slot].isOpen
      return isOpen ? [.reading(indicator: indicator, slot: slot)] : []
    }
    guard frame.formulas[indicator][slot].isOpen else { return [] }
    let inner = compiled.ingredients(of: indicator, slot, frame).reduce(into: Set<Root>()) {
      roots, ingredient in
      roots.formUnion(self.roots(of: ingredient))
    }
    return inner.isEmpty ? [.reading(indicator: indicator, slot: slot)] : inner
  }

  func roots(of ingredient: Ingredient) -> Set<Root> {
    switch ingredient {
    case .reading(let index, let slot), .result(let index, let slot): roots(ofValue: index, slot)
    case .column(let column, let slot): roots(of: column, slot)
    }
  }

  // MARK: - Exactness

  /// Whether the value of a column is no wider than it need be; `isTried` says that of one whose
  /// inputs may hang together every case was tried.
  func isExact(_ column: Int, _ slot: Int, isTried: Bool = true) -> Bool {
    if frame.inexact[column]?.contains(slot) == true { return false }
    guard isOpen(column, slot) else { return true }
    let entry = compiled.columns[column]
    if isTried, entry.isResult, entry.mayShareInputs { return true }
    switch entry.operation {
    case .classifyFormula(let indicator, _): return isExact(result: indicator, slot)
    case .compare, .clock, .change, .isMissing: return false
    default: return inputs(of: column, slot).allSatisfy { isExact($0.column, $0.slot) }
    }
  }

  /// Whether a formula or summary can come to every number that it is said to.
  private func isExact(result indicator: Int, _ slot: Int) -> Bool {
    guard let interval = frame.formulas[indicator][slot].openInterval else { return true }
    if case .within(_, mayFail: true) = frame.formulas[indicator][slot] { return false }
    if let summary = compiled.summaries[indicator]?.summary {
      if summary.window != nil { return false }
      if !compiled.hangsOnMore(indicator), !compiled.hangsOnReadings(indicator, slot, frame) {
        return false
      }
      if summary.needs != nil { return true }
    }
    guard interval.numbers != nil, !compiled.sharesInputs[indicator] else {
      return compiled.isExactWhenMissing(indicator)
    }
    return compiled.ingredients(of: indicator, slot, frame).allSatisfy { ingredient in
      switch ingredient {
      case .reading: true
      case .result(let index, let slot): isExact(result: index, slot)
      case .column(let column, let slot): isExact(column, slot)
      }
    }
  }
}

extension CompiledPlan {
  /// The indicators that a comparison reads.
  func operands(_ indicator: Int, _ range: RangePhrase) -> [Int] { [indicator] + range.readings }
}

extension Frame {
  /// The slots of a narrower tier inside a slot of a wider one.
  func slots(of inner: TierID, inside slot: Int, of tier: TierID, _ areas: Areas) -> [Int] {
    (0..<count(inner)).filter { ancestor(of: $0, from: inner, to: tier, areas) == slot }
  }
}
