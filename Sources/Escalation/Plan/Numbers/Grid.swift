/// The multiples of a step: what an indicator of whole numbers, or of tenths, can read.
package struct Grid: Hashable, Sendable {
  /// Above 0.
  package let step: ExactDecimal

  package static let wholeNumbers = Grid(step: ExactDecimal(1))

  package init(step: ExactDecimal) { self.step = step }

  package func contains(_ number: ExactNumber) -> Bool {
    number.divided(by: ExactNumber(step))?.denominator == 1
  }

  /// The same set as far as the grid goes, each boundary moved to stand just before a grid value:
  /// on whole numbers `over 3` and `at least 4` become equal.
  package func snapped(_ set: NumberSet) -> NumberSet {
    NumberSet(set.stretches.map { Stretch($0.lower.map(snapped), $0.upper.map(snapped)) })
  }

  private func snapped(_ boundary: Boundary) -> Boundary {
    guard let quotient = ExactNumber(boundary.value).divided(by: ExactNumber(step)) else {
      return boundary
    }
    let isOnGrid = quotient.denominator == 1
    let count = isOnGrid && !boundary.isAfter ? quotient.floor : quotient.floor + 1
    return multiple(count).map(Boundary.before) ?? boundary
  }

  /// Nil where it has too many digits to be held.
  package func multiple(_ count: Int128) -> ExactDecimal? {
    let (product, overflow) = count.multipliedReportingOverflow(by: Int128(step.mantissa))
    guard !overflow, product.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return ExactDecimal(mantissa: Int64(product), scale: step.scale)
  }

  /// The grid value next to `value`, below or above it.
  package func neighbour(of value: ExactDecimal, above: Bool) -> ExactDecimal? {
    guard let quotient = ExactNumber(value).divided(by: ExactNumber(step)) else { return nil }
    if above { return multiple(quotient.floor + 1) }
    return multiple(quotient.denominator == 1 ? quotient.floor - 1 : quotient.floor)
  }
}
