import Escalation
import Testing

@Suite("Batch: files with a column for each area")
struct BatchWideTests {
  private static let wide =
    "wide: {staffing: {east: East staff, west: West staff}, mood: {west: West mood, east: East mood}}"

  private static let columns = ["time", "area", "pressure", "staffing", "mood"]

  private func reading(
    _ header: String = "date,East staff,West staff,West mood,East mood", _ rows: String...,
    data: String = ""
  ) throws -> BatchReading {
    try BatchReading(
      try BatchPlans.council(data: Self.wide + data),
      [header + "\n" + rows.joined(separator: "\n") + "\n"], columns: Self.columns)
  }

  @Test("say what files with a row for each area say")
  func asRows() throws {
    let wide = try reading(
      "date,East staff,West staff,West mood,East mood", "2024-11-04,70,60,poor,good",
      "2024-11-05,,49.5,good,")
    let rows = try BatchReading(
      try BatchPlans.council(),
      """
      time,area,staffing,mood
      2024-11-04,east,70,good
      2024-11-04,west,60,poor
      2024-11-05,east,,
      2024-11-05,west,49.5,good

      """, columns: Self.columns)
    #expect(wide.rows == rows.rows)
    #expect((wide.counts.read, wide.counts.evaluated, wide.counts.silentAreas) == (2, 2, 0))
    #expect(wide.rejected == [])
    #expect(wide.remarks == [])
  }

