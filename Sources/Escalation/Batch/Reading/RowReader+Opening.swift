internal import Diagnostics

// How a file begins.
extension RowReader {
  /// Reads up to the header. Also returns the first record below it in the block that is read.
  func openFile(
    _ reader: inout CSVReader, _ name: String, _ mapping: DataMapping
  ) throws -> (file: BatchFile, next: Int) {
    guard try reader.advance() else { throw BatchStop.empty(file: name) }
    var index = 0
    if let line = mapping.headerLine { index = try header(onLine: line, &reader, name) }
    var header = try header(reader.records[index], reader, name, mapping)
    if index > 0 || mapping.headerLine ?? 1 > 1 {
      header.remarks.insert(Self.above(reader.records[index].line - 1), at: 0)
    }
    let file = BatchFile(
      name: name, number: files.count - 1, header: header, compiled: compiled, mapping: mapping)
    do {
      try file.names?.checkNames(compiled.plan)
    } catch {
      throw BatchStop.header(file: name, error)
    }
    return (file, index + 1)
  }

  private static func above(_ lines: Int) -> String {
    "\(lines) \(lines == 1 ? "line" : "lines") above the header"
  }

  /// The record of the block that stands on a line.
  private func header(
    onLine line: Int, _ reader: inout CSVReader, _ name: String
  ) throws -> Int {
    var last = 0
    repeat {
      for index in 0..<reader.recordCount {
        let record = reader.records[index]
        if record.line == line { return index }
        if record.line > line { throw Self.noRow(line, name, last, record.line) }
        last = record.line
      }
    } while try reader.advance()
    throw Self.noRow(line, name, last, nil)
  }

  private static func noRow(
    _ line: Int, _ file: String, _ before: Int, _ after: Int?
  ) -> BatchStop {
    let rows = [before > 0 ? before : nil, after].compactMap(\.self).map { "line \($0)" }
    return .data(
      file: file, line: line,
      "the header should stand on this line, but no row begins here; the nearest begin on "
        + rows.joined(separator: " and "),
      help: "Mend 'header' under 'data': lines are counted from the top of the file.")
  }

  private func header(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ name: String, _ mapping: DataMapping
  ) throws(BatchStop) -> BatchHeader {
    var problem: HeaderProblem
    if let fault = reader.fault(of: record) {
      problem = HeaderProblem(fault)
    } else {
      for index in 0..<record.fieldCount {
        let field = reader.fields[record.firstField + index]
        try checkText(field, in: reader, name, record.line, isFirst: index == 0)
      }
      do {
        return try BatchHeader.match(reader.names(record), compiled.plan, mapping)
      } catch {
        problem = error
      }
    }
    problem.line = record.line
    if let line = otherHeader(than: record.line, reader, mapping) {
      problem.help = "Line \(line) looks like the header; say so:   data: {header: \(line)}"
    }
    throw .header(file: name, problem)
  }

  /// Another line among the first that would do as a header.
  private func otherHeader(
    than line: Int, _ reader: borrowing CSVReader, _ mapping: DataMapping
  ) -> Int? {
    for index in 0..<min(reader.recordCount, 60) {
      let record = reader.records[index]
      guard record.line != line, reader.fault(of: record) == nil,
        (try? BatchHeader.match(reader.names(record), compiled.plan, mapping)) != nil
      else { continue }
      return record.line
    }
    return nil
  }

  // MARK: - Letters

  /// What cannot be read as UTF-8 would be taken for another name in silence.
  func checkText(
    _ field: CSVField, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile
  ) throws(BatchStop) {
    try checkText(field, in: reader, file.name, record.line, isFirst: false)
  }

  private func checkText(
    _ field: CSVField, in reader: borrowing CSVReader, _ name: String, _ line: Int, isFirst: Bool
  ) throws(BatchStop) {
    let bytes = field.unescaped(in: reader.bytes.span)
    let isWide = isFirst && (bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))
    if isWide || bytes.contains(0) {
      throw .data(
        file: name, line: line, "this is no text in UTF-8, but seems to be UTF-16",
        help: "Save the file as CSV in UTF-8, or say under 'data':   encoding: utf-16")
    }
    if isFirst, bytes.starts(with: Array("\u{EF}\u{BB}\u{BF}".utf8)) {
      throw .data(
        file: name, line: line, "the file begins with the mark of UTF-8",
        help: "Take 'encoding: windows-1252' out of its mapping under 'data'.")
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      throw .data(
        file: name, line: line, "'\(text)' has letters that are not written in UTF-8",
        help: "Say under 'data' how they are:   encoding: windows-1252")
    }
  }
}

extension CSVReader {
  /// The names of the columns.
  fileprivate func names(_ record: CSVRecord) -> [String] {
    (0..<record.fieldCount).map { index in
      columnName(fields[record.firstField + index].text(in: bytes.span))
    }
  }
}

/// The name of a column without the blanks around it, and one blank for those within, however many
/// and of whatever kind: spreadsheets break long names over several lines. A tab is left, since it
/// stands between columns in other files.
func columnName(_ text: String) -> String {
  text.split { $0.isWhitespace && $0 != "\t" }.joined(separator: " ").trimmingBlanks
}
