import Escalation

// What readings, figures and formulas are.
extension NaiveEvaluator {
  func applies(_ place: Spot) -> Bool {
    plan.indicators[place.index].onlyIn.map { $0.contains(place.area) } ?? true
  }

  /// Whether the data lack it, whatever is assumed then; nil where it does not apply.
  func isMissing(_ place: Spot) throws(Undecided) -> Bool? {
    guard applies(place) else { return nil }
    switch plan.indicators[place.index].kind {
    case .figure: return false
    case .summary: return false
    case .number, .named: return row.readings[place] == nil
    // Plans made here have no events.
    case .measured: return nil
    case .formula(let formula, _, _):
      guard try operandsApply(formula, place) else { return nil }
      if try isOpen(formula, place) { return true }
      return try calculated(place, formula) == nil
    }
  }

  /// The word it reads; nil where it counts for nothing.
  func word(_ place: Spot) throws(Undecided) -> Int? {
    guard applies(place) else { return nil }
    if case .word(let word)? = row.readings[place] { return word }
    switch plan.indicators[place.index].whenMissing {
    case .ignore: return nil
    case .assumeValue(let word): return word
    case .unknown, .assumeNumber, .assumeLevel, .carry:
      if case .word(let word) = try choose(.reading(place)) { return word }
      return nil
    }
  }

  /// The number it reads or comes to; nil where it counts for nothing.
  func number(_ place: Spot) throws(Undecided) -> ExactNumber? {
    if let noted = notes.numbers[place] { return noted }
    let number = try unnotedNumber(place)
    notes.numbers.updateValue(number, forKey: place)
    return number
  }

  private func unnotedNumber(_ place: Spot) throws(Undecided) -> ExactNumber? {
    let indicator = plan.indicators[place.index]
    guard applies(place) else { return nil }
    switch indicator.kind {
    case .named, .measured: return nil
    case .figure(let figure):
      guard let dated = figure.byArea[place.area] ?? figure.elsewhere, let today = Self.today
      else { return nil }
      var value = dated.first
      for change in dated.changes where change.start <= today { value = change.value }
      return fraction(value)
    case .number:
      if case .number(let number)? = row.readings[place] { return fraction(number) }
      // It is each number of its range, one after the other.
      if case .range? = row.readings[place] { return try choosesNumber(.reading(place)) }
      if indicator.whenMissing == .ignore { return nil }
      if let assumed = assumed(place) { return assumed }
      return try choosesNumber(.reading(place))
    case .summary(let summary, _, _): return try summarised(summary, place)
    case .formula(let formula, _, _):
      guard try operandsApply(formula, place) else { return nil }
      if try isMissing(place) == true {
        if indicator.whenMissing == .ignore { return nil }
        if let assumed = assumed(place) { return assumed }
      }
      if let result = try calculated(place, formula) { return result }
      return try choosesNumber(.result(place))
    }
  }

  private func assumed(_ place: Spot) -> ExactNumber? {
    if case .assumeNumber(let number) = plan.indicators[place.index].whenMissing {
      return fraction(number)
    }
    return nil
  }

  // MARK: - Formulas

  private func operand(_ index: Int, _ place: Spot) -> Spot? {
    let tier = plan.indicators[place.index].tier
    return land.around(place.area, of: tier, in: plan.indicators[index].tier)
      .map { Spot(index, $0) }
  }

  private func operandsApply(_ formula: Formula, _ place: Spot) throws(Undecided) -> Bool {
    for index in operands(formula) {
      guard let operand = operand(index, place), applies(operand) else { return false }
      if case .formula(let inner, _, _) = plan.indicators[index].kind {
        guard try operandsApply(inner, operand) else { return false }
      }
      if case .summary = plan.indicators[index].kind, try number(operand) == nil { return false }
    }
    return true
  }

  /// Whether an operand is missing and nothing stands in for it.
  private func isOpen(_ formula: Formula, _ place: Spot) throws(Undecided) -> Bool {
    for index in operands(formula) {
      guard let operand = operand(index, place) else { continue }
      if try isMissing(operand) == true, assumed(operand) == nil { return true }
    }
    return false
  }

  private func operands(_ formula: Formula) -> [Int] {
    switch formula {
    case .number: []
    case .indicator(let index): [index]
    case .sum(let one, let other), .difference(let one, let other), .product(let one, let other),
      .quotient(let one, let other):
      operands(one) + operands(other)
    }
  }

