/// A decimal number as it was written: `mantissa` ÷ 10 to the power of `scale`. Never a binary float.
///
/// At most 18 digits, of which at most 18 behind the point. Two writings of one number (`5`, `5.0`)
/// are equal.
package struct ExactDecimal: Sendable {
  package let mantissa: Int64
  /// How many digits stand behind the point: 0 to 18.
  package let scale: UInt8

  package static let zero = ExactDecimal(0)

  package init(_ whole: Int64) {
    self.mantissa = whole
    self.scale = 0
  }

  /// `scale` must be at most 18 and `mantissa` have at most 18 digits; readers of numbers see to it.
  package init(mantissa: Int64, scale: UInt8) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// Reads `-12.50`; nil for anything else: no blanks, exponents, signs between thousands, or a
  /// point without a digit on both its sides.
  package init?(_ text: some StringProtocol) {
    guard let read = Self.read(Array(text.utf8)) else { return nil }
    self = read
  }

  private static func read(_ bytes: [UInt8]) -> ExactDecimal? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let parts = bytes.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
    let digits = parts.joined().drop { $0 == UInt8(ascii: "0") }
    let scale = parts.count == 2 ? parts[1].count : 0
    guard digits.count <= 18, scale <= 18 else { return nil }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    return ExactDecimal(mantissa: isNegative ? -value : value, scale: UInt8(scale))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// The same number without noughts at its end.
  package var reduced: ExactDecimal {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return ExactDecimal(mantissa: mantissa, scale: scale)
  }

  package var negated: ExactDecimal { ExactDecimal(mantissa: -mantissa, scale: scale) }

  package var isWhole: Bool { reduced.scale == 0 }

  /// How it is printed: without noughts at the end, never in exponents.
  package var text: String {
    let number = reduced
    var digits = String(number.mantissa.magnitude)
    let scale = Int(number.scale)
    if scale > 0 {
      let padding = max(0, scale + 1 - digits.count)
      digits = String(repeating: "0", count: padding) + digits
      let point = digits.index(digits.endIndex, offsetBy: -scale)
      digits = digits[..<point] + "." + digits[point...]
    }
    return (number.mantissa < 0 ? "-" : "") + digits
  }
}

extension ExactDecimal: Comparable, Hashable {
  package static func == (one: ExactDecimal, other: ExactDecimal) -> Bool {
    let (left, right) = aligned(one, other)
    return left == right
  }

  package static func < (one: ExactDecimal, other: ExactDecimal) -> Bool {
    let (left, right) = aligned(one, other)
    return left < right
  }

  package func hash(into hasher: inout Hasher) {
    let number = reduced
    hasher.combine(number.mantissa)
    hasher.combine(number.scale)
  }

  /// Both mantissas on the finer of the two scales: at most 36 digits, which 128 bits hold.
  private static func aligned(_ one: ExactDecimal, _ other: ExactDecimal) -> (Int128, Int128) {
    let scale = max(one.scale, other.scale)
    return (
      Int128(one.mantissa) * powerOfTen(scale - one.scale),
      Int128(other.mantissa) * powerOfTen(scale - other.scale)
    )
  }
}

/// 10 to the power of `exponent`, which is at most 36.
func powerOfTen(_ exponent: some BinaryInteger) -> Int128 {
  var power: Int128 = 1
  for _ in 0..<Int(exponent) { power *= 10 }
  return power
}
