import Escalation
import Testing

@Suite("Batch: suppressed numbers")
struct BatchSuppressedTests {
  private func plan(_ suppressed: String, missing: String = "NA") throws -> LoadedPlan {
    try LoadedPlan(
      """
      plimsoll: 1
      plan: calls
      version: 1
      timezone: UTC
      scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}
      indicators:
        calls:
          range: whole numbers 0 to 500
          every: day
          fresh for: 2 days
          bands: {green: under 3, amber: 3 to 9, red: 10 and up}
        staff:
          range: 0 to 100
          if missing: assume 50
          bands: {green: 50 and up, red: under 50}
      statuses:
        pressure: {worst of: [calls, staff]}
      data:
        suppressed: {\(suppressed)}
        missing: ['\(missing)']

      """)
  }

  @Test("one stands over like any reading, and gives way to the next")
  func standsOver() throws {
    let reading = try BatchReading(
      try plan("\"*\": 1 to 4"),
      "time,calls,staff\n2024-11-04,*,60\n2024-11-06,,60\n2024-11-07,,60\n2024-11-08,2,60\n")
    #expect(
      Array(reading.rows) == [
        "2024-11-04,all,unknown,unknown,green,amber,calls 1 to 4 (suppressed)",
        "2024-11-06,all,unknown,unknown,green,amber,calls 1 to 4 (suppressed)",
        "2024-11-07,all,unknown,unknown,green,red,calls",
        "2024-11-08,all,green,green,green,green,",
      ])
    #expect(reading.counts.carried == 1)
    #expect(reading.counts.cells == 0)
  }

  @Test("'if missing' says nothing of it")
  func isNotMissing() throws {
    let reading = try BatchReading(
      try plan("\"*\": 1 to 4, staff: {\"*\": 40 to 49.5}"),
      "time,calls,staff\n2024-11-04,1,*\n2024-11-05,1,\n")
    #expect(
      Array(reading.rows) == [
        "2024-11-04,all,red,green,red,red,", "2024-11-05,all,green,green,green,green,staff",
      ])
  }

  @Test("a number that is a mark is never read as that number, whether it could be one or not")
  func numbersAsMarks() throws {
    let plan = try plan("calls: {\"99\": 1 to 2, \"-1\": 1 to 2, \"9999999\": 1 to 2}")
    #expect(plan.findings == ["readable-mark"])
    let reading = try BatchReading(
      plan,
      """
      time,calls,staff
      2024-11-04,99,60
      2024-11-05,-1,60
      2024-11-06,9999999,60
      2024-11-07, 99 ,60
      2024-11-08,98,60
      2024-11-09,"99",60
      2024-11-20,-2,60

      """)
    let levels = reading.rows.map { $0.split(separator: ",")[2] }
    #expect(levels == ["green", "green", "green", "green", "red", "green", "unknown"])
    #expect(reading.counts.cells == 1)
  }

  @Test("two marks of one range are one value, and other ranges are others")
  func sameRange() throws {
    let reading = try BatchReading(
      try plan("\"*\": 1 to 4, c: 1 to 4, d: 1 to 5"),
      "time,calls,staff\n2024-11-04,*,60\n2024-11-04,c,60\n2024-11-20,*,60\n2024-11-20,d,60\n")
    #expect(
      Array(reading.rows) == [
        "2024-11-04,all,unknown,unknown,green,amber,calls 1 to 4 (suppressed)",
        "2024-11-20,all,unknown,unknown,green,red,calls",
      ])
    #expect(reading.counts.disputed == 1)
  }

  @Test("ones of a time with more areas leave nothing behind for a time with fewer")
  func fewerAreas() throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators:
        calls: {range: 0 to 500, per: site, bands: {green: under 3, red: 3 and up}}
      statuses: {pressure: {per: site, worst of: [calls]}}
      data: {suppressed: {"*": 1 to 4}}
      """)
    let reading = try BatchReading(
      plan,
      """
      time,area,calls
      2024-11-04,a,*
      2024-11-04,b,*
      2024-11-04,c,*
      2024-11-05,a,*
      2024-11-05,b,1
      2024-11-06,c,5

      """, columns: ["time", "area", "calls"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04,a,unknown", "2024-11-04,b,unknown", "2024-11-04,c,unknown",
        "2024-11-05,a,unknown", "2024-11-05,b,green", "2024-11-06,c,red",
      ])
  }

  @Test("a mark may hold a quote, and so may a word for no answer")
  func quotes() throws {
    let plan = try plan("'\"c\"': 1 to 2", missing: "\"")
    let reading = try BatchReading(
      plan, "time,calls,staff\n2024-11-04,\"\"\"c\"\"\",60\n2024-11-20,\"\"\"\",60\n")
    #expect(reading.rows.map { $0.split(separator: ",")[2] } == ["green", "unknown"])
    #expect(reading.counts.cells == 0)
  }
}