  /// Nil where it divides by 0 or the result lies outside its range.
  private func calculated(_ place: Spot, _ formula: Formula) throws(Undecided) -> ExactNumber? {
    let indicator = plan.indicators[place.index]
    guard var number = try value(formula, place) else { return nil }
    if indicator.unit == .percent, case .quotient(let above, let below) = formula,
      !(isPercent(above) && !isPercent(below))
    {
      guard let hundredfold = number.multiplied(by: ExactNumber(100)) else { return nil }
      number = hundredfold
    }
    if let grid = indicator.grid {
      guard let rounded = nearest(number, step: grid.step) else { return nil }
      number = rounded
    }
    return indicator.range.stretches.contains { lies(number, in: $0) } ? number : nil
  }

  private func isPercent(_ formula: Formula) -> Bool {
    switch formula {
    case .number: false
    case .indicator(let index): plan.indicators[index].unit == .percent
    case .sum(let one, let other), .difference(let one, let other), .product(let one, let other):
      isPercent(one) || isPercent(other)
    case .quotient(let one, let other): isPercent(one) && !isPercent(other)
    }
  }

  private func value(_ formula: Formula, _ place: Spot) throws(Undecided) -> ExactNumber? {
    switch formula {
    case .number(let number): return number
    case .indicator(let index):
      guard let operand = operand(index, place) else { return nil }
      // A missing operand that is to be ignored does not make the rest known.
      if plan.indicators[index].whenMissing == .ignore, try isMissing(operand) == true {
        let isReported = plan.indicators[index].isReported
        return try choosesNumber(isReported ? .reading(operand) : .result(operand))
      }
      return try number(operand)
    case .sum(let one, let other):
      return try both(one, other, place) { $0.adding($1) }
    case .difference(let one, let other):
      return try both(one, other, place) { $0.subtracting($1) }
    case .product(let one, let other):
      return try both(one, other, place) { $0.multiplied(by: $1) }
    case .quotient(let one, let other):
      return try both(one, other, place) { $1.numerator == 0 ? nil : $0.divided(by: $1) }
    }
  }

  private func both(
    _ one: Formula, _ other: Formula, _ place: Spot,
    _ operation: (ExactNumber, ExactNumber) -> ExactNumber?
  ) throws(Undecided) -> ExactNumber? {
    let left = try value(one, place)
    let right = try value(other, place)
    guard let left, let right else { return nil }
    return operation(left, right)
  }

  // MARK: - Ranges

  func lies(_ number: ExactNumber, in stretch: Stretch) -> Bool {
    if let lower = stretch.lower {
      let side = compare(number, lower.value)
      if side < 0 || (side == 0 && lower.isAfter) { return false }
    }
    if let upper = stretch.upper {
      let side = compare(number, upper.value)
      if side > 0 || (side == 0 && !upper.isAfter) { return false }
    }
    return true
  }

  /// Whether a number of an indicator lies in a range; nil where an end of it does not apply.
  func lies(
    _ number: ExactNumber, in range: RangePhrase, _ place: Spot
  ) throws(Undecided) -> Bool? {
    var isInside = false
    var applies = true
    for piece in range.pieces {
      let passesLower = try passes(number, piece.lower, place, isLower: true)
      let passesUpper = try passes(number, piece.upper, place, isLower: false)
      guard let passesLower, let passesUpper else {
        applies = false
        continue
      }
      if passesLower && passesUpper { isInside = true }
    }
    return applies ? isInside : nil
  }

  private func passes(
    _ number: ExactNumber, _ bound: Bound?, _ place: Spot, isLower: Bool
  ) throws(Undecided) -> Bool? {
    guard let bound else { return true }
    guard let line = try line(bound.value, place) else { return nil }
    switch compare(number, line) {
    case 0: return isLower != bound.isAfter
    case ..<0: return !isLower
    default: return isLower
    }
  }

  private func line(_ value: BoundValue, _ place: Spot) throws(Undecided) -> ExactNumber? {
    switch value {
    case .number(let number): return fraction(number)
    case .figure(let index), .reading(let index):
      guard let operand = operand(index, place) else { return nil }
      return try number(operand)
    }
  }
}
