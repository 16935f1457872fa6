/// One code point of a source line as it is shown.
struct SourceCell {
  /// Where it begins in the file.
  let offset: Int
  let text: String
  let width: Int
}

extension SourceFile {
  /// The code points of `range`, made visible. Bytes that are not UTF-8 are shown as U+FFFD.
  func cells(in range: Range<Int>) -> [SourceCell] {
    let found = scalars(in: range)
    let widths = DisplayWidth.widths(of: found.map(\.scalar))
    return zip(found, widths).map { piece, width in
      let text = VisibleText.of(piece.scalar)
      let isItself = text.unicodeScalars.first == piece.scalar
      return SourceCell(
        offset: piece.offset, text: text, width: isItself ? width : DisplayWidth.width(of: text))
    }
  }

  private func scalars(in range: Range<Int>) -> [(offset: Int, scalar: Unicode.Scalar)] {
    var found: [(offset: Int, scalar: Unicode.Scalar)] = []
    var offset = range.lowerBound
    var rest = bytes[range].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        found.append((offset, Unicode.UTF8.decode(encoded)))
        offset += encoded.count
      case .error(let length):
        found.append((offset, "\u{FFFD}"))
        offset += length
      case .emptyInput:
        return found
      }
    }
  }
}
