internal import Diagnostics

/// A blank that is none for YAML, at either end of a text. Pages of the web and word processors
/// use them, and nobody sees the difference.
struct OddBlank {
  private let range: Range<Int>

  init?(_ span: ScalarSpan, in source: SourceFile) {
    let bytes = source.bytes
    guard let last = span.range.last else { return nil }
    if let length = Self.length(bytes, at: span.range.lowerBound) {
      range = span.range.lowerBound..<(span.range.lowerBound + length)
    } else if let start = Self.lastStart(bytes, span.range, last),
      let length = Self.length(bytes, at: start)
    {
      range = start..<(start + length)
    } else {
      return nil
    }
  }

  private static func lastStart(_ bytes: [UInt8], _ range: Range<Int>, _ last: Int) -> Int? {
    guard bytes[last] >= 0x80 else { return nil }
    return range.last { bytes[$0] & 0xC0 != 0x80 }
  }

  /// The length of the odd blank that stands at `offset`.
  private static func length(_ bytes: [UInt8], at offset: Int) -> Int? {
    guard bytes[offset] >= 0x80, let (scalar, length) = decodeUTF8(bytes, at: offset) else {
      return nil
    }
    return isOddBlank(scalar) ? length : nil
  }

  func finding(_ file: FileID, in source: SourceFile) -> Diagnostic {
    let name = decodeUTF8(source.bytes, at: range.lowerBound).map { codePoint($0.0) } ?? ""
    return Diagnostic(
      "yaml-odd-blank", .error, "\(name), a sign that is no ordinary blank, stands here",
      at: Mark(file: file, range: range), help: ["Delete it, and type a blank if one is needed."]
    ).fixed(by: .init(Mark(file: file, range: range), ""))
  }
}

/// Whether a sign looks like a blank, or like nothing, and is neither for YAML.
package func isOddBlank(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xA0, 0x1680, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
  default: false
  }
}

/// How a sign that cannot be shown is called: `U+200B`.
package func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
