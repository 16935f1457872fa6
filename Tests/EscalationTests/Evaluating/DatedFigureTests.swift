import Escalation
import Testing

@Suite("Figures by date")
struct DatedFigureTests {
  private func plan(_ value: String) throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {area: {all: [east, west]}}
      indicators:
        staffing:
          unit: percent
          range: 0 and up
          per: area
          bands: {green: at least target, red: under target}
        target: {unit: percent, value: \(value)}
        gap: {formula: target - staffing}
      triggers:
        behind: {level: amber, when: gap over 3}
        short: {level: amber, when: staffing under target}
      statuses: {pressure: {per: area, worst of: [staffing, behind, short]}}
      """)
  }

  private static let quarters = "{before 2025-04-01: 40, from 2025-04-01: 45, from 2025-07-01: 50}"

  @Test(
    "a threshold changes at midnight of its day",
    arguments: [
      ("2025-03-31 23:59:59", "40", "green"), ("2025-03-31 23:59:59", "39", "red"),
      ("2025-04-01 00:00", "44", "red"), ("2025-04-01 00:00", "45", "green"),
      ("2025-06-30 23:59:59", "45", "green"), ("2025-07-01 00:00", "49.9", "red"),
      ("2025-07-01 00:00", "50", "green"), ("2031-01-01 00:00", "50", "green"),
    ])
  func thresholds(_ at: String, _ reading: String, _ expected: String) throws {
    let answers = try Answers(
      try plan(Self.quarters), "west: {staffing: \(reading)}\neast: {staffing: 99}", at: at)
    #expect(try answers.level("staffing", in: "west") == expected)
    #expect(try answers.answer("short", in: "west") == (expected == "red" ? "yes" : "no"))
  }

  @Test("of figures by area each may change on its own day, or never")
  func byArea() throws {
    let loaded = try plan("{west: {before 2025-04-01: 40, from 2025-04-01: 45}, elsewhere: 42}")
    let given = "west: {staffing: 43}\neast: {staffing: 43}"
    let before = try Answers(loaded, given, at: "2025-03-31 12:00")
    #expect(try before.level("staffing", in: "west") == "green")
    #expect(try before.level("staffing", in: "east") == "green")
    let after = try Answers(loaded, given, at: "2025-04-01 12:00")
    #expect(try after.level("staffing", in: "west") == "red")
    #expect(try after.level("staffing", in: "east") == "green")
  }

  @Test("a formula reads the figure of the day")
  func formulas() throws {
    let loaded = try plan(Self.quarters)
    let given = "west: {staffing: 41}\neast: {staffing: 99}"
    #expect(try Answers(loaded, given, at: "2025-03-31 12:00").answer("behind", in: "west") == "no")
    #expect(
      try Answers(loaded, given, at: "2025-04-01 12:00").answer("behind", in: "west") == "yes")
  }

  @Test("without a time a figure is any of its values")
  func withoutTime() throws {
    func level(_ reading: String) throws -> String {
      try Answers(
        try plan(Self.quarters), "west: {staffing: \(reading)}\neast: {staffing: 99}", at: nil
      ).possible("staffing", in: "west").joined(separator: " ")
    }
    #expect(try level("39") == "red")
    #expect(try level("40") == "green red")
    #expect(try level("49") == "green red")
    #expect(try level("50") == "green")
  }

  @Test("a missing reading could be on either side of the day's threshold")
  func missing() throws {
    let answers = try Answers(
      try plan(Self.quarters), "west: {staffing: missing}\neast: {staffing: 50}",
      at: "2025-07-01 09:00")
    #expect(try answers.possible("staffing", in: "west") == ["green", "red"])
  }
}
