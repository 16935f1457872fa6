/// The quotient rounded towards the smaller number, so that days before 1970 count like the others.
func floorQuotient<Number: FixedWidthInteger>(_ number: Number, _ divisor: Number) -> Number {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

extension Int {
  /// Two digits for each number below a hundred: days and hours are written over and over.
  private static let pairs = (0..<100).map { $0 < 10 ? "0\($0)" : "\($0)" }

  /// The number in at least `width` digits, with zeros in front.
  func zeroPadded(to width: Int) -> String {
    if width == 2, 0..<100 ~= self { return Self.pairs[self] }
    if width == 4, 0..<10_000 ~= self { return Self.pairs[self / 100] + Self.pairs[self % 100] }
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
