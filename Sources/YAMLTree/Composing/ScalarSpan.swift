/// Where a scalar really stands in the file, and how it was written.
struct ScalarSpan: Sendable {
  let range: Range<Int>
  let style: YAMLScalar.Style
  let isInFlow: Bool

  var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }

  /// libyaml lets a block text reach to the next line, and puts a value that was left out between
  /// brackets after the blanks.
  init(_ raw: Range<Int>, style: YAMLScalar.Style, isInFlow: Bool, in bytes: [UInt8]) {
    var (start, end) = (raw.lowerBound, raw.upperBound)
    if start == end {
      while start > 0, bytes[start - 1].isBlankOrLineEnd { start -= 1 }
      end = start
    } else if style != .singleQuoted, style != .doubleQuoted {
      while end > start, bytes[end - 1].isBlankOrLineEnd { end -= 1 }
    }
    self.range = start..<end
    self.style = style
    self.isInFlow = isInFlow
  }

  /// Whether the bytes of the scalar, without its quotes, are its text.
  func isVerbatim(_ text: String, in bytes: [UInt8]) -> Bool {
    let length = text.utf8.count
    switch style {
    case .plain where range.count == length:
      return !bytes[range].contains(where: \.isLineEnd)
    case .singleQuoted where range.count == length + 2:
      return !bytes[range].contains(where: \.isLineEnd)
    case .doubleQuoted where range.count == length + 2:
      return !bytes[range].contains { $0.isLineEnd || $0 == .backslash }
    default:
      return false
    }
  }
}
