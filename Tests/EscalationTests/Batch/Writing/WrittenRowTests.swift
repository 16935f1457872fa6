import Testing

@testable import Escalation

@Suite("Rows that were written, taken apart")
struct WrittenRowTests {
  @Test("any cells come back, one row after the other", arguments: 1...20)
  func roundTrip(_ seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let bytes: [UInt8] = [0x41, 0x2C, 0x22, 0x0A, 0x0D, 0x20, 0xC3, 0xA9, 0xFF]
    let rows = (0..<50).map { _ in
      (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
        (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
          bytes.randomElement(using: &numbers) ?? 0
        }
      }
    }
    var output = CSVOutput()
    for cells in rows {
      for cell in cells { output.field(cell) }
      output.endRow()
    }
    let written = output.bytes
    var row = WrittenRow()
    var position = 0
    for cells in rows {
      position = row.read(written.span, from: position)
      #expect((0..<row.count).map { Array(row.bytes[row.range($0)]) } == cells)
    }
    #expect(position == written.count)
  }

  @Test("a row of given cells is the row that was written")
  func made() {
    var row = WrittenRow()
    _ = row.read(Array("a,\"b,\"\"\",,c\n".utf8).span, from: 0)
    #expect(row == WrittenRow(["a", "b,\"", "", "c"]))
    #expect(row.texts == ["a", "b,\"", "", "c"])
  }
}
