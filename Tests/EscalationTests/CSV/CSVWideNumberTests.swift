import Testing

@testable import Escalation

/// Numbers that are read several at once, beside the way they are read one by one.
@Suite("Columns of numbers")
struct CSVWideNumberTests {
  /// For each scale the least mantissa of 0, and the least past 100.
  private static let limits: [Int64] = (0..<NumberTable.scales).flatMap { scale in
    [0, (0..<min(scale, 15)).reduce(100) { number, _ in number * 10 } + 1]
  }

  /// Cells of a column with another before it, as they stand in a file; and what they are read as.
  private func read(_ texts: [String], isWhole: Bool = false) -> (readings: [Reading], left: Int) {
    var bytes: [UInt8] = []
    var fields: [CSVField] = []
    for text in texts {
      for cell in ["9", text] {
        let start = UInt32(bytes.count)
        bytes += Array(cell.utf8)
        fields.append(CSVField(startWord: start, endWord: UInt32(bytes.count)))
        bytes.append(CSVByte.comma)
      }
    }
    bytes += repeatElement(0x37, count: csvPadding)
    var readings = [Reading](repeating: .doesNotApply, count: texts.count + 2)
    var span = readings.mutableSpan
    let column = CSVColumn(first: 1, stride: 2, count: texts.count)
    let limits = [7, 7] + Self.limits
    let (done, left) = span.readNumbers(
      column, fields.span, bytes.span, limits: limits.span, firstLimit: 2,
      isWhole: isWhole, to: 1)
    #expect(readings[0] == .doesNotApply)
    #expect(readings[(done + 1)...].allSatisfy { $0 == .doesNotApply })
    return (Array(readings[1..<(done + 1)]), left)
  }

  private func expected(_ text: String, isWhole: Bool) -> Reading {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: csvPadding)
    guard let decimal = CSVField.parseDecimal(bytes.span, from: 0, to: text.utf8.count),
      text.utf8.count <= 8, text.utf8.allSatisfy({ $0 == 0x2E || $0 >= 0x30 && $0 <= 0x39 })
    else { return .missing }
    let range = Self.limits[2 * Int(decimal.scale)]..<Self.limits[2 * Int(decimal.scale) + 1]
    guard range.contains(decimal.mantissa), decimal.scale == 0 || !isWhole else { return .missing }
    return Reading(mantissa: decimal.mantissa, scale: decimal.scale)
  }

  private func check(_ texts: [String], isWhole: Bool = false) {
    let (readings, left) = read(texts, isWhole: isWhole)
    let expected = texts.map { self.expected($0, isWhole: isWhole) }
    #expect(readings == Array(expected.prefix(readings.count)), "\(texts)")
    let unread = zip(texts, readings).count { !$0.isEmpty && $1.state != .known }
    #expect(left == unread, "\(texts)")
  }

  @Test("as many as can be looked at together", arguments: 0...13)
  func counts(count: Int) {
    let readings = read((0..<count).map { "\($0).5" }).readings
    #expect(readings.count == 0 || readings.count == count / 4 * 4)
    check((0..<count).map { "\($0).5" })
  }

  @Test(
    "every form of cell among plain ones",
    arguments: [
      "", "0", "7", "100", "101", "99.9", "100.0", "100.1", ".5", "5.", ".", "..5", "1.2.3", "-1",
      "+1", " 1", "1 ", "1e3", "12345678", "123456789", "0.123456", "0.1234567", "00000001",
      "0000000.", ".0000001", "\u{E9}", "\"", "/", ":", "1/2", "1:2",
    ], [false, true])
  func forms(text: String, isWhole: Bool) {
    for place in 0..<4 {
      var texts = ["1", "22", "33.3", "4"]
      texts[place] = text
      check(texts, isWhole: isWhole)
    }
    check([text, text, text, text], isWhole: isWhole)
  }

  @Test("whatever cells have", arguments: 1...8)
  func anything(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &* 0x9E37_79B9)
    let alphabet = Array("0123456789.0123456789.-/: a")
    for _ in 0..<500 {
      let texts = (0..<8).map { _ in
        String(
          (0..<Int.random(in: 0...9, using: &numbers)).map { _ in
            alphabet.randomElement(using: &numbers) ?? "0"
          })
      }
      check(texts, isWhole: seed.isMultiple(of: 2))
    }
  }

  @Test("marks of quotes beside the place of a cell mean nothing here")
  func quoted() {
    let bytes = Array("11,22,33,44,".utf8) + [UInt8](repeating: 0, count: csvPadding)
    let fields = (0..<4).map { index in
      CSVField(
        startWord: UInt32(3 * index) | CSVField.quotedBit,
        endWord: UInt32(3 * index + 2) | CSVField.doubledBit)
    }
    var readings = [Reading](repeating: .missing, count: 4)
    var span = readings.mutableSpan
    let limits = Self.limits
    let (done, left) = span.readNumbers(
      CSVColumn(first: 0, stride: 1, count: 4), fields.span, bytes.span, limits: limits.span,
      firstLimit: 0, isWhole: true, to: 0)
    #expect(left == 0)
    #expect(readings.prefix(done).map(\.mantissa) == [11, 22, 33, 44].prefix(done).map { $0 })
  }
}
