import Escalation
import Testing

@Suite("Instants")
struct InstantTests {
  @Test(
    "an instant is printed in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (1_635_930_000, "2021-11-03T09:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func utc(seconds: Int64, text: String) {
    #expect(Instant(seconds: seconds).isoUTC == text)
  }

  @Test("sums stop at the ends of time instead of failing")
  func ends() {
    let last = Instant(seconds: .max)
    #expect(last.adding(seconds: .max) == last)
    #expect(Instant(seconds: .min).adding(seconds: .min) == Instant(seconds: .min))
    #expect(last.adding(seconds: -1) < last)
    #expect(TimeZoneRules.utc.instant(of: TimeZoneRules.utc.civil(at: last)) == last)
  }
}
