import Testing

@testable import plimsoll

@Suite("How far a long run is")
struct ProgressTests {
  private func text(
    rows: Int = 1_234_567, bytes: Int = 50, total: Int? = 100, passed: Duration = .seconds(2)
  ) -> String {
    ProgressLine(rows: rows, bytes: bytes, total: total, passed: passed).text
  }

  @Test("rows, how many a second, and the time that is left by what was read")
  func line() {
    #expect(text() == "1,234,567 rows, 617,283 a second, 2 s left")
    #expect(text(passed: .milliseconds(500)) == "1,234,567 rows, 2,469,134 a second, 1 s left")
  }

  @Test("where the size is not known nothing is said of the time left")
  func unknownSize() {
    #expect(text(total: nil) == "1,234,567 rows, 617,283 a second")
  }

  @Test("before a hundredth was read no time is guessed")
  func early() {
    #expect(text(bytes: 99, total: 10_000) == "1,234,567 rows, 617,283 a second")
    #expect(text(bytes: 100, total: 10_000) == "1,234,567 rows, 617,283 a second, 4 min left")
    #expect(text(bytes: 0, total: 10) == "1,234,567 rows, 617,283 a second")
  }

  @Test(
    "times left are said in seconds, minutes and hours",
    arguments: [
      (59, "59 s"), (60, "1 min"), (61, "2 min"), (3_540, "59 min"), (3_541, "1 h 0 min"),
      (7_200, "2 h 0 min"), (9_000, "2 h 30 min"),
    ])
  func words(_ seconds: Int, _ words: String) {
    let line = text(bytes: 1_000, total: 2_000, passed: .seconds(seconds))
    #expect(line.hasSuffix(", \(words) left"))
  }

  @Test("a file that grew while it was read is at its end")
  func grown() {
    #expect(text(bytes: 120).hasSuffix(", 0 s left"))
  }

  @Test("no line is wider than a narrow terminal")
  func width() {
    let line = text(rows: 99_999_999_999, bytes: 1, total: 100, passed: .seconds(99_999))
    #expect(line.count < 60)
  }
}
