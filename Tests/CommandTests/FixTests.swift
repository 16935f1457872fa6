import Foundation
import Testing

@Suite("Plans that are mended")
struct FixTests {
  /// Plans of one defect each, as the tests of the language have them.
  private static let faulty = WorkingFolder.repository
    .appending(path: "Tests/EscalationTests/Fixtures/bad")

  /// Without the findings that are drawn in them.
  private static func plain(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0.firstMatch(of: #/^#[ <]*(\^+|-+) /#) == nil }.joined(separator: "\n")
  }

  private func folder() throws -> (WorkingFolder, [String]) {
    let folder = try WorkingFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.faulty.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    _ = try folder.run("mkdir faulty")
    for name in names {
      let text = try String(contentsOf: Self.faulty.appending(path: name), encoding: .utf8)
      try folder.write(Self.plain(text), to: "faulty/\(name)")
    }
    return (folder, names)
  }

  @Test("no repair makes a plan worse, one run is enough, and what is left is left alone")
  func everyFixture() throws {
    let (folder, names) = try folder()
    let before = try names.map { try folder.read("faulty/\($0)") }
    let errors = try counts(folder)
    let plan = try folder.run("plimsoll fix --dry-run faulty 2> /dev/null")
    let untouched = try names.map { try folder.read("faulty/\($0)") }
    #expect(untouched == before)
    #expect(try folder.run("plimsoll fix faulty > steps 2> /dev/null").code == 1)
    let after = try counts(folder)
    #expect(errors.count > 500 && Set(errors.keys) == Set(after.keys))
    for (name, count) in errors { #expect((after[name] ?? 0) <= count, "\(name)") }
    let changed = try names.indices.filter { try folder.read("faulty/\(names[$0])") != before[$0] }
    #expect(changed.count > 40)
    for index in changed {
      #expect((after["faulty/\(names[index])"] ?? 0) < (errors["faulty/\(names[index])"] ?? 0))
    }
    let diffed = plan.output.matches(of: #/(?m)^--- faulty\/(.+)$/#).map { String($0.1) }
    #expect(diffed == changed.map { names[$0] })
    #expect(try folder.run("plimsoll fix --dry-run faulty 2> /dev/null").output == "")
  }

  /// How many errors `validate` finds in each file.
  private func counts(_ folder: WorkingFolder) throws -> [String: Int] {
    let output = try folder.run("plimsoll validate faulty 2> /dev/null").output
    let lines = output.matches(of: #/(?m)^(faulty\/.+\.yaml): (?:ok|FAULTY \((\d+) error)?/#)
    return Dictionary(lines.map { (String($0.1), $0.2.flatMap { Int($0) } ?? 0) }) { $1 }
  }

  @Test("a plan based on one that is mended in the same run is looked at again")
  func bases() throws {
    let folder = try WorkingFolder()
    _ = try folder.run("mkdir pair")
    try folder.write(
      """
      plimsoll: 1
      plan: base
      version: 1
      scale: {green: {title: Green}, red: {title: Red}}
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: 50 or more, red: under 50}}
      statuses: {pressure: {worst of: [staffing]}}

      """, to: "pair/z_base.yaml")
    try folder.write(
      "plimsoll: 1\nplan: county\nbased on: z_base.yaml\nversion: 1\n", to: "pair/a_county.yaml")
    let step = try folder.run("plimsoll fix pair 2> /dev/null")
    #expect(step.code == 0)
    #expect(step.output.contains("pair/a_county.yaml: no repairs\n"))
    #expect(step.output.contains("pair/z_base.yaml: 1 repair\n"))
  }

  private static let start = """
    plimsoll: 1
    plan: ward
    version: 1
    scale: {green: {title: Green}, red: {title: Red}}

    """

  @Test("what could be meant in two ways is left as it is")
  func undecided() throws {
    let folder = try WorkingFolder()
    let rest = "statuses: {pressure: {worst of: [staffing]}}\n"
    for lines in [
      "title: Beds # of the ward\n", "indicators:\n  staffing: unit: percent\n" + rest,
      "title: 'Kent's\n", "title: \"A\" and \"B\"\n",
      "indicators:\n\tstaffing:\n    unit: percent\n",
    ] {
      try folder.write(Self.start + lines, to: "ward.yaml")
      #expect(try folder.run("plimsoll fix ward.yaml 2> /dev/null").code == 1)
      #expect(try folder.read("ward.yaml") == Self.start + lines)
    }
  }

  @Test("a remark with one blank before it is one where a text would make no sense")
  func remarks() throws {
    let folder = try WorkingFolder()
    for (line, mended) in [
      ("unit: percent # of all staff", "unit: percent  # of all staff"),
      ("range: 0 and up # never less", "range: 0 and up  # never less"),
      ("note: Ask ward #7", "note: \"Ask ward #7\""),
    ] {
      let text = { (line: String) in
        Self.start + "indicators:\n  staffing:\n    \(line)\n"
          + "    bands: {green: at least 50, red: under 50}\n"
          + "statuses: {pressure: {worst of: [staffing]}}\n"
      }
      try folder.write(text(line), to: "ward.yaml")
      #expect(try folder.run("plimsoll fix ward.yaml 2> /dev/null").code == 0)
      #expect(try folder.read("ward.yaml") == text(mended))
    }
  }
}
