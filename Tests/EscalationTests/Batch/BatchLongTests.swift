import Escalation
import Testing

@Suite("Batch: files of one reading a row")
struct BatchLongTests {
  private static let data =
    "long: {name: measure, value: value}, columns: {staffing: Staff %}, missing: [NA]"

  private func reading(_ rows: String..., data: String = "") throws -> BatchReading {
    try BatchReading(
      try BatchPlans.council(data: Self.data + data),
      "time,area,measure,value\n" + rows.joined(separator: "\n") + "\n",
      columns: ["time", "area", "pressure", "staffing", "mood"])
  }

  @Test("a long file says what a wide one says")
  func asWide() throws {
    let long = try reading(
      "2024-11-04,west,Staff %,60", "2024-11-04,east,mood,good", "2024-11-04,west,mood,poor",
      "2024-11-04,east,Staff %,70", "2024-11-05,west,Staff %,NA", "2024-11-05,west,mood,good")
    let wide = try BatchReading(
      try BatchPlans.council(),
      """
      time,area,staffing,mood
      2024-11-04,west,60,poor
      2024-11-04,east,70,good
      2024-11-05,west,,good
      """, columns: ["time", "area", "pressure", "staffing", "mood"])
    #expect(long.rows == wide.rows)
    #expect(long.counts.read == 6)
    #expect(long.counts.evaluated == 6)
    #expect(long.rejected == [])
    #expect(long.remarks == [])
  }

  @Test("a value that fills a gap is as late as the row whose gap it fills")
  func fillsAsLate() throws {
    let plan = try BatchPlans.council(data: Self.data + ", latest by: sent")
    let reading = try BatchReading(
      plan,
      [
        """
        time,area,measure,value,sent
        2024-11-04,west,Staff %,,2024-11-06
        2024-11-04,west,Staff %,60,2024-11-06
        2024-11-04,west,Staff %,40,2024-11-05

        """
      ], columns: ["area", "staffing"])
    #expect(reading.rows.first == "west,amber")
    #expect(reading.rejected.count == 2)
    #expect(reading.counts.superseded == 2)
  }

  @Test("names that nobody asked for are left out, and said once with their rows")
  func unread() throws {
    let reading = try reading(
      "2024-11-04,west,Staff %,60", "2024-11-04,west,beds,5", "2024-11-04,west,mood,good",
      "2024-11-04,east,beds,5", "2024-11-04,east,,5")
    #expect(reading.remarks == ["names not read in 'measure': beds (2 rows), (blank) (1 row)"])
    #expect(reading.counts.excluded == 3)
    #expect(reading.counts.evaluated == 2)
    #expect(reading.counts.read == 5)
  }

