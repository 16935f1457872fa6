import Escalation
import Testing

@Suite("When an action is due")
struct DueTimeTests {
  private func due(
    _ keys: String, at now: String, startedAt start: String? = nil
  ) throws -> String? {
    let loaded = try tinyPlan(
      """
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
      statuses: {overall: {worst of: [staffing]}}
      roles: {director: {title: Director}}
      actions:
        follow: overall
        director: {any level: [{do: Tell the board of it\(keys)}]}
      """)
    let action = try #require(loaded.plan.blocks.first?.anyLevel.first)
    let zone = try london()
    let moment = try at(now, in: zone)
    let due = action.due(
      startedAt: try start.map { try at($0, in: zone) } ?? moment, at: moment, zone: zone)
    return due.map { zone.civil(at: $0).text }
  }

  @Test(
    "it is the next such time after the moment",
    arguments: [
      ("", nil), (", within: 2 hours", "2024-11-06 14:00"),
      (", by: '14:00'", "2024-11-06 14:00"), (", by: '11:00'", "2024-11-07 11:00"),
      (", by: '12:00'", "2024-11-07 12:00"), (", every: day by 10:30", "2024-11-07 10:30"),
      (", every: day by 12:30", "2024-11-06 12:30"), (", every: 4 hours", "2024-11-06 16:00"),
      (", every: week by friday 17:00", "2024-11-08 17:00"),
      (", every: 2 days", "2024-11-08 12:00"),
      (", within: 2 hours, every: day by 12:30", "2024-11-06 12:30"),
      (", within: 20 minutes, every: day by 12:30", "2024-11-06 12:20"),
    ] as [(String, String?)])
  func next(_ keys: String, _ expected: String?) throws {
    #expect(try due(keys, at: "2024-11-06 12:00") == expected)
  }

  @Test("a span comes back counted from the start, and what had a span of time keeps its end")
  func started() throws {
    let start = "2024-11-06 08:30"
    func due(_ keys: String, at now: String) throws -> String? {
      try self.due(keys, at: now, startedAt: start)
    }
    #expect(try due(", every: 4 hours", at: "2024-11-06 12:29") == "2024-11-06 12:30")
    #expect(try due(", every: 4 hours", at: "2024-11-06 12:30") == "2024-11-06 16:30")
    #expect(try due(", every: 2 days", at: "2024-11-08 08:29") == "2024-11-08 08:30")
    #expect(try due(", every: 2 days", at: "2024-11-08 08:30") == "2024-11-10 08:30")
    #expect(try due(", within: 2 hours", at: "2024-11-06 12:00") == "2024-11-06 10:30")
  }

  @Test("days keep the time of day over a change of the clocks")
  func clockChange() throws {
    #expect(
      try due(", every: 1 day", at: "2024-10-27 12:00", startedAt: "2024-10-26 09:00")
        == "2024-10-28 09:00")
  }
}
