import Escalation
import Testing

@Suite("Decimal numbers as they are written")
struct ExactDecimalTests {
  @Test(
    "a number is read digit by digit",
    arguments: [
      ("0", 0, 0), ("0.1", 1, 1), ("69.95", 6995, 2), ("-12.50", -1250, 2), ("007", 7, 0),
      ("0.000000000000000001", 1, 18), ("999999999999999999", 999_999_999_999_999_999, 0),
      ("-999999999999999999", -999_999_999_999_999_999, 0), ("-0", 0, 0), ("000.5", 5, 1),
    ] as [(String, Int64, UInt8)])
  func reads(_ text: String, _ mantissa: Int64, _ scale: UInt8) throws {
    let number = try #require(ExactDecimal(text))
    #expect(number.mantissa == mantissa)
    #expect(number.scale == scale)
  }

  @Test(
    "what is not plainly a number is none",
    arguments: [
      "", "-", ".", "5.", ".5", "+5", " 5", "5 ", "1,000", "1e3", "0x10", "5.5.5", "--5", "٣", "½",
      "1000000000000000000",
      "0.0000000000000000001", "12345678901234567.89", "NaN", "inf",
    ])
  func refuses(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test("two writings of one number are equal, and have one hash")
  func writings() throws {
    let short = try #require(ExactDecimal("5"))
    let long = try #require(ExactDecimal("5.000"))
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect(long.text == "5")
    #expect(long.isWhole)
  }

  @Test("neighbours at the ends of what 18 digits hold are told apart")
  func order() throws {
    let ascending = try [
      "-999999999999999999", "-1", "-0.000000000000000002", "-0.000000000000000001", "0",
      "0.000000000000000001", "0.1", "0.100000000000000001", "69.95", "70", "999999999999999998",
      "999999999999999999",
    ].map { try #require(ExactDecimal($0)) }
    for (one, other) in zip(ascending, ascending.dropFirst()) {
      #expect(one < other)
      #expect(!(other < one))
      #expect(one != other)
    }
  }

  @Test(
    "a number is printed without noughts at its end, never with an exponent",
    arguments: [
      ("-0.50", "-0.5"), ("100", "100"), ("100.00", "100"), ("0.000000000000000001", nil),
      ("-0.0", "0"), ("0.010", "0.01"),
    ] as [(String, String?)])
  func prints(_ written: String, _ printed: String?) throws {
    #expect(try #require(ExactDecimal(written)).text == printed ?? written)
  }
}
