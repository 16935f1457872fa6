// Sums and differences of numbers on a grid lie on a grid themselves: beds less beds are whole
// numbers without the plan saying so.
extension Resolver {
  func withGridsOfSums(_ indicators: [Indicator]) -> [Indicator] {
    indicators.indices.map { index in
      let indicator = indicators[index]
      var open: Set<Int> = []
      guard indicator.formula != nil, indicator.grid == nil,
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
    // A formula that is made of itself is reported elsewhere.
    guard let formula = indicator.formula, open.insert(index).inserted else { return nil }
    defer { open.remove(index) }
    return grid(of: formula, indicators, &open)
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
