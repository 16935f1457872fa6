import Escalation
import Testing

@Suite("Batch: what is let go of")
struct BatchForgettingTests {
  /// Blank on some days, and different from day to day.
  private func rows(_ days: ClosedRange<Int>) -> String {
    "time,area,calls\n"
      + days.map { day in
        let calls = day % 7 == 3 ? "" : "\((day * 37 + day * day * 11) % 60)"
        return "2024-03-\(day < 10 ? "0" : "")\(day),a,\(calls)\n"
      }.joined()
  }

  /// Nothing is let go of in seven rows, and no test here looks back further than three days.
  @Test(
    "rows of long ago make no difference, whether they are still remembered or not",
    arguments: 8...31)
  func longAgo(day: Int) throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators: {calls: {range: 0 to 100, per: site}}
      triggers:
        rising: {per: site, level: red, when: calls rises by at least 20 within 3 days}
        falling: {per: site, level: red, when: calls falls by at least 20 within 2 days}
        busy: {per: site, level: red, when: calls over 10 for 3 days}
        twice: {per: site, level: red, when: calls over 20 for 2 readings}
      statuses:
        one: {per: site, worst of: [rising]}
        two: {per: site, worst of: [falling]}
        three: {per: site, worst of: [busy]}
        four: {per: site, worst of: [twice]}
      """)
    let columns = ["time", "one", "two", "three", "four"]
    let all = try BatchReading(plan, rows(1...day), columns: columns)
    let last = try BatchReading(plan, rows((day - 6)...day), columns: columns)
    #expect(all.rows.count == day)
    #expect(Array(all.rows).last == Array(last.rows).last)
  }
}
