/// What became of a quote that opens a field.
enum CSVQuotedField: Equatable {
  /// Its closing quote stands at `offset`; `lines` line ends lie between.
  case closed(offset: Int, hasDoubledQuotes: Bool, lines: Int)
  /// It does not close, or closes only because a later line has a quote of its own.
  case unclosed
  /// The window ends before that can be told.
  case needsMore

  /// Follows the field whose opening quote is at `opening`.
  static func follow(
    from opening: Int, in bytes: Span<UInt8>, window: CSVWindow, maximum: Int
  ) -> CSVQuotedField {
    var position = opening + 1
    var lines = 0
    var hasDoubledQuotes = false
    while position < window.limit {
      let byte = bytes[position]
      if position - opening > maximum { return .unclosed }
      if byte == CSVByte.quote {
        guard position + 1 < window.limit || window.isLast else { return .needsMore }
        if position + 1 == window.limit || bytes[position + 1] != CSVByte.quote {
          return closing(
            at: position, in: bytes, window: window, hasDoubledQuotes: hasDoubledQuotes,
            lines: lines)
        }
        hasDoubledQuotes = true
        position += 1
      } else if CSVByte.endsLine(byte) {
        lines += bytes.isCarriageReturnOfPair(at: position, limit: window.limit) ? 0 : 1
      }
      position += 1
    }
    return window.isLast || window.limit - opening > maximum ? .unclosed : .needsMore
  }

  /// A field over several lines followed by anything but a separator is not what somebody meant:
  /// its closing quote is the opening quote of a later field.
  private static func closing(
    at position: Int, in bytes: Span<UInt8>, window: CSVWindow, hasDoubledQuotes: Bool, lines: Int
  ) -> CSVQuotedField {
    if lines > 0, !bytes.endsField(at: position + 1, limit: window.limit) { return .unclosed }
    return .closed(offset: position, hasDoubledQuotes: hasDoubledQuotes, lines: lines)
  }
}

extension Span<UInt8> {
  /// Whether a field ends before `position`: at a comma, a line end or the end of everything.
  func endsField(at position: Int, limit: Int) -> Bool {
    guard position < limit else { return true }
    return self[position] == CSVByte.comma || CSVByte.endsLine(self[position])
  }

  /// Whether the byte is the carriage return of a CRLF, whose line feed will count the line.
  func isCarriageReturnOfPair(at position: Int, limit: Int) -> Bool {
    self[position] == CSVByte.carriageReturn && position + 1 < limit
      && self[position + 1] == CSVByte.lineFeed
  }

  /// The first line end in the range, if there is one.
  func firstLineEnd(in range: Range<Int>) -> Int? {
    for position in range where CSVByte.endsLine(self[position]) { return position }
    return nil
  }

  /// How many physical lines end in the range; CRLF ends one.
  func lineEnds(in range: Range<Int>) -> Int {
    var lines = 0
    for position in range where CSVByte.endsLine(self[position]) {
      lines += isCarriageReturnOfPair(at: position, limit: range.upperBound) ? 0 : 1
    }
    return lines
  }
}
