import Escalation
import Testing

@Suite("Batch: signs that people answer")
struct BatchAnswerTests {
  private func reading(_ rows: String) throws -> BatchReading {
    try BatchReading(
      try BatchPlans.signs(), "time,area,flood,watch,storm,queue\n" + rows,
      columns: ["area", "pressure", "county", "could_be"])
  }

  @Test(
    "yes and no are read in any case; a blank is no",
    arguments: [("yes", "red"), ("YES", "red"), (" yes ", "red"), ("no", "green"), ("", "green")])
  func answers(_ cell: String, _ level: String) throws {
    let reading = try reading("2024-11-04,west,\(cell),no,,\n")
    #expect(reading.rows.first == "west,\(level),,\(level)")
    #expect(reading.counts.cells == 0)
  }

  @Test("a blank is unknown where an answer is due")
  func due() throws {
    let reading = try reading("2024-11-04,west,no,,,\n2024-11-04,east,no,yes,,\n")
    #expect(
      Array(reading.rows.prefix(2)) == ["west,unknown,,amber", "east,amber,,amber"])
  }

  @Test(
    "an answer that cannot be read is not taken for a no",
    arguments: ["maybe", "Y", "1", "true"])
  func unreadable(_ cell: String) throws {
    let reading = try reading("2024-11-04,west,\(cell),no,,\n2024-11-05,west,,no,,\n")
    #expect(reading.rows.first == "west,unknown,,red")
    #expect(reading.rejected == ["2,17,\(cell),cell,flood: neither yes nor no"])
    #expect(reading.rows.dropFirst(3).first == "west,green,,green")
  }

  @Test("answers of areas that the data names are read in any order of yes, blank and unreadable")
  func openAreas() throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      triggers: {flood: {per: site, level: red}}
      statuses: {pressure: {per: site, worst of: [flood]}}
      data: {area: site}
      """)
    let reading = try BatchReading(
      plan,
      "time,site,flood\n2024-11-04,a,maybe\n2024-11-04,b,\n2024-11-04,c,yes\n2024-11-05,a,\n",
      columns: ["area", "pressure", "could_be"])
    #expect(
      Array(reading.rows) == ["a,unknown,red", "b,green,green", "c,red,red", "a,green,green"])
    #expect(reading.rejected == ["2,14,maybe,cell,flood: neither yes nor no"])
  }

  @Test("in a snapshot, too, an answer that cannot be read is not taken for a no")
  func unreadableInSnapshot() throws {
    let plan = try BatchPlans.signs()
    let snapshot = try plan.snapshot(
      "at: 2024-11-04 09:00\ngiven:\n  west: {flood: maybe, watch: no}\n")
    let assessment = plan.compiled.assess(snapshot, at: try at("2024-11-04 09:00"), zone: .utc)
    let west = assessment.statuses.first { $0.area.name == "west" }
    #expect(west?.level == nil)
    #expect(west?.levels.worst == plan.plan.scale.worst)
  }

  @Test("what is of the whole plan is given in rows of the area all, and nowhere else")
  func wholePlan() throws {
    let reading = try reading(
      "2024-11-04,all,,,yes,3\n2024-11-04,west,no,no,,3\n2024-11-05,ALL,yes,,no,3\n")
    #expect(reading.rows.filter { $0.hasPrefix("all") } == ["all,,red,red", "all,,green,green"])
    #expect(
      reading.rejected == [
        "3,24,3,cell,queue: belongs in rows of the area all",
        "4,16,yes,cell,flood: not given for such an area",
      ])
  }
}
