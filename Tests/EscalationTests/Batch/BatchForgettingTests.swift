import Escalation
import Testing

@Suite("Batch: what is let go of")
struct BatchForgettingTests {
  private func march(_ day: Int) -> String { "2024-03-\(day < 10 ? "0" : "")\(day)" }

  /// Blank on some days, and different from day to day.
  private func rows(_ days: ClosedRange<Int>) -> String {
    "time,area,calls\n"
      + days.map { day in
        let calls = day % 7 == 3 ? "" : "\((day * 37 + day * day * 11) % 60)"
        return "\(march(day)),a,\(calls)\n"
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

  // MARK: - Areas that come and go

  /// Areas that mostly report together; some days one is silent, some days they come in another order, and
  /// readings are blank here and there.
  private func changingRows(_ days: ClosedRange<Int>, silent: Int, turned: Int) -> String {
    "time,area,calls,beds\n"
      + days.map { day in
        var areas = Array(["a", "b", "c", "d", "e", "f"].enumerated())
        if day % turned == 0 { areas.reverse() }
        if day % silent == 1 { areas.remove(at: day % 6) }
        return areas.map { index, area in
          let seed = day * 37 + day * day * 11 + 5 + 12 * index
          let calls = seed % 11 == 3 ? "" : "\(seed % 60)"
          let beds = seed % 13 == 1 ? "" : "\(seed % 40)"
          return "\(march(day)),\(area),\(calls),\(beds)\n"
        }.joined()
      }.joined()
  }

  /// Every kind of test that looks back, of readings that are due each day and of others, and of blanks
  /// that are ignored.
  private func lookingBack() throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {site: any}
      indicators:
        calls: {range: 0 to 100, per: site, every: day}
        beds: {range: 0 to 100, per: site, if missing: ignore, bands: {green: at most 90, red: over 90}}
      triggers:
        rising: {per: site, level: red, when: calls rises by at least 20 within 3 days}
        falling: {per: site, level: red, when: beds falls by at least 10 within 2 days}
        busy: {per: site, level: red, when: calls over 10 for 3 days}
        due: {per: site, level: red, when: calls over 20 for 2 readings}
        twice: {per: site, level: red, when: beds over 10 for 2 readings}
        long: {per: site, level: red, when: calls over 5 for 48 hours}
      statuses:
        one: {per: site, worst of: [rising]}
        two: {per: site, worst of: [falling]}
        three: {per: site, worst of: [busy]}
        four: {per: site, worst of: [due]}
        five: {per: site, worst of: [twice]}
        six: {per: site, worst of: [long]}
      """)
  }

  @Test(
    "areas that come and go, in any order, are told apart whatever is remembered of them",
    arguments: [2, 3, 5, 50], [2, 4, 50])
  func comingAndGoing(silent: Int, turned: Int) throws {
    let plan = try lookingBack()
    let columns = ["time", "area", "one", "two", "three", "four", "five", "six", "missing"]
    let all = try BatchReading(
      plan, changingRows(1...31, silent: silent, turned: turned), columns: columns)
    for day in 16...31 {
      let some = try BatchReading(
        plan, changingRows((day - 15)...day, silent: silent, turned: turned), columns: columns)
      let time = march(day)
      let expected = Array(some.rows).filter { $0.hasPrefix(time) }
      #expect(!expected.isEmpty)
      #expect(Array(all.rows).filter { $0.hasPrefix(time) } == expected)
    }
  }

  /// Of two or three areas a blank one is more than a quarter, of four a quarter, of more less: from four
  /// on it is kept beside the others, and listed before.
  @Test(
    "the reading before ignored blanks still counts, however many there are beside areas that report",
    arguments: 0...20, 2...6)
  func beforeBlanks(blanks: Int, count: Int) throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators: {beds: {range: 0 to 100, per: site, if missing: ignore}}
      triggers: {twice: {per: site, level: red, when: beds over 10 for 2 readings}}
      statuses: {one: {per: site, worst of: [twice]}}
      """)
    for (first, level) in [(11, "red"), (10, "green")] {
      let beds = ["\(first)"] + Array(repeating: "", count: blanks) + ["11"]
      let rows = beds.enumerated().map { day, beds in
        let time = march(day + 1)
        let others = ["b", "c", "d", "e", "f"].prefix(count - 1).map { "\(time),\($0),50\n" }
        return "\(time),a,\(beds)\n" + others.joined()
      }
      let reading = try BatchReading(
        plan, "time,area,beds\n" + rows.joined(), columns: ["area", "one"])
      #expect(Array(reading.rows).suffix(count).prefix(2) == ["a,\(level)", "b,red"])
    }
  }
}
