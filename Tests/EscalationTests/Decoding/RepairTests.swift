import Diagnostics
import Testing

@Suite("Repairs of plans of one defect")
struct RepairTests {
  @Test(
    "each mends its finding, and leaves every other byte",
    arguments: Fixtures.names(in: "bad", ending: ".yaml"))
  func repairs(_ name: String) throws {
    let text = MarkedFixture(try Fixtures.text("bad/\(name).yaml")).plain
    let before = PlanReading(text)
    for finding in before.findings {
      for edits in finding.fixes {
        let source = before.sources[finding.mark.file]
        let bytes = try #require(source.bytes(with: edits))
        #expect(
          Self.outside(edits, source.bytes, isAfter: false)
            == Self.outside(edits, bytes, isAfter: true))
        let after = PlanReading(String(decoding: bytes, as: UTF8.self))
        #expect(!after.messages.contains("\(finding.id): \(finding.message)"), "\(name)")
      }
    }
  }

  /// The bytes in none of the places of the edits.
  private static func outside(
    _ edits: [Diagnostic.Edit], _ bytes: [UInt8], isAfter: Bool
  ) -> [UInt8] {
    var result: [UInt8] = []
    var (end, shift) = (0, 0)
    for edit in edits.sorted(by: { $0.mark.range.lowerBound < $1.mark.range.lowerBound }) {
      let start = edit.mark.range.lowerBound + shift
      result += bytes[end..<start]
      let length = isAfter ? edit.replacement.utf8.count : edit.mark.range.count
      end = start + length
      if isAfter { shift += length - edit.mark.range.count }
    }
    return result + bytes[end...]
  }

  @Test(
    "what can be meant in two ways is never repaired",
    arguments: [
      "condition-unknown-name", "misspelt-section", "indicator-with-misspelt-key", "octal-number",
      "number-with-decimal-comma", "percent-sign", "hex-number", "number-ending-in-a-comma",
      "condition-range-with-dash", "effective-day-or-month-first", "decided-without-a-time",
      "area-with-capitals", "fresh-for-in-short-minutes", "range-between",
    ])
  func undecided(_ name: String) throws {
    guard Fixtures.names(in: "bad", ending: ".yaml").contains(name) else {
      Issue.record("there is no fixture '\(name)'")
      return
    }
    let text = MarkedFixture(try Fixtures.text("bad/\(name).yaml")).plain
    #expect(!PlanReading(text).findings.contains { !$0.fixes.isEmpty })
  }

  @Test("many fixtures can be repaired")
  func count() throws {
    let fixable = try Fixtures.names(in: "bad", ending: ".yaml").filter { name in
      let text = MarkedFixture(try Fixtures.text("bad/\(name).yaml")).plain
      return PlanReading(text).findings.contains { !$0.fixes.isEmpty }
    }
    #expect(fixable.count > 40)
  }
}
