import Diagnostics
import Escalation

/// A record as a test sees it: copied out of the reader's window.
struct ReadRecord: Equatable {
  var line: Int
  var cells: [String]
  var flags: CSVRecord.Flags = []
}

/// Everything that a reader says about some bytes.
struct ReadFile: Equatable {
  var records: [ReadRecord] = []
  var raw: [String] = []
  var faults: [CSVFault] = []
  var places: [[Place]] = []
  var emptyLines = 0

  var cells: [[String]] { records.map(\.cells) }
  var lines: [Int] { records.map(\.line) }
}

func readCSV(
  _ bytes: [UInt8], limits: CSVLimits = CSVLimits(), portion: Int = .max
) throws -> ReadFile {
  var reader = CSVReader(BytesSource(bytes, portion: portion), limits: limits)
  var file = ReadFile()
  while try reader.advance() {
    for index in 0..<reader.recordCount {
      file.add(reader.records[index], of: reader)
    }
  }
  file.emptyLines = reader.emptyLines
  return file
}

func readCSV(
  _ text: String, limits: CSVLimits = CSVLimits(), portion: Int = .max
) throws -> ReadFile {
  try readCSV(Array(text.utf8), limits: limits, portion: portion)
}

extension ReadFile {
  fileprivate mutating func add(_ record: CSVRecord, of reader: borrowing CSVReader) {
    var cells: [String] = []
    var places: [Place] = []
    for index in 0..<record.fieldCount {
      let field = reader.fields[record.firstField + index]
      cells.append(String(decoding: reader.unescaped(field), as: UTF8.self))
      places.append(reader.place(ofField: index, in: record))
    }
    records.append(ReadRecord(line: record.line, cells: cells, flags: record.flags))
    raw.append(String(decoding: reader.bytes[record.start..<record.end], as: UTF8.self))
    self.places.append(places)
    if let fault = reader.fault(of: record) { faults.append(fault) }
  }
}
