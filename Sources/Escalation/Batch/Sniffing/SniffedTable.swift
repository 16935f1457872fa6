/// The first rows of a file, as texts.
struct SniffedTable: Sendable {
  struct Row: Sendable {
    let line: Int
    let cells: [String]
  }

  static let mostRows = 10_000

  let encoding: TextEncoding
  /// The first line with letters that are no UTF-8, if any.
  let oddLine: Int?
  let rows: [Row]

  /// `isCut` says that the file goes on behind `bytes`.
  init(_ bytes: [UInt8], isCut: Bool) throws {
    encoding = Self.encoding(of: bytes)
    oddLine = encoding == .windows1252 ? Self.firstOddLine(in: bytes) : nil
    var reader = CSVReader(encoding.reading(BytesSource(bytes)))
    var rows: [Row] = []
    while rows.count <= Self.mostRows, try reader.advance() {
      for index in 0..<reader.recordCount where rows.count <= Self.mostRows {
        let record = reader.records[index]
        guard reader.fault(of: record) == nil else { continue }
        rows.append(Row(line: record.line, cells: Self.cells(record, reader)))
      }
    }
    // The last row may be half a one.
    if isCut, rows.count <= Self.mostRows { rows = rows.dropLast() }
    self.rows = rows
  }

  private static func cells(_ record: CSVRecord, _ reader: borrowing CSVReader) -> [String] {
    (0..<record.fieldCount).map { index in
      reader.fields[record.firstField + index].text(in: reader.bytes.span).trimmingBlanks
    }
  }

  private static func encoding(of bytes: [UInt8]) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return isUTF8(bytes[...]) ? .utf8 : .windows1252
  }

  /// The end may be cut in the midst of a letter.
  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    (0..<min(4, bytes.count + 1)).contains { missing in
      String(validating: bytes.dropLast(missing), as: UTF8.self) != nil
    }
  }

  private static func firstOddLine(in bytes: [UInt8]) -> Int? {
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where !isUTF8(line + [10]) {
      return index + 1
    }
    return nil
  }

  // MARK: - The header

  /// Which row is the header: of the first sixty the fullest one with names alone, the more so
  /// where they are names of the plan.
  func header(_ plan: Plan) -> Int? {
    let names = Set(plan.reportedReferences.map { foldedName(plan.name(of: $0)) })
    var best: (row: Int, score: Int)?
    for (index, row) in rows.prefix(60).enumerated() {
      let filled = Set(row.cells.filter { !$0.isEmpty })
      guard !filled.contains(where: { Self.isData($0) }) else { continue }
      let known = filled.count { names.contains(foldedName($0)) }
      let score = filled.count + 10 * known
      if score > best?.score ?? 0 { best = (index, score) }
    }
    return best?.row
  }

  private static func isData(_ cell: String) -> Bool {
    ExactDecimal(cell) != nil || (try? WrittenTime(parsing: cell)) != nil
  }
}
