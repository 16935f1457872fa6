import Escalation
import Testing

@Suite("Batch: rows in any order")
struct BatchSortingTests {
  private static let chunks = [1, 200, 5000, 8 << 20]

  private static let days = (1...28).flatMap { day in
    ["west", "east"].map { area in
      let date = day < 10 ? "2024-11-0\(day)" : "2024-11-\(day)"
      return
        "\(date),\(area),\((day * 37 + area.count * 11) % 101),\(day % 3 == 0 ? "poor" : "good")"
    }
  }

  private func file(_ rows: [String]) -> String {
    "time,area,staffing,mood\n" + rows.joined(separator: "\n") + "\n"
  }

  private func shuffled(_ rows: [String], seed: Int) -> [String] {
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    return rows.shuffled(using: &numbers)
  }

  @Test("shuffled rows come to what they come to in order", arguments: 1...6)
  func shuffled(_ seed: Int) throws {
    let plan = try BatchPlans.council()
    let ordered = try BatchReading(plan, file(Self.days))
    let rows = shuffled(Self.days, seed: seed)
    for chunk in Self.chunks {
      let sorted = try BatchReading(
        plan, [file(rows)], portion: seed % 2 == 0 ? .max : 3, sorting: chunk)
      #expect(Set(sorted.results) == Set(ordered.results))
      #expect(
        sorted.rows.map { $0.prefix(10) } == ordered.rows.map { $0.prefix(10) },
        "times in their order")
      #expect(sorted.counts == ordered.counts)
      #expect(sorted.lastRemarks == ordered.lastRemarks)
    }
  }

  @Test("they may stand in several files, each with columns of its own order")
  func severalFiles() throws {
    let plan = try BatchPlans.council()
    let ordered = try BatchReading(plan, file(Self.days))
    let rows = shuffled(Self.days, seed: 9)
    let turned = rows[20...].map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return cells.reversed().joined(separator: ",")
    }
    let files = [
      file(Array(rows[..<20])),
      "mood,staffing,area,time\n" + turned.joined(separator: "\n"),
    ]
    for chunk in Self.chunks {
      let sorted = try BatchReading(plan, files, sorting: chunk)
      #expect(Set(sorted.results) == Set(ordered.results))
      #expect(sorted.counts == ordered.counts)
    }
  }

  @Test("rejects say where a row really stands")
  func places() throws {
    let rows = """
      time,area,staffing,mood
      2024-11-06,west,lots,good
      2024-11-05,west,70
      2024-11-05,"we
      st",70,good
      yesterday,west,70,good
      2024-11-04,thanet,70,good
      2024-11-04,west,70,fair

      """
    for chunk in Self.chunks {
      let reading = try BatchReading(try BatchPlans.council(), [rows, rows], sorting: chunk)
      #expect(
        Set(reading.rejects.joined(separator: "\n").split(separator: "\n")).isSuperset(of: [
          "1.csv,2,17,lots,cell,staffing: not a number",
          "1.csv,3,1,\"2024-11-05,west,70\",row,\"3 fields, where the header has 4\"",
          "1.csv,4,12,\"we",
          "1.csv,7,12,thanet,row,\"no area is called so; there is east, west\"",
          "1.csv,8,20,fair,cell,\"mood: none of good, poor\"",
          "2.csv,2,17,lots,cell,staffing: not a number",
          "2.csv,8,12,west,duplicate,the same as line 8 of 1.csv",
          "2.csv,2,12,west,duplicate,the same as line 2 of 1.csv",
        ]))
      let counts = reading.counts
      #expect(counts.read == 12)
      #expect(counts.evaluated == 2)
      #expect(counts.superseded == 2)
      #expect(counts.rejected == 8)
    }
  }

  @Test("of one time the order of appearance stays, over chunks and files")
  func stable() throws {
    let plan = try BatchPlans.openOnly()
    let first = (0..<300).map { "2024-11-0\(1 + $0 % 3),site \($0),\($0 % 7)" }
    let second = (300..<500).map { "2024-11-0\(1 + $0 % 3),site \($0),\($0 % 7)" }
    let files = [first, second].map { "time,area,delays\n" + $0.joined(separator: "\n") + "\n" }
    for chunk in Self.chunks {
      let reading = try BatchReading(plan, files, columns: ["time", "area"], sorting: chunk)
      let third = reading.rows.filter { $0.hasPrefix("2024-11-03") }
      #expect(third == (0..<500).filter { $0 % 3 == 2 }.map { "2024-11-03,site \($0)" })
    }
  }

  @Test("rows keep their bytes: quotes, line ends within, other line ends, no mark in front")
  func bytes() throws {
    let rows = [
      "2024-11-06,\"Ash,\r\nKent\",1", "2024-11-04,\"The \"\"Oak\"\"\",0", "2024-11-05,6\" pipe,5",
    ]
    for end in ["\n", "\r\n", "\r"] {
      let text = "time,area,delays" + end + rows.joined(separator: end)
      for chunk in Self.chunks {
        let reading = try BatchReading(
          try BatchPlans.openOnly(), [text], columns: ["time", "area", "pressure"], sorting: chunk)
        #expect(
          reading.results.joined(separator: "\n") == """
            time,area,pressure
            2024-11-04,"The ""Oak\""",green
            2024-11-05,"6"" pipe",red
            2024-11-06,"Ash,\r
            Kent",amber
            """)
      }
    }
    let marked = "area,time,delays\n\u{FEFF}ash,2024-11-05,1\nash,2024-11-04,1\n"
    let reading = try BatchReading(
      try BatchPlans.openOnly(), [marked], columns: ["area"], sorting: 1)
    #expect(Array(reading.rows) == ["ash", "\u{FEFF}ash"])
  }

  @Test("long files and days of several rows are sorted, too")
  func otherForms() throws {
    let long = try BatchReading(
      try BatchPlans.council(data: "long: {name: what, value: number}"),
      [
        """
        time,area,what,number
        2024-11-05,west,mood,good
        2024-11-04,west,staffing,48
        2024-11-05,west,staffing,70
        2024-11-04,west,mood,poor
        2024-11-04,west,beds,5
        """
      ], columns: ["time", "area", "staffing", "mood"], sorting: 100)
    #expect(
      long.rows.filter { $0.contains("west") } == [
        "2024-11-04,west,red,amber", "2024-11-05,west,green,green",
      ])
    #expect(long.remarks == ["names not read in 'what': beds (1 row)"])
    let perDay = try BatchReading(
      try BatchPlans.whole(data: "time: {column: time, per: day}"),
      [
        """
        time,queue
        2024-11-05 20:00,5
        2024-11-04 09:00,12
        2024-11-05 09:00,25
        2024-11-04 21:00,5
        2024-11-04 12:00,25
        """
      ], columns: ["time", "queue"], sorting: 1)
    #expect(Array(perDay.rows) == ["2024-11-04,green", "2024-11-05,green"])
    #expect(perDay.counts.superseded == 3)
  }

  @Test("a header alone, and files without a row, sort as well")
  func empty() throws {
    let plan = try BatchPlans.council()
    #expect(try BatchReading(plan, [file([])], sorting: 1).rows == [])
    #expect(throws: BatchStop.self) { try BatchReading(plan, [""], sorting: 1) }
  }

  @Test("where there is no room the run ends")
  func noRoom() throws {
    let plan = try BatchPlans.council()
    #expect(throws: MemoryRoom.Full.self) {
      try BatchReading(plan, [file(Self.days)], sorting: 200, room: MemoryRoom(most: 1000))
    }
  }

  // MARK: - Some of many

  @Test(
    "any rows at all, shuffled or not, are accounted for as they are in order", arguments: 1...20)
  func anyRows(_ seed: Int) throws {
    var file = MessyFile(seed: UInt64(seed))
    let plan = try BatchPlans.council(data: "exclude: {area: \"-\"}")
    let text = file.text(days: 28)
    let ordered = try BatchReading(plan, text)
    for chunk in [1, 300, 8 << 20] {
      let sorted = try BatchReading(plan, [text], sorting: chunk)
      #expect(sorted.results == ordered.results)
      #expect(sorted.actions == ordered.actions)
      #expect(sorted.rejects.sorted() == ordered.rejects.sorted())
      #expect(sorted.counts == ordered.counts)
    }
  }

  // MARK: - One file a day

  @Test("a file a day in one run is one morning at a time", arguments: 1...12)
  func fileADay(_ seed: Int) throws {
    var writer = TimedPlanWriter(seed: seed)
    let plan = try LoadedPlan(writer.plan() + "\n" + writer.actions())
    let days = writer.days(14)
    let lines = days.file.split(separator: "\n")
    let files = days.map { day in
      ([lines[0]] + lines.filter { $0.hasPrefix(day.time + ",") }).joined(separator: "\n") + "\n"
    }
    let statuses = plan.plan.statuses.map(\.name)
    let reading = try BatchReading(plan, files, columns: ["time", "area"] + statuses)
    let backwards = try BatchReading(
      plan, files.reversed(), columns: ["time", "area"] + statuses, sorting: 400)
    #expect(backwards.results == reading.results)
    var mornings = ActingMornings(plan, zone: .utc)
    for day in days {
      _ = try mornings.next(day)
      let time =
        day.time.contains(" ") ? day.time.replacing(" ", with: "T") + ":00+00:00" : day.time
      let levels = reading.rows.filter { $0.hasPrefix(time + ",") }.flatMap { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return cells[2...].filter { !$0.isEmpty }.map { "\(cells[1]) \($0)" }
      }
      #expect(!levels.isEmpty)
      #expect(Set(levels).isSubset(of: mornings.levels), "\(time)")
    }
  }
}
