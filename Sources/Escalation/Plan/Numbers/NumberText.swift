extension ExactNumber {
  /// Printed to at most `digits` decimals, rounded half to even, but never onto or across one of
  /// `thresholds`: 49.9999999 is not shown as 50 where 50 decides something.
  package func text(digits: Int = 6, awayFrom thresholds: [ExactDecimal] = []) -> String {
    // Where 18 digits do not hold so many decimals, fewer are better than a fraction.
    for digits in Array(digits...18) + (0..<digits).reversed() {
      guard let shown = roundedHalfToEven(digits) else { continue }
      let number = ExactNumber(shown)
      let keepsItsSide = thresholds.allSatisfy { threshold in
        let line = ExactNumber(threshold)
        return (self < line) == (number < line) && (self == line) == (number == line)
      }
      if keepsItsSide { return shown.text }
    }
    return "\(numerator)/\(denominator)"
  }

  /// The same number as a decimal, where it is one of at most 18 digits.
  package var decimal: ExactDecimal? {
    (0...18).lazy.compactMap(roundedHalfToEven).first { ExactNumber($0) == self }
  }

  /// Nil where 18 digits do not hold it.
  private func roundedHalfToEven(_ digits: Int) -> ExactDecimal? {
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: powerOfTen(digits))
    guard !overflow else { return nil }
    var (whole, rest) = scaled.quotientAndRemainder(dividingBy: denominator)
    let (twice, overflows) = rest.magnitude.multipliedReportingOverflow(by: 2)
    let isOverHalf = overflows || twice > denominator.magnitude
    let isHalf = !overflows && twice == denominator.magnitude
    if isOverHalf || (isHalf && whole % 2 != 0) { whole += numerator < 0 ? -1 : 1 }
    var scale = digits
    while scale > 0, whole % 10 == 0 {
      whole /= 10
      scale -= 1
    }
    guard whole.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return ExactDecimal(mantissa: Int64(whole), scale: UInt8(scale))
  }
}
