import Escalation

/// What a missing input could be: one value for each kind that makes a difference.
///
/// Lines are all numbers that a value is compared with. On each of them, beside it, between two and
/// beyond the last, everything directly compared with them turns out the same.
struct Candidates {
  private let plan: Plan
  private let row: Row
  private let linesOfIndicators: [[ExactNumber]]
  /// Indicators that are operands, or are compared with other readings.
  private let isEntangled: Set<Int>
  private let notes = Notes()

  /// Numbers found before.
  private final class Notes {
    var numbers: [Int: (numbers: [ExactNumber], isComplete: Bool)] = [:]
  }

  init(_ plan: Plan, _ lines: PlanLines, _ row: Row) {
    self.plan = plan
    self.row = row
    linesOfIndicators = plan.indicators.indices.map { lines.of($0) }
    isEntangled = lines.entangled
  }

  /// The ways a choice could turn out, and whether they stand for all.
  func outcomes(of choice: Choice) -> ([Chosen], isComplete: Bool) {
    switch choice {
    case .answer, .every: return ([.answer(false), .answer(true)], true)
    case .level: return (plan.scale.levels.map(Chosen.level), true)
    case .reading(let place):
      if let values = plan.indicators[place.index].values {
        return (values.indices.map(Chosen.word), true)
      }
      if case .range(let low, let high)? = row.readings[place] {
        return numbers(place.index, from: fraction(low), to: fraction(high))
      }
      let (numbers, isComplete) = self.numbers(place.index)
      return (numbers.map(Chosen.number), isComplete)
    case .result(let place):
      let (numbers, isComplete) = self.numbers(place.index)
      return (numbers.map(Chosen.number), isComplete)
    }
  }

  /// Numbers of an indicator's range and grid, ascending.
  func numbers(_ index: Int) -> (numbers: [ExactNumber], isComplete: Bool) {
    if let noted = notes.numbers[index] { return noted }
    let found = unnotedNumbers(index)
    notes.numbers[index] = found
    return found
  }

  private func unnotedNumbers(_ index: Int) -> (numbers: [ExactNumber], isComplete: Bool) {
    let indicator = plan.indicators[index]
    if let all = allOfGrid(indicator) { return (all, true) }
    let own = linesOfIndicators[index] + ends(indicator.range)
    let isOnItsOwn = !isEntangled.contains(index)
    let lines = isOnItsOwn ? own : own + entangledLines(index)
    return (cells(lines, indicator), isOnItsOwn)
  }

  /// Every number of the grid between two; without a grid one on each line, beside it and between two.
  private func numbers(
    _ index: Int, from low: ExactNumber, to high: ExactNumber
  ) -> ([Chosen], isComplete: Bool) {
    let indicator = plan.indicators[index]
    var numbers: [ExactNumber] = []
    var isComplete = true
    if let grid = indicator.grid {
      var next = nearest(low, step: grid.step)
      while let number = next, compare(number, high) <= 0 {
        numbers.append(number)
        next = number.adding(fraction(grid.step))
      }
    } else {
      let lines = linesOfIndicators[index] + [low, high]
      isComplete = !isEntangled.contains(index)
      numbers = cells(isComplete ? lines : lines + entangledLines(index), indicator)
    }
    let inside = numbers.filter { compare($0, low) >= 0 && compare($0, high) <= 0 }
    return (inside.map(Chosen.number), isComplete)
  }

  private func ends(_ range: NumberSet) -> [ExactNumber] {
    range.boundaries.map { fraction($0.value) }
  }

  /// Every number there can be, where they are few.
  private func allOfGrid(_ indicator: Indicator) -> [ExactNumber]? {
    let ends = ends(indicator.range)
    guard let grid = indicator.grid, let low = ends.first, let high = ends.last,
      indicator.range.stretches.first?.lower != nil, indicator.range.stretches.last?.upper != nil,
      let steps = high.subtracting(low)?.divided(by: fraction(grid.step)),
      compare(steps, ExactNumber(14)) <= 0
    else { return nil }
    var numbers: [ExactNumber] = []
    var next = nearest(low, step: grid.step)
    while let number = next, compare(number, high) <= 0 {
      if isReadable(number, indicator) { numbers.append(number) }
      next = number.adding(fraction(grid.step))
    }
    return numbers
  }

  private func cells(_ lines: [ExactNumber], _ indicator: Indicator) -> [ExactNumber] {
    let step =
      indicator.grid.map { fraction($0.step) } ?? fraction(ExactDecimal(mantissa: 1, scale: 2))
    let lines = Set(lines).sorted { compare($0, $1) < 0 }
    var numbers: Set<ExactNumber> = lines.isEmpty ? [ExactNumber(0)] : []
    for line in lines {
      let near = indicator.grid.flatMap { nearest(line, step: $0.step) } ?? line
      let around = [near, near.adding(step), near.subtracting(step), line]
      numbers.formUnion(around.compactMap(\.self))
    }
    for (one, other) in zip(lines, lines.dropFirst()) {
      if let middle = one.adding(other)?.divided(by: ExactNumber(2)) { numbers.insert(middle) }
    }
    return numbers.filter { isReadable($0, indicator) }.sorted { compare($0, $1) < 0 }
  }

  func isReadable(_ number: ExactNumber, _ indicator: Indicator) -> Bool {
    indicator.range.contains(number)
      && (indicator.grid.map { isMultiple(number, of: $0.step) } ?? true)
  }

  /// Guesses at what could tip a formula or a comparison: the numbers at hand, added to every line
  /// and taken from it.
  private func entangledLines(_ index: Int) -> [ExactNumber] {
    var known: Set<ExactNumber> = []
    for (place, value) in row.readings where place.index != index {
      if case .number(let number) = value { known.insert(fraction(number)) }
    }
    let lines = Set(linesOfIndicators.flatMap { $0 } + [ExactNumber(0)])
    var result = Array(known)
    for line in lines.sorted(by: { compare($0, $1) < 0 }).prefix(6) {
      for number in known.sorted(by: { compare($0, $1) < 0 }).prefix(4) {
        result += [line.adding(number), number.subtracting(line)].compactMap(\.self)
      }
    }
    return result
  }
}
