import Testing

@testable import Escalation

@Suite("Summaries in snapshots and logs")
struct SummaryCourseTests {
  @Test("dated readings of a snapshot fill the windows")
  func snapshot() throws {
    let loaded = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 and up, fresh for: 2 days}
        usual: {median: calls, last: 28 days, before: now}
        more: {formula: calls - usual, bands: {green: at most 10, amber: over 10 to 20, red: over 20}}
        to_come: {sum: calls, next: 2 days, bands: {green: at most 50, red: over 50}}
      statuses:
        pressure: {worst of: [more]}
        forecast: {worst of: [to_come]}
      """)
    for (now, level) in [(30, "green"), (31, "amber"), (41, "red")] {
      let snapshot = try loaded.snapshot(
        """
        at: 2024-11-04 09:00
        given:
          all:
            calls:
              - 2024-10-06 09:00 is 999
              - 2024-11-01 09:00 is 10
              - 2024-11-02 09:00 is 20
              - 2024-11-03 09:00 is 90
              - 2024-11-04 09:00 is \(now)
              - 2024-11-05 09:00 is 20
              - 2024-11-06 09:00 is 30
              - 2024-11-07 09:00 is 99
        """)
      let at = snapshot.at?.instant(in: .utc)
      var course = SnapshotCourse(loaded.compiled, snapshot, at: at, zone: .utc)
      let assessment: Assessment = course.assess()
      let levels = assessment.statuses.map { line in
        line.level.map { loaded.plan.scale[$0].name } ?? "unknown"
      }
      #expect(levels == [level, "green"])
    }
  }

  private func things() throws -> LoadedPlan {
    try tinyPlan(
      """
      events:
        direction:
          steps: [made, declined, released]
          told apart by: id
          closed by: released
      indicators:
        minutes: {time since: made, to: released, unit: minutes}
        longest: {highest: minutes, over: direction, bands: {green: under 10, amber: 10 to under 30, red: at least 30}}
        open_ones: {count: direction, where: minutes at least 10, bands: {green: 0, amber: 1, red: 2 and up}}
      statuses:
        waiting: {worst of: [longest]}
        number: {worst of: [open_ones]}
      """)
  }

  private func levels(_ snapshot: String) throws -> [String] {
    let loaded = try things()
    let read = try loaded.snapshot(snapshot)
    let at = read.at?.instant(in: .utc)
    var course = SnapshotCourse(loaded.compiled, read, at: at, zone: .utc)
    let assessment: Assessment = course.assess()
    return assessment.statuses.map { line in
      if line.levels.isEmpty { return "does not apply" }
      return line.level.map { loaded.plan.scale[$0].name } ?? "unknown"
    }
  }

  @Test("things of a log are members; without a log nothing is known of them")
  func log() throws {
    let log = """
      at: 2024-11-04 09:30
      events:
        - {at: 2024-11-04 09:00, id: A, step: made}
        - {at: 2024-11-04 09:20, id: B, step: made}
        - {at: 2024-11-04 09:21, id: C, step: made}
      """
    #expect(try levels(log) == ["red", "red"])
    let released = log + "\n  - {at: 2024-11-04 09:25, id: A, step: released}"
    #expect(try levels(released) == ["amber", "amber"])
    #expect(try levels("at: 2024-11-04 09:30\nevents: []") == ["does not apply", "green"])
    #expect(try levels("at: 2024-11-04 09:30") == ["unknown", "unknown"])
  }
}
