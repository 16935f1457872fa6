import Diagnostics

extension JSONParser {
  /// A string with its mark, quotes included.
  mutating func string() throws(JSONStop) -> (scalar: YAMLScalar, mark: Mark) {
    let start = position
    position += 1
    var text: [UInt8] = []
    var isVerbatim = true
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        let scalar = YAMLScalar(
          text: String(decoding: text, as: UTF8.self), style: .doubleQuoted,
          isVerbatim: isVerbatim)
        return (scalar, mark(start..<position))
      case UInt8(ascii: "\\"):
        isVerbatim = false
        text += String(try escape()).utf8
      case 0x0A, 0x0D: throw unclosedString(from: start)
      case ..<0x20: throw controlCharacter()
      default:
        text.append(byte)
        position += 1
      }
    }
    throw unclosedString(from: start)
  }

  private mutating func escape() throws(JSONStop) -> Character {
    let start = position
    position += 1
    let letter = peek()
    if letter == UInt8(ascii: "u") { return Character(try unicodeEscape()) }
    guard let letter, let meaning = Self.shortEscapes[letter] else {
      throw unknownEscape(from: start)
    }
    position += 1
    return meaning
  }

  private static let shortEscapes: [UInt8: Character] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  /// Reads `u` and four digits, and a second such escape where the first is half of a pair.
  private mutating func unicodeEscape() throws(JSONStop) -> Unicode.Scalar {
    let start = position - 1
    let unit = try codeUnit(from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let second = position
    let isFirstHalf = unit < 0xDC00
    if isFirstHalf, take(UInt8(ascii: "\\")), peek() == UInt8(ascii: "u") {
      let other = try codeUnit(from: second)
      if (0xDC00..<0xE000).contains(other) {
        let value = 0x10000 + ((UInt32(unit) - 0xD800) << 10) + (UInt32(other) - 0xDC00)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
    }
    position = second
    reportLoneSurrogate(start..<second)
    return "\u{FFFD}"
  }

  /// Reads `u` and four hexadecimal digits.
  private mutating func codeUnit(from start: Int) throws(JSONStop) -> UInt16 {
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unfinishedUnicodeEscape(from: start)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  /// A number, `true`, `false` or `null`: a word without quotes.
  mutating func literal() throws(JSONStop) -> YAMLNode {
    let range = word
    let text = source.text(in: range)
    guard ["true", "false", "null"].contains(text) || Self.isNumber(bytes[range]) else {
      throw range.isEmpty ? missingValue() : unknownWord(text, at: range)
    }
    position = range.upperBound
    let scalar = YAMLScalar(text: text, style: .plain, isVerbatim: true)
    return YAMLNode(content: .scalar(scalar), mark: mark(range))
  }

  /// The bytes up to the next blank, bracket, quote or separator.
  var word: Range<Int> {
    let end = bytes[position...].firstIndex(where: Self.endsWord) ?? bytes.count
    return position..<end
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    case UInt8(ascii: "#"), UInt8(ascii: "/"): true
    default: isBlank(byte)
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// `-`, digits without a needless zero, a fraction, an exponent; all but the digits optional.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    _ = drop("-", from: &rest)
    if !drop("0", from: &rest), dropDigits(from: &rest) == 0 { return false }
    if drop(".", from: &rest), dropDigits(from: &rest) == 0 { return false }
    if drop("eE", from: &rest) {
      _ = drop("+-", from: &rest)
      if dropDigits(from: &rest) == 0 { return false }
    }
    return rest.isEmpty
  }

  private static func drop(_ signs: String, from rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, signs.utf8.contains(first) else { return false }
    rest.removeFirst()
    return true
  }

  private static func dropDigits(from rest: inout ArraySlice<UInt8>) -> Int {
    let before = rest.count
    rest = rest.drop(while: isDigit)
    return before - rest.count
  }
}
