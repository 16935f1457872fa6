import Escalation
import Testing

@Suite("Conditions over time")
struct TimeConditionTests {
  /// What a sign over staffing comes to at 2024-11-04 09:00, a Monday.
  private func sign(
    _ when: String, _ readings: String, timing: String = "every: day by 10:30, fresh for: 30 hours",
    at: String = "2024-11-04 09:00", interval: String = ""
  ) throws -> String {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {range: 0 to 100, \(timing)\(timing.isEmpty ? "" : ", ")unit: percent}
        calls: {range: whole numbers 0 and up, unit: calls, fresh for: 30 days}
      triggers:
        sign: {level: red, when: \(when)}
      statuses:
        status: {worst of: [sign]}
      """)
    let name = when.hasPrefix("calls") ? "calls" : "staffing"
    return try Answers(
      plan, "all: {\(name): [\(readings)]}", at: at,
      rest: interval.isEmpty ? "" : "interval: \(interval)"
    ).answer("sign")
  }

  @Test("the last two readings that were due")
  func readings() throws {
    let test = "staffing under 50 for 2 readings"
    #expect(try sign(test, "49, 49") == "yes")
    #expect(try sign(test, "50, 49") == "no")
    #expect(try sign(test, "49, 50") == "no")
    #expect(try sign(test, "49") == "unknown")
    #expect(try sign(test, "49, missing, 49") == "unknown")
    #expect(try sign(test, "80, missing") == "no")
  }

  @Test("before it is due today's reading is not lacking yet, afterwards it is")
  func notDueYet() throws {
    let test = "staffing under 50 for 2 readings"
    let readings = "2024-11-02 09:00 is 40, 2024-11-03 09:00 is 40"
    #expect(try sign(test, readings, at: "2024-11-04 09:00") == "yes")
    #expect(try sign(test, readings, at: "2024-11-04 10:29") == "yes")
    #expect(try sign(test, readings, at: "2024-11-04 10:30") == "unknown")
  }

  @Test("several readings of a day are one, the last")
  func lastOfTheDay() throws {
    let test = "staffing under 50 for 2 readings"
    let morning = "2024-11-03 08:00 is 80, 2024-11-03 10:00 is 40, 2024-11-04 08:00 is 40"
    #expect(try sign(test, morning) == "yes")
  }

  @Test("without a rhythm each assessment asks for a reading")
  func withoutRhythm() throws {
    let test = "staffing under 50 for 3 readings"
    func answer(_ series: String) throws -> String {
      try sign(test, series, timing: "", interval: "2 hours")
    }
    #expect(try answer("40, 40, 40") == "yes")
    #expect(try answer("40, 40") == "unknown")
    #expect(try answer("40, missing, 40") == "unknown")
    #expect(try answer("60, 40, 40, 40") == "yes")
  }

  @Test("blanks that are ignored are no readings, however many come in a row", arguments: 0...5)
  func ignoredBlanks(count: Int) throws {
    let blanks = String(repeating: "missing, ", count: count)
    func answer(_ series: String) throws -> String {
      try sign(
        "staffing under 50 for 2 readings", series, timing: "if missing: ignore",
        interval: "2 hours")
    }
    #expect(try answer("40, \(blanks)40") == "yes")
    #expect(try answer("60, \(blanks)40") == "no")
    #expect(try answer("\(blanks)40") == "unknown")
  }

  @Test("three calendar days, today among them: true on the third")
  func days() throws {
    let test = "staffing under 50 for 3 days"
    #expect(try sign(test, "40, 40") == "unknown")
    #expect(try sign(test, "40, 40, 40") == "yes")
    #expect(try sign(test, "40, 40, 50") == "no")
    #expect(try sign(test, "50, 40, 40") == "no")
    #expect(try sign(test, "50, 40, 40, 40") == "yes")
    #expect(try sign(test, "40, missing, 40") == "unknown")
    // Just after midnight the day before is over, and today has no reading yet.
    let nights = "2024-11-01 23:00 is 40, 2024-11-02 23:00 is 40, 2024-11-03 23:59 is 40"
    #expect(try sign(test, nights, at: "2024-11-03 23:59") == "yes")
    #expect(try sign(test, nights, at: "2024-11-04 00:01") == "unknown")
  }

  @Test("each reading of a day counts")
  func everyReadingOfADay() throws {
    let test = "staffing under 50 for 2 days"
    let readings = "2024-11-03 08:00 is 40, 2024-11-03 12:00 is 60, 2024-11-04 08:00 is 40"
    #expect(try sign(test, readings) == "no")
  }

  @Test("elapsed time without a break: before, at and after it is full")
  func elapsed() throws {
    let test = "staffing under 50 for 48 hours"
    let timing = "fresh for: 30 hours"
    let readings = "2024-11-02 09:00 is 40, 2024-11-03 09:00 is 40, 2024-11-04 08:00 is 40"
    func answer(_ at: String, _ readings: String = readings) throws -> String {
      try sign(test, readings, timing: timing, at: at)
    }
    #expect(try answer("2024-11-04 08:59") == "unknown")
    #expect(try answer("2024-11-04 09:00") == "yes")
    #expect(try answer("2024-11-04 09:01") == "yes")
    let broken = readings.replacing("2024-11-03 09:00 is 40", with: "2024-11-03 09:00 is 50")
    #expect(try answer("2024-11-04 09:00", broken) == "no")
    // Between two readings further apart than one of them is fresh nobody knows.
    let gap = "2024-11-02 09:00 is 40, 2024-11-03 15:00 is 40, 2024-11-04 08:00 is 40"
    #expect(try answer("2024-11-04 09:00", gap) == "yes")
    let wider = "2024-11-02 09:00 is 40, 2024-11-03 15:01 is 40, 2024-11-04 08:00 is 40"
    #expect(try answer("2024-11-04 09:00", wider) == "unknown")
  }

  @Test("a reading that was too old when the stretch began says nothing of it")
  func oldBeforeTheStretch() throws {
    func answer(_ first: String) throws -> String {
      try sign(
        "staffing under 50 for 24 hours",
        "\(first) is 60, 2024-11-03 12:00 is 40, 2024-11-04 08:00 is 40",
        timing: "fresh for: 30 hours", at: "2024-11-04 09:00")
    }
    #expect(try answer("2024-11-02 02:59") == "unknown")
    #expect(try answer("2024-11-02 03:00") == "unknown")
    #expect(try answer("2024-11-02 03:01") == "no")
  }

  @Test("the next days are those after today")
  func ahead() throws {
    let test = "staffing under 50 for the next 2 days"
    let coming = "2024-11-04 08:00 is 90, 2024-11-05 is 40, 2024-11-06 is 40"
    #expect(try sign(test, coming) == "yes")
    #expect(try sign(test, coming.replacing("06 is 40", with: "06 is 50")) == "no")
    #expect(try sign(test, "2024-11-05 is 40") == "unknown")
    #expect(try sign(test, "2024-11-04 is 40, 2024-11-06 is 40") == "unknown")
  }

  @Test("a fall is measured from the highest reading of the window, now left out")
  func falls() throws {
    let test = "staffing falls by at least 10 points within 24 hours"
    func answer(_ readings: String) throws -> String { try sign(test, readings) }
    #expect(try answer("2024-11-03 09:00 is 82, 2024-11-04 09:00 is 72.1") == "no")
    #expect(try answer("2024-11-03 09:00 is 82, 2024-11-04 09:00 is 72") == "yes")
    #expect(try answer("2024-11-03 09:00 is 82, 2024-11-04 09:00 is 71") == "yes")
    #expect(try answer("2024-11-03 08:59 is 99, 2024-11-04 09:00 is 71") == "unknown")
    #expect(
      try answer("2024-11-03 09:00 is 82, 2024-11-04 08:00 is 70, 2024-11-04 09:00 is 72") == "yes")
    #expect(try answer("2024-11-04 09:00 is 72") == "unknown")
  }

  @Test("a rise is measured from the lowest reading, in percent of it")
  func rises() throws {
    let test = "calls rises by over 50 percent within 7 days"
    func answer(_ readings: String) throws -> String { try sign(test, readings) }
    #expect(try answer("2024-11-01 09:00 is 100, 2024-11-04 09:00 is 150") == "no")
    #expect(try answer("2024-11-01 09:00 is 100, 2024-11-04 09:00 is 151") == "yes")
    #expect(try answer("2024-11-01 09:00 is 0, 2024-11-04 09:00 is 151") == "unknown")
    #expect(try answer("2024-10-28 08:59 is 1, 2024-11-04 09:00 is 151") == "unknown")
  }

  @Test("a fall from a missing reading is open only where it could be one")
  func fallOfAMissingReading() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {range: 0 to 100, unit: percent}
      triggers:
        sign: {level: red, when: staffing falls by at least 10 points within 24 hours}
      statuses:
        status: {worst of: [sign]}
      """)
    func answer(_ before: String) throws -> String {
      try Answers(plan, "all: {staffing: [2024-11-03 09:00 is \(before)]}").answer("sign")
    }
    #expect(try answer("82") == "unknown")
    #expect(try answer("9") == "no")
  }

  @Test("was looks at the level in force before, which is unknown at first")
  func was() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {range: 0 and up, bands: {green: at least 70, amber: 50 to under 70, red: under 50}}
      triggers:
        failed: {when: status was amber or worse}
      statuses:
        status: {worst of: [staffing]}
      """)
    func answer(_ series: String) throws -> String {
      try Answers(plan, "all: {staffing: [\(series)]}", rest: "interval: 1 day").answer("failed")
    }
    #expect(try answer("60") == "unknown")
    #expect(try answer("80, 60") == "no")
    #expect(try answer("60, 80") == "yes")
    #expect(try answer("60, 80, 80") == "no")
  }

  @Test("a sign that people answer is a yes for as long as it lasts")
  func answers() throws {
    let plan = try tinyPlan(
      """
      triggers:
        fault: {level: red, answered by: director, lasts: 12 hours}
      statuses:
        status: {worst of: [fault]}
      roles: {director: {title: Director}}
      """)
    func answer(_ answers: String, at: String) throws -> String {
      try Answers(plan, "all: {fault: [\(answers)]}", at: at).answer("fault")
    }
    let yes = "2024-11-04 08:00 is yes"
    #expect(try answer(yes, at: "2024-11-04 07:59") == "no")
    #expect(try answer(yes, at: "2024-11-04 08:00") == "yes")
    #expect(try answer(yes, at: "2024-11-04 19:59") == "yes")
    #expect(try answer(yes, at: "2024-11-04 20:00") == "no")
    #expect(try answer(yes + ", 2024-11-04 09:00 is no", at: "2024-11-04 10:00") == "no")
  }

  @Test("what is carried forward counts until its time is over")
  func carried() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing:
          range: 0 and up
          if missing: carry forward for 24 hours
          bands: {green: at least 70, red: under 70}
      statuses:
        status: {worst of: [staffing]}
      """)
    func level(_ at: String) throws -> String {
      try Answers(plan, "all: {staffing: [2024-11-03 09:00 is 40]}", at: at).level("status")
    }
    #expect(try level("2024-11-04 08:59") == "red")
    #expect(try level("2024-11-04 09:00") == "red")
    #expect(try level("2024-11-04 09:01") == "unknown")
  }
}
