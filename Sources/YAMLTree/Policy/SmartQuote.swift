internal import Diagnostics

/// A curly quote where a value begins. YAML takes it for a letter; word processors set it unasked.
struct SmartQuote {
  private let line: SourceLine
  /// The whole value, as far as it stands on its first line.
  private let value: Range<Int>

  /// Of a scalar that YAML took for text.
  init?(_ span: ScalarSpan, in source: SourceFile) {
    guard Self.stands(at: span.range.lowerBound, in: source.bytes) else { return nil }
    line = SourceLine(at: span.range.lowerBound, in: source)
    value = span.range.lowerBound..<Self.end(of: span, on: line)
  }

  /// Of a line that YAML could not read.
  init?(at start: Int, in source: SourceFile) {
    guard Self.stands(at: start, in: source.bytes) else { return nil }
    line = SourceLine(at: start, in: source)
    value = start..<max(start + Self.length, line.valueEnd(from: start))
  }

  private static let length = 3

  /// A `: ` inside the quotes ends the scalar, but not what its author meant.
  private static func end(of span: ScalarSpan, on line: SourceLine) -> Int {
    let bytes = line.source.bytes
    let end = span.range.upperBound
    guard !span.isInFlow, !stands(at: end - length, in: bytes) else { return end }
    let rest = line.valueEnd(from: span.range.lowerBound)
    return rest > end && stands(at: rest - length, in: bytes) ? rest : end
  }

  /// Whether one of ‘ ’ ‚ ‛ “ ” „ ‟ stands there.
  static func stands(at offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset >= 0, offset + length <= bytes.count else { return false }
    return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && (0x98...0x9F).contains(bytes[offset + 2])
  }

  func finding(_ file: FileID) -> Diagnostic {
    let mark = Mark(file: file, range: value.lowerBound..<(value.lowerBound + Self.length))
    return Diagnostic(
      "yaml-smart-quote", .error, "a curly quote does not quote in YAML", at: mark,
      help: isOnOneLine
        ? ["Use straight quotes:", line.repaired(value, with: repaired)]
        : ["Use straight quotes around the text."]
    ).fixed(by: isOnOneLine ? [.init(Mark(file: file, range: value), repaired)] : [])
  }

  private var isOnOneLine: Bool { value.upperBound <= line.range.upperBound }

  /// Curly quotes around the whole value become straight ones; others stay inside them.
  private var repaired: String {
    let bytes = line.source.bytes
    let innerStart = value.lowerBound + Self.length
    let inner = innerStart..<max(innerStart, value.upperBound - Self.length)
    let opening = bytes[value.lowerBound..<innerStart]
    let isAround =
      value.count >= 2 * Self.length && Self.stands(at: inner.upperBound, in: bytes)
      && !inner.dropLast(2).contains { bytes[$0..<($0 + Self.length)].elementsEqual(opening) }
    return quoted(line.text(isAround ? inner : value))
  }
}
