import Diagnostics
import Escalation
import Testing

@Suite("Reading CSV")
struct CSVReaderTests {
  @Test("a file without bytes has no records")
  func emptyFile() throws {
    #expect(try readCSV("").records.isEmpty)
  }

  @Test(
    "every kind of line end ends a record",
    arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\r\nc,d", "a,b\nc,d\r"])
  func lineEnds(text: String) throws {
    let file = try readCSV(text)
    #expect(file.cells == [["a", "b"], ["c", "d"]])
    #expect(file.lines == [1, 2])
    #expect(file.raw == ["a,b", "c,d"])
  }

  @Test("line ends of all kinds may be mixed in one file")
  func mixedLineEnds() throws {
    let file = try readCSV("a\nb\r\nc\rd")
    #expect(file.cells == [["a"], ["b"], ["c"], ["d"]])
    #expect(file.lines == [1, 2, 3, 4])
  }

  @Test("empty lines are counted, are no records, and count as lines")
  func emptyLines() throws {
    let file = try readCSV("\na\n\r\n\r\rb\n\n")
    #expect(file.cells == [["a"], ["b"]])
    #expect(file.lines == [2, 6])
    #expect(file.emptyLines == 5)
  }

  @Test("a line of blanks is a record, and blanks are kept")
  func blanks() throws {
    #expect(try readCSV(" \n a , b \n").cells == [[" "], [" a ", " b "]])
  }

  @Test("commas alone make empty fields, one more than commas")
  func emptyFields() throws {
    #expect(try readCSV(",\n,,").cells == [["", ""], ["", "", ""]])
  }

  @Test("a quoted nothing is a record with one empty field")
  func quotedNothing() throws {
    let file = try readCSV("\"\"\n\"\"")
    #expect(file.cells == [[""], [""]])
    #expect(file.records.allSatisfy { $0.flags == .quoted })
  }

  @Test("commas, doubled quotes and every line end may stand inside quotes")
  func quotedField() throws {
    let file = try readCSV("\"a,b\",\"say \"\"no\"\"\",\"x\ny\r\nz\rw\"\r\nlast\n")
    #expect(file.cells == [["a,b", "say \"no\"", "x\ny\r\nz\rw"], ["last"]])
    #expect(file.lines == [1, 5])
    #expect(file.faults.isEmpty)
  }

  @Test("the raw bytes of a record keep its quotes")
  func rawRecord() throws {
    #expect(try readCSV("\"a\"\"b\",c\r\n").raw == ["\"a\"\"b\",c"])
  }

  @Test("a mark before UTF-8 is passed over, also before a quote, and nowhere else")
  func byteOrderMark() throws {
    #expect(try readCSV("\u{FEFF}\"a\",b\n").cells == [["a", "b"]])
    #expect(try readCSV("a\n\u{FEFF}b").cells == [["a"], ["\u{FEFF}b"]])
    #expect(try readCSV("\u{FEFF}").records.isEmpty)
  }

  @Test("bytes that are no text are kept as they are")
  func opaqueBytes() throws {
    let bytes: [UInt8] = [0, 0xFF, 0x2C, 0xC3, 0x0B, 0x0A, 0xFE]
    var reader = CSVReader(BytesSource(bytes))
    #expect(try reader.advance())
    #expect(reader.recordCount == 2)
    #expect(reader.unescaped(reader.fields[0]) == [0, 0xFF])
    #expect(reader.unescaped(reader.fields[1]) == [0xC3, 0x0B])
    #expect(reader.unescaped(reader.fields[2]) == [0xFE])
  }

  @Test("places count physical lines and code points, and point at the opening quote")
  func places() throws {
    let file = try readCSV("\u{FEFF}é,b\n\"x\ny\",\"z\",ʤʤ,w\n")
    #expect(file.places[0] == [Place(line: 1, column: 1), Place(line: 1, column: 3)])
    let second = [(2, 1), (3, 4), (3, 8), (3, 11)].map { Place(line: $0.0, column: $0.1) }
    #expect(file.places[1] == second)
  }

  @Test("raw ranges of fields, with their quotes, can be copied out")
  func rawFields() throws {
    var reader = CSVReader(BytesSource(Array("2024-11-04,\"a \"\"b\"\"\",1\n".utf8)))
    #expect(try reader.advance())
    let area = reader.fields[1]
    let raw = reader.bytes[reader.fields[0].rawStart..<area.rawEnd]
    #expect(String(decoding: raw, as: UTF8.self) == "2024-11-04,\"a \"\"b\"\"\"")
    #expect(area.hasDoubledQuotes)
    #expect(!reader.fields[0].isQuoted)
  }

  @Test("a record longer than the window makes the window grow")
  func growingWindow() throws {
    let long = String(repeating: "x", count: 1000)
    let limits = CSVLimits(windowBytes: 16)
    #expect(try readCSV("a,\(long)\nb\n", limits: limits).cells == [["a", long], ["b"]])
  }

  @Test("a block ends when it has all the records it may hold")
  func blocks() throws {
    let limits = CSVLimits(recordsPerBlock: 2)
    var reader = CSVReader(BytesSource(Array("a\nb\nc\nd\ne".utf8)), limits: limits)
    var counts: [Int] = []
    while try reader.advance() { counts.append(reader.recordCount) }
    #expect(counts == [2, 2, 1])
    #expect(try reader.advance() == false)
  }

  @Test("an error of the source comes through, after the records of the window before it")
  func sourceError() throws {
    var reader = CSVReader(FailingSource(), limits: CSVLimits(windowBytes: 8))
    #expect(try reader.advance())
    #expect(reader.recordCount == 2)
    #expect(throws: FailingSource.Broken.self) { try reader.advance() }
  }
}

/// Eight bytes, then an error.
private struct FailingSource: ByteSource {
  struct Broken: Error {}
  private var bytes = BytesSource(Array("a,b\nc\nde".utf8))

  mutating func read(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws -> Int {
    let count = try bytes.read(into: &buffer, at: range)
    if count == 0 { throw Broken() }
    return count
  }
}
