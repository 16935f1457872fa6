import Escalation
import Testing

@Suite("Any CSV whatever")
struct CSVPropertyTests {
  private static let messy = #"""
    \#u{FEFF}time,area,x\#r
    2024-11-04,"Dover, ""north""",1.5\#r
    \#r
    2024-11-04,"two
    lines",6" pipe\#r"a"b,c
    1,"never closed
    2,é
    "",,
    ,"""",last
    """#

  @Test("records do not depend on the portions in which bytes come", arguments: 1...40)
  func portions(portion: Int) throws {
    let whole = try readCSV(Self.messy)
    #expect(whole.records.count == 8)
    #expect(try readCSV(Self.messy, portion: portion) == whole)
  }

  @Test("records do not depend on the size of the window or of a block", arguments: 8...200)
  func windows(size: Int) throws {
    let limits = CSVLimits(windowBytes: size, recordsPerBlock: 1 + size % 5)
    #expect(try readCSV(Self.messy, limits: limits) == readCSV(Self.messy))
  }

  @Test("limits are met at the same place whatever the size of the window", arguments: 1...12)
  func limitsAndWindows(limit: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(limit) &* 0x9E37_79B9)
    for _ in 0..<300 {
      let bytes = randomMess(upTo: 60, using: &numbers)
      let limits = CSVLimits(fieldBytes: limit, recordBytes: limit * 2, fieldsPerRecord: 3)
      let narrow = CSVLimits(
        windowBytes: Int.random(in: 8...32, using: &numbers), fieldBytes: limit,
        recordBytes: limit * 2, fieldsPerRecord: 3,
        recordsPerBlock: Int.random(in: 1...3, using: &numbers))
      let whole = try readCSV(bytes, limits: limits)
      let parts = try readCSV(bytes, limits: narrow)
      let text = String(decoding: bytes, as: UTF8.self).debugDescription
      #expect(parts == whole, "\(narrow) \(text)")
    }
  }

  @Test("a random mess is read as a naive reader reads it", arguments: 1...8)
  func naive(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<500 {
      let bytes = randomMess(upTo: 150, using: &numbers)
      let limits = CSVLimits(windowBytes: Int.random(in: 8...100, using: &numbers))
      let records = try readCSV(bytes, limits: limits).records
      #expect(
        records == CSVNaiveReader(bytes).records(),
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("mostly plain rows are read as a naive reader reads them", arguments: 1...8)
  func plainRows(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed &* 0xD1B5_4A32_D192_ED03)
    for _ in 0..<300 {
      let bytes = randomRows(upTo: 40, using: &numbers)
      let limits = CSVLimits(
        windowBytes: Int.random(in: 64...600, using: &numbers),
        recordsPerBlock: Int.random(in: 1...40, using: &numbers))
      let records = try readCSV(bytes, limits: limits).records
      #expect(
        records == CSVNaiveReader(bytes).records(),
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("what the writer writes, the reader reads", arguments: 1...8)
  func roundTrip(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    var output = CSVOutput(capacity: 16)
    var rows: [[String]] = []
    for _ in 0..<200 {
      let row = (0...Int.random(in: 1...6, using: &numbers)).map { _ in
        String(decoding: randomMess(upTo: 12, using: &numbers), as: UTF8.self)
      }
      for cell in row { output.field(Array(cell.utf8)) }
      output.endRow()
      rows.append(row)
    }
    let file = try readCSV(output.bytes)
    #expect(file.cells == rows, "seed \(seed)")
    #expect(file.faults.isEmpty)
  }

  /// Rows as most files have them, and now and then something else: a quoted cell, a tab, an empty
  /// line, a lone carriage return.
  private func randomRows(upTo count: Int, using numbers: inout SeededNumbers) -> [UInt8] {
    let cells = ["", "7", "12.5", "Dover", "4711", "a longer name"]
    let rarities = ["\"two, words\"", "\"two\nlines\"", "a\tb", "6\" pipe", "\r", "\"open"]
    let usualEnd = Bool.random(using: &numbers) ? "\n" : "\r\n"
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &numbers) {
      let row = (0..<Int.random(in: 1...16, using: &numbers)).map { _ in
        let isRare = Int.random(in: 0..<60, using: &numbers) == 0
        return (isRare ? rarities : cells).randomElement(using: &numbers) ?? ""
      }
      text += row.joined(separator: ",")
      let isUsual = Int.random(in: 0..<20, using: &numbers) > 0
      text +=
        isUsual ? usualEnd : ["\n", "\r\n", "\r", "\n\n"].randomElement(using: &numbers) ?? ""
    }
    return Array(text.utf8)
  }

  private func randomMess(upTo count: Int, using numbers: inout SeededNumbers) -> [UInt8] {
    let alphabet = Array("ab1 ,,,\"\"\"\n\r\0".utf8)
    return (0..<Int.random(in: 0...count, using: &numbers)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)]
    }
  }
}
