import Escalation
import Testing

@Suite("Batch: what starts, goes on and stops")
struct BatchActionTests {
  // MARK: - The same as in snapshots

  @Test(
    "rows of random plans are the actions of morning after morning in snapshots",
    arguments: 1...90)
  func randomPlans(_ seed: Int) throws {
    var writer = TimedPlanWriter(seed: seed)
    let plan = try LoadedPlan(writer.plan() + "\n" + writer.actions())
    var days = writer.days(14)
    // A bare day is its first moment, except where a status is decided in the course of it.
    if !writer.hasDecided, seed % 2 == 0 { days = days.onBareDays }
    let reading = try BatchReading(plan, days.file)
    var mornings = ActingMornings(plan, zone: .utc)
    for day in days {
      let isBare = !day.time.contains(" ")
      let time = isBare ? day.time : day.time.replacing(" ", with: "T") + ":00+00:00"
      #expect(reading.acts(at: time).sorted() == (try mornings.next(day)).sorted(), "\(time)")
    }
    // That anybody writes down what is done makes no difference to the levels.
    #expect(try BatchReading(plan, [days.file], writesActions: false).results == reading.results)
  }

  @Test("rows day by day are what one snapshot of the whole series comes to", arguments: 1...12)
  func series(_ seed: Int) throws {
    let text = Self.sites.replacing("any", with: "{all: [a, b, c]}")
      .replacing("STATUS", with: "staffing, calls").replacing(", TRIGGER", with: "")
    let loaded = try tinyPlan(text)
    let days = SiteDays(seed: seed).days
    let reading = try BatchReading(loaded, days.file)
    for count in 1...days.count {
      var morning = ActingMornings(loaded, zone: .utc)
      let acts = try morning.next(days.prefix(count).series, at: days[count - 1].time)
      #expect(reading.acts(at: days[count - 1].time) == acts, "\(days[count - 1].time)")
    }
  }

  private static let sites = """
    areas: {site: any}
    indicators:
      staffing: {range: 0 to 100, per: site, bands: {green: at least 70, amber: 50 to under 70, red: under 50}}
      calls: {range: 0 and up, per: site, bands: {green: under 30, red: 30 and up}}
    triggers: {flood: {per: site, level: amber}, TRIGGER}
    statuses: {pressure: {per: site, worst of: [STATUS]}}
    roles: {lead: {title: Lead}}
    actions:
      follow: pressure
      lead:
        green: business as usual
        amber: [ring]
        red: [ring, help]
        after red: [debrief]
    tasks:
      ring: {do: Ring round, within: 2 hours}
      help: {do: Ask for help, every: 5 hours}
      debrief: {do: Hold a debrief, within: 2 days}
    """

