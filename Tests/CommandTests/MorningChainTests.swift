import Foundation
import Testing

/// Mornings evaluated one by one, each going on from the file that the one before left, and the same
/// mornings as one file of rows.
@Suite("Mornings, one by one and as one file")
struct MorningChainTests {
  private static let plan = """
    plimsoll: 1
    plan: chain
    version: 1
    timezone: Europe/London
    scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}
    areas: {site: any}
    indicators:
      staffing:
        range: 0 to 100
        per: site
        every: day by 10:30
        margin: 5
        bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      calls:
        range: whole numbers 0 and up
        per: site
        if missing: carry forward for 2 days
        bands: {green: under 30, amber: 30 to 59, red: 60 and up}
    triggers:
      low: {per: site, level: red, when: staffing under 60 for 3 readings}
      surge: {per: site, level: amber, when: calls rises by over 20 percent within 3 days}
      flood: {per: site, level: red, lasts: 30 hours}
      again: {per: site, when: pressure was red}
    statuses:
      pressure:
        per: site
        worst of: [staffing, calls, low, surge, flood]
        step down: {after: 2 assessments, hold: 36 hours, one level at a time: yes}
      county: {headline: yes, levels: {amber: pressure is red in any site, red: again in any site}}

    """

  /// Blank is no reading.
  private struct Morning {
    let time: String
    var rows: [(site: String, staffing: String, calls: String, flood: String)] = []
  }

  private static func mornings(seed: Int) -> [Morning] {
    var state = UInt64(seed)
    func pick(_ choices: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return choices[Int(state >> 33) % choices.count]
    }
    return (20...29).map { day in
      // The clocks go back on the 27th of October.
      var morning = Morning(time: "2024-10-\(day) \(pick(["08:00", "09:30", "11:00"]))")
      for site in ["north", "south"] {
        morning.rows.append(
          (
            site, pick(["", "45", "52", "58", "68", "73", "76", "90"]),
            pick(["", "", "10", "25", "31", "60"]), pick(["", "", "", "no", "yes"])
          ))
      }
      return morning
    }
  }

  @Test("come to the same levels", arguments: 1...6)
  func sameLevels(_ seed: Int) throws {
    let folder = try WorkingFolder()
    try folder.write(Self.plan, to: "chain.yaml")
    let mornings = Self.mornings(seed: seed)
    try folder.write(Self.file(mornings), to: "all.csv")
    let batch = try folder.run(
      "plimsoll batch chain.yaml all.csv --columns time,area,pressure,county,could_be")
    #expect(batch.code == 0, "\(batch.errors)")
    var chained: [String] = []
    var levels: Set<String> = []
    for (index, morning) in mornings.enumerated() {
      try folder.write(Self.snapshot(morning), to: "morning.yaml")
      let previous = index == 0 ? "" : "--previous state.json "
      let step = try folder.run(
        "plimsoll evaluate chain.yaml --snapshot morning.yaml \(previous)--state-out state.json "
          + "--format json")
      #expect(step.code == 0, "\(step.errors)")
      chained += try Self.rows(step.output, morning.time)
    }
    let rows = batch.output.split(separator: "\n").dropFirst().map { row -> String in
      // The hour stands as it was written; the offset is that of the day.
      String(row).replacing(/:00[+]0[01]:00/, with: "").replacing("T", with: " ")
    }
    #expect(Set(rows) == Set(chained))
    #expect(rows.count == chained.count)
    for row in rows { levels.formUnion(row.split(separator: ",").dropFirst(2).map(String.init)) }
    #expect(levels.isSuperset(of: ["amber", "red"]))
  }

  private static func file(_ mornings: [Morning]) -> String {
    let rows = mornings.flatMap { morning in
      morning.rows.map { "\(morning.time),\($0.site),\($0.staffing),\($0.calls),\($0.flood)\n" }
    }
    return "time,area,staffing,calls,flood\n" + rows.joined()
  }

  private static func snapshot(_ morning: Morning) -> String {
    let sites = morning.rows.map { row in
      let given = [("staffing", row.staffing), ("calls", row.calls), ("flood", row.flood)]
      let written = given.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
      return "  \(row.site): {\(written.joined(separator: ", "))}\n"
    }
    return "at: \(morning.time)\ngiven:\n" + sites.joined()
  }

  /// As the batch writes them.
  private static func rows(_ json: String, _ time: String) throws -> [String] {
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let statuses = try #require(parsed?["statuses"] as? [[String: Any]])
    return statuses.map { status in
      let level = status["level"] as? String ?? "unknown"
      let couldBe = status["could_be"] as? String ?? level
      let isCounty = status["status"] as? String == "county"
      let levels = isCounty ? ",\(level)" : "\(level),"
      return "\(time),\(status["area"] as? String ?? ""),\(levels),\(couldBe)"
    }
  }
}
