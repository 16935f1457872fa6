// Sums and differences of numbers on a grid lie on a grid themselves: beds less beds are whole
// numbers without the plan saying so.
extension Resolver {
  func withGridsOfSums(_ indicators: [Indicator]) -> [Indicator] {
    indicators.indices.map { index in
      let indicator = indicators[index]
      var open: Set<Int> = []
      guard indicator.isCalculated, indicator.grid == nil,
        let grid = grid(of: index, indicators, &open), grid.holdsAssumption(of: indicator)
      else { return indicator }
      return indicator.onGrid(grid)
    }
  }

  private func grid(
    of index: Int, _ indicators: [Indicator], _ open: inout Set<Int>
  ) -> Grid? {
    let indicator = indicators[index]
    if let grid = indicator.grid { return grid }
    if let figure = indicator.figure { return grid(of: figure) }
    // What is made of itself is reported elsewhere.
    guard indicator.isCalculated, open.insert(index).inserted else { return nil }
    defer { open.remove(index) }
    if let summary = indicator.summary { return grid(of: summary, indicators, &open) }
    guard let formula = indicator.formula else { return nil }
    return grid(of: formula, indicators, &open)
  }

  /// Nil for what is divided or weighed.
  private func grid(
    of summary: Summary, _ indicators: [Indicator], _ open: inout Set<Int>
  ) -> Grid? {
    if summary.function == .count || summary.take == .level { return .wholeNumbers }
    guard ![.average, .median].contains(summary.function), !summary.isWeighted else { return nil }
    var common: Grid?
    for case .indicator(let index) in summary.members.map(\.reference) {
      let own =
        summary.take == .points
        ? grid(ofPoints: indicators[index].points) : grid(of: index, indicators, &open)
      guard let own else { return nil }
      common = common.map { $0.common(with: own) } ?? own
      if common == nil { return nil }
    }
    return common
  }

  /// Where all are 0 any grid does.
  private func grid(ofPoints points: Bands?) -> Grid? {
    let grids = (points?.pointValues ?? []).compactMap(Grid.init(of:))
    return grids.dropFirst().reduce(grids.first ?? .wholeNumbers) { common, grid in
      common?.common(with: grid)
    }
  }

  private func grid(
    of formula: Formula, _ indicators: [Indicator], _ open: inout Set<Int>
  ) -> Grid? {
    switch formula {
    case .number(let number): return number.decimal.flatMap(Grid.init(of:))
    case .indicator(let index): return grid(of: index, indicators, &open)
    case .sum(let one, let other), .difference(let one, let other):
      guard let left = grid(of: one, indicators, &open),
        let right = grid(of: other, indicators, &open)
      else { return nil }
      return left.common(with: right)
    case .product, .quotient: return nil
    }
  }

  private func grid(of figure: Figure) -> Grid? {
    let grids = figure.values.map { Grid(of: $0) }
    guard let first = grids.first else { return nil }
    return grids.dropFirst().reduce(first) { common, grid in
      common.flatMap { common in grid.flatMap(common.common) }
    }
  }
}

extension Grid {
  /// The coarsest grid that `number` is on; nil for 0, which is on all.
  fileprivate init?(of number: ExactDecimal) {
    guard number.mantissa != 0 else { return nil }
    self.init(
      step: ExactDecimal(mantissa: abs(number.mantissa), scale: number.scale).reduced)
  }

  /// Whether a number that stands in for a missing result lies on it, too.
  fileprivate func holdsAssumption(of indicator: Indicator) -> Bool {
    guard case .assumeNumber(let number) = indicator.whenMissing else { return true }
    return contains(ExactNumber(number))
  }

  /// The coarsest grid that holds both; nil where its step has too many digits.
  fileprivate func common(with other: Grid) -> Grid? {
    let scale = max(step.scale, other.step.scale)
    var larger = Int128(step.mantissa) * powerOfTen(scale - step.scale)
    var smaller = Int128(other.step.mantissa) * powerOfTen(scale - other.step.scale)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    guard larger < 1_000_000_000_000_000_000 else { return nil }
    return Grid(step: ExactDecimal(mantissa: Int64(larger), scale: scale))
  }
}
