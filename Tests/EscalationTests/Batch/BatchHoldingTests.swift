import Escalation
import Testing

@Suite("Batch: what is held, stands and is decided")
struct BatchHoldingTests {
  private static let bands = "bands: {green: at least 70, amber: 50 to under 70, red: under 50}"

  private func plan(
    _ indicator: String = "", status: String = "", triggers: String = "", worst: String = "staffing"
  ) throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        staffing: {range: 0 to 100, \(indicator)\(Self.bands)}
      \(triggers.isEmpty ? "" : "triggers: {\(triggers)}")
      statuses:
        status: {worst of: [\(worst)]\(status)}
      """)
  }

  /// One column of results, for rows of times and cells.
  private func column(
    _ plan: LoadedPlan, of name: String = "status", _ rows: String...
  ) throws -> [String] {
    let text = (["time,staffing"] + rows).joined(separator: "\n")
    return Array(try BatchReading(plan, text, columns: [name]).rows)
  }

  private func remarks(_ plan: LoadedPlan, _ rows: String...) throws -> [String] {
    try BatchReading(plan, (["time,staffing"] + rows).joined(separator: "\n")).remarks
  }

  // MARK: - Held

  @Test("a level is held over a blank, and steps down as soon as a better one is proven")
  func held() throws {
    let plan = try plan()
    #expect(
      try column(plan, "2024-11-04,40", "2024-11-05,", "2024-11-06,50", "2024-11-07,70")
        == ["red", "red", "amber", "green"])
    #expect(
      try column(plan, "2024-11-04,70", "2024-11-05,", "2024-11-06,49.9")
        == ["green", "unknown", "red"])
    #expect(try column(plan, "2024-11-04,", "2024-11-05,40") == ["unknown", "red"])
  }

  @Test("what is missing can make it worse all the same, and could_be says so")
  func couldBe() throws {
    #expect(
      try column(try plan(), of: "could_be", "2024-11-04,60", "2024-11-05,") == ["amber", "red"])
  }

  @Test("files given in one call are one course")
  func severalFiles() throws {
    let reading = try BatchReading(
      try plan(status: ", step down: {after: 2 assessments}"),
      [
        "time,staffing\n2024-11-04,40\n2024-11-05,70\n", "time,staffing\n2024-11-06,70\n",
      ], columns: ["status"])
    #expect(Array(reading.rows) == ["red", "red", "green"])
  }

  @Test("an area of an open tier that sends nothing for a while holds its level")
  func silentAreas() throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators: {staffing: {range: 0 to 100, per: site, \(Self.bands)}}
      statuses: {status: {per: site, worst of: [staffing]}}
      """)
    let reading = try BatchReading(
      plan,
      """
      time,area,staffing
      2024-11-04,b,40
      2024-11-04,a,60
      2024-11-05,a,70
      2024-11-06,a,
      2024-11-06,b,
      2024-11-07,b,50
      """, columns: ["area", "status"])
    #expect(
      Array(reading.rows) == ["b,red", "a,amber", "a,green", "a,unknown", "b,red", "b,amber"])
  }

  @Test("an area that is silent takes a break in what must be in a row")
  func silentInARow() throws {
    func plan(_ areas: String) throws -> LoadedPlan {
      try tinyPlan(
        """
        areas: {site: \(areas)}
        indicators: {staffing: {range: 0 to 100, per: site, \(Self.bands)}}
        statuses:
          status: {per: site, worst of: [staffing], step down: {after: 2 assessments}}
        """)
    }
    let rows = """
      time,area,staffing
      2024-11-04,a,40
      2024-11-05,a,70
      2024-11-06,b,70
      2024-11-07,a,70
      2024-11-08,a,70
      """
    for areas in ["any", "{all: [a, b]}"] {
      let reading = try BatchReading(try plan(areas), rows, columns: ["time", "area", "status"])
      let levels = reading.rows.filter { $0.contains(",a,") && !$0.hasPrefix("2024-11-06") }
      #expect(
        levels == [
          "2024-11-04,a,red", "2024-11-05,a,red", "2024-11-07,a,red", "2024-11-08,a,green",
        ])
    }
  }

  // MARK: - Looking back

  @Test("three calendar days: true on the third, and a day without a row is unknown")
  func days() throws {
    let plan = try plan(
      triggers: "low: {level: red, when: staffing under 70 for 3 days}", worst: "low")
    #expect(
      try column(plan, "2024-11-04,60", "2024-11-05,60", "2024-11-06,60", "2024-11-07,70")
        == ["unknown", "unknown", "red", "green"])
    #expect(
      try column(plan, "2024-11-04,60", "2024-11-06,60", "2024-11-07,60", "2024-11-08,60")
        == ["unknown", "unknown", "unknown", "red"])
  }

  @Test("a fall is measured from the highest reading of the window, however many rows ago")
  func falls() throws {
    let plan = try plan(
      triggers: "drop: {level: red, when: staffing falls by at least 10 within 24 hours}",
      worst: "drop")
    #expect(
      try column(
        plan, "2024-11-03 08:59,99", "2024-11-03 09:00,82", "2024-11-03 20:00,75",
        "2024-11-04 09:00,72") == ["unknown", "red", "red", "red"])
    #expect(
      try column(plan, "2024-11-03 09:00,82", "2024-11-04 09:00,72.1", "2024-11-05 09:00,62.1")
        == ["unknown", "green", "red"])
    #expect(
      try column(plan, "2024-11-03 08:59,99", "2024-11-04 09:00,40") == ["unknown", "unknown"])
  }

  @Test("rows know nothing of coming days, which is said once")
  func comingDays() throws {
    let plan = try plan(
      triggers: "ahead: {level: red, when: staffing under 50 for the next 2 days}", worst: "ahead")
    #expect(
      try column(plan, "2024-11-04,40", "2024-11-05,40", "2024-11-06,40")
        == ["unknown", "unknown", "unknown"])
    let reading = try BatchReading(
      plan, ["time,staffing\n2024-11-04,40\n", "time,staffing\n2024-11-05,40\n"])
    #expect(
      reading.remarks == [
        "rows tell nothing of coming days: unknown throughout is "
          + "'staffing under 50 for the next 2 days'"
      ])
  }

  // MARK: - Standing

  @Test("a reading is carried forward until its time is over, and not a second longer")
  func carried() throws {
    let plan = try plan("if missing: carry forward for 24 hours, ")
    #expect(
      try column(
        plan, of: "staffing", "2024-11-04 09:00,40", "2024-11-05 08:59:59,", "2024-11-05 09:00,",
        "2024-11-05 09:00:01,") == ["red", "red", "red", "unknown"])
    #expect(
      try column(plan, of: "staffing", "2024-11-04 09:00,40", "2024-11-04 10:00,lots")
        == ["red", "red"])
  }

  @Test("a yes stands as long as it lasts: just before, at and after its end")
  func lasts() throws {
    let plan = try plan(triggers: "fault: {level: red, lasts: 12 hours}", worst: "fault")
    func levels(_ rows: String...) throws -> [String] {
      let text = (["time,staffing,fault"] + rows).joined(separator: "\n")
      return Array(try BatchReading(plan, text, columns: ["status"]).rows)
    }
    #expect(
      try levels(
        "2024-11-04 08:00,,yes", "2024-11-04 19:59:59,,", "2024-11-04 20:00,,")
        == ["red", "red", "green"])
    #expect(
      try levels("2024-11-04 08:00,,yes", "2024-11-04 09:00,,no", "2024-11-04 10:00,,")
        == ["red", "green", "green"])
    #expect(
      try levels("2024-11-04 08:00,,yes", "2024-11-04 12:00,,yes", "2024-11-04 23:59,,")
        == ["red", "red", "red"])
  }

  @Test("an answer that cannot be read is unknown, whatever stood, and is not remembered")
  func unreadableAnswer() throws {
    let plan = try plan(triggers: "fault: {level: red, lasts: 12 hours}", worst: "fault")
    let reading = try BatchReading(
      plan,
      """
      time,fault
      2024-11-04 07:00,no
      2024-11-04 08:00,maybe
      2024-11-04 09:00,yes
      2024-11-04 10:00,maybe
      2024-11-04 11:00,
      2024-11-04 21:00,
      """, columns: ["status", "could_be"])
    #expect(
      Array(reading.rows) == [
        "green,green", "unknown,red", "red,red", "red,red", "red,red", "green,green",
      ])
  }

  @Test("an answer stands until the next is due")
  func answerOfARhythm() throws {
    let plan = try plan(triggers: "fault: {level: red, every: day by 10:00}", worst: "fault")
    let reading = try BatchReading(
      plan, "time,fault\n2024-11-04 09:00,no\n2024-11-05 09:59:59,\n2024-11-05 10:00,\n",
      columns: ["status"])
    #expect(Array(reading.rows) == ["green", "green", "unknown"])
  }

  // MARK: - Decided

  @Test("between its own times a status stands, and at them it is decided by what stands then")
  func decided() throws {
    let plan = try plan("fresh for: 36 hours, ", status: ", decided: daily at 09:00")
    // The row at noon is not a time to decide; the next morning what it brought still stands.
    #expect(
      try column(
        plan, "2024-11-04 09:00,80", "2024-11-04 12:00,40", "2024-11-05 08:59,",
        "2024-11-05 12:00,") == ["green", "green", "green", "red"])
    #expect(
      try column(plan, "2024-11-04 09:00,80", "2024-11-05 08:59:59,40", "2024-11-05 09:00,60")
        == ["green", "green", "amber"])
    // Before the first decision nobody has decided anything.
    #expect(try column(plan, "2024-11-04 08:00,40", "2024-11-04 09:00,40") == ["unknown", "red"])
  }

  @Test("where days are bare, each row is the decision of its day")
  func decidedOnADay() throws {
    let plan = try plan("fresh for: 36 hours, ", status: ", decided: daily at 09:00")
    #expect(
      try column(plan, "2024-11-04,80", "2024-11-05,40", "2024-11-07,80") == [
        "green", "red", "green",
      ])
    let weekly = try self.plan("", status: ", decided: friday at 09:00")
    // 2024-11-08 is a Friday.
    #expect(
      try column(weekly, "2024-11-07,80", "2024-11-08,40", "2024-11-09,80", "2024-11-15,80")
        == ["unknown", "red", "red", "green"])
  }

  @Test("what falls due without end between two rows is gone through up to a number, and said")
  func manyDecisions() throws {
    let plan = try plan(status: ", decided: daily at 09:00")
    #expect(try remarks(plan, "2001-01-01 09:00,40", "2006-06-24 09:00,40") == [])
    #expect(
      try remarks(plan, "2001-01-01 09:00,40", "2006-06-25 09:00,40") == [
        "before 2006-06-25T09:00:00+00:00 so many decisions fell due that only the first 2000 were "
          + "gone through"
      ])
  }
}
