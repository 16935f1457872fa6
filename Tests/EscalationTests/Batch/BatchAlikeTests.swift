import Escalation
import Testing

/// Where much is missing, areas that lack the same are looked at once; they must be the same in all that
/// counts.
@Suite("Batch: areas that are alike")
struct BatchAlikeTests {
  private let columns = ["time", "area", "one", "two", "three", "four", "could_be", "missing"]

  /// Signs that share a reading which may be missing, so that it is tried what it could be.
  private func plan() throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {site: any}
      indicators:
        beds:
          {per: site, range: whole numbers 0 to 100, bands: {green: over 50, amber: 30 to 50, red: under 30}}
        calls: {per: site, range: 0 and up, if missing: ignore, bands: {green: at most 60, red: over 60}}
        mood: {per: site, values: [calm, busy, lost], bands: {green: calm, amber: busy, red: lost}}
      triggers:
        always: {per: site, level: amber, when: {any: [beds under 3, beds at least 3]}}
        never: {per: site, level: red, when: {all: [beds under 30, beds over 50]}}
        either: {per: site, level: red, when: {any: [mood is lost, {all: [beds under 3, mood is busy]}]}}
        other: {per: site, level: red, when: {all: [beds at least 2, {none: [mood is calm]}, calls over 5]}}
        pair: {per: site, level: red, when: {any: [beds 2 to under 3, beds 3 to under 4]}}
      statuses:
        one: {per: site, worst of: [always, never]}
        two: {per: site, worst of: [either, other, always]}
        three: {per: site, levels: {red: {any: [either, beds under 3]}, amber: {none: [either]}}}
        four: {per: site, worst of: [pair, calls]}
      data: {suppressed: {"*": 1 to 4, "**": 0 to 2, "-9": 2 to 3}}
      """)
  }

  /// Every combination of readings, several of each, so that many areas are alike.
  private func rows(_ time: String) -> [String] {
    var rows: [String] = []
    for beds in ["", "*", "**", "-9", "2", "3", "40", "60"] {
      for calls in ["", "*", "5", "61"] {
        for mood in ["", "calm", "busy", "lost"] { rows.append("\(beds),\(calls),\(mood)") }
      }
    }
    return (rows + rows.reversed()).enumerated().map { "\(time),site \($0),\($1)\n" }
  }

  @Test("each of many areas comes out as it does alone")
  func alone() throws {
    let plan = try plan()
    let header = "time,area,beds,calls,mood\n"
    let rows = rows("2024-11-04") + rows("2024-11-05")
    let all = try BatchReading(plan, header + rows.joined(), columns: columns)
    #expect(all.rows.count == rows.count)
    for (row, result) in zip(rows, all.rows) {
      let alone = try BatchReading(plan, header + row, columns: columns)
      #expect(Array(alone.rows) == [result])
    }
  }

  @Test(
    "what was is told apart where what is missing is the same",
    arguments: [["a", "b"], ["b", "a"]])
  func pasts(areas: [String]) throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators: {beds: {per: site, range: whole numbers 0 to 100}}
      triggers:
        twice:
          {per: site, level: red, when: {any: [beds over 50 for 2 readings, beds at most 50]}}
      statuses: {one: {per: site, worst of: [twice]}}
      """)
    // Only where the reading before was over 50 does it make no difference what the blank one is.
    let beds = ["a": ["60", "", "", "60"], "b": ["", "", "60", ""]]
    let levels = [
      "a": ["unknown", "red", "red", "red"], "b": ["unknown", "unknown", "unknown", "red"],
    ]
    let rows = (0..<4).flatMap { day in
      areas.map { "2024-11-0\(day + 1),\($0),\(beds[$0]?[day] ?? "")\n" }
    }
    let expected = (0..<4).flatMap { day in areas.map { levels[$0]?[day] } }
    let reading = try BatchReading(plan, "time,area,beds\n" + rows.joined(), columns: ["one"])
    #expect(Array(reading.rows) == expected)
  }
}
