import Escalation
import Testing

@Suite("Conditions on the clock")
struct ClockConditionTests {
  private func plan(_ condition: String) throws -> LoadedPlan {
    try tinyPlan(
      """
      calendar: england.yaml
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
      hours:
        office: [monday to friday 08:00 to 17:00, not bank holidays]
        night: daily 22:00 to 06:00
      triggers:
        sign: {level: red, when: \(condition)}
      statuses: {overall: {worst of: [staffing, sign]}}
      """, calendars: [try ShippedCalendar.load("england_and_wales")])
  }

  private func answer(
    _ condition: String, at: String?, given: String = "all: {staffing: 40}"
  ) throws -> String {
    try Answers(try plan(condition), given, at: at, zone: try london()).answer("sign")
  }

  @Test(
    "'before' ends where 'from' begins, at midnight of the plan's zone",
    arguments: [
      ("before 2024-07-01", "2024-06-30 23:59:59", "yes"),
      ("before 2024-07-01", "2024-07-01 00:00", "no"),
      ("from 2024-07-01", "2024-06-30 23:59:59", "no"),
      ("from 2024-07-01", "2024-07-01 00:00", "yes"),
      // Midnight in London is eleven in the evening in UTC.
      ("from 2024-07-01", "2024-06-30T22:59:59Z", "no"),
      ("from 2024-07-01", "2024-06-30T23:00:00Z", "yes"),
      ("from 2024-07-01 before 2024-07-02", "2024-07-01 23:59:59", "yes"),
      ("from 2024-07-01 before 2024-07-02", "2024-07-02 00:00", "no"),
    ])
  func dates(_ condition: String, _ at: String, _ expected: String) throws {
    #expect(try answer(condition, at: at) == expected)
  }

  @Test(
    "'during' and 'outside' are exact at the ends of the hours",
    arguments: [
      ("during office", "2024-11-04 07:59:59", "no"), ("during office", "2024-11-04 08:00", "yes"),
      ("outside office", "2024-11-08 16:59:59", "no"),
      ("outside office", "2024-11-08 17:00", "yes"),
      ("during office", "2024-12-25 10:00", "no"), ("outside office", "2024-12-25 10:00", "yes"),
      ("during night", "2024-11-04 05:59:59", "yes"), ("during night", "2024-11-04 06:00", "no"),
    ])
  func hours(_ condition: String, _ at: String, _ expected: String) throws {
    #expect(try answer(condition, at: at) == expected)
  }

  @Test("behind a test of a sign, both must hold")
  func withSubject() throws {
    let condition = "staffing under 50 during office"
    #expect(try answer(condition, at: "2024-11-04 10:00") == "yes")
    #expect(try answer(condition, at: "2024-11-04 18:00") == "no")
    #expect(try answer(condition, at: "2024-11-04 10:00", given: "all: {staffing: 50}") == "no")
    #expect(
      try answer(condition, at: "2024-11-04 10:00", given: "all: {staffing: missing}") == "unknown")
    #expect(
      try answer(condition, at: "2024-11-04 18:00", given: "all: {staffing: missing}") == "no")
  }

  @Test("as lines of a list they stand beside other conditions")
  func inLists() throws {
    let condition = "{any: [staffing under 30, outside office]}"
    #expect(try answer(condition, at: "2024-11-04 10:00") == "no")
    #expect(try answer(condition, at: "2024-11-04 17:00") == "yes")
    #expect(try answer("{none of: [during office, during night]}", at: "2024-11-04 21:59") == "yes")
    #expect(try answer("{none of: [during office, during night]}", at: "2024-11-04 22:00") == "no")
  }

  @Test("without a time the clock says nothing, but either of two that exclude each other holds")
  func withoutTime() throws {
    #expect(try answer("during office", at: nil) == "unknown")
    #expect(try answer("from 2024-07-01", at: nil) == "unknown")
    #expect(try answer("{any: [during office, outside office]}", at: nil) == "yes")
    #expect(try answer("{all: [before 2024-07-01, from 2024-07-01]}", at: nil) == "no")
  }

  @Test("where the calendar has ended only what hangs on a bank holiday is unknown")
  func uncovered() throws {
    #expect(try answer("during office", at: "2031-01-02 10:00") == "unknown")
    #expect(try answer("during office", at: "2031-01-02 18:00") == "no")
    #expect(try answer("{any: [during office, outside office]}", at: "2031-01-02 10:00") == "yes")
    let both = try Answers(
      try plan("during office"), "all: {staffing: 60}", at: "2031-01-02 10:00", zone: .utc)
    #expect(try both.possible("overall") == ["green", "red"])
    #expect(try both.level("overall") == "unknown")
  }

  @Test("an action outside office hours is there from the minute they end")
  func actions() throws {
    let loaded = try tinyPlan(
      """
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
      statuses: {overall: {worst of: [staffing]}}
      hours: {office: [monday to friday 08:00 to 17:00]}
      roles: {director: {title: Director}}
      actions:
        follow: overall
        director:
          green: business as usual
          amber: not stated
          red:
            - {do: Ask the deputy, when: during office}
            - {do: Ask the duty manager, when: outside office}
      """)
    func does(_ at: String) throws -> [String] {
      try Answers(loaded, "all: {staffing: 40}", at: at).does("director")
    }
    #expect(try does("2024-11-08 16:59:59") == ["Ask the deputy"])
    #expect(try does("2024-11-08 17:00") == ["Ask the duty manager"])
  }
}
