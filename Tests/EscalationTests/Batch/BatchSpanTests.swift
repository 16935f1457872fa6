import Escalation
import Testing

@Suite("Batch: from when until when, and days without rows")
struct BatchSpanTests {
  private static let file = """
    time,queue
    2024-11-04,25
    2024-11-05,12
    2024-11-06,
    2024-11-07,5

    """

  private func reading(
    start: String? = nil, end: String? = nil, file: String = file
  ) throws -> BatchReading {
    func instant(_ text: String?) throws -> Instant? {
      try text.map { try WrittenTime(parsing: $0).instant(in: .utc) }
    }
    return try BatchReading(
      try BatchPlans.whole(), [file], columns: ["time", "county"], start: instant(start),
      end: instant(end))
  }

  @Test("rows before the start are assessed for what carries over, and not written")
  func start() throws {
    let all = try reading()
    for (first, day) in ["2024-11-04", "2024-11-05", "2024-11-06", "2024-11-07"].enumerated() {
      let reading = try reading(start: day)
      #expect(reading.rows == all.rows.dropFirst(first))
      #expect(reading.counts.leadIn == first)
      #expect(reading.counts.evaluated == 4)
    }
    #expect(try reading(start: "2024-11-06").rows.first == "2024-11-06,amber")
    #expect(try reading(start: "2024-11-08").rows == [])
    #expect(try reading(start: "2024-11-04 00:00:01").counts.leadIn == 1)
  }

  @Test("actions go on from before the start")
  func actions() throws {
    let plan = try tinyPlan(
      """
      indicators: {queue: {range: 0 and up, bands: {green: under 10, red: 10 and up}}}
      statuses: {status: {worst of: [queue]}}
      roles: {director: {}}
      actions: {director: {follow: status, green: business as usual, amber: business as usual, red: [{do: Help, within: 2 hours}]}}
      """)
    let file = "time,queue\n2024-11-04 09:00,12\n2024-11-04 10:00,12\n"
    let all = try BatchReading(plan, [file])
    let late = try BatchReading(
      plan, [file], start: try WrittenTime(parsing: "2024-11-04 10:00").instant(in: .utc))
    #expect(all.actions.count == 3)
    #expect(late.actions.count == 2)
    #expect(late.actions.last == all.actions.last)
    #expect(late.actions.last?.contains("continue") == true)
  }

  @Test("rows after the end are counted, and not looked at")
  func end() throws {
    let reading = try reading(end: "2024-11-06")
    #expect(Array(reading.rows) == ["2024-11-04,red", "2024-11-05,amber"])
    #expect(reading.counts.read == 4)
    #expect(reading.counts.evaluated == 2)
    #expect(reading.counts.excluded == 2)
    #expect(reading.counts.afterEnd == 2)
    let back = try self.reading(
      end: "2024-11-05", file: "time,queue\n2024-11-04,25\n2024-11-08,1\n2024-11-07,1\n")
    #expect(Array(back.rows) == ["2024-11-04,red"])
    #expect(back.counts.afterEnd == 2)
  }

  @Test("days without rows are said once, five of them by name")
  func gaps() throws {
    func remark(_ days: [String]) throws -> String? {
      try reading(file: "time,queue\n" + days.map { "\($0),1\n" }.joined()).lastRemarks.first
    }
    #expect(try remark(["2024-11-04", "2024-11-05"]) == nil)
    #expect(
      try remark(["2024-11-04", "2024-11-06", "2024-11-07", "2024-11-08"])
        == "no rows for 1 day: 2024-11-05")
    #expect(
      try remark([
        "2024-11-04", "2024-11-07", "2024-11-08", "2024-11-09", "2024-11-13", "2024-11-14",
      ])
        == "no rows for 5 days: 2024-11-05, 2024-11-06, 2024-11-10, 2024-11-11, 2024-11-12")
    #expect(
      try remark(["2024-02-26", "2024-02-27", "2024-02-28", "2024-03-06"])
        == "no rows for 6 days: 2024-02-29, 2024-03-01, 2024-03-02, 2024-03-03, 2024-03-04 and "
        + "1 more")
    let first = "time,queue\n2024-11-01,1\n2024-11-02,1\n2024-11-03,1\n2024-11-05,1\n"
    let plan = try BatchPlans.whole()
    #expect(try BatchReading(plan, [first]).lastRemarks == ["no rows for 1 day: 2024-11-04"])
    #expect(try BatchReading(plan, [first, "time,queue\n2024-11-07 09:00,1\n"]).lastRemarks == [])
    #expect(try remark(["2024-11-04"]) == nil)
  }

  @Test("a file of weeks or months has no gaps")
  func otherSteps() throws {
    #expect(
      try reading(file: "time,queue\n2024-11-04,1\n2024-11-11,1\n2024-11-18,1\n").lastRemarks
        == [])
    #expect(
      try reading(file: "time,queue\n2024-01-01,1\n2024-02-01,1\n2024-03-01,1\n2024-03-02,1\n")
        .lastRemarks == [])
  }

  @Test("a name that no row of a long file is for is said once, after the last file")
  func namesNeverMet() throws {
    let plan = try BatchPlans.council(data: "long: {name: what, value: value}")
    let header = "time,area,what,value\n"
    let one = header + "2024-11-04,west,mood,good\n"
    #expect(
      try BatchReading(plan, [one]).lastRemarks == ["no rows for staffing: missing throughout"])
    #expect(
      try BatchReading(plan, [one, header + "2024-11-05,west,staffing,70\n"]).lastRemarks == [])
  }
}
