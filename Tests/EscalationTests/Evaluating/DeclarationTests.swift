import Escalation
import Testing

@Suite("What people declare")
struct DeclarationTests {
  private func levels(
    _ series: String, _ rule: String, _ declared: String, interval: String = "1 day"
  ) throws -> [String] {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {range: 0 and up, bands: {green: at least 70, amber: 50 to under 70, red: under 50}}
      statuses:
        status: {worst of: [staffing], declared by: director\(rule)}
      roles: {director: {title: Director}}
      """)
    return try Levels(
      plan, "all: {staffing: [\(series)]}", interval: interval,
      rest: "declared: {status: [\(declared)]}"
    ).inForce
  }

  private func says(_ level: String, _ at: String) -> String {
    "{level: \(level), by: director, reason: storm, at: \(at)}"
  }

  @Test("one that may raise gives the worse of it and what is held")
  func raise() throws {
    let now = "2024-11-04 09:00"
    #expect(try levels("80", ", may: raise", says("amber", now)) == ["amber"])
    #expect(try levels("40", ", may: raise", says("amber", now)) == ["red"])
    #expect(try levels("80", "", says("amber", now)) == ["amber"])
  }

  @Test("one that may lower gives the milder of them")
  func lower() throws {
    let now = "2024-11-04 09:00"
    #expect(try levels("80", ", may: lower", says("amber", now)) == ["green"])
    #expect(try levels("40", ", may: lower", says("amber", now)) == ["amber"])
  }

  @Test("one that may do either is in force itself")
  func either() throws {
    let now = "2024-11-04 09:00"
    #expect(try levels("80", ", may: either", says("amber", now)) == ["amber"])
    #expect(try levels("40", ", may: either", says("amber", now)) == ["amber"])
    #expect(try levels("missing", ", may: either", says("amber", now)) == ["amber"])
  }

  @Test("it stands from when it was made until it has lasted: before, at and after both")
  func lasts() throws {
    let rule = ", lasts: 2 hours"
    func at(_ time: String) throws -> String {
      try levels("80", rule, says("red", "2024-11-04 \(time)"))[0]
    }
    #expect(try at("09:01") == "green")
    #expect(try at("09:00") == "red")
    #expect(try at("07:01") == "red")
    #expect(try at("07:00") == "green")
    #expect(try at("06:59") == "green")
  }

  @Test("without a length it stands until it is withdrawn")
  func withdrawn() throws {
    let made = says("red", "2024-11-01 09:00")
    let gone = "{withdrawn: yes, by: director, reason: over, at: 2024-11-04 09:00}"
    #expect(try levels("80, 80", "", made) == ["red", "red"])
    #expect(try levels("80, 80", "", made + ", " + gone) == ["red", "green"])
  }

  @Test("within its least time it is made worse at once, and milder only when that is over")
  func atLeastFor() throws {
    let rule = ", may: either, at least for: 2 days"
    let first = says("amber", "2024-11-02 09:00")
    #expect(
      try levels("80, 80, 80", rule, first + ", " + says("red", "2024-11-03 09:00"))
        == ["amber", "red", "red"])
    #expect(
      try levels("80, 80, 80", rule, first + ", " + says("green", "2024-11-03 09:00"))
        == ["amber", "amber", "green"])
  }

  @Test("when it ends, what was held goes on")
  func ends() throws {
    let made = says("red", "2024-11-03 08:00")
    #expect(try levels("60, 80, 80", ", lasts: 24 hours", made) == ["amber", "red", "green"])
  }

  @Test("of an advisory status nothing is in force until somebody decides")
  func advisory() throws {
    let rule = ", advisory: yes"
    #expect(try levels("40, 40", rule, says("amber", "2024-11-04 08:00")) == ["unknown", "amber"])
  }

  @Test("a status without a rule is what people say, and unknown until they do")
  func declaredOnly() throws {
    let plan = try tinyPlan(
      """
      statuses:
        weekly: {declared by: director, may: either, lasts: 7 days}
      roles: {director: {title: Director}}
      """)
    func level(_ rest: String) throws -> String {
      try Answers(plan, "all: {}", rest: rest).level("weekly")
    }
    #expect(try level("") == "unknown")
    #expect(try level("declared: {weekly: \(says("green", "2024-10-28 09:01"))}") == "green")
    #expect(try level("declared: {weekly: \(says("green", "2024-10-28 09:00"))}") == "unknown")
  }

  @Test("between the times at which it is decided a level stands")
  func decided() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 and up
          fresh for: 3 hours
          bands: {green: at least 70, red: under 50, amber: 50 to under 70}
      statuses:
        status: {worst of: [staffing], decided: daily at 09:00}
      """)
    func level(_ readings: String, at: String) throws -> String {
      try Answers(plan, "all: {staffing: [\(readings)]}", at: at).level("status")
    }
    let readings = "2024-11-04 08:00 is 60, 2024-11-04 09:30 is 40"
    #expect(try level(readings, at: "2024-11-04 08:59") == "unknown")
    #expect(try level(readings, at: "2024-11-04 09:00") == "amber")
    #expect(try level(readings, at: "2024-11-04 11:00") == "amber")
    #expect(try level("2024-11-04 09:00 is 40", at: "2024-11-04 11:00") == "red")
  }
}
