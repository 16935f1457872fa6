internal import Diagnostics

// What is not used, and why.
extension RowReader {
  mutating func rejectShape(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile
  ) {
    counts.rejected += 1
    let expected = file.header.names.count
    let reason: String
    switch reader.fault(of: record) {
    case .unclosedQuote(let line)?: reason = "a quote opens on line \(line) and never closes"
    case .tooLong?: reason = "longer than a row may be"
    case .tooManyFields?: reason = "more fields than a row may have"
    case nil:
      let count = record.fieldCount
      reason = "\(count) \(count == 1 ? "field" : "fields"), where the header has \(expected)"
    }
    let text = String(
      decoding: reader.bytes[record.start..<min(record.end, record.start + 400)], as: UTF8.self)
    rejects.add(file.name, Place(line: record.line, column: 1), text, .row, reason)
  }

  mutating func rejectRow(
    _ field: Int, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile,
    _ reason: String
  ) {
    counts.rejected += 1
    log(field, record, reader, file, .row, reason)
  }

  mutating func rejectCell(
    _ field: Int, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile,
    of reference: Reference? = nil, _ reason: String
  ) {
    counts.cells += 1
    let fault = reason.hasPrefix("is ") ? String(reason.dropFirst(3)) : reason
    let name = file.name(ofCell: field, bringing: reference, compiled.plan)
    log(field, record, reader, file, .cell, "\(name): \(fault)")
  }

  /// A value beside another one.
  mutating func rejectValue(
    _ field: Int, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile,
    _ reason: String
  ) {
    log(field, record, reader, file, .duplicate, reason)
  }

  /// The rule of the mapping that leaves the row out, if there is one; also a row with a wrong number
  /// of fields, as notes below the data have.
  func rule(
    excluding record: CSVRecord, _ reader: borrowing CSVReader, _ file: borrowing BatchFile
  ) -> BatchHeader.Exclusion? {
    let bytes = reader.bytes.span
    for rule in file.header.exclusions where rule.field < record.fieldCount {
      let cell = reader.fields[record.firstField &+ rule.field].trimmed(in: bytes)
      if rule.values.contains(where: { $0.fits(bytes, cell) }) { return rule }
    }
    return nil
  }

  mutating func exclude(
    _ record: CSVRecord, by rule: BatchHeader.Exclusion, _ reader: borrowing CSVReader,
    _ file: BatchFile
  ) {
    counts.excluded += 1
    log(rule.field, record, reader, file, .excluded, "left out by rule: \(rule.header)")
  }

  mutating func log(
    _ field: Int, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile,
    _ kind: RejectLog.Kind, _ reason: String
  ) {
    let cell = reader.fields[record.firstField + field]
    rejects.add(
      file.name, reader.place(ofField: field, in: record), cell.text(in: reader.bytes.span), kind,
      reason)
  }
}
