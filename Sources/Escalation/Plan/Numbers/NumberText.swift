extension ExactNumber {
  /// Printed to at most `digits` decimals, rounded half to even, but never onto or across one of
  /// `thresholds`: 49.9999999 is not shown as 50 where 50 decides something.
  package func text(digits: Int = 6, awayFrom thresholds: [ExactDecimal] = []) -> String {
    for digits in digits...18 {
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

  /// Nil where 18 digits do not hold it.
  private func roundedHalfToEven(_ digits: Int) -> ExactDecimal? {
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: powerOfTen(digits))
    guard !overflow else { return nil }
    var (whole, rest) = scaled.quotientAndRemainder(dividingBy: denominator)
    let (twice, overflows) = rest.magnitude.multipliedReportingOverflow(by: 2)
    let isOverHalf = overflows || twice > denominator.magnitude
    let isHalf = !overflows && twice == denominator.magnitude
    if isOverHalf || (isHalf && whole % 2 != 0) { whole += numerator < 0 ? -1 : 1 }
    guard whole.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return ExactDecimal(mantissa: Int64(whole), scale: UInt8(digits))
  }
}
