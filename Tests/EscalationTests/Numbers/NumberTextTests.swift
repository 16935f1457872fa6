import Escalation
import Testing

@Suite("Numbers in print")
struct NumberTextTests {
  private func quotient(_ one: String, _ other: String) throws -> ExactNumber {
    try #require(exact(one).divided(by: exact(other)))
  }

  @Test(
    "six decimals are shown, halves to the even one",
    arguments: [
      ("1", "3", "0.333333"), ("2", "3", "0.666667"), ("-2", "3", "-0.666667"), ("1", "1", "1"),
      ("1", "8", "0.125"), ("0.0000005", "1", "0"), ("0.0000015", "1", "0.000002"),
      ("0.0000025", "1", "0.000002"), ("0.0000025001", "1", "0.000003"),
      ("999999999999999999", "1", "999999999999999999"), ("123456789012.5", "1", "123456789012.5"),
    ])
  func sixDigits(_ one: String, _ other: String, _ text: String) throws {
    #expect(try quotient(one, other).text() == text)
  }

  @Test("a number is never shown as a threshold that it does not reach")
  func thresholds() throws {
    let fifty = try #require(ExactDecimal("50"))
    #expect(try exact("49.9999999").text(awayFrom: [fifty]) == "49.9999999")
    #expect(try exact("50.0000001").text(awayFrom: [fifty]) == "50.0000001")
    #expect(try exact("50").text(awayFrom: [fifty]) == "50")
    #expect(try exact("49.9999999").text() == "50")
  }

  @Test("a fraction too near a threshold for any decimal is shown as a fraction")
  func fraction() throws {
    let third = try #require(ExactDecimal("0.333333333333333333"))
    let number = try quotient("1", "3")
    #expect(number.text(awayFrom: [third]) == "1/3")
  }

  @Test("a fraction of a large number is shown with fewer decimals")
  func large() throws {
    let number = try quotient("100000000000000", "3")
    #expect(number.text() == "33333333333333.3333")
  }

  @Test("whatever is shown stands on the same side of every threshold")
  func sides() throws {
    var numbers = SeededNumbers(seed: 77)
    for _ in 0..<300 {
      let below = Int.random(in: 1...999, using: &numbers)
      let number = try #require(
        ExactNumber(Int.random(in: -99_999...99_999, using: &numbers))
          .divided(by: ExactNumber(below)))
      let line = ExactDecimal(
        mantissa: Int64(wholePart(number)) * 1_000_000 + Int64.random(in: 0...1, using: &numbers),
        scale: 6)
      let text = number.text(awayFrom: [line])
      guard let shown = ExactDecimal(text) else { continue }
      #expect(compare(number, line) == compare(ExactNumber(shown), line), "\(text)")
    }
  }
}
