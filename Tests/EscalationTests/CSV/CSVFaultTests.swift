import Diagnostics
import Escalation
import Testing

@Suite("Broken CSV")
struct CSVFaultTests {
  @Test("a quote inside a plain field is kept and flagged")
  func strayQuote() throws {
    let file = try readCSV("6\" pipe,b\nc,d\n")
    #expect(file.cells == [["6\" pipe", "b"], ["c", "d"]])
    #expect(file.records.map(\.flags) == [.strayQuote, []])
  }

  @Test("a blank before an opening quote makes it a stray one, and its comma a separator")
  func blankBeforeQuote() throws {
    let file = try readCSV("a, \"b,c\"\n")
    #expect(file.cells == [["a", " \"b", "c\""]])
    #expect(file.records[0].flags == .strayQuote)
  }

  @Test("bytes behind a closing quote are kept with the quotes and flagged")
  func garbageBehindQuote() throws {
    let file = try readCSV("\"a\"b,\"c\" ,d\n\"e\"\"f\" g\"h\"\n")
    #expect(file.cells == [["\"a\"b", "\"c\" ", "d"], ["\"e\"\"f\" g\"h\""]])
    #expect(file.records.map(\.flags) == [.strayQuote, .strayQuote])
  }

  @Test("a quote that never closes costs its physical line and no other")
  func unclosedQuote() throws {
    let file = try readCSV("a,b\n1,\"x\n2,y\n3,z\n")
    #expect(file.cells == [["a", "b"], ["1", "x"], ["2", "y"], ["3", "z"]])
    #expect(file.lines == [1, 2, 3, 4])
    #expect(file.faults == [.unclosedQuote(openedAt: 2)])
    #expect(file.records[1].flags == [.quoted, .unclosedQuote])
    #expect(file.raw[1] == "1,\"x")
  }

  @Test("an unclosed quote that meets the opening quote of a later row costs its line only")
  func unclosedQuoteMeetsAnother() throws {
    let file = try readCSV("1,\"x\r\n2,y\r\n3,\"p,q\"\r\n4,w\r\n")
    #expect(file.cells == [["1", "x"], ["2", "y"], ["3", "p,q"], ["4", "w"]])
    #expect(file.faults == [.unclosedQuote(openedAt: 1)])
  }

  @Test("the fault of an unclosed quote names the line where it opens, not where its record begins")
  func unclosedQuoteOnLaterLine() throws {
    let file = try readCSV("\"a\nb\",\"c\nd\n")
    #expect(file.faults == [.unclosedQuote(openedAt: 2)])
    #expect(file.records.map(\.line) == [1, 3])
    #expect(file.places[0][1] == Place(line: 2, column: 4))
    #expect(file.cells == [["a\nb", "c"], ["d"]])
  }

  @Test("an unclosed quote as the last byte")
  func quoteAtEnd() throws {
    let file = try readCSV("a,\"")
    #expect(file.cells == [["a", ""]])
    #expect(file.faults == [.unclosedQuote(openedAt: 1)])
  }

  @Test("a quoted field may be as long as the limit, and one byte more is an unclosed quote")
  func fieldLimit() throws {
    let limits = CSVLimits(windowBytes: 8, fieldBytes: 10)
    #expect(try readCSV("\"12345\n789\"\nb\n", limits: limits).faults.isEmpty)
    let file = try readCSV("\"12345\n7890\"\nb\n", limits: limits)
    #expect(file.faults == [.unclosedQuote(openedAt: 1)])
    #expect(file.cells == [["12345"], ["7890\""], ["b"]])
  }

  @Test("a record may be as long as the limit", arguments: ["\n", "\r\n", "\r", ""])
  func recordLimit(lineEnd: String) throws {
    let limits = CSVLimits(windowBytes: 8, recordBytes: 5)
    let file = try readCSV("12,45\(lineEnd)", limits: limits)
    #expect(file.cells == [["12", "45"]])
    #expect(file.faults.isEmpty)
  }

  @Test("a longer record is refused up to its line end", arguments: ["\n", "\r\n", "\r"])
  func tooLong(lineEnd: String) throws {
    let limits = CSVLimits(windowBytes: 8, recordBytes: 5)
    let file = try readCSV("12,456\(lineEnd)b\(lineEnd)\(lineEnd)c", limits: limits)
    #expect(file.cells == [[], ["b"], ["c"]])
    #expect(file.lines == [1, 2, 4])
    #expect(file.faults == [.tooLong])
    #expect(file.raw[0] == "12,45")
    #expect(file.emptyLines == 1)
  }

  @Test("an endless line, quoted or not, is passed over in bounded memory", arguments: ["x", "\""])
  func endlessLine(opening: String) throws {
    let limits = CSVLimits(windowBytes: 64, fieldBytes: 100, recordBytes: 1000)
    let endless = opening + String(repeating: "x", count: 1_000_000)
    var reader = CSVReader(BytesSource(Array("\(endless)\nb".utf8)), limits: limits)
    var lines: [Int] = []
    while try reader.advance() {
      lines += reader.records[0..<reader.recordCount].map(\.line)
      #expect(reader.bytes.count < 5000)
    }
    #expect(lines == [1, 2])
  }

  @Test("a record with too many fields is refused up to its line end")
  func tooManyFields() throws {
    let limits = CSVLimits(fieldsPerRecord: 3)
    let file = try readCSV("1,2,3\n1,2,3,4\n1\n", limits: limits)
    #expect(file.cells == [["1", "2", "3"], [], ["1"]])
    #expect(file.faults == [.tooManyFields])
    let commas = String(repeating: ",", count: 10_000)
    let wide = try readCSV("a\n\(commas)\n1\n", limits: limits)
    #expect(wide.cells == [["a"], [], ["1"]])
    #expect(wide.faults == [.tooManyFields])
  }
}
