import Diagnostics
import Foundation
import Testing
import YAMLTree

@Suite("Repairs of what YAML cannot read")
struct RepairTests {
  /// What is written in place of what; fixtures that are not here have no certain repair.
  private static let repairs: KeyValuePairs = [
    ("title: Kent: adults\n"): "title: \"Kent: adults\"\n",
    ("do: Call bed manager #2\n"): "do: \"Call bed manager #2\"\n",
    ("a: {do: Call bed manager #2, b: 1}\n"): "a: {do: \"Call bed manager #2\", b: 1}\n",
    ("title: “Kent”\n"): "title: \"Kent\"\n",
    ("title: “Kent” and “Medway”\n"): "title: \"“Kent” and “Medway”\"\n",
    ("level: >= 70\n"): "level: at least 70\n",
    ("bands: {red: > 70, green: 1}\n"): "bands: {red: over 70, green: 1}\n",
    ("areas:\n\teast:\n\t\tbeds: 4\n"): "areas:\n  east:\n    beds: 4\n",
    ("areas:\n  -\teast\n"): "areas:\n  - east\n",
    ("a:\n  -east\n  -west\n"): "a:\n  - east\n  - west\n",
    ("a: 1\nb:2\n"): "a: 1\nb: 2\n",
    ("by: @director\n"): "by: \"@director\"\n",
    ("path: \"C:\\plans\"\n"): "path: 'C:\\plans'\n",
    ("title: \"Kent\" adults\n"): "title: '\"Kent\" adults'\n",
    ("title: Kent\u{A0}\n"): "title: Kent\n",
    ("a: 1\rb: 2\r"): "a: 1\nb: 2\n",
  ]

  @Test("write what was meant, and leave every other byte", arguments: repairs.map(\.key))
  func written(_ text: String) throws {
    let expected = Self.repairs.first { $0.key == text }?.value
    #expect(Self.repaired(text) == expected)
  }

  private static func repaired(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<10 {
      let reading = Reading(bytes: bytes)
      guard let finding = reading.findings.first(where: { !$0.fixes.isEmpty }),
        let edits = finding.fixes.first,
        let next = reading.sources[finding.mark.file].bytes(with: edits)
      else { break }
      bytes = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "where more than one thing can have been meant, nothing is repaired",
    arguments: [
      "title: \"Kent\nplan: a\n", "areas:\n\teast:\n  west: 1\n", "areas:\n  \teast: 1\n",
      "a: *b\n", "a: &b c\n", "a: !b c\n", "a: 1\na: 2\n", "a: [1, 2\n", "title: 'Kent's\n",
      "title: \"A\" and \"B\"\n",
      "a: 1\u{2028}b: 2\n", "<<: {a: 1}\n", "? a\n: b\n", "---\na: 1\n---\nb: 2\n",
    ])
  func undecided(_ text: String) {
    let findings = Reading(text).findings
    #expect(!findings.isEmpty)
    #expect(!findings.contains { !$0.fixes.isEmpty })
  }

  @Test("a remark that was cut tight is one where quotes would make no sense")
  func remarks() throws {
    let reading = Reading("level: red # not yet\n")
    let finding = try #require(reading.findings.first)
    let source = reading.sources[finding.mark.file]
    let texts = finding.fixes.map {
      source.bytes(with: $0).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(texts == ["level: \"red # not yet\"\n", "level: red  # not yet\n"])
    #expect(Reading("do: Ring ward #7\n").findings.map(\.fixes.count) == [1])
  }

  @Test("each repair of a fixture mends its finding, or lets YAML be read further")
  func fixtures() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Reading.fixtures.path)
    var count = 0
    for name in files.sorted() where name.hasSuffix(".yaml") {
      let before = try Reading(fixture: String(name.dropLast(5)))
      for finding in before.findings where !finding.fixes.isEmpty {
        count += 1
        let source = before.sources[finding.mark.file]
        let results = try finding.fixes.map { try #require(source.bytes(with: $0)) }
        let isMended = results.contains { bytes in
          Self.rest(of: Reading(bytes: bytes), bytes.count)
            < Self.rest(of: before, source.bytes.count)
        }
        #expect(isMended, "\(name)")
      }
    }
    #expect(count > 30)
  }

  /// How far before the end the first finding stands.
  private static func rest(of reading: Reading, _ length: Int) -> Int {
    length - (reading.findings.map(\.mark.range.lowerBound).min() ?? length)
  }

  @Test("edits in each other's way are not made")
  func overlaps() {
    let source = SourceFile(name: "a", bytes: Array("abcdef".utf8))
    var sources = SourceSet()
    let file = sources.add(source)
    func edit(_ range: Range<Int>, _ text: String) -> Diagnostic.Edit {
      .init(Mark(file: file, range: range), text)
    }
    #expect(source.bytes(with: [edit(0..<3, "x"), edit(2..<4, "y")]) == nil)
    #expect(source.bytes(with: [edit(2..<9, "x")]) == nil)
    #expect(source.bytes(with: [edit(3..<4, ""), edit(0..<2, "12345")]) == Array("12345cef".utf8))
    #expect(source.bytes(with: [edit(6..<6, "g"), edit(0..<0, "_")]) == Array("_abcdefg".utf8))
  }
}