  @Test("a list names columns that are called as their areas, in any writing")
  func list() throws {
    let reading = try BatchReading(
      try BatchPlans.council(data: "wide: {staffing: [East, WEST]}"),
      ["time,WEST,East,north\n2024-11-04,40,80,1\n"], columns: ["area", "staffing"])
    #expect(Array(reading.rows.prefix(2)) == ["east,green", "west,red"])
    #expect(
      reading.remarks == ["no column for mood: missing throughout", "columns not read: north"])
  }

  @Test("areas of the plan without a column are said once")
  func silent() throws {
    let reading = try BatchReading(
      try BatchPlans.council(data: "wide: {staffing: [east], mood: {east: Mood}}"),
      ["time,east,Mood\n2024-11-04,40,good\n2024-11-05,40,good\n"], columns: ["area", "staffing"])
    #expect(
      reading.remarks == [
        "no column of staffing for west: missing throughout",
        "no column of mood for west: missing throughout",
      ])
    #expect(reading.counts.silentAreas == 2)
  }

  @Test("a cell that cannot be read is named by reading and area, and the others count")
  func unreadable() throws {
    let reading = try reading(
      "date,East staff,West staff,West mood,East mood", "2024-11-04,lots,60,poor,good",
      "2024-11-05,101,60,fine,good")
    #expect(
      reading.rejected == [
        "2,12,lots,cell,staffing in east: not a number",
        "3,12,101,cell,staffing in east: outside the range",
        "3,19,fine,cell,\"mood in west: none of good, poor\"",
      ])
    #expect(reading.counts.cells == 3)
    #expect(reading.counts.evaluated == 2)
    #expect(reading.rows.first == "2024-11-04,east,unknown,unknown,green")
  }

  @Test("a row counts once, whatever becomes of its cells")
  func counted() throws {
    let reading = try reading(
      "date,East staff,West staff,West mood,East mood", "2024-11-04,70,60,poor,good",
      "2024-11-04,70,,,", "soon,70,60,poor,good", "2024-11-05,70,60", "2024-11-05,,,,",
      "Source,70,60,poor,good", data: ", exclude: {date: starts with Source}")
    let counts = reading.counts
    #expect((counts.read, counts.evaluated, counts.rejected) == (6, 2, 2))
    #expect((counts.excluded, counts.superseded) == (1, 1))
  }

  @Test("two rows of one time go together cell by cell, and those that differ are not believed")
  func twice() throws {
    let reading = try reading(
      "date,East staff,West staff,West mood,East mood", "2024-11-04,70,60,,good",
      "2024-11-04,70,61,poor,")
    #expect(
      Array(reading.rows.prefix(2)) == [
        "2024-11-04,east,green,green,green", "2024-11-04,west,amber,unknown,amber",
      ])
    #expect(
      reading.rejected == [
        "3,15,61,duplicate,\"staffing in west: 60 on line 2, so neither is believed\"",
        "3,1,2024-11-04,duplicate,\"of the same time and area as line 2; what is blank there is "
          + "taken from here; where they differ, neither is believed\"",
      ])
    #expect(reading.counts.disputed == 1)
    #expect((reading.counts.evaluated, reading.counts.superseded) == (1, 1))
  }

  @Test("the latest row of a time counts as a whole, in whatever order they come")
  func ranked() throws {
    let rows = ["2024-11-04,70,60,poor,good,1", "2024-11-04,,40,,good,3", "2024-11-04,80,80,,,2"]
      .map { $0.dropLast() + "2024-12-0\($0.suffix(1))" }
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0], [0, 2, 1], [2, 0, 1]] {
      let reading = try BatchReading(
        try BatchPlans.council(data: Self.wide + ", latest by: Updated"),
        [
          "date,East staff,West staff,West mood,East mood,Updated\n"
            + order.map { String(rows[$0]) }.joined(separator: "\n") + "\n"
        ], columns: Self.columns)
      #expect(
        Array(reading.rows.prefix(2)) == [
          "2024-11-04,east,unknown,unknown,green", "2024-11-04,west,red,red,unknown",
        ], "\(order)")
      #expect((reading.counts.evaluated, reading.counts.superseded) == (1, 2))
      #expect(reading.rejected.count == 2)
    }
  }

  @Test("a figure of the whole plan has a column of its own beside them")
  func wholePlan() throws {
    let plan = try tinyPlan(
      """
      areas: {area: {all: [east, west]}}
      indicators:
        beds: {range: whole numbers 0 and up, per: area, bands: {green: 1 and up, red: 0}}
        calls: {range: whole numbers 0 and up, bands: {green: under 10, red: 10 and up}}
      statuses:
        pressure: {per: area, worst of: [beds]}
        county: {headline: yes, worst of: [calls]}
      data: {wide: {beds: [east, west]}, columns: {calls: Calls}}
      """)
    let reading = try BatchReading(
      plan, ["date,Calls,west,east\n2024-11-04,10,1,0\n2024-11-05,9,x,1\n"],
      columns: ["area", "pressure", "county"])
    #expect(
      Array(reading.rows) == [
        "east,red,", "west,green,", "all,,red", "east,green,", "west,unknown,", "all,,green",
      ])
    #expect(reading.rejected == ["3,14,x,cell,beds in west: not a number"])
  }

  @Test("areas that the data names are those of the mapping, signs among what is given")
  func openTier() throws {
    let plan = try tinyPlan(
      """
      areas: {board: any}
      triggers: {flood: {per: board, level: red}}
      statuses: {pressure: {per: board, worst of: [flood]}}
      data: {wide: {flood: [Fife, Western Isles]}}
      """)
    let reading = try BatchReading(
      plan, ["date,Western Isles,Fife\n2024-11-04,yes,no\n2024-11-05,,maybe\n"],
      columns: ["time", "area", "pressure"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04,Fife,green", "2024-11-04,Western Isles,red", "2024-11-05,Fife,unknown",
        "2024-11-05,Western Isles,green",
      ])
    #expect(reading.rejected == ["3,13,maybe,cell,flood in Fife: neither yes nor no"])
  }

  @Test("a file for each reading over the same days is sorted and put together")
  func twoFiles() throws {
    let plan = try BatchPlans.council(
      data: "wide: {staffing: [east, west]}"
    ).plan
    #expect(plan.data != nil)
    let loaded = try BatchPlans.council(data: "wide: {staffing: [east, west]}")
    let reading = try BatchReading(
      loaded,
      ["date,east,west\n2024-11-05,40,80\n2024-11-04,80,80\n", "date,west,east\n2024-11-06,1,2\n"],
      columns: ["time", "area", "staffing"], sorting: 1 << 16)
    #expect(
      Array(reading.rows).filter { !$0.contains("all") } == [
        "2024-11-04,east,green", "2024-11-04,west,green", "2024-11-05,east,red",
        "2024-11-05,west,green", "2024-11-06,east,red", "2024-11-06,west,red",
      ])
    #expect(reading.counts.evaluated == 3)
  }

  @Test("a column that the file does not have ends the run, with the nearest one")
  func noColumn() throws {
    let plan = try BatchPlans.council(data: Self.wide)
    let problem = try headerProblem(plan, "date,East staff,West staf,West mood,East mood")
    #expect(
      problem?.message
        == "the column of staffing in west is 'West staff', which this file does not have")
    #expect(problem?.help == "Did you mean 'West staf'?")
  }
}
