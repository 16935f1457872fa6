import Diagnostics
import Testing

@Suite("Local plans")
struct LocalPlanFixtureTests {
  @Test(
    "each is told what is wrong, in its own file or in that of its base",
    arguments: Fixtures.names(in: "local/bad", ending: ".yaml"))
  func bad(_ name: String) throws {
    let path = "local/bad/\(name).yaml"
    let text = try Fixtures.text(path)
    let fixture = MarkedFixture(Self.withoutBase(text))
    let reading = try LocalReading(fixture.plain)
    let drawn = Self.drawn(reading, fixture)
    if drawn != text, Fixtures.isRecording { try Fixtures.record(drawn, to: path) }
    #expect(drawn == text)
    #expect(!reading.findings.isEmpty)
    #expect((reading.plan == nil) == reading.findings.contains { $0.severity == .error })
  }

  @Test(
    "a good one gives no finding, whatever it leaves of its base",
    arguments: Fixtures.names(in: "local/good", ending: ".yaml"))
  func good(_ name: String) throws {
    let reading = try LocalReading(try Fixtures.text("local/good/\(name).yaml"))
    #expect(reading.rendering == "")
    #expect(reading.plan != nil)
  }

  /// Findings in the base cannot be drawn, so they stand below: `#! base.yaml:21:16 error gap: …`.
  private static func drawn(_ reading: LocalReading, _ fixture: MarkedFixture) -> String {
    let own = reading.findings.filter { $0.mark.file == reading.file }
    let others = reading.findings.filter { $0.mark.file != reading.file }
    let lines = others.map { finding -> String in
      let places = ([finding.mark] + finding.related.map(\.mark)).map { mark -> String in
        let place = reading.sources.place(of: mark)
        return "\(reading.sources[mark.file].name):\(place.line):\(place.column)"
      }
      let text = "\(finding.severity.rawValue) \(finding.id): \(finding.message)"
      return "#! \(places.joined(separator: " ")) \(text)\n"
    }
    return fixture.drawn(own, in: reading.sources) + lines.joined()
  }

  private static func withoutBase(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("#! ") }.joined(separator: "\n")
  }
}
