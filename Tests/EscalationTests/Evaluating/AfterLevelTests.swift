import Escalation
import Testing

@Suite("What is done after a level was left")
struct AfterLevelTests {
  /// What the lead does at the end of a series, one reading a day.
  private func does(_ series: String) throws -> [String] {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 to 100
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses: {status: {worst of: [staffing]}}
      roles: {lead: {title: Lead}}
      actions:
        follow: status
        lead:
          green: business as usual
          amber: not stated
          red: business as usual
          after amber:
            - {do: Hold a debrief, within: 2 days}
            - Say that it is over
      """)
    let snapshot = try plan.snapshot(
      "at: 2024-11-04 09:00\ninterval: 1 day\ngiven: {all: {staffing: [\(series)]}}\n")
    var course = SnapshotCourse(
      plan.compiled, snapshot, at: snapshot.at?.instant(in: .utc), zone: .utc)
    return course.assess().actions.filter { $0.change != .stop }.map(\.text).filter {
      !$0.hasPrefix("Get ")
    }
  }

  @Test("it starts on the way down and on the way up, and not while the level stays")
  func eitherWay() throws {
    let both = ["Hold a debrief", "Say that it is over"]
    #expect(try does("60, 80") == both)
    #expect(try does("60, 40") == both)
    #expect(try does("60, 60") == [])
    #expect(try does("80, 60") == [])
  }

  @Test("one with a 'within' goes on until that is over, even if the level comes back")
  func within() throws {
    #expect(try does("60, 80, 80") == ["Hold a debrief"])
    #expect(try does("60, 40, 60") == ["Hold a debrief"])
    #expect(try does("60, 80, 80, 80") == [])
  }

  @Test("it waits until a level is known again")
  func unknown() throws {
    #expect(try does("60, missing") == [])
    #expect(try does("60, missing, 80").contains("Say that it is over"))
    #expect(try does("60, missing, 60") == [])
  }
}