  @Test(
    "areas that send nothing are the same with and without actions, and in snapshots",
    arguments: [
      ("staffing, calls", ""), ("staffing, flood", ""), ("flood", ""),
      ("staffing, calls, silent", "silent: {per: site, level: red, when: calls is missing}"),
      ("staffing, again", "again: {per: site, level: red, when: pressure was amber}"),
      ("staffing, calm", "calm: {per: site, level: amber, when: {none: [calls is red]}}"),
    ], 1...12)
  func silentAreas(_ plan: (String, String), _ seed: Int) throws {
    let text = Self.sites.replacing("STATUS", with: plan.0)
      .replacing(", TRIGGER", with: plan.1.isEmpty ? "" : ", \(plan.1)")
    let loaded = try tinyPlan(text)
    let days = SiteDays(seed: seed).days
    let reading = try BatchReading(loaded, days.file)
    #expect(try BatchReading(loaded, [days.file], writesActions: false).results == reading.results)
    var mornings = ActingMornings(loaded, zone: .utc)
    for day in days {
      let acts = try mornings.next(day)
      #expect(reading.acts(at: day.time).sorted() == acts.sorted(), "\(day.time)")
      let levels = reading.rows.filter { $0.hasPrefix(day.time) }.map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[1...2].joined(separator: " ")
      }
      #expect(Set(levels).isSubset(of: mornings.levels), "\(day.time)")
    }
  }

  // MARK: - By hand

  private func plan(_ keys: String, status: String = "") throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        staffing: {range: 0 to 100, bands: {green: at least 70, amber: 50 to under 70, red: under 50}}
      statuses: {county: {worst of: [staffing]\(status)}}
      roles: {lead: {title: Lead}}
      actions:
        follow: county
        lead:
          green: business as usual
          amber: [ring]
          red: [ring]
      tasks:
        ring: {do: Ring round\(keys)}
      """)
  }

  /// `continue 2024-11-04T02:00` for each row of times and readings.
  private func changes(
    _ plan: LoadedPlan, zone: TimeZoneRules = .utc, _ rows: String...
  ) throws -> [String] {
    let text = (["time,staffing"] + rows).joined(separator: "\n")
    return try BatchReading(plan, [text], zone: zone).actions.dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let text = cells[8] == "Ring round" ? "" : "\(cells[8]) "
      return "\(text)\(cells[7]) \(cells[10])"
    }
  }

  @Test("the first time starts, the same level goes on, a level that is left stops")
  func threeDays() throws {
    #expect(
      try changes(
        try plan(", within: 36 hours"), "2024-11-04 09:00,40", "2024-11-05 09:00,60",
        "2024-11-06 09:00,70", "2024-11-07 09:00,80", "2024-11-08 09:00,40")
        == [
          "start 2024-11-05T21:00:00+00:00", "continue 2024-11-05T21:00:00+00:00", "stop ",
          "start 2024-11-09T21:00:00+00:00",
        ])
  }

  @Test("what comes back by the clock is due by the clock, before, at and after its time")
  func everyDay() throws {
    #expect(
      try changes(
        try plan(", every: day by 10:30"), "2024-11-04 10:29:59,40", "2024-11-05 10:30,40",
        "2024-11-06 10:30:01,40")
        == [
          "start 2024-11-04T10:30:00+00:00", "continue 2024-11-06T10:30:00+00:00",
          "continue 2024-11-07T10:30:00+00:00",
        ])
  }

  @Test("a span that comes back is counted from the start")
  func everyFewHours() throws {
    #expect(
      try changes(
        try plan(", every: 5 hours"), "2024-11-04 09:00,40", "2024-11-04 13:59:59,40",
        "2024-11-04 14:00,40")
        == [
          "start 2024-11-04T14:00:00+00:00", "continue 2024-11-04T14:00:00+00:00",
          "continue 2024-11-04T19:00:00+00:00",
        ])
  }

  @Test("a level that is held while the data are better, and a blank day, let it go on")
  func held() throws {
    let rows = try changes(
      try plan(", within: 2 hours", status: ", step down: {after: 2 assessments}"),
      "2024-11-04 09:00,40", "2024-11-05 09:00,90", "2024-11-06 09:00,", "2024-11-07 09:00,90",
      "2024-11-08 09:00,90")
    let goesOn = "continue 2024-11-04T11:00:00+00:00"
    #expect(
      rows == [
        "start 2024-11-04T11:00:00+00:00", goesOn, "Get staffing for the whole plan start ", goesOn,
        goesOn, "stop ",
      ])
  }

  @Test("files given in one call follow one another")
  func severalFiles() throws {
    let reading = try BatchReading(
      try plan(", within: 2 hours"),
      ["time,staffing\n2024-11-04,40\n", "time,staffing\n2024-11-05,40\n2024-11-06,70\n"])
    #expect(
      Array(reading.actions.dropFirst()) == [
        "2024-11-04,all,county,lead,lead,1,red,start,Ring round,no,2024-11-04T02:00:00+00:00,,,",
        "2024-11-05,all,county,lead,lead,1,red,continue,Ring round,no,2024-11-04T02:00:00+00:00,,,",
        "2024-11-06,all,county,lead,lead,1,,stop,Ring round,no,,,,",
      ])
  }

  @Test("a bare day is its first moment, and a due time bears the offset of its own day")
  func bareDays() throws {
    // The clocks go back at 02:00 on 27 October.
    #expect(
      try changes(
        try plan(", within: 2 days"), zone: try london(), "2024-10-26,40", "2024-10-27,40")
        == ["start 2024-10-28T00:00:00+00:00", "continue 2024-10-28T00:00:00+00:00"])
    #expect(
      try changes(
        try plan(", every: day by 17:00"), zone: try london(), "2024-10-26,40", "2024-10-27,40")
        == ["start 2024-10-26T17:00:00+01:00", "continue 2024-10-27T17:00:00+00:00"])
  }

  @Test("on a bare day on which a status is decided, what it calls for begins at that time")
  func decidedOnADay() throws {
    func plan(_ keys: String) throws -> LoadedPlan {
      try self.plan(keys, status: ", decided: daily at 09:00")
    }
    #expect(
      try changes(try plan(", within: 2 hours"), "2024-11-04,40", "2024-11-05,40", "2024-11-06,70")
        == ["start 2024-11-04T11:00:00+00:00", "continue 2024-11-04T11:00:00+00:00", "stop "])
    #expect(
      try changes(try plan(", by: '08:59'"), "2024-11-04,40", "2024-11-05,40")
        == ["start 2024-11-05T08:59:00+00:00", "continue 2024-11-06T08:59:00+00:00"])
    #expect(
      try changes(try plan(", by: '09:01'"), "2024-11-04,40", "2024-11-05,40")
        == ["start 2024-11-04T09:01:00+00:00", "continue 2024-11-05T09:01:00+00:00"])
    // 2024-11-08 is a Friday; on other days it stands as it was decided.
    let weekly = try self.plan(", within: 2 hours", status: ", decided: friday at 09:00")
    #expect(
      try changes(weekly, "2024-11-08,40", "2024-11-09,70", "2024-11-15,70")
        == ["start 2024-11-08T11:00:00+00:00", "continue 2024-11-08T11:00:00+00:00", "stop "])
  }

  @Test("an area of an open tier that sends nothing any more goes on, and is asked for")
  func lastRow() throws {
    let text = Self.sites.replacing("STATUS", with: "staffing").replacing(", TRIGGER", with: "")
    let reading = try BatchReading(
      try tinyPlan(text),
      """
      time,area,staffing
      2024-11-04,a,60
      2024-11-05,b,90
      2024-11-06,b,90
      2024-11-07,a,70
      """)
    #expect(Array(reading.results.dropFirst()).count == 4)
    let rows = reading.actions.dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).enumerated()
        .filter { [0, 1, 7, 8].contains($0.offset) }.map { String($0.element) }
        .joined(separator: " ")
    }
    #expect(
      rows == [
        "2024-11-04 a start Ring round",
        "2024-11-05 a start Get staffing for a", "2024-11-05 a continue Ring round",
        "2024-11-06 a start Get staffing for a", "2024-11-06 a continue Ring round",
        "2024-11-07 a stop Ring round", "2024-11-07 b start Get staffing for b",
      ])
  }
}
