import Testing

@testable import Escalation

@Suite("Writing CSV")
struct CSVOutputTests {
  private func text(_ body: (inout CSVOutput) -> Void) -> String {
    var output = CSVOutput(capacity: 0)
    body(&output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  @Test("commas part fields and a line feed ends a row")
  func rows() {
    let text = text {
      $0.field(Array("a".utf8))
      $0.emptyField()
      $0.field(Array("b".utf8))
      $0.endRow()
      $0.emptyField()
      $0.emptyField()
      $0.endRow()
    }
    #expect(text == "a,,b\n,\n")
  }

  @Test(
    "a field is quoted only if it has to be",
    arguments: [
      "a b": "a b", " a ": " a ", "a,b": "\"a,b\"", "a\"b": "\"a\"\"b\"", "a\nb": "\"a\nb\"",
      "a\rb": "\"a\rb\"", "\"": "\"\"\"\"", "": "",
    ])
  func quoting(field: String, expected: String) {
    let text = text {
      $0.field(Array(field.utf8))
      $0.endRow()
    }
    #expect(text == expected + "\n")
  }

  @Test("fields of a record are copied with their quotes")
  func verbatim() {
    let bytes = Array("2024-11-04,\"a, b\",7".utf8)
    let text = text {
      $0.verbatim(bytes.span, 0..<17)
      $0.field(Array("x".utf8))
      $0.endRow()
    }
    #expect(text == "2024-11-04,\"a, b\",x\n")
  }

  @Test("prepared pieces are put together row by row, short and long and quoted")
  func preparedPieces() {
    let long = String(repeating: "long ", count: 50)
    var cells = PieceCells(longest: 8)
    for cell in ["level_1", long, "a,b", ""] { cells.append(CSVOutput.cell(Array(cell.utf8))) }
    #expect(cells.width == 256)
    let text = text {
      // Two slots, three pieces of each; the second slot's row comes first.
      let prepared = prepared(cells, [0, 1, 2, 3, 3, 2], slots: 2)
      $0.rows([1, 0], 0..<2, prepared)
      $0.rows([1, 0], 1..<2, prepared)
      $0.pieces(1..<3, ofRow: 0, prepared)
      $0.endRow()
    }
    let first = "level_1,\"a,b\",\n"
    #expect(text == "\(long),,\"a,b\"\n\(first)\(first)\"a,b\",\n")
  }

  /// Rows of three pieces.
  private func prepared(_ cells: PieceCells, _ grid: [UInt32], slots: Int) -> PreparedRows {
    let piece = RowPiece(kind: .words, columns: 0..<1, firstCell: 0)
    return PreparedRows(pieces: [piece, piece, piece], cells: cells, grid: grid, slots: slots)
  }

  @Test("a piece that takes another's place may be longer or shorter")
  func replacedPieces() {
    var cells = PieceCells(longest: 4)
    cells.append(Array("one".utf8))
    cells.append([])
    for length in [0, 30, 31, 32, 63, 64, 2] {
      let name = String(repeating: "n", count: length)
      cells.replace(1, with: Array(name.utf8))
      #expect(
        text { $0.rows([0], 0..<1, prepared(cells, [0, 1, 0], slots: 1)) } == "one,\(name),one\n")
    }
    #expect(cells.width == 96)
  }

  @Test("a row without fields is an empty line")
  func emptyRow() {
    #expect(text { $0.endRow() } == "\n")
  }

  @Test("draining gives the whole rows once, and keeps the row that is being written")
  func drain() {
    var output = CSVOutput()
    output.field(Array("ab".utf8))
    output.endRow()
    output.field(Array("cde".utf8))
    #expect(output.drained() == "ab\n")
    #expect(output.drained() == "")
    output.emptyField()
    output.endRow()
    #expect(output.drained() == "cde,\n")
  }

  @Test("rows are kept when whoever takes them fails")
  func failedDrain() {
    struct Full: Error {}
    var output = CSVOutput()
    output.field(Array("a".utf8))
    output.endRow()
    #expect(throws: Full.self) {
      try output.drain { (_: Span<UInt8>) throws(Full) in throw Full() }
    }
    #expect(output.drained() == "a\n")
  }
}

extension CSVOutput {
  fileprivate mutating func drained() -> String {
    var bytes: [UInt8] = []
    drain { span in
      for index in span.indices { bytes.append(span[index]) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
