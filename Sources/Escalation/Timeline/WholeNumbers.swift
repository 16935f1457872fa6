/// The quotient rounded towards the smaller number, so that days before 1970 count like the others.
func floorQuotient<Number: FixedWidthInteger>(_ number: Number, _ divisor: Number) -> Number {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

extension Int {
  /// The number in at least `width` digits, with zeros in front.
  func zeroPadded(to width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.utf8.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}

extension Span<UInt8> {
  /// The number that exactly `count` digits from `start` write, or nothing where one is missing.
  func timeNumber(at start: Int, digits count: Int) -> Int? {
    guard start + count <= self.count else { return nil }
    var number = 0
    for index in start..<start + count {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
