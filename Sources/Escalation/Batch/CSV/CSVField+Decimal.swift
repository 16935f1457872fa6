extension CSVField {
  /// An exact decimal number: `mantissa / 10^scale`.
  package typealias Decimal = (mantissa: Int64, scale: UInt8)

  /// The number that the field holds, or nil.
  ///
  /// Accepted are blanks around it, one sign, digits, and a point followed by digits; at most 18
  /// digits without leading zeros, and at most 18 after the point.
  @inline(__always)
  package func decimal(in bytes: Span<UInt8>) -> Decimal? {
    Self.parseDecimal(bytes, from: start, to: end)
  }

  /// The number that stands from `start` up to `end`, or nil; see `decimal(in:)`.
  @inline(__always)
  package static func parseDecimal(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Decimal? {
    let count = end &- start
    guard count > 0 else { return nil }
    if count <= 8, start &+ 8 <= bytes.count {
      let word = bytes.word(at: start)
      if count <= 4, let decimal = shortestDecimal(UInt32(truncatingIfNeeded: word), count: count) {
        return decimal
      }
      if let decimal = shortDecimal(word, count: count) { return decimal }
    }
    return longDecimal(bytes, from: start, to: end)
  }

  // MARK: Four bytes at once

  @inline(__always)
  private static func shortestDecimal(_ word: UInt32, count: Int) -> Decimal? {
    let missing = UInt32(truncatingIfNeeded: 32 &- 8 &* count)
    let digits = (word &<< missing) | (0x3030_3030 & ((1 &<< missing) &- 1))
    let difference = digits ^ 0x2E2E_2E2E
    let found = (difference &- 0x0101_0101) & ~difference & 0x8080_8080
    guard found != 0 else { return value(ofFour: digits, scale: 0) }
    let below = UInt32(truncatingIfNeeded: found.trailingZeroBitCount &- 7)
    guard below < 24 else { return nil }
    let under: UInt32 = (1 &<< below) &- 1
    let closed = ((digits & under) &<< 8) | (digits & ~((under &<< 8) | 0xFF)) | 0x30
    return value(ofFour: closed, scale: UInt8(truncatingIfNeeded: 3 &- below / 8))
  }

  @inline(__always)
  private static func value(ofFour digits: UInt32, scale: UInt8) -> Decimal? {
    let ones = digits &- 0x3030_3030
    guard (ones | (digits &+ 0x4646_4646)) & 0x8080_8080 == 0 else { return nil }
    let pairs = ones &* 10 &+ ones &>> 8
    let value = (pairs & 0xFF) &* 100 &+ ((pairs &>> 16) & 0xFF)
    return (Int64(value), scale)
  }

  // MARK: Eight bytes at once

  /// The first `count` bytes of a word, if they are digits and at most one point before the last.
  @inline(__always)
  private static func shortDecimal(_ word: UInt64, count: Int) -> Decimal? {
    // The last digit moves into the highest byte; zeros fill the places before the first.
    let missing = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    let digits = (word &<< missing) | (0x3030_3030_3030_3030 & ((1 &<< missing) &- 1))
    let found = firstPoint(in: digits)
    guard found != 0 else { return value(of: digits, scale: 0) }
    let below = UInt64(truncatingIfNeeded: found.trailingZeroBitCount &- 7)
    guard below < 56 else { return nil }
    let whole = (digits & ((1 &<< below) &- 1)) &<< 8
    let fraction = digits & ~((1 &<< (below &+ 8)) &- 1)
    return value(of: fraction | whole | 0x30, scale: UInt8(truncatingIfNeeded: 7 &- below / 8))
  }

  /// A word whose lowest set bit is the highest bit of the lowest byte that is a point.
  @inline(__always)
  private static func firstPoint(in word: UInt64) -> UInt64 {
    let difference = word ^ 0x2E2E_2E2E_2E2E_2E2E
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  /// Eight digits, the first in the lowest byte: pairs, then fours, then all of them.
  @inline(__always)
  private static func value(of digits: UInt64, scale: UInt8) -> Decimal? {
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let ones = digits &- zeros
    guard (ones | (digits &+ 0x4646_4646_4646_4646)) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    let pairs = ones &* 10 &+ ones &>> 8
    let outer = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let inner = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (Int64(truncatingIfNeeded: (outer &+ inner) &>> 32), scale)
  }

  // MARK: Byte by byte

  @inline(never)
  private static func longDecimal(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Decimal? {
    var (position, end) = withoutBlanks(bytes, from: start, to: end)
    guard position < end else { return nil }
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
    guard let (magnitude, scale) = unsigned(bytes, from: position, to: end) else { return nil }
    return (isNegative ? -magnitude : magnitude, scale)
  }

  private static func unsigned(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Decimal? {
    guard start < end, isDigit(bytes[end - 1]) else { return nil }
    var magnitude: Int64 = 0
    var pointAt: Int?
    for position in start..<end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "."), pointAt == nil {
        pointAt = position
      } else {
        // Seventeen digits so far leave room for one more.
        guard isDigit(byte), magnitude < 100_000_000_000_000_000 else { return nil }
        magnitude = magnitude * 10 + Int64(byte - UInt8(ascii: "0"))
      }
    }
    let scale = pointAt.map { end - 1 - $0 } ?? 0
    return scale <= 18 ? (magnitude, UInt8(scale)) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func withoutBlanks(
    _ bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> (start: Int, end: Int) {
    var (start, end) = (start, end)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return (start, end)
  }
}
