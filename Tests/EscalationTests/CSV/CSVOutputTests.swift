import Escalation
import Testing

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

  @Test("prepared cells are written whole, short and long and quoted")
  func preparedCells() {
    let long = String(repeating: "long ", count: 50)
    let cells = CSVCells(["level_1", long, "a,b", ""].map { Array($0.utf8) })
    let text = text {
      for index in 0..<cells.count { $0.field(index, of: cells) }
      $0.endRow()
    }
    #expect(text == "level_1,\(long),\"a,b\",\n")
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
