import Escalation
import Testing

@Suite("Up on evidence, down on proof")
struct StepDownTests {
  /// The level of each assessment, the last one first known to be at 2024-11-04 09:00.
  private func levels(
    _ series: String, stepDown: String = "", interval: String = "1 day", rest: String = "",
    indicator: String = "", sign: String = ""
  ) throws -> [String] {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 and up
          \(indicator)
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses:
        status:
          worst of: [staffing]
          \(stepDown)
      roles: {director: {title: Director}}
      """)
    return try Levels(plan, "all: {staffing: [\(series)]}", interval: interval, rest: rest).inForce
  }

  @Test("a better level is in force at once where all is known and nothing is asked for")
  func atOnce() throws {
    #expect(try levels("40, 60, 80") == ["red", "amber", "green"])
  }

  @Test("a worse level is in force at once, whatever stepping down asks for")
  func up() throws {
    let rule = "step down: {after: 3 assessments, hold: 48 hours, one level at a time: yes}"
    #expect(try levels("80, 40", stepDown: rule) == ["green", "red"])
  }

  @Test("a blank steps nothing down")
  func blank() throws {
    #expect(try levels("40, missing, missing") == ["red", "red", "red"])
    #expect(try levels("missing, 40") == ["unknown", "red"])
    #expect(try levels("60, missing, 80") == ["amber", "amber", "green"])
  }

  @Test("two assessments in a row: below, at and above")
  func afterTwo() throws {
    let rule = "step down: {after: 2 assessments}"
    #expect(try levels("40, 80", stepDown: rule) == ["red", "red"])
    #expect(try levels("40, 80, 80", stepDown: rule) == ["red", "red", "green"])
    #expect(try levels("40, 80, 40, 80", stepDown: rule) == ["red", "red", "red", "red"])
  }

  @Test("a blank counts nothing and breaks the row")
  func blankInARow() throws {
    let rule = "step down: {after: 2 assessments}"
    #expect(try levels("40, 80, missing, 80", stepDown: rule) == ["red", "red", "red", "red"])
    #expect(
      try levels("40, 80, missing, 80, 80", stepDown: rule)
        == ["red", "red", "red", "red", "green"])
  }

  @Test("what a row has proven is the worst of it")
  func worstOfTheRow() throws {
    let rule = "step down: {after: 2 assessments}"
    #expect(try levels("40, 60, 80", stepDown: rule) == ["red", "red", "amber"])
    #expect(try levels("40, 60, 80, 80", stepDown: rule) == ["red", "red", "amber", "green"])
  }

  @Test("a wait is as long as it says: an hour before, at, and after")
  func wait() throws {
    let rule = "step down: {after: 2 hours}"
    #expect(try levels("40, 80, 80", stepDown: rule, interval: "1 hours") == ["red", "red", "red"])
    #expect(
      try levels("40, 80, 80, 80", stepDown: rule, interval: "1 hours")
        == ["red", "red", "red", "green"])
  }

  @Test("a level is held at least as long as the plan says, from when it began")
  func hold() throws {
    let rule = "step down: {hold: 48 hours}"
    #expect(try levels("40, 80", stepDown: rule) == ["red", "red"])
    #expect(try levels("40, 80, 80", stepDown: rule) == ["red", "red", "green"])
    #expect(try levels("40, 40, 40, 80", stepDown: rule) == ["red", "red", "red", "green"])
    #expect(
      try levels("60, 40, 60, 60", stepDown: rule) == ["amber", "red", "red", "amber"])
  }

  @Test("one level at a time")
  func oneAtATime() throws {
    let rule = "step down: {one level at a time: yes}"
    #expect(try levels("40, 80, 80", stepDown: rule) == ["red", "amber", "green"])
  }

  @Test("a condition must be certain")
  func condition() throws {
    let rule = "step down: {when: staffing at least 55}"
    #expect(try levels("40, 54", stepDown: rule) == ["red", "red"])
    #expect(try levels("40, 55", stepDown: rule) == ["red", "amber"])
    #expect(try levels("40, 56", stepDown: rule) == ["red", "amber"])
  }

  @Test("a margin must be met beyond the line, and is not asked for on the way up")
  func margin() throws {
    let two = "margin: 2"
    #expect(try levels("40, 50", indicator: two) == ["red", "red"])
    #expect(try levels("40, 51.9", indicator: two) == ["red", "red"])
    #expect(try levels("40, 52", indicator: two) == ["red", "amber"])
    #expect(try levels("40, 71", indicator: two) == ["red", "amber"])
    #expect(try levels("40, 72", indicator: two) == ["red", "green"])
    #expect(try levels("80, 49.9", indicator: two) == ["green", "red"])
    #expect(try levels("50", indicator: two) == ["amber"])
  }

  @Test("a margin keeps nothing from a level that no reading has")
  func marginOfAnImpossibleLevel() throws {
    let loaded = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up, margin: 3, bands: {green: 5 and up, amber: 0 to 4, red: under 0}}
        flood: {values: [none, high], bands: {green: none, red: high}}
      statuses:
        status: {worst of: [beds, flood]}
      """)
    let answers = try Answers(
      loaded, "all: {beds: [2, 2], flood: [high, none]}", rest: "interval: 1 day")
    #expect(try answers.level("status") == "amber")
  }

  @Test("where a role has to agree, nothing steps down below what it agreed to, nor before")
  func signOff() throws {
    let rule = "step down: {sign off: director}"
    func signed(_ level: String, _ at: String) -> String {
      "signed off: {status: {level: \(level), by: director, at: \(at)}}"
    }
    #expect(try levels("40, 80", stepDown: rule) == ["red", "red"])
    #expect(
      try levels("40, 80", stepDown: rule, rest: signed("green", "2024-11-04 08:00"))
        == ["red", "green"])
    #expect(
      try levels("40, 80", stepDown: rule, rest: signed("amber", "2024-11-04 08:00"))
        == ["red", "amber"])
    // Agreed to before the level began, or after the assessment.
    #expect(
      try levels("40, 80", stepDown: rule, rest: signed("green", "2024-11-03 08:59"))
        == ["red", "red"])
    #expect(
      try levels("40, 80", stepDown: rule, rest: signed("green", "2024-11-04 09:01"))
        == ["red", "red"])
  }

  @Test("hold, wait and margin must all be met")
  func all() throws {
    let rule = "step down: {after: 2 assessments, hold: 72 hours}"
    #expect(
      try levels("40, 80, 80, 80", stepDown: rule, indicator: "margin: 2")
        == ["red", "red", "red", "green"])
    #expect(
      try levels("40, 80, 71, 71", stepDown: rule, indicator: "margin: 2")
        == ["red", "red", "red", "amber"])
  }
}
