/// Encodings with two or four bytes for every sign. YAML would accept them; no place in the file
/// would be right.
enum WideEncoding: String, Sendable {
  case utf16 = "UTF-16"
  case utf32 = "UTF-32"

  /// By the byte order mark, or by where the NUL bytes of the first sign stand.
  init?(_ bytes: [UInt8]) {
    let head = Array(bytes.prefix(4))
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if let encoding = Self.byZeros(head.map { $0 == 0 }) {
      self = encoding
    } else {
      return nil
    }
  }

  private static func byZeros(_ zeros: [Bool]) -> WideEncoding? {
    switch zeros {
    case [true, true, true, false], [false, true, true, true]: .utf32
    case [true, false, true, false], [false, true, false, true]: .utf16
    default: nil
    }
  }
}
