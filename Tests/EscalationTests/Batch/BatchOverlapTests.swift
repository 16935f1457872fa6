import Escalation
import Testing

@Suite("Batch: several rows of one time and area")
struct BatchOverlapTests {
  private static let header = "time,area,staffing,mood\n"

  private func reading(_ rows: String..., data: String = "") throws -> BatchReading {
    let plan = try data.isEmpty ? BatchPlans.council() : BatchPlans.council(data: data)
    return try BatchReading(
      plan, Self.header + rows.joined(separator: "\n") + "\n",
      columns: ["area", "pressure", "staffing", "mood"])
  }

  @Test("a row that comes twice counts once")
  func exact() throws {
    let reading = try reading(
      "2024-11-04,west,70,good", "2024-11-04,east,70,good", "2024-11-04,WEST,70.0,Good")
    #expect(Array(reading.rows) == ["west,green,green,green", "east,green,green,green", "all,,,"])
    #expect(reading.rejected == ["4,12,WEST,duplicate,the same as line 2"])
    #expect(reading.counts.read == 3)
    #expect(reading.counts.evaluated == 2)
    #expect(reading.counts.superseded == 1)
    #expect(reading.counts.rejected == 0)
    #expect(reading.counts.disputed == 0)
  }

  @Test("a value beats a blank, in whichever row it stands")
  func blanks() throws {
    let reading = try reading(
      "2024-11-04,west,70,", "2024-11-04,west,,poor", "2024-11-04,west,,",
      "2024-11-04,east,70,good")
    #expect(reading.rows.first == "west,amber,green,amber")
    #expect(
      reading.rejected == [
        "3,12,west,duplicate,of the same time and area as line 2; what is blank there is taken "
          + "from here",
        "4,12,west,duplicate,\"of the same time and area as line 2, and says no more\"",
      ])
    #expect(reading.counts.evaluated == 2)
    #expect(reading.counts.superseded == 2)
  }

  @Test("of two values neither is believed, whatever comes after them")
  func disputed() throws {
    let reading = try reading(
      "2024-11-04,west,70,good", "2024-11-04,west,70.5,good", "2024-11-04,west,70,good",
      "2024-11-04,east,70,good", "2024-11-04,east,70,poor")
    #expect(
      Array(reading.rows) == [
        "west,unknown,unknown,green", "east,unknown,green,unknown", "all,,,",
      ])
    #expect(
      reading.rejected == [
        "3,17,70.5,duplicate,\"staffing: 70 on line 2, so neither is believed\"",
        "3,12,west,duplicate,\"of the same time and area as line 2; where they differ, neither is "
          + "believed\"",
        "4,17,70,duplicate,\"staffing: the lines before differ already, so none is believed\"",
        "4,12,west,duplicate,\"of the same time and area as line 2; where they differ, neither is "
          + "believed\"",
        "6,20,poor,duplicate,\"mood: good on line 5, so neither is believed\"",
        "6,12,east,duplicate,\"of the same time and area as line 5; where they differ, neither is "
          + "believed\"",
      ])
    #expect(reading.counts.disputed == 2)
    #expect(reading.counts.superseded == 3)
  }

  @Test("the line that is named is the one that brought the value")
  func origin() throws {
    let reading = try reading(
      "2024-11-04,west,,good", "2024-11-04,west,70,good", "2024-11-04,west,71,good")
    #expect(
      reading.rejected.contains(
        "4,17,71,duplicate,\"staffing: 70 on line 3, so neither is believed\""))
  }

  @Test("what cannot be read may have been another value, and a value beside it is not believed")
  func unreadable() throws {
    let both = try reading("2024-11-04,west,lots,good", "2024-11-04,west,70,good")
    #expect(both.rows.first == "west,unknown,unknown,green")
    #expect(both.counts.disputed == 1)
    #expect(
      both.rejected.contains(
        "3,17,70,duplicate,\"staffing: line 2 says what cannot be read, so neither is believed\""))
    let turned = try reading("2024-11-04,west,70,good", "2024-11-04,west,lots,good")
    #expect(turned.rows.first == "west,unknown,unknown,green")
    #expect(turned.counts.disputed == 1)
    let twice = try reading("2024-11-04,west,lots,good", "2024-11-04,west,lots,good")
    #expect(twice.counts.disputed == 0)
    #expect(twice.counts.cells == 2)
    let blank = try reading("2024-11-04,west,,good", "2024-11-04,west,lots,good")
    #expect(blank.counts.disputed == 0)
    #expect(blank.rows.first == "west,unknown,unknown,green")
  }

  @Test("answers to signs are merged as readings are")
  func answers() throws {
    func flood(_ first: String, _ second: String) throws -> String? {
      try BatchReading(
        try BatchPlans.signs(),
        "time,area,flood\n2024-11-04,west,\(first)\n2024-11-04,west,\(second)\n",
        columns: ["pressure", "could_be"]
      ).rows.first
    }
    #expect(try flood("yes", "yes") == "red,red")
    #expect(try flood("", "yes") == "red,red")
    #expect(try flood("yes", "") == "red,red")
    let no = try flood("no", "no")
    #expect(try flood("no", "") == no)
    #expect(try flood("", "no") == no)
    let open = try flood("perhaps", "")
    #expect(open != no)
    #expect(try flood("yes", "no") == open)
    #expect(try flood("no", "yes") == open)
    #expect(try flood("no", "perhaps") == open)
    #expect(try flood("perhaps", "yes") == open)
  }

  @Test("a row may be merged that stands among thousands of an open tier")
  func open() throws {
    let rows = (0..<2000).map { "2024-11-04,site \($0),\($0 % 7)" }
    let again = rows.map { $0 + "" }.reversed()
    let reading = try BatchReading(
      try BatchPlans.openOnly(),
      (["time,area,delays"] + rows + again + ["2024-11-04,site 7,3"]).joined(separator: "\n"),
      columns: ["area", "pressure"])
    #expect(reading.rows.count == 2000)
    #expect(reading.counts.superseded == 2001)
    #expect(reading.counts.disputed == 1)
    #expect(reading.rows.contains("site 7,unknown"))
    #expect(reading.rows.contains("site 8,amber"))
  }

  @Test("what is disputed at one time says nothing about the next")
  func nextTime() throws {
    let reading = try reading(
      "2024-11-04,west,70,good", "2024-11-04,west,50,good", "2024-11-05,west,70,good",
      "2024-11-05,west,70,good")
    #expect(reading.rows.filter { $0.hasPrefix("west") }.last == "west,green,green,green")
    #expect(reading.counts.disputed == 1)
  }

  // MARK: - The latest row

  @Test("with 'latest by' the latest row counts whole, in whatever order they come")
  func latest() throws {
    func reading(_ rows: String...) throws -> BatchReading {
      try BatchReading(
        try BatchPlans.council(data: "latest by: updated"),
        "time,area,staffing,mood,updated\n" + rows.joined(separator: "\n") + "\n",
        columns: ["area", "pressure", "staffing", "mood"])
    }
    let first = "2024-11-04,west,48,good,2024-11-04 09:00"
    let second = "2024-11-04,west,70,,2024-11-04 10:00"
    let upwards = try reading(first, second)
    #expect(upwards.rows.first == "west,unknown,green,unknown")
    #expect(
      upwards.rejected == [
        "2,12,west,superseded,\"line 3 is of the same time and area, and later\""
      ])
    #expect(upwards.counts.evaluated == 1)
    #expect(upwards.counts.superseded == 1)
    let downwards = try reading(second, first)
    #expect(downwards.rows == upwards.rows)
    #expect(
      downwards.rejected == [
        "3,12,west,superseded,\"line 2 is of the same time and area, and later\""
      ])
    let equal = try reading(first, "2024-11-04,west,70,,2024-11-04 09:00")
    #expect(equal.rows.first == "west,unknown,unknown,green")
    #expect(equal.counts.disputed == 1)
    let blank = try reading("2024-11-04,west,48,good,", second, "2024-11-04,west,48,good,soon")
    #expect(blank.rows == upwards.rows)
    #expect(blank.counts.superseded == 2)
    #expect(blank.counts.cells == 1)
  }

  @Test("the latest row takes back the answers of the one before")
  func latestAnswers() throws {
    let plan = try tinyPlan(
      """
      triggers: {flood: {level: red}}
      statuses: {status: {worst of: [flood]}}
      data: {latest by: updated}
      """)
    func status(_ rows: String...) throws -> String? {
      try BatchReading(
        plan, "time,flood,updated\n" + rows.joined(separator: "\n") + "\n", columns: ["status"]
      ).rows.first
    }
    let yes = "2024-11-04,yes,2024-11-04 09:00"
    #expect(try status(yes) == "red")
    #expect(try status(yes, "2024-11-04,no,2024-11-04 10:00") == "green")
    #expect(try status(yes, "2024-11-04,,2024-11-04 10:00") == "green")
    #expect(try status(yes, "2024-11-04,no,2024-11-04 08:00") == "red")
    #expect(
      try status(
        yes, "2024-11-04,no,2024-11-04 10:00", "2024-11-04,no,2024-11-04 10:00",
        "2024-11-04,yes,2024-11-04 11:00") == "red")
  }

  @Test("with 'per: day' the latest row of each day and area is that day's")
  func perDay() throws {
    let reading = try BatchReading(
      try BatchPlans.council(data: "time: {column: recorded, per: day}"),
      """
      recorded,area,staffing,mood
      2024-11-04 09:00,west,48,good
      2024-11-04 21:00,west,70,good
      2024-11-04 15:00,west,60,good
      2024-11-04 23:59:59,east,60,good
      2024-11-05 00:00,west,48,good
      2024-11-05 00:00,east,70,good
      """, columns: ["time", "area", "pressure"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04,west,green", "2024-11-04,east,amber", "2024-11-04,all,",
        "2024-11-05,west,red", "2024-11-05,east,green", "2024-11-05,all,",
      ])
    #expect(
      reading.rejected == [
        "2,18,west,superseded,\"line 3 is of the same time and area, and later\"",
        "4,18,west,superseded,\"line 3 is of the same time and area, and later\"",
      ])
    #expect(reading.counts.times == 2)
  }

  @Test("a day ends where it ends in the plan's zone")
  func perDayInZone() throws {
    let reading = try BatchReading(
      try BatchPlans.whole(zone: "Europe/London", data: "time: {column: time, per: day}"),
      """
      time,queue
      2024-10-26T22:59:59Z,5
      2024-10-26T23:00:00Z,12
      2024-10-27T23:59:59Z,25
      2024-10-28T00:00:00Z,5
      """, columns: ["time", "queue"], zone: try london())
    #expect(
      Array(reading.rows) == ["2024-10-26,green", "2024-10-27,red", "2024-10-28,green"])
  }

  // MARK: - Columns

  @Test("two columns of one name stay an error; a mapped one beside it is another column")
  func columns() throws {
    let plan = try BatchPlans.whole()
    #expect(
      try headerProblem(plan, "time,queue,queue")?.message
        == "columns 2 and 3 are both called 'queue'")
    let mapped = try BatchReading(
      try BatchPlans.whole(data: "columns: {queue: Queue}"),
      "time,queue,Queue\n2024-11-04,5,25\n", columns: ["queue"])
    #expect(Array(mapped.rows) == ["red"])
    #expect(mapped.remarks == ["columns not read: queue"])
  }
}
