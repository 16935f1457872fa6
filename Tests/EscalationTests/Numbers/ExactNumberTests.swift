import Escalation
import Testing

/// A decimal as an exact number.
func exact(_ text: String) throws -> ExactNumber {
  ExactNumber(try #require(ExactDecimal(text), "\(text) is no number"))
}

@Suite("Exact fractions")
struct ExactNumberTests {
  @Test("tenths add up")
  func tenths() throws {
    #expect(try exact("0.1").adding(exact("0.2")) == exact("0.3"))
    var sum = ExactNumber(0)
    for _ in 0..<1000 { sum = try #require(sum.adding(exact("0.1"))) }
    #expect(sum == ExactNumber(100))
  }

  @Test("a third, three times, is one")
  func thirds() throws {
    let third = try #require(ExactNumber(1).divided(by: ExactNumber(3)))
    #expect(third.multiplied(by: ExactNumber(3)) == ExactNumber(1))
    #expect(try third < exact("0.333333333333333334"))
    #expect(try third > exact("0.333333333333333333"))
  }

  @Test("dividing by 0 gives nothing")
  func zero() {
    #expect(ExactNumber(5).divided(by: ExactNumber(0)) == nil)
    #expect(ExactNumber(0).divided(by: ExactNumber(0)) == nil)
  }

  @Test("a sign stands above the line, and factors in common are gone")
  func normal() throws {
    let number = try #require(ExactNumber(6).divided(by: ExactNumber(-4)))
    #expect(number.numerator == -3)
    #expect(number.denominator == 2)
    #expect(number.magnitude == number.negated)
  }

  @Test("what needs more than 128 bits gives nothing, and is not wrong")
  func overflow() throws {
    let large = try exact("999999999999999999")
    let small = try exact("0.000000000000000001")
    let square = try #require(large.multiplied(by: large))
    #expect(square.multiplied(by: large) == nil)
    #expect(square.multiplied(by: square) == nil)
    #expect(try #require(square.divided(by: small)?.divided(by: small) ?? square) == square)
    #expect(square < (square.adding(ExactNumber(1)) ?? ExactNumber(0)))
  }

  @Test("comparing needs no more room than there is")
  func comparing() throws {
    let large = try exact("999999999999999999")
    let one = try #require(large.divided(by: exact("0.999999999999999999")))
    let other = try #require(large.divided(by: exact("0.999999999999999998")))
    #expect(one < other)
    #expect(other.negated < one.negated)
  }

  @Test(
    "rounding takes halves away from 0",
    arguments: [
      ("2.5", "1", "3"), ("-2.5", "1", "-3"), ("2.4999", "1", "2"), ("-2.4999", "1", "-2"),
      ("0.5", "1", "1"), ("-0.5", "1", "-1"), ("0.25", "0.5", "0.5"), ("-0.25", "0.5", "-0.5"),
      ("0.05", "0.1", "0.1"), ("0.0499", "0.1", "0"), ("7", "5", "5"), ("7.5", "5", "10"),
      ("3", "1", "3"), ("0", "0.1", "0"),
    ])
  func rounding(_ number: String, _ step: String, _ expected: String) throws {
    let step = try #require(ExactDecimal(step))
    #expect(try exact(number).rounded(to: step) == exact(expected))
    #expect(try nearest(exact(number), step: step) == exact(expected))
  }

  @Test("the floor is below, for numbers under 0 too")
  func floor() throws {
    #expect(try exact("2.9").floor == 2)
    #expect(try exact("-2.1").floor == -3)
    #expect(try exact("-2").floor == -2)
  }
}
