internal import Diagnostics

/// A threshold of bands or of a condition: where one cell of readings ends and the next begins.
struct Line: Hashable, Sendable {
  enum Side: String, Hashable, Sendable {
    case below, at, above
  }

  let owner: RangeOwner
  let indicator: Int
  let value: BoundValue
  /// Whether the line lies behind the value; on a grid never, the next value being meant there.
  let isAfter: Bool
}

/// A line with what stands beside it, in one area and on one day.
struct PlacedLine: Sendable {
  let line: Line
  let number: ExactNumber
  /// The nearest lines, or ends of the range, below and above.
  let below: ExactNumber?
  let above: ExactNumber?
  let grid: Grid?
  let range: NumberSet

  /// The sides on which there can be readings. Of whole numbers the line lies between two of them,
  /// so that there is nothing to be had from a third.
  var sides: [Line.Side] {
    let hasBelow = number(.below).map(range.contains) ?? false
    let hasAbove = number(.above).map(range.contains) ?? false
    if grid != nil { return (hasBelow ? [.below] : []) + (range.contains(number) ? [.at] : []) }
    return (hasBelow ? [.below] : []) + (range.contains(number) ? [.at] : [])
      + (hasAbove ? [.above] : [])
  }

  /// On which side a reading lies, where it is near enough to say something about the line.
  func side(of reading: ExactNumber) -> Line.Side? {
    if reading == number { return .at }
    let isBelow = reading < number
    guard let distance = reading.subtracting(number)?.magnitude, distance <= reach(isBelow) else {
      return nil
    }
    if grid != nil { return isBelow ? .below : nil }
    return isBelow ? .below : .above
  }

  /// A number on a side, as near as people would write one.
  func number(_ side: Line.Side) -> ExactNumber? {
    switch side {
    case .at: return number
    case .below: return number.subtracting(step(isBelow: true))
    case .above: return number.adding(step(isBelow: false))
    }
  }

  /// The step of the grid; else one tenth, or less where the next line is near.
  private func step(isBelow: Bool) -> ExactNumber {
    if let grid { return ExactNumber(grid.step) }
    var step = ExactNumber(ExactDecimal(mantissa: 1, scale: 1))
    let reach = reach(isBelow)
    for scale in 2...6 where reach < step {
      step = ExactNumber(ExactDecimal(mantissa: 1, scale: UInt8(scale)))
    }
    return step
  }

  /// How far away a reading may be and still be called just beside the line: one grid step; without
  /// a grid 1, or a tenth of the way to the next line where that is less.
  private func reach(_ isBelow: Bool) -> ExactNumber {
    if let grid { return ExactNumber(grid.step) }
    guard let next = isBelow ? below : above,
      let tenth = next.subtracting(number)?.magnitude.divided(by: ExactNumber(10))
    else { return ExactNumber(1) }
    return min(ExactNumber(1), tenth)
  }
}

extension Plan {
  /// The bands, points or tests by which readings of numbers are told apart.
  func ranges(of owner: RangeOwner, _ tests: [TestKey: Test]) -> (Int, [RangePhrase])? {
    switch owner {
    case .bands(let index): return indicators[index].bands.map { (index, $0.ranges) }
    case .points(let index): return indicators[index].points.map { (index, $0.ranges) }
    case .test(let key):
      guard let test = tests[key], case .range(let range) = test.predicate,
        case .indicator(let index) = test.subject
      else { return nil }
      return (index, [range])
    }
  }

  /// The lines of some ranges in one area, on one day, ascending. `read` looks up what is compared
  /// with; a line whose number is not known is left out.
  func lines(
    of owner: RangeOwner, _ index: Int, _ ranges: [RangePhrase], area: Int, on day: CivilDate?,
    read: (Int) -> ExactNumber? = { _ in nil }
  ) -> [PlacedLine] {
    let indicator = indicators[index]
    var found: [Line: ExactNumber] = [:]
    for piece in ranges.flatMap(\.pieces) {
      for bound in [piece.lower, piece.upper].compactMap(\.self) {
        let value: ExactNumber?
        switch bound.value {
        case .number(let number): value = ExactNumber(number)
        case .figure(let figure):
          value = figureValue(figure, in: area, of: indicator.tier)
            .map { ExactNumber($0.value(on: day)) }
        case .reading(let other): value = read(other)
        }
        guard let value else { continue }
        add(bound, value, owner, index, &found)
      }
    }
    let ends = indicator.range.boundaries.map { ExactNumber($0.value) }
    let values = Set(found.values).union(ends).sorted()
    return found.map { line, number in
      PlacedLine(
        line: line, number: number, below: values.last { $0 < number },
        above: values.first { $0 > number }, grid: indicator.grid, range: indicator.range)
    }.filter(\.divides).sorted(by: PlacedLine.isBefore)
  }

  /// On a grid `over 3` and `at least 4` are one line.
  private func add(
    _ bound: Bound, _ value: ExactNumber, _ owner: RangeOwner, _ index: Int,
    _ found: inout [Line: ExactNumber]
  ) {
    guard let grid = indicators[index].grid else {
      let line = Line(owner: owner, indicator: index, value: bound.value, isAfter: bound.isAfter)
      found[line] = value
      return
    }
    guard case .number(let number) = bound.value else {
      let next = bound.isAfter ? value.adding(ExactNumber(grid.step)) : value
      let line = Line(owner: owner, indicator: index, value: bound.value, isAfter: bound.isAfter)
      found[line] = next
      return
    }
    let boundary = Boundary(value: number, isAfter: bound.isAfter)
    let snapped = grid.snapped(NumberSet([Stretch(boundary, nil)])).boundaries.first ?? boundary
    let line = Line(
      owner: owner, indicator: index, value: .number(snapped.value.reduced), isAfter: false)
    found[line] = ExactNumber(snapped.value)
  }
}

extension PlacedLine {
  fileprivate static func isBefore(_ one: PlacedLine, _ other: PlacedLine) -> Bool {
    one.number == other.number ? !one.line.isAfter : one.number < other.number
  }

  /// Whether there can be readings on both its sides.
  fileprivate var divides: Bool {
    let boundary = Boundary(value: number.decimal ?? .zero, isAfter: line.isAfter)
    let parts = [Stretch(nil, boundary), Stretch(boundary, nil)]
    return parts.allSatisfy { part in
      range.intersection(NumberSet([part])).stretches.contains {
        !Interval($0).isEmpty(on: grid)
      }
    }
  }
}

extension Bands {
  /// What is written of numbers; empty where readings are words.
  var ranges: [RangePhrase] {
    bands.compactMap { if case .numbers(let range) = $0.readings { range } else { nil } }
  }
}