  @Test("a name that is almost one of the plan's, which never comes itself, stops the run")
  func nearMiss() throws {
    let plan = try BatchPlans.council(data: Self.data)
    let header = "time,area,measure,value\n"
    guard
      case .header("1.csv", let problem)? = try stop(
        plan, header + "2024-11-04,west,mood,good\n2024-11-04,west,staff %,60\n")
    else {
      Issue.record("not stopped")
      return
    }
    #expect(problem.message == "no row is for 'Staff %', but some for 'staff %'")
    #expect(problem.isUnknownName)
    #expect(problem.line == 3)
    #expect(
      try stop(plan, header + "2024-11-04,west,staff %,50\n2024-11-04,west,Staff %,60\n") == nil)
  }

  @Test("a file of which no name is known is another file")
  func strange() throws {
    let plan = try BatchPlans.council(data: Self.data)
    guard
      case .header("1.csv", let problem)? = try stop(
        plan, "time,area,measure,value\n2024-11-04,west,beds,5\n")
    else {
      Issue.record("not stopped")
      return
    }
    #expect(
      problem.message == "no name in the column 'measure' is one that the plan reads; there is beds"
    )
  }

  @Test("two readings of one name are an error")
  func oneName() throws {
    let plan = try BatchPlans.council(
      data: "long: {name: measure, value: value}, columns: {staffing: mood}")
    #expect(
      try headerProblem(plan, "time,area,measure,value")?.message
        == "staffing and mood both go by 'mood' in the column 'measure'")
  }

  @Test("several values of a time, area and name go together as rows do")
  func duplicates() throws {
    let reading = try reading(
      "2024-11-04,west,Staff %,60", "2024-11-04,west,Staff %,60.0", "2024-11-04,west,mood,",
      "2024-11-04,west,mood,good", "2024-11-04,east,Staff %,70", "2024-11-04,east,Staff %,48",
      "2024-11-04,east,mood,good")
    #expect(
      Array(reading.rows) == [
        "2024-11-04,west,amber,amber,green", "2024-11-04,east,unknown,unknown,green",
        "2024-11-04,all,,,",
      ])
    #expect(
      reading.rejected == [
        "3,12,west,duplicate,the same as line 2",
        "5,12,west,duplicate,\"of the same time and area as line 4, which is blank\"",
        "7,25,48,duplicate,\"staffing: 70 on line 6, so neither is believed\"",
        "7,12,east,duplicate,\"of the same time and area as line 6, and differs\"",
      ])
    #expect(reading.counts.evaluated == 4)
    #expect(reading.counts.superseded == 3)
    #expect(reading.counts.disputed == 1)
  }

  @Test("with 'latest by' the latest value of each name counts")
  func latest() throws {
    let reading = try BatchReading(
      try BatchPlans.council(data: Self.data + ", latest by: updated"),
      """
      time,area,measure,value,updated
      2024-11-04,west,Staff %,48,2024-11-04 09:00
      2024-11-04,west,mood,good,2024-11-04 11:00
      2024-11-04,west,Staff %,70,2024-11-04 10:00
      2024-11-04,west,mood,poor,2024-11-04 10:00
      """, columns: ["area", "staffing", "mood"])
    #expect(reading.rows.first == "west,green,green")
    #expect(
      reading.rejected == [
        "2,12,west,superseded,\"line 4 is of the same time and area, and later\"",
        "5,12,west,superseded,\"line 3 is of the same time and area, and later\"",
      ])
    #expect(reading.counts.evaluated == 2)
  }

  @Test("answers to signs may come in rows of their own")
  func answers() throws {
    let plan = try tinyPlan(
      """
      triggers: {flood: {level: red}, storm: {level: amber}}
      statuses: {status: {worst of: [flood, storm]}}
      data: {long: {name: sign, value: answer}}
      """)
    func status(_ rows: String...) throws -> String? {
      try BatchReading(
        plan, "time,sign,answer\n" + rows.joined(separator: "\n") + "\n", columns: ["status"]
      ).rows.first
    }
    #expect(try status("2024-11-04,flood,no", "2024-11-04,storm,yes") == "amber")
    #expect(try status("2024-11-04,flood,yes", "2024-11-04,storm,yes") == "red")
    #expect(try status("2024-11-04,storm,yes", "2024-11-04,storm,no") == "unknown")
  }

  @Test("a reading of another tier than the row's area is not used")
  func foreign() throws {
    let reading = try BatchReading(
      try BatchPlans.tiers(data: "long: {name: what, value: number}"),
      """
      time,area,what,number
      2024-11-04,oak,queue,12
      2024-11-04,oak,beds,5
      2024-11-04,south,beds,5
      2024-11-04,ash,queue,3
      """, columns: ["area", "pressure", "regional"])
    #expect(reading.rejected == ["3,21,5,cell,beds: not given for such an area"])
    #expect(reading.rows.contains("oak,amber,"))
    #expect(reading.rows.contains("south,,green"))
    #expect(reading.counts.evaluated == 4)
  }

  @Test("a file of many different names takes no more room for each")
  func manyNames() throws {
    let rows = (0..<9000).map { "2024-11-04,west,name \($0),\($0)" }
    let reading = try BatchReading(
      try BatchPlans.council(data: Self.data),
      (["time,area,measure,value", "2024-11-04,west,mood,good"] + rows
        + ["2024-11-04,west,Staff %,70"]).joined(separator: "\n"), columns: ["area", "pressure"])
    #expect(reading.rows.first == "west,green")
    #expect(reading.counts.excluded == 9000)
    #expect(
      reading.remarks.contains {
        $0.hasPrefix("names not read in 'measure': name 0 (1 row)")
          && $0.hasSuffix(" and 4085 more")
      })
  }
}
