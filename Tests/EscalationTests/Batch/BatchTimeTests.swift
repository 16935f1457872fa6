import Escalation
import Testing

@Suite("Batch: times")
struct BatchTimeTests {
  @Test("a time that comes back stops the run, naming both lines")
  func comesBack() throws {
    let stop = try stop(
      try BatchPlans.whole(), "time,queue\n2024-11-04,1\n2024-11-05,1\n2024-11-04,2\n")
    guard case .unordered("1.csv", 4, "2024-11-04", "1.csv", 2)? = stop else {
      Issue.record("stopped otherwise: \(String(describing: stop))")
      return
    }
  }

  @Test("it may come back written otherwise, or in another file")
  func comesBackOtherwise() throws {
    let plan = try BatchPlans.whole()
    let first = "time,queue\n2024-11-04,1\n2024-11-05,1\n"
    guard
      case .unordered("1.csv", 4, "2024-11-04T00:00Z", "1.csv", 2)? =
        try stop(
          plan, "time,queue\n2024-11-04 00:00,1\n2024-11-05 00:00,1\n2024-11-04T00:00Z,2\n"),
      case .unordered("2.csv", 2, "2024-11-05 00:00", "1.csv", 3)? =
        try stop(plan, first, "time,queue\n2024-11-05 00:00,2\n"),
      case .unordered("2.csv", 2, "2024-11-05", "1.csv", 3)? =
        try stop(plan, first, "time,queue\n2024-11-05,2\n")
    else {
      Issue.record("not stopped")
      return
    }
  }

  @Test("the same time written otherwise, side by side, is one moment")
  func sameMoment() throws {
    let reading = try BatchReading(
      try BatchPlans.council(),
      """
      time,area,staffing,mood
      2024-11-04 00:00,west,70,good
      2024-11-04T00:00,east,70,good
      2024-11-04T00:00:00Z,east,70,good
      """, columns: ["time", "area"])
    let time = "2024-11-04T00:00:00+00:00"
    #expect(Array(reading.rows) == ["\(time),west", "\(time),east", "\(time),all"])
    #expect(reading.counts.superseded == 1)
    #expect(reading.counts.times == 1)
  }

  @Test("times of several files follow one another, and areas and readings are kept")
  func severalFiles() throws {
    let reading = try BatchReading(
      try BatchPlans.whole("fresh for: 36 hours"),
      ["time,queue\n2024-11-04,12\n", "queue,time\n,2024-11-05\n,2024-11-06\n"],
      columns: ["time", "queue", "county"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04,amber,amber", "2024-11-05,amber,amber", "2024-11-06,unknown,amber",
      ])
    #expect(reading.counts.read == 3)
    #expect(reading.counts.carried == 1)
  }

  @Test("a reading stands over for exactly 36 hours, and not a second longer")
  func freshFor() throws {
    let reading = try BatchReading(
      try BatchPlans.whole("fresh for: 36 hours"),
      """
      time,queue
      2024-11-04 09:00,12
      2024-11-05 20:59:59,
      2024-11-05 21:00,NA
      2024-11-05 21:00:01,
      """, columns: ["time", "queue", "missing"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04T09:00:00+00:00,amber,", "2024-11-05T20:59:59+00:00,amber,",
        "2024-11-05T21:00:00+00:00,amber,", "2024-11-05T21:00:01+00:00,unknown,queue",
      ])
    #expect(reading.counts.carried == 2)
    #expect(reading.counts.cells == 1)
  }

  @Test("with 'every' alone a reading stands over until the next is due")
  func every() throws {
    let reading = try BatchReading(
      try BatchPlans.whole("every: day by 10:30"),
      """
      time,queue
      2024-11-04 09:00,12
      2024-11-04 10:29:59,
      2024-11-05 10:29:59,
      2024-11-05 10:30,
      """, columns: ["queue"])
    #expect(reading.rows.last == "unknown")
    #expect(reading.rows.dropFirst().first == "amber")
  }

  @Test("without 'every' and 'fresh for' a reading is for its own time alone")
  func alone() throws {
    let reading = try BatchReading(
      try BatchPlans.whole(), "time,queue\n2024-11-04 09:00,12\n2024-11-04 09:00:01,\n",
      columns: ["queue"])
    #expect(Array(reading.rows) == ["amber", "unknown"])
    #expect(reading.counts.carried == 0)
  }

  @Test("a time before one that was assessed stops the run, naming both lines")
  func descending() throws {
    let plan = try BatchPlans.whole()
    guard
      case .goingBack("1.csv", 4, "2024-11-05", "2024-11-06", "1.csv", 3)? = try stop(
        plan, "time,queue\n2024-11-04,12\n2024-11-06,\n2024-11-05,3\n"),
      case .goingBack("2.csv", 2, "2024-11-03", "2024-11-04", "1.csv", 2)? = try stop(
        plan, "time,queue\n2024-11-04,12\n", "time,queue\n2024-11-03,3\n")
    else {
      Issue.record("not stopped")
      return
    }
  }

  @Test("they may not go back where the plan has no status, either")
  func descendingWithoutStatus() throws {
    let plan = try tinyPlan(
      "indicators: {queue: {range: 0 and up, bands: {green: under 10, red: 10 and up}}}")
    guard
      case .goingBack("1.csv", 3, "2024-11-05", "2024-11-06", "1.csv", 2)? = try stop(
        plan, "time,queue\n2024-11-06,12\n2024-11-05,\n")
    else {
      Issue.record("not stopped")
      return
    }
  }

  @Test("what a silent area sent before stands over, too, while it is fresh")
  func silentArea() throws {
    let plan = try LoadedPlan(
      """
      plimsoll: 1
      plan: batch
      version: 1
      timezone: UTC
      scale: {green: {title: Green}, red: {title: Red}}
      areas: {area: {all: [east, west]}}
      indicators:
        queue: {range: whole numbers 0 and up, per: area, fresh for: 1 day, bands: {green: 0, red: 1 and up}}
      statuses:
        pressure: {per: area, worst of: [queue]}

      """)
    let reading = try BatchReading(
      plan,
      """
      time,area,queue
      2024-11-04,west,1
      2024-11-04,east,0
      2024-11-05,east,0
      2024-11-06,east,0
      """, columns: ["time", "area", "queue"])
    #expect(
      Array(reading.rows) == [
        "2024-11-04,west,red", "2024-11-04,east,green", "2024-11-05,east,green",
        "2024-11-05,west,red", "2024-11-06,east,green", "2024-11-06,west,unknown",
      ])
    #expect(reading.counts.carried == 1)
    #expect(reading.counts.silentAreas == 2)
  }

  @Test("a bare day is printed as a day, and an instant with the offset that holds then")
  func printed() throws {
    let plan = try BatchPlans.whole(zone: "Europe/London")
    let days = try BatchReading(plan, "time,queue\n2024-10-26,1\n", columns: ["time"])
    #expect(Array(days.rows) == ["2024-10-26"])
    let reading = try BatchReading(
      plan,
      """
      time,queue
      2024-10-27 00:30,1
      2024-10-27T01:30+01:00,1
      2024-10-27T01:30Z,1
      2024-10-27 02:30,1
      """, columns: ["time"], zone: try london())
    #expect(
      Array(reading.rows) == [
        "2024-10-27T00:30:00+01:00", "2024-10-27T01:30:00+01:00", "2024-10-27T01:30:00+00:00",
        "2024-10-27T02:30:00+00:00",
      ])
  }
}
