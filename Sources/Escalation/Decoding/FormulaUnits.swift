internal import Diagnostics

extension Resolver {
  /// The unit a formula yields, or nil for a plain number or a ratio.
  ///
  /// What does not fit is reported by the check of units; here the left side speaks.
  func unit(of formula: Formula) -> MeasureUnit? {
    switch formula {
    case .number: nil
    case .indicator(let index): names.indicators[index].unit
    case .sum(let one, let other), .difference(let one, let other):
      unit(of: one) ?? unit(of: other)
    case .product(let one, let other): productUnit(unit(of: one), unit(of: other))
    case .quotient(let one, let other): unit(of: other) == nil ? unit(of: one) : nil
    }
  }

  private func productUnit(_ one: MeasureUnit?, _ other: MeasureUnit?) -> MeasureUnit? {
    one == nil ? other : (other == nil ? one : nil)
  }
}
