import Diagnostics
import Testing

/// What must be said of a fixture: where, by which name, and the repaired lines to copy.
struct Refusal: Sendable, CustomTestStringConvertible {
  let fixture: String
  let findings: [String]
  let related: [String]
  let lines: [String]

  init(
    _ fixture: String, at findings: String..., related: [String] = [], shows lines: [String] = []
  ) {
    self.fixture = fixture
    self.findings = findings
    self.related = related
    self.lines = lines
  }

  var testDescription: String { fixture }

  func check() throws {
    let reading = try Reading(fixture: fixture)
    #expect(reading.refusals == findings)
    #expect(reading.hasErrors)
    #expect(reading.findings.flatMap(\.related).map { reading.place($0.mark) } == related)
    #expect(
      reading.findings.flatMap(\.help).filter { $0.hasPrefix("  ") } == lines.map { "  " + $0 })
    #expect(reading.findings.allSatisfy { !$0.help.isEmpty })
  }
}
