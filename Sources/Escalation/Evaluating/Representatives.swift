/// One number for each cell that `cuts` leave in `range`: on every cut, on both its sides, between
/// two cuts, and at both ends of the range.
func representatives(of range: NumberSet, grid: Grid?, cuts: [Boundary]) -> [ExactDecimal] {
  let ends = (cuts + range.boundaries).map(\.value)
  let lines = Set(ends).sorted()
  guard let first = lines.first, let last = lines.last else {
    return accepted([.zero], range, grid)
  }
  var numbers = [away(from: first, grid, above: false), away(from: last, grid, above: true)]
  for line in lines {
    numbers.append(line)
    if let grid {
      numbers += [grid.neighbour(of: line, above: true), grid.neighbour(of: line, above: false)]
    }
  }
  for (one, other) in zip(lines, lines.dropFirst()) { numbers.append(middle(one, other)) }
  return accepted(numbers.compactMap(\.self), range, grid)
}

private func accepted(
  _ numbers: [ExactDecimal], _ range: NumberSet, _ grid: Grid?
) -> [ExactDecimal] {
  Set(numbers).sorted().filter {
    let number = ExactNumber($0)
    return range.contains(number) && (grid?.contains(number) ?? true)
  }
}

private func away(from line: ExactDecimal, _ grid: Grid?, above: Bool) -> ExactDecimal? {
  if let grid { return grid.neighbour(of: line, above: above) }
  let one = ExactNumber(above ? 1 : -1)
  return ExactNumber(line).adding(one).flatMap { ExactDecimal($0.text(digits: 18)) }
}

private func middle(_ one: ExactDecimal, _ other: ExactDecimal) -> ExactDecimal? {
  ExactNumber(one).adding(ExactNumber(other))?.divided(by: ExactNumber(2))
    .flatMap { ExactDecimal($0.text(digits: 18)) }
}
