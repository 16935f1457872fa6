/// Reads the results of an earlier run, the rows of one time after those of the other.
struct OldResults: ~Copyable {
  let header: ResultHeader
  private var reader: CSVReader
  private let zone: TimeZoneRules
  /// The record of the block that comes next.
  private var position = 1
  /// The first row of the group that comes next, met at the end of the one before.
  private var ahead: (row: WrittenRow, instant: Instant, line: Int)?

  private init(_ reader: consuming CSVReader, _ header: ResultHeader, _ zone: TimeZoneRules) {
    self.reader = reader
    self.header = header
    self.zone = zone
  }

  static func open(_ source: any ByteSource, zone: TimeZoneRules) throws -> OldResults {
    var reader = CSVReader(source)
    guard try reader.advance() else { throw ComparisonStop.empty }
    let names = row(reader.records[0], reader).texts.map(\.trimmingBlanks)
    if let kind = kind(ofFirst: names[0]) { throw ComparisonStop.notCSV(kind) }
    var results = OldResults(reader, try ResultHeader(names, isOld: true), zone)
    results.ahead = try results.nextRow()
    return results
  }

  private static func kind(ofFirst cell: String) -> ComparisonStop.Kind? {
    if cell.hasPrefix("SQLite format 3") { return .database }
    return cell.hasPrefix("{") || cell.hasPrefix("[") ? .json : nil
  }

  /// When the next rows are; nil after the last.
  var next: Instant? { ahead?.instant }

  /// The rows of the next time.
  mutating func group() throws -> ResultGroup? {
    guard let first = ahead else { return nil }
    var group = ResultGroup(first.instant, time: first.row.text(header.time))
    while let row = ahead, row.instant == group.instant {
      let area = row.row.text(header.area)
      guard group.add(row.row, of: area) else {
        throw ComparisonStop.twice(line: row.line, time: group.time, area: area)
      }
      ahead = try nextRow()
    }
    if let row = ahead, row.instant < group.instant {
      throw ComparisonStop.unordered(
        line: row.line, time: row.row.text(header.time), before: group.time)
    }
    return group
  }

  private mutating func nextRow() throws -> (row: WrittenRow, instant: Instant, line: Int)? {
    while position >= reader.recordCount {
      guard try reader.advance() else { return nil }
      position = 0
    }
    let record = reader.records[position]
    position += 1
    guard record.flags.isDisjoint(with: .rejected), record.fieldCount == header.names.count else {
      throw ComparisonStop.damaged(line: record.line)
    }
    let row = Self.row(record, reader)
    let text = row.text(header.time)
    guard let written = try? WrittenTime(parsing: text) else {
      throw ComparisonStop.unreadableTime(line: record.line, text)
    }
    return (row, written.instant(in: zone), record.line)
  }

  private static func row(_ record: CSVRecord, _ reader: borrowing CSVReader) -> WrittenRow {
    var row = WrittenRow()
    for field in record.firstField..<(record.firstField + record.fieldCount) {
      row.append(reader.unescaped(reader.fields[field]))
    }
    return row
  }
}
