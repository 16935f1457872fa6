import Escalation
import Testing

@Suite("Hours and events")
struct EventHoursTests {
  private func plan() throws -> LoadedPlan {
    try tinyPlan(
      """
      calendar: england.yaml
      areas: {board: {all: [north, south]}}
      hours: {office: [monday to friday 08:00 to 17:00, not bank holidays]}
      events: {direction: {steps: [declined, released], placed by: board, closed by: released}}
      indicators:
        declined_count: {count: declined, over: direction, last: 24 hours}
        declined_now: {count: declined, over: direction, last: 24 hours, where: during office}
      triggers:
        by_day: {level: amber, when: declined_count at least 1 during office}
        by_night: {level: red, when: declined_count at least 1 outside office}
        counted: {when: declined_now at least 1}
      statuses: {overall: {worst of: [by_day, by_night]}}
      """, calendars: [try ShippedCalendar.load("england_and_wales")])
  }

  private func levels(_ time: String) throws -> [String] {
    try Played(
      "time,id,step,area\n\(time),D1,declined,north\n", try plan(), until: "\(time):30"
    ).levels
  }

  @Test("a log that is played knows office hours and bank holidays")
  func replay() throws {
    #expect(try levels("2024-12-24 16:59") == ["16:59 overall in all: none to amber"])
    #expect(try levels("2024-12-24 17:00") == ["17:00 overall in all: none to red"])
    #expect(try levels("2024-12-25 10:00") == ["10:00 overall in all: none to red"])
    #expect(try levels("2024-12-27 10:00") == ["10:00 overall in all: none to amber"])
  }

  @Test("what is counted may hang on the hour at which it is asked")
  func counts() throws {
    let row = "  - {at: 2024-12-24 16:00, id: D1, step: declined, area: north}"
    for (time, expected) in [("2024-12-24 16:59", "yes"), ("2024-12-24 17:00", "no")] {
      #expect(try Answers(try plan(), "", events: row, at: time).answer("counted") == expected)
    }
  }
}
