import Testing

@testable import Escalation

@Suite("Rows as JSON lines")
struct JSONLinesTests {
  /// What becomes of cells written as CSV.
  private func lines(_ rows: [[[UInt8]]], _ table: RowTable = .results) throws -> [String] {
    var output = CSVOutput()
    for row in rows {
      for cell in row { output.field(cell) }
      output.endRow()
    }
    var sink: (any ByteSink)? = KeptSink()
    let kept = sink as? KeptSink
    sink = kept.map { JSONLinesSink($0, table) }
    try output.drain { span in try sink?.write(span) }
    return String(decoding: kept?.bytes ?? [], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }

  private func lines(_ rows: [[String]], _ table: RowTable = .results) throws -> [String] {
    try lines(rows.map { $0.map { Array($0.utf8) } }, table)
  }

  @Test("keys are the columns in their order; words stay, and an empty cell is null")
  func cells() throws {
    let rows = [["time", "area", "level"], ["2024-11-04", "west", "unknown"], ["", "", ""]]
    #expect(
      try lines(rows) == [
        #"{"time":"2024-11-04","area":"west","level":"unknown"}"#,
        #"{"time":null,"area":null,"level":null}"#,
      ])
  }

  @Test("what a cell may hold comes back, commas, quotes and ends of lines too")
  func signs() throws {
    let cell = "a,\"b\"\\\r\n\u{1}é"
    #expect(
      try lines([["we\"ird"], [cell]]) == [#"{"we\"ird":"a,\"b\"\\\r\n\u0001é"}"#])
  }

  @Test("numbers of lines are numbers, and the same column of results is words")
  func numbers() throws {
    let rows = [["line", "column", "value"], ["4", "17", "12"], ["", "x", ""]]
    #expect(
      try lines(rows, .rejects) == [
        #"{"line":4,"column":17,"value":"12"}"#, #"{"line":null,"column":"x","value":null}"#,
      ])
    #expect(try lines(rows)[0] == #"{"line":"4","column":"17","value":"12"}"#)
  }

  @Test("bytes that are no text are repaired where everyone can see it")
  func repaired() throws {
    #expect(try lines([[Array("a".utf8)], [[0x41, 0xFF, 0x42]]]) == ["{\"a\":\"A\u{FFFD}B\"}"])
  }

  @Test("a header alone is no line, and rows may come in several pieces")
  func pieces() throws {
    #expect(try lines([["a", "b"]]) == [])
    let kept = KeptSink()
    var sink = JSONLinesSink(kept, .actions)
    for piece in ["order\n", "1\n2\n", "", "3\n"] { try sink.write(Array(piece.utf8).span) }
    #expect(
      String(decoding: kept.bytes, as: UTF8.self) == "{\"order\":1}\n{\"order\":2}\n{\"order\":3}\n"
    )
  }
}

/// Keeps what is written where a test can look at it while somebody else writes.
final class KeptSink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: Span<UInt8>) {
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }

  var lines: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
