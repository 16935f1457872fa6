/// What most of a file is: 64 bytes without quotes, in which every line ends in one of the two usual
/// ways. They are taken all at once; anything else is looked at byte by byte.
extension CSVScanner {
  /// Takes the 64 bytes from `base`; false, and nothing is taken, where they want a closer look.
  @inline(__always)
  mutating func takePlain(
    _ structure: CSVStructure, at base: Int, _ bytes: Span<UInt8>, _ window: CSVWindow,
    _ fields: inout MutableSpan<CSVField>, _ records: inout MutableSpan<CSVRecord>
  ) -> Bool {
    var others = structure.others
    guard endAdjustment == 0, fieldStart & ~CSVField.offsetBits == 0,
      recordCount &+ others.nonzeroBitCount < records.count
    else { return false }
    var separators = structure.commas
    var pairs: UInt64 = 0
    var next = self
    while others != 0 {
      let bit = UInt64(truncatingIfNeeded: others.trailingZeroBitCount)
      let position = base &+ Int(truncatingIfNeeded: bit)
      others &= others &- 1
      let byte = bytes[position]
      if byte != CSVByte.lineFeed {
        if byte == CSVByte.quote { return false }
        if byte != CSVByte.carriageReturn { continue }
        guard bytes.isCarriageReturnOfPair(at: position, limit: window.limit) else { return false }
        continue
      }
      separators |= 1 &<< bit
      let isPair = position > next.recordStart && bytes[position &- 1] == CSVByte.carriageReturn
      if isPair { pairs |= 1 &<< bit }
      let end = isPair ? position &- 1 : position
      let fieldEnd = fieldCount &+ (separators & ((2 &<< bit) &- 1)).nonzeroBitCount
      guard next.endPlainRecord(at: end, next: position &+ 1, fieldEnd, &records) else {
        return false
      }
    }
    fields.put(
      separators, base: UInt32(truncatingIfNeeded: base), from: fieldStart, at: fieldCount)
    next.fieldCount = fieldCount &+ separators.nonzeroBitCount
    if separators != 0 {
      next.fieldStart = UInt32(truncatingIfNeeded: base &+ 64 &- separators.leadingZeroBitCount)
    }
    if pairs != 0 { shorten(pairs, separators, &fields) }
    self = next
    return true
  }

  /// Adds a record whose fields are yet to be written; false for one that is empty or too long.
  @inline(__always)
  private mutating func endPlainRecord(
    at end: Int, next: Int, _ fieldEnd: Int, _ records: inout MutableSpan<CSVRecord>
  ) -> Bool {
    guard end > recordStart, end &- recordStart <= limits.recordBytes,
      fieldEnd &- firstField <= limits.fieldsPerRecord
    else { return false }
    records[recordCount] = CSVRecord(
      raw: recordStart..<end, fields: firstField..<fieldEnd, line: line, flags: flags)
    recordCount &+= 1
    recordStart = next
    firstField = fieldEnd
    line &+= 1 &+ innerLines
    innerLines = 0
    flags = []
    return true
  }

  /// Takes the carriage return off the last field of each record that ends in two bytes.
  @inline(never)
  private func shorten(
    _ pairs: UInt64, _ separators: UInt64, _ fields: inout MutableSpan<CSVField>
  ) {
    var pairs = pairs
    while pairs != 0 {
      let bit = UInt64(truncatingIfNeeded: pairs.trailingZeroBitCount)
      pairs &= pairs &- 1
      let index = fieldCount &+ (separators & ((1 &<< bit) &- 1)).nonzeroBitCount
      let field = fields[index]
      fields[index] = CSVField(
        startWord: UInt32(truncatingIfNeeded: field.start),
        endWord: UInt32(truncatingIfNeeded: field.end &- 1))
    }
  }
}
