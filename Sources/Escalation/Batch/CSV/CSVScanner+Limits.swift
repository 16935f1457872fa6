/// How blocks begin, files end, and records are refused.
extension CSVScanner {
  func startingBlock() -> CSVScanner {
    var scanner = self
    scanner.recordCount = 0
    scanner.fieldCount = 0
    scanner.stop = .windowEnd
    // The first record begins on this line, not on the next one.
    scanner.innerLines = -1
    scanner.beginRecord(at: recordStart)
    return scanner
  }

  func stopping(_ stop: Stop) -> CSVScanner {
    var scanner = self
    scanner.stop = stop
    return scanner
  }

  /// What a scan leaves to be decided: the last record of the file, and records beyond a limit.
  func settling(
    _ bytes: Span<UInt8>, window: CSVWindow,
    fields: inout MutableSpan<CSVField>, records: inout MutableSpan<CSVRecord>
  ) -> CSVScanner {
    var scanner = self
    if stop == .windowEnd, window.isLast, recordStart < window.limit {
      _ = scanner.endRecord(at: window.limit, next: window.limit, &fields, &records)
    } else if stop == .windowEnd, window.limit - recordStart > limits.recordBytes + 1 {
      // One byte more than the limit, because the last one can be the first of a CRLF. The field
      // that was begun counts, as it does when the window shows its end.
      scanner.endField(at: window.limit, next: window.limit, into: &fields)
      scanner.stop = .refused
    }
    guard scanner.stop == .refused else { return scanner }
    return scanner.refusing(bytes, fields: fields.span, records: &records)
  }

  /// Gives up a record at the first place where it breaks a limit, wherever the window ends.
  private func refusing(
    _ bytes: Span<UInt8>, fields: Span<CSVField>, records: inout MutableSpan<CSVRecord>
  ) -> CSVScanner {
    var scanner = self
    var flags = CSVRecord.Flags.tooLong
    var breach = recordStart + limits.recordBytes
    if fieldCount - firstField > limits.fieldsPerRecord {
      let excess = fields[firstField + limits.fieldsPerRecord].rawStart
      if excess <= breach { (flags, breach) = (.tooManyFields, excess) }
    }
    if bytes[breach - 1] == CSVByte.carriageReturn { breach -= 1 }
    records[recordCount] = CSVRecord(
      raw: recordStart..<breach, fields: 0..<0, line: line, flags: flags)
    scanner.recordCount += 1
    scanner.line += bytes.lineEnds(in: recordStart..<breach)
    scanner.recordStart = breach
    scanner.skipsLine = true
    return scanner
  }

  /// Passes over the rest of a refused record; `skipsLine` stays set until its end was seen.
  func skippingLine(in bytes: Span<UInt8>, window: CSVWindow) -> CSVScanner {
    var scanner = self
    scanner.recordCount = 0
    guard let end = bytes.firstLineEnd(in: recordStart..<window.limit) else {
      scanner.recordStart = window.limit
      return scanner
    }
    scanner.recordStart = end
    let isCarriageReturn = bytes[end] == CSVByte.carriageReturn
    if isCarriageReturn, end + 1 == window.limit, !window.isLast { return scanner }
    let isPair = bytes.isCarriageReturnOfPair(at: end, limit: window.limit)
    scanner.recordStart = isPair ? end + 2 : end + 1
    scanner.line += 1
    scanner.skipsLine = false
    return scanner
  }
}
