import Escalation
import Testing

@Suite("Batch: moments and areas")
struct BatchRowTests {
  @Test("rows of a time make one moment: areas as they came, then silent ones, then all")
  func order() throws {
    let reading = try BatchReading(
      try BatchPlans.council(),
      """
      time,area,staffing,mood
      2024-11-04,west,48,good
      2024-11-05,east,72,good
      2024-11-05,west,70,poor
      """)
    #expect(
      reading.results == [
        "time,area,pressure,county,staffing,mood,could_be,missing",
        "2024-11-04,west,red,,red,green,red,",
        "2024-11-04,east,unknown,,unknown,unknown,red,staffing; mood",
        "2024-11-04,all,,amber,,,red,staffing in east; mood in east",
        "2024-11-05,east,green,,green,green,green,",
        "2024-11-05,west,amber,,green,amber,amber,",
        "2024-11-05,all,,amber,,,amber,",
      ])
    #expect(reading.counts.read == 3)
    #expect(reading.counts.evaluated == 3)
    #expect(reading.counts.times == 2)
    #expect(reading.counts.silentAreas == 1)
  }

  @Test("a formula without a result is named among what is missing, whatever else is")
  func formulas() throws {
    let plan = try LoadedPlan(
      """
      plimsoll: 1
      plan: ward
      version: 1
      scale: {green: {}, red: {}}
      areas: {site: any}
      indicators:
        beds: {range: whole numbers 0 and up, per: site, bands: {green: at least 5, red: under 5}}
        taken: {range: whole numbers 0 and up, per: site}
        total: {range: whole numbers 0 and up, per: site}
        share: {formula: taken / total, per: site, bands: {green: under 1, red: at least 1}}
      statuses:
        pressure: {per: site, worst of: [beds, share]}
      """)
    let reading = try BatchReading(
      plan,
      """
      time,area,beds,taken,total
      2024-11-04,ash,,3,0
      2024-11-04,elm,9,3,0
      2024-11-04,oak,9,,4
      """)
    #expect(
      Array(reading.rows) == [
        "2024-11-04,ash,unknown,unknown,unknown,red,beds; share",
        "2024-11-04,elm,unknown,green,unknown,red,share",
        "2024-11-04,oak,unknown,green,unknown,red,taken",
      ])
  }

  @Test("wider tiers follow the narrow one, and rows may bring readings of any tier")
  func tiers() throws {
    let reading = try BatchReading(
      try BatchPlans.tiers(),
      """
      time,area,queue,beds
      2024-11-04,north,,0
      2024-11-04,ash,3,
      2024-11-04,oak,12,
      """)
    #expect(
      Array(reading.rows) == [
        "2024-11-04,ash,green,,,green,,green,",
        "2024-11-04,oak,amber,,,amber,,amber,",
        "2024-11-04,elm,unknown,,,unknown,,red,queue",
        "2024-11-04,north,,red,,,red,red,",
        "2024-11-04,south,,unknown,,,unknown,red,beds",
        "2024-11-04,all,,,red,,,red,",
      ])
  }

  @Test("a reading that belongs to another tier is not used, and said")
  func foreign() throws {
    let reading = try BatchReading(
      try BatchPlans.tiers(),
      """
      time,area,queue,beds
      2024-11-04,oak,12,4
      2024-11-04,all,7,
      """)
    #expect(
      reading.rejected == [
        "2,19,4,cell,beds: not given for such an area",
        "3,16,7,cell,queue: not given for such an area",
      ])
    #expect(reading.counts.evaluated == 2)
    #expect(reading.counts.cells == 2)
  }

  @Test("areas are matched without regard to case, blanks and signs, and written as declared")
  func folded() throws {
    let reading = try BatchReading(
      try BatchPlans.council(),
      "time,area,staffing,mood\n2024-11-04, WEST ,70,Good\n2024-11-04,East,70,good\n",
      columns: ["area", "pressure"])
    #expect(Array(reading.rows) == ["west,green", "east,green", "all,"])
  }

  @Test("areas of an open tier are kept byte for byte, quotes and all")
  func openNames() throws {
    let reading = try BatchReading(
      try BatchPlans.openOnly(),
      """
      time,area,delays
      2024-11-04,"Ash, Kent",0
      2024-11-04,"The ""Oak\""",1
      2024-11-04,ash,2
      2024-11-04,Ash,7
      2024-11-04,Bücher,0
      """, columns: ["area", "pressure"])
    #expect(
      Array(reading.rows) == [
        #""Ash, Kent",green"#, #""The ""Oak""",amber"#, "ash,amber", "Ash,red", "Bücher,green",
      ])
  }

  @Test("an area quoted once and bare another time is one area")
  func quotedOrBare() throws {
    let reading = try BatchReading(
      try BatchPlans.openOnly(), "time,area,delays\n2024-11-04,ash,0\n2024-11-04,\"ash\",1\n")
    #expect(reading.counts.superseded == 1)
    #expect(reading.counts.disputed == 1)
    #expect(reading.rejected.last?.hasPrefix("3,12,ash,duplicate,") == true)
  }

  @Test("'every' over an open tier counts those seen before, which have no row of their own")
  func openMembersSeenBefore() throws {
    let reading = try BatchReading(
      try BatchPlans.open(),
      """
      time,area,delays
      2024-11-04,ash,5
      2024-11-04,oak,0
      2024-11-05,ash,5
      2024-11-06,elm,5
      2024-11-06,ash,5
      2024-11-06,oak,5
      """, columns: ["time", "area", "county", "could_be", "missing"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04,ash,,red,", "2024-11-04,oak,,green,", "2024-11-04,all,green,green,",
        "2024-11-05,ash,,red,", "2024-11-05,all,unknown,red,delays in oak",
        "2024-11-06,elm,,red,", "2024-11-06,ash,,red,", "2024-11-06,oak,,red,",
        "2024-11-06,all,red,red,",
      ])
  }

  @Test("an area of an open tier that is silent is missing, so that nothing steps down")
  func openMembersForgotten() throws {
    let reading = try BatchReading(
      try BatchPlans.open("pressure is red in any site"),
      """
      time,area,delays
      2024-11-04,ash,0
      2024-11-04,oak,9
      2024-11-05,oak,0
      2024-11-06,ash,0
      2024-11-06,oak,0
      """, columns: ["time", "area", "county"])
    #expect(
      reading.rows.filter { $0.contains("all") } == [
        "2024-11-04,all,red", "2024-11-05,all,red", "2024-11-06,all,green",
      ])
  }

  @Test("a plan without areas needs no column of areas")
  func withoutAreas() throws {
    let reading = try BatchReading(
      try BatchPlans.whole(), "date,queue\n2024-11-04,3\n2024-11-05,\n")
    #expect(
      reading.results == [
        "time,area,county,queue,could_be,missing", "2024-11-04,all,green,green,green,",
        "2024-11-05,all,unknown,unknown,red,queue",
      ])
  }

  @Test("chosen columns come in the order asked for, and a wrong name says what there is")
  func columns() throws {
    let plan = try BatchPlans.whole()
    let file = "date,queue\n2024-11-04,3\n"
    let reading = try BatchReading(plan, file, columns: ["could_be", "time"])
    #expect(reading.results == ["could_be,time", "green,2024-11-04"])
    let stop = #expect(throws: BatchStop.self) {
      try BatchReading(plan, file, columns: ["countty"])
    }
    guard case .unknownColumn("countty", let near, let all)? = stop else {
      Issue.record("stopped otherwise: \(String(describing: stop))")
      return
    }
    #expect(near == "county")
    #expect(all == ["time", "area", "county", "queue", "could_be", "missing"])
  }
}
