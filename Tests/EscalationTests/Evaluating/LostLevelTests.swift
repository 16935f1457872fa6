import Diagnostics
import Escalation
import Testing
import YAMLTree

@Suite("A level that a new version of the plan has no more")
struct LostLevelTests {
  private static func plan(_ levels: String, _ bands: String) throws -> LoadedPlan {
    try LoadedPlan(
      """
      plimsoll: 1
      plan: ward
      version: 1
      timezone: UTC
      scale: {\(levels)}
      areas: {ward: {all: [elm, oak]}}
      indicators:
        beds: {per: ward, range: whole numbers 0 and up, bands: {\(bands)}}
      statuses:
        status: {per: ward, worst of: [beds], step down: {after: 2 assessments}}

      """)
  }

  private static func earlier() throws -> LoadedPlan {
    try plan(
      "green: {}, amber: {}, red: {}, black: {}",
      "green: 6 and up, amber: 3 to 5, red: 1 to 2, black: 0")
  }

  /// What is said of each ward, and of what was lost, where elm had `beds` the day before.
  private func answer(
    after beds: Int, _ earlier: LoadedPlan, by plan: LoadedPlan,
    rewriting: (String) -> String = { $0 }
  ) throws -> (levels: [String], lost: [String], findings: [String]) {
    let monday = try earlier.snapshot(
      "at: 2024-11-04\ngiven: {elm: {beds: \(beds)}, oak: {beds: 9}}")
    let before = monday.at?.instant(in: .utc)
    var first = SnapshotCourse(earlier.compiled, monday, at: before, zone: .utc)
    _ = first.assess() as Assessment
    let text = rewriting(StateWriter(earlier.compiled, first.course.memory).text)
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "state.json", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseJSON(file, in: sources, reporting: &found))
    let memory = try #require(
      loadState(node, for: plan.compiled, zone: .utc, reporting: &found))
    let tuesday = try plan.snapshot("at: 2024-11-05\ngiven: {elm: {beds: 9}, oak: {beds: 9}}")
    let at = tuesday.at?.instant(in: .utc)
    var next = SnapshotCourse(plan.compiled, tuesday, at: at, zone: .utc, memory: memory)
    let assessment: Assessment = next.assess()
    return (
      assessment.statuses.map { line in
        line.level.map { plan.plan.scale[$0].name } ?? "unknown"
      },
      assessment.problems.filter { $0.kind == .lostLevel }.map { "\($0.area.name): \($0.detail)" },
      found.sorted().map { "\($0.severity) \($0.id)" }
    )
  }

  @Test("goes on from the nearest worse one, and the answer says so once")
  func nearestWorse() throws {
    let plan = try Self.plan(
      "green: {}, red: {}, black: {}", "green: 3 and up, red: 1 to 2, black: 0")
    let answer = try answer(after: 4, Self.earlier(), by: plan)
    #expect(answer.levels == ["red", "green"])
    #expect(
      answer.lost == [
        "elm: 'amber' was in force, and the plan has no such level any more; it goes on from red"
      ])
    #expect(answer.findings == ["warning old-state"])
  }

  @Test("goes on from the most severe one where none was worse, or nobody knows which were")
  func mostSevere() throws {
    let milder = try Self.plan(
      "green: {}, amber: {}, red: {}", "green: 6 and up, amber: 3 to 5, red: 0 to 2")
    #expect(try answer(after: 0, Self.earlier(), by: milder).levels == ["red", "green"])
    let other = try Self.plan(
      "green: {}, red: {}, black: {}", "green: 3 and up, red: 1 to 2, black: 0")
    let unsaid = try answer(after: 4, Self.earlier(), by: other) {
      $0.replacing("\"scale\"", with: "\"something\"")
    }
    #expect(unsaid.levels == ["black", "green"])
  }

  @Test("is not missed where the plan still has the level that was in force")
  func stillThere() throws {
    let plan = try Self.plan(
      "green: {}, red: {}, black: {}", "green: 3 and up, red: 1 to 2, black: 0")
    let answer = try answer(after: 1, Self.earlier(), by: plan)
    #expect(answer.levels == ["red", "green"])
    #expect(answer.lost.isEmpty && answer.findings.isEmpty)
  }
}
