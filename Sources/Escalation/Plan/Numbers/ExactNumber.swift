/// An exact fraction: what a formula yields before it is compared or printed.
///
/// Numerator and denominator hold 128 bits. Arithmetic that would need more says so by `nil`;
/// nothing is rounded on the way.
package struct ExactNumber: Sendable, Hashable {
  package let numerator: Int128
  /// Always above 0, and without a factor in common with the numerator.
  package let denominator: Int128

  package init(_ decimal: ExactDecimal) {
    let number = decimal.reduced
    self.init(unchecked: Int128(number.mantissa), powerOfTen(number.scale))
  }

  package init(_ whole: some BinaryInteger) { self.init(unchecked: Int128(whole), 1) }

  /// Nil when the denominator is 0.
  init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, denominator != .min, numerator != .min else { return nil }
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(unchecked: numerator * sign, denominator * sign)
  }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / Int128(divisor)
    self.denominator = denominator / Int128(divisor)
  }

  private static func greatestCommonDivisor(_ one: UInt128, _ other: UInt128) -> UInt128 {
    var (larger, smaller) = (one, other)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return max(larger, 1)
  }

  package var isZero: Bool { numerator == 0 }
}

extension ExactNumber {
  package func adding(_ other: ExactNumber) -> ExactNumber? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactNumber(sum, over: below)
  }

  package func subtracting(_ other: ExactNumber) -> ExactNumber? { adding(other.negated) }

  package func multiplied(by other: ExactNumber) -> ExactNumber? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return ExactNumber(above, over: below)
  }

  /// Nil when `other` is 0, too.
  package func divided(by other: ExactNumber) -> ExactNumber? {
    guard let above = Self.product(numerator, other.denominator),
      let below = Self.product(denominator, other.numerator)
    else { return nil }
    return ExactNumber(above, over: below)
  }

  package var negated: ExactNumber { ExactNumber(unchecked: -numerator, denominator) }

  package var magnitude: ExactNumber { numerator < 0 ? negated : self }

  private static func product(_ one: Int128, _ other: Int128) -> Int128? {
    let (product, overflow) = one.multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}

extension ExactNumber: Comparable {
  /// By cross-multiplication in 256 bits, so that it never overflows.
  package static func < (one: ExactNumber, other: ExactNumber) -> Bool {
    let left = one.numerator.multipliedFullWidth(by: other.denominator)
    let right = other.numerator.multipliedFullWidth(by: one.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }
}

extension ExactNumber {
  /// The nearest multiple of `step`, halves away from zero; nil where it cannot be held.
  package func rounded(to step: ExactDecimal) -> ExactNumber? {
    guard let quotient = divided(by: ExactNumber(step)) else { return nil }
    let (whole, rest) = quotient.numerator.quotientAndRemainder(dividingBy: quotient.denominator)
    let isHalfOrMore = rest.magnitude >= quotient.denominator.magnitude - rest.magnitude
    let away: Int128 = quotient.numerator < 0 ? -1 : 1
    guard let count = ExactNumber(isHalfOrMore ? whole + away : whole, over: 1) else { return nil }
    return count.multiplied(by: ExactNumber(step))
  }

  /// The largest whole number not above this one.
  package var floor: Int128 {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return rest < 0 ? whole - 1 : whole
  }
}
