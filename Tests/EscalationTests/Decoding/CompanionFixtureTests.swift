import Diagnostics
import Escalation
import Testing
import YAMLTree

/// What stands beside a plan: snapshots, mappings of data, calendars and files of examples.
@Suite("Files beside a plan")
struct CompanionFixtureTests {
  @Test(
    "each is told what is wrong with it and where",
    arguments: Fixtures.names(in: "companions", ending: ".yaml"))
  func companions(_ name: String) throws {
    let path = "companions/\(name).yaml"
    let text = try Fixtures.text(path)
    let fixture = MarkedFixture(text)
    let (findings, sources, isGiven) = try read(fixture.plain, as: name)
    let drawn = fixture.drawn(findings, in: sources)
    if drawn != text, Fixtures.isRecording { try Fixtures.record(drawn, to: path) }
    #expect(drawn == text)
    #expect(isGiven == !findings.contains { $0.severity == .error })
  }

  /// The name begins with the kind of file: `snapshot-`, `data-`, `calendar-` or `test-`.
  private func read(
    _ text: String, as name: String
  ) throws -> (findings: [Diagnostic], sources: SourceSet, isGiven: Bool) {
    let beside = PlanReading(try Fixtures.text("good/examples-of-every-kind.yaml"))
    let plan = try #require(beside.plan)
    var sources = beside.sources
    let file = sources.add(SourceFile(name: "file.yaml", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseYAML(file, in: sources, reporting: &found))
    var isGiven = false
    if name.hasPrefix("snapshot-") {
      isGiven = loadSnapshot(node, for: plan, reporting: &found) != nil
    } else if name.hasPrefix("calendar-") {
      isGiven = loadCalendar(node, file: file, reporting: &found) != nil
    } else if name.hasPrefix("data-") {
      isGiven = loadDataMapping(node, for: plan, reporting: &found) != nil
    } else {
      _ = loadExamples(node, for: plan, reporting: &found)
      isGiven = !found.hasErrors
    }
    return (found.sorted(), sources, isGiven)
  }
}
