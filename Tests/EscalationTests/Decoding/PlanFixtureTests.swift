import Diagnostics
import Testing

@Suite("Plans of one defect")
struct PlanFixtureTests {
  @Test(
    "each is told what is wrong, where, and which other place belongs to it",
    arguments: Fixtures.names(in: "bad", ending: ".yaml"))
  func bad(_ name: String) throws {
    let reading = try expectDrawn("bad/\(name).yaml")
    #expect(!reading.findings.isEmpty)
    #expect((reading.plan == nil) == reading.hasErrors)
  }

  @Test("a good plan gives no finding", arguments: Fixtures.names(in: "good", ending: ".yaml"))
  func good(_ name: String) throws {
    let reading = PlanReading(try Fixtures.text("good/\(name).yaml"))
    #expect(reading.rendering == "")
    #expect(reading.plan != nil)
  }

  @Test(
    "the whole rendering reads as it should",
    arguments: Fixtures.names(in: "golden", ending: ".txt"))
  func golden(_ name: String) throws {
    let fixture = MarkedFixture(try Fixtures.text("bad/\(name).yaml"))
    let rendering = PlanReading(fixture.plain, name: "\(name).yaml").rendering
    let path = "golden/\(name).txt"
    let expected = try Fixtures.text(path)
    if rendering != expected, Fixtures.isRecording { try Fixtures.record(rendering, to: path) }
    #expect(rendering == expected)
  }

  @Test(
    "nothing advised or said is longer than a terminal is wide",
    arguments: Fixtures.names(in: "bad", ending: ".yaml"))
  func lengths(_ name: String) throws {
    let fixture = MarkedFixture(try Fixtures.text("bad/\(name).yaml"))
    for finding in PlanReading(fixture.plain).findings {
      #expect(finding.message.count <= 110)
      #expect(finding.help.allSatisfy { $0.count <= 90 })
      #expect(finding.message.last != ".")
    }
  }
}

/// Expects the findings of a plan to be those that are drawn under its lines, and reads it.
func expectDrawn(_ path: String) throws -> PlanReading {
  let text = try Fixtures.text(path)
  let fixture = MarkedFixture(text)
  let reading = PlanReading(fixture.plain, name: "plan.yaml")
  let drawn = fixture.drawn(reading.findings, in: reading.sources)
  if drawn != text, Fixtures.isRecording { try Fixtures.record(drawn, to: path) }
  #expect(drawn == text)
  return reading
}
