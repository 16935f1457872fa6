import Escalation
import Testing

/// A second before, at and a second after each reason why time alone changes an answer.
@Suite("What happens between the rows of a log")
struct TurnTests {
  private static let header = "time,id,step"

  /// One direction that is declined at 09:00 and released a minute later.
  private static let log = """
    \(header)
    2024-11-04 09:00,D1,declined
    2024-11-04 09:01,D1,released
    """

  private func plan(_ more: String, _ status: String) throws -> LoadedPlan {
    try tinyPlan(
      """
      hours: {night: [daily 22:00 to 06:00]}
      events: {direction: {steps: [declined, released], closed by: released}}
      indicators:
        recent: {count: declined, over: direction, last: 10 days}
        open: {count: declined, over: direction, last: 1 minutes}
      \(more)
      statuses: {level: {\(status)}}
      roles: {manager: {title: Manager}}
      """)
  }

  private func levels(
    _ plan: LoadedPlan, given: String? = nil, until: String
  ) throws -> [String] {
    try Played(Self.log, plan, given: given, until: until).levels
  }

  /// What is said up to a second before an instant, at it, and a second after it.
  private func around(
    _ day: String, _ before: String, _ at: String, _ after: String, _ plan: LoadedPlan,
    given: String? = nil
  ) throws -> [[String]] {
    try [before, at, after].map { try levels(plan, given: given, until: "\(day) \($0)") }
  }

  private func expect(_ told: [[String]], _ line: String) {
    #expect(!told[0].contains(line))
    #expect(told[1].contains(line))
    #expect(told[2].contains(line) && told[2].count == told[1].count)
    #expect(told[1].count == told[0].count + 1)
  }

  @Test("a test has lasted once so much time is over")
  func lastingHours() throws {
    let plan = try plan(
      "triggers: {seen: {when: recent at least 1}, long: {level: red, when: seen for 48 hours}}",
      "worst of: [long]")
    expect(
      try around("2024-11-06", "08:59:59", "09:00", "09:00:01", plan),
      "09:00 level in all: unknown to red")
  }

