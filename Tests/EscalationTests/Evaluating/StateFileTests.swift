import Diagnostics
import Escalation
import Testing
import YAMLTree

@Suite("A state that is saved and given back")
struct StateFileTests {
  private static let body = """
    areas: {area: any}
    indicators:
      staffing:
        per: area
        range: 0 and up
        unit: percent
        every: day by 10:30
        fresh for: 30 hours
        margin: 2
        bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      mood:
        per: area
        values: [good, poor]
        if missing: carry forward for 48 hours
        bands: {green: good, amber: poor}
    triggers:
      low: {level: red, when: staffing under 60 for 3 days}
      fall: {level: amber, when: staffing falls by at least 10 points within 48 hours}
      stuck: {level: amber, when: status was red}
      fault: {level: red, answered by: director, per: area, lasts: 36 hours}
    statuses:
      status:
        per: area
        worst of: [staffing, mood, low, fall, stuck, fault]
        step down: {after: 2 assessments, hold: 48 hours, one level at a time: yes}
        declared by: director
        lasts: 48 hours
    roles: {director: {title: Director}}
    """

  private static let days = [
    "{staffing: 48, mood: poor}", "{staffing: 61, fault: yes}", "{staffing: 75}", "{}",
    "{staffing: 55, mood: good}", "{staffing: 50 to 58}", "{staffing: 59}", "{staffing: 71}",
    "{staffing: 72, mood: good}", "{staffing: 68 to 73.5}", "{staffing: 74}", "{staffing: 90}",
  ]

  private func snapshot(_ index: Int, _ plan: LoadedPlan) throws -> Snapshot {
    let day = index + 1
    let date = "2024-11-\(day < 10 ? "0" : "")\(day)"
    let declared =
      index == 8 ? "declared: {status in east: {level: red, by: director, reason: flood}}" : ""
    return try plan.snapshot(
      "at: \(date) 09:00\n\(declared)\ngiven: {east: \(Self.days[index]), west: {staffing: 80}}\n")
  }

  private func levels(_ moment: SnapshotCourse.Moment, _ plan: LoadedPlan) -> [UInt32] {
    let reader = AssessmentReader(
      compiled: plan.compiled, frame: moment.layout.frame, areaNames: moment.layout.areaNames,
      at: moment.at, zone: .utc)
    return (0..<2).map { reader.levels(of: .status(0), $0)?.bits ?? 0 }
  }

  private func saved(_ memory: CourseMemory, _ plan: LoadedPlan) throws -> CourseMemory {
    let text = StateWriter(plan.compiled, memory).text
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "state.json", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseJSON(file, in: sources, reporting: &found))
    let read = try #require(loadState(node, for: plan.compiled, zone: .utc, reporting: &found))
    #expect(found.all.isEmpty)
    #expect(StateWriter(plan.compiled, read).text == text)
    return read
  }

  @Test("a run each morning goes on as if it had never stopped")
  func goesOn() throws {
    let plan = try tinyPlan(Self.body)
    var kept = CourseMemory()
    var fromFile = CourseMemory()
    var seen: Set<[UInt32]> = []
    for index in Self.days.indices {
      let snapshot = try snapshot(index, plan)
      let at = snapshot.at?.instant(in: .utc)
      var one = SnapshotCourse(plan.compiled, snapshot, at: at, zone: .utc, memory: kept)
      var other = SnapshotCourse(plan.compiled, snapshot, at: at, zone: .utc, memory: fromFile)
      let levels = self.levels(try #require(one.run().last), plan)
      #expect(levels == self.levels(try #require(other.run().last), plan), "day \(index + 1)")
      seen.insert(levels)
      kept = one.course.memory
      fromFile = try saved(other.course.memory, plan)
    }
    // Else the days would prove little.
    #expect(seen.count > 2)
  }

  @Test("forgetting makes a difference, so that the state is what carries it")
  func forgetting() throws {
    let plan = try tinyPlan(Self.body)
    let second = try snapshot(2, plan)
    let at = second.at?.instant(in: .utc)
    var alone = SnapshotCourse(plan.compiled, second, at: at, zone: .utc)
    var first = SnapshotCourse(
      plan.compiled, try snapshot(1, plan), at: try snapshot(1, plan).at?.instant(in: .utc),
      zone: .utc)
    _ = first.run()
    var next = SnapshotCourse(
      plan.compiled, second, at: at, zone: .utc, memory: first.course.memory)
    let (one, other) = (try #require(alone.run().last), try #require(next.run().last))
    #expect(levels(one, plan) != levels(other, plan))
  }

  private func findings(_ text: String) throws -> [String] {
    let plan = try tinyPlan(Self.body)
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "state.json", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseJSON(file, in: sources, reporting: &found))
    _ = loadState(node, for: plan.compiled, zone: .utc, reporting: &found)
    return found.sorted().map { "\($0.severity) \($0.id)" }
  }

  @Test("what is no state, or that of another plan, is refused")
  func refused() throws {
    #expect(try findings("[]") == ["error bad-state"])
    #expect(try findings(#"{"schema": 2}"#) == ["error bad-state"])
    let other = #"{"schema": 1, "plan": {"id": "other"}}"#
    #expect(try findings(other) == ["error bad-state"])
  }

  @Test("what the plan no longer knows is told, and left out")
  func gone() throws {
    let text = #"""
      {"schema": 1, "plan": {"id": "tiny"}, "at": "2024-11-01T09:00:00Z",
       "areas": [{"tier": "area", "area": "east"}],
       "statuses": [{"status": "gone", "area": "east", "held": "red"},
         {"status": "status", "area": "east", "held": "purple"}],
       "readings": [{"sign": "mood", "area": "east", "at": "2024-11-01T09:00:00Z", "value": "odd"}],
       "answers": [{"test": "x over 1 for 3 days", "area": "east",
         "at": "2024-11-01T09:00:00Z", "answer": "yes"}],
       "actions": [{"role": "cook", "area": "east", "status": "status", "action": "Cook",
         "since": "2024-11-01T09:00:00Z"}]}
      """#
    #expect(try findings(text) == Array(repeating: "warning old-state", count: 5))
  }

  @Test("a time that is none is an error")
  func badTime() throws {
    let text = #"{"schema": 1, "plan": {"id": "tiny"}, "at": "yesterday"}"#
    #expect(try findings(text) == ["error bad-state"])
  }
}
