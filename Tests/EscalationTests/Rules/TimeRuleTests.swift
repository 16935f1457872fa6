import Escalation
import Testing

@Suite("Rules 8 to 10: over time, and down again")
struct TimeRuleTests {
  @Test("rule 8: each place of a series is an assessment, dated readings are none of their own")
  func assessments() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 to 100
          fresh for: 7 days
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses:
        status: {worst of: [staffing], step down: {after: 2 assessments}}
      """)
    #expect(
      try Levels(plan, "all: {staffing: [40, 80, 80]}", interval: "1 day").inForce
        == ["red", "red", "green"])
    let dated = "2024-11-02 09:00 is 40, 2024-11-03 09:00 is 80, 2024-11-04 09:00 is 80"
    #expect(
      try Levels(plan, "all: {staffing: [\(dated)]}", interval: "1 day").inForce == ["green"])
  }

  @Test("rule 8: 'for 2 readings' is the last two that were due, a blank one of them is missing")
  func readings() throws {
    let sign = try StaffingSign(
      "staffing under 50 for 2 readings", timing: "every: day by 10:30, fresh for: 30 hours")
    #expect(try sign.answer("[49, 49]") == "yes")
    #expect(try sign.answer("[49, 50]") == "no")
    #expect(try sign.answer("[50, 49]") == "no")
    #expect(try sign.answer("[49, missing]", at: "2024-11-04 10:30") == "unknown")
    #expect(try sign.answer("[49, missing, 49]") == "unknown")
    #expect(try sign.answer("49") == "unknown")
  }

  @Test("rule 8: 'for 3 days' counts today, is true on the third and not after 72 hours only")
  func days() throws {
    let sign = try StaffingSign("staffing under 50 for 3 days")
    #expect(try sign.answer("[40, 40]", interval: "1 day") == "unknown")
    #expect(try sign.answer("[40, 40, 40]", interval: "1 day") == "yes")
    #expect(try sign.answer("[50, 40, 40]", interval: "1 day") == "no")
    #expect(try sign.answer("[40, missing, 40]", interval: "1 day") == "unknown")
    let evening = "2024-11-02 23:00 is 40, 2024-11-03 12:00 is 40, 2024-11-04 01:00 is 40"
    #expect(try sign.answer("[\(evening)]", at: "2024-11-04 01:00") == "yes")
  }

  @Test("rule 8: a day is one of the plan's zone")
  func zone() throws {
    let sign = try StaffingSign("staffing under 50 for 2 days")
    let readings = "[2024-07-01T22:30:00Z is 40, 2024-07-01T23:30:00Z is 40]"
    #expect(try sign.answer(readings, at: "2024-07-01T23:30:00Z") == "unknown")
    let london = try ZoneFixtures.zone("Europe/London")
    #expect(try sign.answer(readings, at: "2024-07-01T23:30:00Z", zone: london) == "yes")
  }

  @Test("rule 8: 'for 48 hours' is elapsed and unbroken, and a gap wider than fresh is unknown")
  func hours() throws {
    let sign = try StaffingSign("staffing under 50 for 48 hours", timing: "fresh for: 24 hours")
    func answer(_ second: String, _ at: String = "2024-11-04 09:00") throws -> String {
      try sign.answer("[2024-11-02 09:00 is 40, \(second), 2024-11-04 08:59 is 40]", at: at)
    }
    #expect(try answer("2024-11-03 09:00 is 40", "2024-11-04 08:59") == "unknown")
    #expect(try answer("2024-11-03 09:00 is 40") == "yes")
    #expect(try answer("2024-11-03 09:00 is 50") == "no")
    #expect(try answer("2024-11-03 09:01 is 40") == "unknown")
  }

  @Test("rule 9: a fall is measured from the highest of [t − W, t), now left out")
  func falls() throws {
    let sign = try StaffingSign("staffing falls by at least 10 points within 24 hours")
    func answer(_ readings: String) throws -> String { try sign.answer("[\(readings)]") }
    #expect(try answer("2024-11-03 09:00 is 80, 2024-11-04 09:00 is 70.1") == "no")
    #expect(try answer("2024-11-03 09:00 is 80, 2024-11-04 09:00 is 70") == "yes")
    #expect(try answer("2024-11-03 08:59 is 80, 2024-11-04 09:00 is 70") == "unknown")
    let through = "2024-11-03 10:00 is 70, 2024-11-03 20:00 is 80, 2024-11-04 09:00 is 70"
    #expect(try answer(through) == "yes")
    #expect(try answer("2024-11-04 09:00 is 70") == "unknown")
  }

  @Test("rule 9: points are a difference, percent is of the reading it fell from")
  func pointsAndPercent() throws {
    let points = try StaffingSign("staffing falls by at least 10 points within 24 hours")
    let percent = try StaffingSign("staffing falls by at least 10 percent within 24 hours")
    let readings = "[2024-11-03 12:00 is 50, 2024-11-04 09:00 is 45]"
    #expect(try points.answer(readings) == "no")
    #expect(try percent.answer(readings) == "yes")
    #expect(try percent.answer("[2024-11-03 12:00 is 50, 2024-11-04 09:00 is 45.1]") == "no")
  }

  @Test("rule 9: hours are elapsed; a time that is not there moves forward, of two it is the first")
  func clocks() throws {
    let london = try ZoneFixtures.zone("Europe/London")
    func instant(_ text: String) throws -> Instant {
      try WrittenTime(parsing: text).instant(in: london)
    }
    #expect(try instant("2024-03-31 01:30") == instant("2024-03-31T01:30:00Z"))
    #expect(try instant("2024-10-27 01:30") == instant("2024-10-27T00:30:00Z"))
    let sign = try StaffingSign("staffing falls by at least 10 points within 24 hours")
    let readings = "[2024-10-26 09:00 is 80, 2024-10-27 08:00 is 70]"
    #expect(try sign.answer(readings, at: "2024-10-27 08:00", zone: london) == "yes")
    let anHourMore = "[2024-10-26 09:00 is 80, 2024-10-27 09:00 is 70]"
    #expect(try sign.answer(anHourMore, at: "2024-10-27 09:00", zone: london) == "unknown")
  }

  @Test("rule 9: a reading for a coming day bears that day's date and is none of today")
  func comingDays() throws {
    let sign = try StaffingSign("staffing under 50 for the next 2 days")
    #expect(try sign.answer("[2024-11-05 is 40, 2024-11-06 is 40]") == "yes")
    #expect(try sign.answer("[2024-11-05 is 40, 2024-11-06 is 50]") == "no")
    #expect(try sign.answer("[2024-11-04 is 40, 2024-11-05 is 40]") == "unknown")
    let today = try StaffingSign("staffing under 50")
    #expect(try today.answer("[2024-11-05 is 40]") == "unknown")
  }

  private func steps(_ series: String, _ rule: String) throws -> [String] {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 to 100
          margin: 2
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses:
        status: {worst of: [staffing], step down: {\(rule)}}
      """)
    return try Levels(plan, "all: {staffing: [\(series)]}", interval: "1 day").inForce
  }

  @Test("rule 10: two assessments are in a row, and their better level fully known")
  func inARow() throws {
    let rule = "after: 2 assessments"
    #expect(try steps("40, 80", rule) == ["red", "red"])
    #expect(try steps("40, 80, 80", rule) == ["red", "red", "green"])
    #expect(try steps("40, 80, 40, 80", rule) == ["red", "red", "red", "red"])
    #expect(try steps("40, 80, missing, 80", rule) == ["red", "red", "red", "red"])
    #expect(try steps("40, 80, missing, 80, 80", rule) == ["red", "red", "red", "red", "green"])
  }

  @Test("rule 10: hold, wait and margin must all be met; two of three are not enough")
  func all() throws {
    let rule = "after: 2 assessments, hold: 72 hours"
    #expect(try steps("40, 72, 72, 72", rule) == ["red", "red", "red", "green"])
    #expect(try steps("40, 72, 72", rule) == ["red", "red", "red"])
    #expect(try steps("40, 40, 40, 72", rule) == ["red", "red", "red", "red"])
    #expect(try steps("40, 71.9, 71.9, 71.9", rule) == ["red", "red", "red", "amber"])
    #expect(try steps("40, 51.9, 51.9, 51.9", rule) == ["red", "red", "red", "red"])
  }

  @Test("rule 10: up asks for nothing")
  func up() throws {
    #expect(try steps("80, 49.9", "after: 2 assessments, hold: 72 hours") == ["green", "red"])
  }
}
