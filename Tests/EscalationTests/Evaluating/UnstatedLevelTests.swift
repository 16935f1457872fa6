import Escalation
import Testing

@Suite("A level for which the plan states no actions")
struct UnstatedLevelTests {
  /// What the lead does at the end of a series, one reading a day, with its change.
  private func does(_ series: String) throws -> [String] {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 to 100
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses: {status: {worst of: [staffing]}}
      roles: {lead: {title: Lead}}
      tasks:
        ring: {do: Ring round, within: 1 day}
      actions:
        follow: status
        lead:
          green: not stated
          amber: [ring]
          red: not stated
      """)
    let snapshot = try plan.snapshot(
      "at: 2024-11-04 09:00\ninterval: 1 day\ngiven: {all: {staffing: [\(series)]}}\n")
    var course = SnapshotCourse(
      plan.compiled, snapshot, at: snapshot.at?.instant(in: .utc), zone: .utc)
    return course.assess().actions.map { "\($0.change.rawValue) \($0.text)" }
  }

  @Test("silence about a worse level ends nothing that a milder one has called for")
  func worse() throws {
    #expect(try does("60") == ["start Ring round"])
    #expect(try does("60, 40") == ["continue Ring round"])
    #expect(try does("60, 40, 40") == ["continue Ring round"])
    #expect(try does("40") == [])
  }

  @Test("silence about a milder level is no reason to go on")
  func milder() throws {
    #expect(try does("60, 80") == ["stop Ring round"])
    #expect(try does("60, 40, 80") == ["stop Ring round"])
    #expect(try does("60, 40, 60") == ["continue Ring round"])
  }
}
