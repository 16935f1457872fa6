/// Signs that YAML takes for the end of a line where editors show none, or the other way round.
enum ForeignLineEnd: CaseIterable, Sendable {
  case carriageReturn, nextLine, lineSeparator, paragraphSeparator

  init?(_ scalar: Unicode.Scalar, in bytes: [UInt8], at offset: Int) {
    switch scalar.value {
    case 0x0D:
      if offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { return nil }
      self = .carriageReturn
    case 0x85: self = .nextLine
    case 0x2028: self = .lineSeparator
    case 0x2029: self = .paragraphSeparator
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .carriageReturn: "a carriage return without a line feed"
    case .nextLine: "U+0085 (next line)"
    case .lineSeparator: "U+2028 (line separator)"
    case .paragraphSeparator: "U+2029 (paragraph separator)"
    }
  }

  var length: Int {
    switch self {
    case .carriageReturn: 1
    case .nextLine: 2
    case .lineSeparator, .paragraphSeparator: 3
    }
  }

  var help: [String] {
    switch self {
    case .carriageReturn:
      ["Save the file with the line endings LF (Unix) or CRLF (Windows)."]
    case .nextLine, .lineSeparator, .paragraphSeparator:
      [
        "This invisible sign often comes along when text is pasted. Delete it, or press Enter there."
      ]
    }
  }
}
