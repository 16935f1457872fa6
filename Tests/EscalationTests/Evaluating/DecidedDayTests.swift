import Diagnostics
import Escalation
import Testing
import YAMLTree

@Suite("A bare day stands for the decision that falls on it")
struct DecidedDayTests {
  private func plan(_ more: String = "", every: String = "daily at 09:00") throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        staffing:
          unit: percent
          range: 0 and up
          every: day
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses: {status: {worst of: [staffing], decided: \(every)\(more)}}
      """)
  }

  /// The level in force at each assessment of a series that ends at `at`.
  private func series(
    _ plan: LoadedPlan, _ readings: String, at: String, interval: String = "1 day"
  ) throws -> [String] {
    let snapshot = try plan.snapshot(
      "at: \(at)\ninterval: \(interval)\ngiven: {all: {staffing: [\(readings)]}}\n")
    var memory = CourseMemory()
    return try run(plan, snapshot, &memory)
  }

  private func run(
    _ plan: LoadedPlan, _ snapshot: Snapshot, _ memory: inout CourseMemory
  ) throws -> [String] {
    let at = snapshot.at?.instant(in: .utc)
    var course = SnapshotCourse(plan.compiled, snapshot, at: at, zone: .utc, memory: memory)
    let levels = course.run().map { moment in
      let reader = AssessmentReader(
        compiled: plan.compiled, frame: moment.layout.frame, areaNames: moment.layout.areaNames,
        at: moment.at, zone: .utc)
      let level = reader.levels(of: .status(0), 0)?.calculated
      return level.map { plan.plan.scale[$0].name } ?? "unknown"
    }
    memory = course.course.memory
    return levels
  }

  @Test(
    "a day alone is decided, and a time only at or after the one that is written",
    arguments: [
      ("2024-11-05", "red"), ("2024-11-05 00:00", "amber"), ("2024-11-05 08:59:59", "amber"),
      ("2024-11-05 09:00", "red"),
    ])
  func ofAll(_ at: String, _ expected: String) throws {
    var memory = CourseMemory()
    let plan = try plan()
    let first = try plan.snapshot("at: 2024-11-04 09:00\ngiven: {all: {staffing: 60}}\n")
    #expect(try run(plan, first, &memory) == ["amber"])
    let second = try plan.snapshot("at: \(at)\ngiven: {all: {staffing: 40}}\n")
    #expect(try run(plan, second, &memory) == [expected])
  }

  @Test("snapshots, a series and rows of bare days come to the same")
  func agreement() throws {
    let days = [80, 40, 75, 76, 60, 80, 81, 40]
    let expected = ["green", "red", "red", "green", "amber", "amber", "green", "red"]
    let plan = try plan(", step down: {after: 2 assessments}")
    let dates = days.indices.map { "2024-11-0\($0 + 1)" }
    let readings = days.map(String.init).joined(separator: ", ")
    #expect(try series(plan, readings, at: "2024-11-08") == expected)
    let rows = zip(dates, days).map { "\($0),\($1)\n" }.joined()
    let batch = try BatchReading(plan, "time,staffing\n" + rows, columns: ["status"])
    #expect(Array(batch.rows) == expected)
    var memory = CourseMemory()
    let alone = try zip(dates, days).flatMap { date, day in
      let snapshot = try plan.snapshot("at: \(date)\ngiven: {all: {staffing: \(day)}}\n")
      defer { memory = saved(memory, plan) ?? CourseMemory() }
      return try run(plan, snapshot, &memory)
    }
    #expect(alone == expected)
  }

  /// Written into a file and read from it again.
  private func saved(_ memory: CourseMemory, _ plan: LoadedPlan) -> CourseMemory? {
    var sources = SourceSet()
    let text = StateWriter(plan.compiled, memory).text
    let file = sources.add(SourceFile(name: "state.json", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = parseJSON(file, in: sources, reporting: &found)
    return node.flatMap { loadState($0, for: plan.compiled, zone: .utc, reporting: &found) }
  }

  @Test("a day on which nothing is decided leaves the level as it was")
  func otherDay() throws {
    // The fourth of November is a Monday.
    let plan = try plan(every: "monday at 09:00")
    #expect(try series(plan, "60, 40", at: "2024-11-05") == ["amber", "amber"])
    #expect(try series(plan, "60, 40", at: "2024-11-04").last == "red")
  }

  @Test("in a series of half days a day with two assessments is decided at its own time")
  func halfDays() throws {
    let levels = try series(try plan(), "60, 40, 80", at: "2024-11-05", interval: "12 hours")
    #expect(levels == ["amber", "amber", "green"])
  }
}
