import Testing

@testable import Escalation

@Suite("A summary as people read it")
struct SummaryTextTests {
  private func text(_ plan: LoadedPlan, _ rows: String...) throws -> String {
    let file = (["time,site,delays"] + rows).joined(separator: "\n")
      .replacing("time,site", with: "time,area")
    let reading = try BatchReading(plan, [file], summarizes: true)
    return try #require(reading.summary).text(color: false)
  }

  @Test("however many rows and however long the names, no line is wider than a page")
  func width() throws {
    let site =
      "St Hildegard and All the Angels General Hospital, North Wing and Annexe of the Old House"
    let rows = (1...1_200).map { day in
      "\(CivilDate(daysSinceEpoch: 20_000 + day).iso),\"\(site)\",\(day % 7)"
    }
    let reading = try BatchReading(
      BatchPlans.openOnly(), [(["time,area,delays"] + rows).joined(separator: "\n")],
      summarizes: true)
    let lines = try #require(reading.summary).text(color: false).split(separator: "\n")
    #expect(lines.map(\.count).max() ?? 0 <= 80)
    #expect(lines.contains("  red        342  2 days, 2024-10-09 to 2024-10-10"))
    #expect(lines.contains("  delays  0 of 1,200"))
  }

  @Test("areas stand in the order of the results, and how many are at each level before them")
  func overview() throws {
    let text = try text(
      BatchPlans.openOnly(), "2024-11-04,west,9", "2024-11-04,east,0", "2024-11-05,north,",
      "2024-11-05,west,2")
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "batch 1: 2 days, 2024-11-04 to 2024-11-05")
    #expect(lines[1] == "  pressure, latest of 3 areas: 1 amber, 1 green, 1 unknown")
    #expect(
      lines.filter { $0.contains("·") } == [
        "west · pressure: 2 days, 2024-11-04 to 2024-11-05", "east · pressure: 1 day, 2024-11-04",
        "north · pressure: 1 day, 2024-11-05",
      ])
  }

  @Test("times of a day are called times, and shown with their offset")
  func times() throws {
    let text = try text(BatchPlans.openOnly(), "2024-11-04 09:00,west,9", "2024-11-04 17:00,west,9")
    #expect(text.contains("2 times, 2024-11-04T09:00:00+00:00 to 2024-11-04T17:00:00+00:00"))
    #expect(text.contains("  Worst 14 days: 2024-11-04: 1 day red\n"))
  }

  @Test("a level that is open says what it could be")
  func open() throws {
    let text = try text(BatchPlans.openOnly(), "2024-11-04,west,0", "2024-11-05,west,")
    #expect(text.contains("  Latest: unknown, could be red, since 2024-11-05\n"))
    #expect(text.contains("  Highest in the last 14 days: green, could have been red\n"))
  }
}
