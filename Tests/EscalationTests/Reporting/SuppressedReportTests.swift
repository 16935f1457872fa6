import Testing

@testable import Escalation

@Suite("What is said of suppressed numbers")
struct SuppressedReportTests {
  private static let snapshot = """
    at: 2024-11-04 09:00
    given:
      north: {staffing: 60 to 80}
      south: {staffing: 41 to 44}
      all: {storm: no}
    """

  @Test("people read its range where it leaves a level open, and where it speaks for one")
  func text() throws {
    let report = try ReportFixture(Self.snapshot)
    #expect(
      report.text.contains("60 to 80 is all that is told of it (suppressed)"), "\(report)")
    #expect(report.text.contains("41 to 44 %"), "\(report)")
  }

  @Test("machines find it in a list of its own, and not among what is missing")
  func json() throws {
    let json = try ReportFixture(Self.snapshot, area: "north").report.json
    let start = try #require(json.firstRange(of: "\"suppressed_inputs\": [\n"))
    #expect(json[start.upperBound...].prefix(150).contains("\"range\": \"60 to 80\""))
    for part in json.split(separator: "\"missing\": ").dropFirst() {
      #expect(!part.prefix { $0 != "]" }.contains("staffing"))
    }
  }
}
