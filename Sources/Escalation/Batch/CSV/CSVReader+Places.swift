package import Diagnostics

/// What is asked only about the few records that are reported.
extension CSVReader {
  /// Line and column of a field of the current block, its opening quote included.
  package func place(ofField index: Int, in record: CSVRecord) -> Place {
    let start = fields[record.firstField + index].rawStart
    return place(of: start, in: record)
  }

  /// Why the record cannot be used, or nil.
  package func fault(of record: CSVRecord) -> CSVFault? {
    if record.flags.contains(.tooLong) { return .tooLong }
    if record.flags.contains(.tooManyFields) { return .tooManyFields }
    guard record.flags.contains(.unclosedQuote) else { return nil }
    return .unclosedQuote(openedAt: place(of: record.end, in: record).line)
  }

  /// The bytes of a field with doubled quotes made single.
  package func unescaped(_ field: CSVField) -> [UInt8] {
    field.unescaped(in: bytes.span)
  }

  private func place(of offset: Int, in record: CSVRecord) -> Place {
    let before = record.start..<offset
    let bytes = bytes.span
    var column = 1
    for position in before {
      if CSVByte.endsLine(bytes[position]) {
        column = 1
      } else if bytes[position] & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
    }
    return Place(line: record.line + bytes.lineEnds(in: before), column: column)
  }
}