  @Test("a test that must hold on three days does on the third, from midnight on")
  func lastingDays() throws {
    let plan = try plan(
      "triggers: {long: {level: red, when: recent at least 1 for 3 days}}", "worst of: [long]")
    let told = try around("2024-11-06", "00:00:00", "00:00:01", "00:00:02", plan)
    #expect(told.allSatisfy { $0.last == "00:00 level in all: unknown to red" })
    #expect(
      try levels(plan, until: "2024-11-05 23:59:59") == ["09:00 level in all: none to unknown"])
  }

  private static let steps = "triggers: {now: {level: red, when: open at least 1}}"

  @Test("a level steps down when what it waits for is over")
  func after() throws {
    let plan = try plan(Self.steps, "worst of: [now], step down: {after: 2 hours}")
    expect(
      try around("2024-11-04", "11:00:59", "11:01", "11:01:01", plan),
      "11:01 level in all: red to green")
  }

  @Test("a level is held for as long as it must be, and not longer")
  func hold() throws {
    let plan = try plan(Self.steps, "worst of: [now], step down: {hold: 2 hours}")
    expect(
      try around("2024-11-04", "10:59:59", "11:00", "11:00:01", plan),
      "11:00 level in all: red to green")
  }

  @Test("time between rows is no assessment: what waits for two of them waits on")
  func assessments() throws {
    let plan = try plan(Self.steps, "worst of: [now], step down: {after: 3 assessments}")
    #expect(
      try levels(plan, until: "2024-11-20 09:00") == ["09:00 level in all: none to red"])
  }

  private static let said = """
    at: 2024-11-04 10:00
    declared: {level: [{level: red, by: manager, reason: storm}]}
    """

  @Test("a declaration ends when it has lasted")
  func lasts() throws {
    let plan = try plan(Self.steps, "worst of: [now], declared by: manager, lasts: 3 hours")
    expect(
      try around("2024-11-04", "12:59:59", "13:00", "13:00:01", plan, given: Self.said),
      "13:00 level in all: red to green")
  }

  @Test("something milder that was declared counts once the one before has stood long enough")
  func atLeastFor() throws {
    let plan = try plan(
      Self.steps, "worst of: [now], declared by: manager, may: either, at least for: 3 hours")
    let given = """
      at: 2024-11-04 10:00
      declared:
        level:
          - {level: red, by: manager, reason: storm}
          - {level: amber, by: manager, reason: wind, at: 2024-11-04 11:00}
      """
    expect(
      try around("2024-11-04", "12:59:59", "13:00", "13:00:01", plan, given: given),
      "13:00 level in all: red to amber")
  }

  @Test("hours begin and end, again and again, until the replay ends")
  func hours() throws {
    let plan = try plan(
      "triggers: {dark: {level: red, when: {all: [recent at least 1, during night]}}}",
      "worst of: [dark]")
    expect(
      try around("2024-11-04", "21:59:59", "22:00", "22:00:01", plan),
      "22:00 level in all: green to red")
    expect(
      try around("2024-11-05", "05:59:59", "06:00", "06:00:01", plan),
      "06:00 level in all: red to green")
    #expect(try levels(plan, until: "2024-11-07 12:00").count == 6)
  }

  @Test("a replay without a time to stop ends with its last row, whatever the clock brings")
  func ends() throws {
    let plan = try plan(
      "triggers: {dark: {level: red, when: {all: [recent at least 1, outside night]}}}",
      "worst of: [dark]")
    #expect(try Played(Self.log, plan).levels == ["09:00 level in all: none to red"])
  }

  @Test("a day that the plan names begins at midnight")
  func dates() throws {
    let plan = try plan(
      "triggers: {new: {level: red, when: {all: [recent at least 1, from 2024-11-06]}}}",
      "worst of: [new]")
    let before = try levels(plan, until: "2024-11-05 23:59:59")
    #expect(before.isEmpty)
    #expect(
      try levels(plan, until: "2024-11-06 00:00") == ["00:00 level in all: green to red"])
  }

  @Test("a figure that changes on a day changes at midnight")
  func figures() throws {
    let plan = try plan(
      """
        limit: {value: {before 2024-11-06: 2, from 2024-11-06: 1}}
      triggers: {many: {level: red, when: recent at least limit}}
      """, "worst of: [many]")
    #expect(try levels(plan, until: "2024-11-05 23:59:59").isEmpty)
    #expect(
      try levels(plan, until: "2024-11-06 00:00") == ["00:00 level in all: green to red"])
  }

  private static func beds(_ timing: String) -> String {
    """
      beds: {unit: beds, range: 0 to 50, \(timing), bands: {green: at least 10, red: under 10}}
    """
  }

  private static let given = "at: 2024-11-04 10:00\ngiven: {all: {beds: 20}}"

  @Test("a reading is too old a second after the last one at which it was fresh, and never later")
  func freshFor() throws {
    let plan = try plan(Self.beds("fresh for: 2 hours"), "worst of: [beds]")
    let told = try around("2024-11-04", "12:00", "12:00:01", "12:00:02", plan, given: Self.given)
    expect(told, "12:00:01 level in all: green to unknown")
  }

  @Test("a reading of a day ends with the day, and of a level that was good nothing is known then")
  func everyDay() throws {
    let plan = try plan(Self.beds("every: day"), "worst of: [beds]")
    #expect(
      try levels(plan, given: Self.given, until: "2024-11-04 23:59:59").last
        == "10:00 level in all: unknown to green")
    #expect(
      try levels(plan, given: Self.given, until: "2024-11-05 00:00").last
        == "00:00 level in all: green to unknown")
  }

  @Test("a status that is decided at a time is decided then, though no row comes")
  func decided() throws {
    let plan = try plan(
      "triggers: {seen: {level: red, when: recent at least 1}}",
      "worst of: [seen], decided: daily at 12:00")
    expect(
      try around("2024-11-04", "11:59:59", "12:00", "12:00:01", plan),
      "12:00 level in all: green to red")
  }

  @Test("two timers at one instant are one moment")
  func together() throws {
    let plan = try plan(
      """
      triggers:
        seen: {when: recent at least 1}
        long: {level: red, when: seen for 3 hours}
        dated: {level: amber, when: seen for 180 minutes}
      """, "worst of: [long, dated]")
    let played = try Played(Self.log, plan, until: "2024-11-04 12:00")
    let last = try #require(played.replay.moments.last)
    #expect(played.replay.moments.count { $0.at == last.at } == 1)
    #expect(last.changes.count == 1)
  }

  @Test(
    "a suppressed number that is given counts as its range, and its age as that of any reading",
    arguments: [
      ("10 to 20", "10:00 level in all: unknown to green"),
      ("1 to 9", "10:00 level in all: unknown to red"),
    ])
  func suppressed(_ range: String, _ change: String) throws {
    let plan = try plan(Self.beds("fresh for: 2 hours"), "worst of: [beds]")
    let given = "at: 2024-11-04 10:00\ngiven: {all: {beds: \(range)}}"
    let told = try around("2024-11-04", "12:00", "12:00:01", "12:00:02", plan, given: given)
    #expect(told[0].last == change)
    #expect(told[1].count == told[0].count + (range == "10 to 20" ? 1 : 0))
    let open = "at: 2024-11-04 10:00\ngiven: {all: {beds: 9 to 10}}"
    #expect(
      try levels(plan, given: open, until: "2024-11-04 12:00").last
        == "09:00 level in all: none to unknown")
  }

  @Test("a reading that cannot be read is told with its line")
  func unreadable() throws {
    let plan = try plan(Self.beds("fresh for: 2 hours"), "worst of: [beds]")
    let played = try Played(
      Self.log, plan, given: "at: 2024-11-04 10:00\ngiven: {all: {beds: many}}")
    #expect(played.replay.problems.count == 1)
  }
}
