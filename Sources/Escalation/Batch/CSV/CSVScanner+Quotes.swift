/// What a quote means, as a function from one scanner to the next.
extension CSVScanner {
  /// A quote opens a field only as its first byte; anywhere else it is a stray one.
  @inline(never)
  func meetingQuote(
    at position: Int, in bytes: Span<UInt8>, window: CSVWindow
  ) -> CSVScanner {
    guard UInt32(truncatingIfNeeded: position) == fieldStart else {
      return straying(resumingAt: position + 1)
    }
    let field = CSVQuotedField.follow(
      from: position, in: bytes, window: window, maximum: limits.fieldBytes)
    switch field {
    case .needsMore:
      return stopping(.needsMore)
    case .unclosed:
      return leavingOpen(from: position, in: bytes, window: window)
    case .closed(let offset, let hasDoubledQuotes, let lines):
      guard bytes.endsField(at: offset + 1, limit: window.limit) else {
        return straying(resumingAt: offset + 1)
      }
      return closing(at: offset, hasDoubledQuotes: hasDoubledQuotes, lines: lines)
    }
  }

  private func straying(resumingAt position: Int) -> CSVScanner {
    var scanner = self
    scanner.fieldStart |= CSVField.strayQuoteBit
    scanner.flags.insert(.strayQuote)
    scanner.resumption = position
    return scanner
  }

  private func closing(at offset: Int, hasDoubledQuotes: Bool, lines: Int) -> CSVScanner {
    var scanner = self
    scanner.fieldStart = (fieldStart &+ 1) | CSVField.quotedBit
    scanner.endAdjustment = (hasDoubledQuotes ? CSVField.doubledBit : 0) &- 1
    scanner.innerLines += lines
    scanner.flags.insert(.quoted)
    scanner.resumption = offset + 1
    return scanner
  }

  /// Gives up the physical line on which the quote opens, and no other: the loop goes on at its
  /// end, where the record ends as any other does.
  private func leavingOpen(
    from opening: Int, in bytes: Span<UInt8>, window: CSVWindow
  ) -> CSVScanner {
    var scanner = self
    scanner.fieldStart = (fieldStart &+ 1) | CSVField.quotedBit
    scanner.flags.insert([.quoted, .unclosedQuote])
    scanner.resumption = bytes.firstLineEnd(in: opening..<window.limit) ?? window.limit
    return scanner
  }
}
