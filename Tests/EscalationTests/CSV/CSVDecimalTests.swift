import Escalation
import Testing

@Suite("Decimal cells")
struct CSVDecimalTests {
  private func parse(_ text: String, before: String = "", after: String = "") -> String? {
    let bytes = Array((before + text + after).utf8)
    let start = before.utf8.count
    let decimal = CSVField.parseDecimal(bytes.span, from: start, to: start + text.utf8.count)
    return decimal.map { "\($0.mantissa)/\($0.scale)" }
  }

  @Test(
    "numbers",
    arguments: [
      "0": "0/0", "7": "7/0", "82.5": "825/1", ".5": "5/1", "0.50": "50/2", "007": "7/0",
      "12345678": "12345678/0", "1234.567": "1234567/3", "0.000001": "1/6", "-0": "0/0",
      "-12.5": "-125/1", "+3": "3/0", " 4 ": "4/0", "\t-4.0 ": "-40/1", "123456789": "123456789/0",
      "999999999999999999": "999999999999999999/0", "0000000000000000000000001": "1/0",
      "99999999999999999.9": "999999999999999999/1", "0.000000000000000001": "1/18",
      "-.25": "-25/2", "1.234567": "1234567/6", "00000000.5": "5/1",
    ])
  func numbers(text: String, expected: String) {
    #expect(parse(text) == expected)
    #expect(parse(text, before: "9,", after: ",12345678") == expected)
  }

  @Test(
    "what is no number",
    arguments: [
      "", " ", "-", "+", ".", "-.", "5.", "-5.", "1e3", "1,234", "0x10", "1.2.3", "--1", "+-1",
      "- 1", "1 2", "good", "82%", "½", "1.", "..5", "1000000000000000000", "1_000", "NaN", "/",
      ":",
      "0.0000000000000000001", "1234567.", "1:345678", "inf", "1234567a", "\u{0660}", "\0",
    ])
  func refused(text: String) {
    #expect(parse(text) == nil)
    #expect(parse(text, before: "9", after: "12345678") == nil)
  }

  @Test("eight bytes at once and one after the other give the same", arguments: 1...8)
  func bothWays(count: Int) {
    var numbers = SeededNumbers(seed: UInt64(count) &* 0x9E37_79B9)
    let alphabet = Array("0123456789...-/: ")
    for _ in 0..<2000 {
      let text = String((0..<count).map { _ in alphabet.randomElement(using: &numbers) ?? "0" })
      // Nine leading zeros push it out of the reach of the fast way without changing a number.
      let isSigned = text.first.map { !$0.isNumber && $0 != "." } ?? true
      guard !isSigned, text.last != " " else { continue }
      #expect(parse(text, after: "12345678") == parse("000000000" + text), "\(text)")
    }
  }
}
