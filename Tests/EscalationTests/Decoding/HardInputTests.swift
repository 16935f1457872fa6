import Diagnostics
import Escalation
import Testing

/// Files that no planner writes, and that must not bring the reader down.
@Suite("Hard input")
struct HardInputTests {
  private let clock = ContinuousClock()

  @Test(
    "an empty file, blanks and remarks alone are told to be empty",
    arguments: ["", " ", "\n\n", "# a remark\n", "\u{FEFF}"])
  func empty(_ text: String) {
    let reading = PlanReading(text)
    #expect(reading.plan == nil)
    #expect(reading.ids == ["yaml-empty"])
  }

  @Test("binary files are refused, whatever they hold")
  func binary() {
    for byte in UInt8.min...UInt8.max {
      let reading = PlanReading(bytes: [UInt8](repeating: byte, count: 300))
      #expect(reading.plan == nil)
      #expect(reading.hasErrors)
    }
  }

  @Test("nesting of any depth ends in one finding, at once", arguments: ["[", "{a: ", "- "])
  func deep(_ opening: String) {
    let time = clock.measure {
      let reading = PlanReading(
        "plimsoll: 1\nindicators: \n  " + String(repeating: opening, count: 50_000))
      #expect(reading.plan == nil)
      #expect(reading.ids.contains("yaml-depth") || reading.hasErrors)
    }
    #expect(time < .seconds(20))
  }

  @Test("deep conditions and formulas are refused or read, never fatal")
  func deepPhrases() {
    let brackets = String(repeating: "(", count: 20_000)
    #expect(PlanReading(plan(formula: brackets + "a")).ids.contains("bad-formula"))
    let signs = String(repeating: "a + ", count: 20_000) + "a"
    _ = PlanReading(plan(formula: signs))
    let words = String(repeating: "under 5 or ", count: 20_000)
    #expect(PlanReading(plan(band: words)).hasErrors)
  }

  @Test(
    "an area with a finding keeps its place, so that those inside it are still found",
    arguments: [
      "county: {all: [1x, north, south]}\n  site: {north: [a], south: [b]}",
      "county: {all: [north, south]}\n  site: {nroth: [c], north: [a], south: [b]}",
      "county: {all: [north, south]}\n  trust: {all: [t]}\n  site: {t: [c], south: [a, b]}",
      "county: {nowhere: [x], all: [north]}\n  site: {north: [a], x: [b]}",
    ])
  func brokenAreas(_ areas: String) {
    let reading = PlanReading(
      """
      plimsoll: 1
      plan: council
      version: 1
      scale: {green: {}, red: {}}
      areas:
        \(areas)
      indicators:
        beds: {unit: beds, range: 0 and up, per: site}
        mean: {average: beds, over: site, per: county, weights: {a: 1, b: 1}, bands: {red: under 5, green: at least 5}}
      statuses:
        pressure: {per: county, worst of: [mean]}
      """)
    #expect(reading.plan == nil)
    #expect(reading.hasErrors)
  }

  private func plan(formula: String = "1", band: String = "under 5") -> String {
    """
    plimsoll: 1
    plan: council
    version: 1
    scale: {green: {}, red: {}}
    indicators:
      a: {unit: beds, range: 0 and up}
      b: {formula: \(formula), bands: {red: \(band), otherwise: green}}
    statuses:
      pressure: {worst of: [b]}
    """
  }

  @Test("a plan of 20,000 indicators is read in a time that grows with its size")
  func large() {
    let short = clock.measure { #expect(PlanReading(large(2_000)).plan?.indicators.count == 2_000) }
    let long = clock.measure {
      #expect(PlanReading(large(20_000)).plan?.indicators.count == 20_000)
    }
    // Ten times the size; a reader that looks each name up in a list takes a hundred times as long.
    #expect(long < short * 40)
  }

  private func large(_ count: Int) -> String {
    let indicators = (0..<count).map {
      "  i_\($0): {range: 0 and up, bands: {green: under 5, red: 5 and up}}\n"
    }
    let members = (0..<count).map { "      - i_\($0)\n" }
    return "plimsoll: 1\nplan: council\nversion: 1\nscale: {green: {}, red: {}}\nindicators:\n"
      + indicators.joined() + "statuses:\n  pressure:\n    worst of:\n" + members.joined()
  }

  @Test("a frame without a reading is worked out in a time that grows with the plan")
  func largeFrame() throws {
    let short = try time(of: crossing(150))
    let long = try time(of: crossing(1_500))
    #expect(long < short * 40)
  }

  /// Signs that read one another's indicators, so that each missing reading reaches many of them.
  private func crossing(_ count: Int) -> String {
    let signs = (0..<count).map {
      "  s_\($0): {level: red, when: {all: [i_\($0) under 3, i_\(($0 + 7) % count) under 4]}}\n"
    }
    let members = (0..<count).map { "      - s_\($0)\n" }
    return large(count) + members.joined() + "triggers:\n" + signs.joined()
  }

  private func time(of text: String) throws -> Duration {
    let compiled = compile(try #require(PlanReading(text).plan))
    var frame = Frame(compiled)
    return clock.measure { compiled.evaluate(&frame) }
  }

  @Test("20,000 unknown names are all told, with a suggestion for the first of them")
  func manyErrors() {
    let members = (0..<20_000).map { "      - x_\($0)\n" }.joined()
    let reading = PlanReading(large(200) + members)
    #expect(reading.findings.count == 20_000)
    #expect(reading.plan == nil)
  }

  @Test("a scale has at most 24 levels", arguments: [1, 2, 24, 25, 64])
  func levels(_ count: Int) {
    let levels = (0..<count).map { "  l_\($0): {}\n" }.joined()
    let reading = PlanReading("plimsoll: 1\nplan: council\nversion: 1\nscale:\n" + levels)
    #expect(reading.ids == ((2...24).contains(count) ? [] : ["bad-scale"]))
  }

  @Test(
    "numbers of any length are read exactly or refused",
    arguments: [
      ("999999999999999999", true), ("-999999999999999999", true), ("0.000000000000000001", true),
      ("1000000000000000000", false), ("9223372036854775808", false), ("1e400", false),
      ("0.0000000000000000001", false), ("inf", false), ("nan", false), (".", false),
      ("--5", false), ("1.2.3", false), ("٣", false), ("½", false),
    ])
  func numbers(_ number: String, _ isRead: Bool) {
    let reading = PlanReading(plan(band: "under \(number)"))
    #expect((reading.plan != nil) == isRead)
  }

  @Test("names outside small Latin letters are refused with the name to write where there is one")
  func names() {
    for (name, label) in [
      ("Größe", ""), ("ทดสอบ", ""), ("Beds", "write: beds"), ("beds free", "write: beds_free"),
      ("beds-free", "write: beds_free"), ("2nd", ""), ("_beds", "write: beds"), ("😀", ""),
    ] {
      let reading = PlanReading(
        "plimsoll: 1\nplan: council\nversion: 1\nscale: {green: {}, red: {}}\n"
          + "indicators:\n  \"\(name)\": {range: 0 and up}\n")
      #expect(reading.ids == ["bad-name"], "\(name)")
      #expect(reading.findings.first?.label == label, "\(name)")
    }
  }

  @Test("findings come in the order of the file, however they were made")
  func order() throws {
    let fixture = MarkedFixture(try Fixtures.text("bad/every-finding-at-once.yaml"))
    let findings = PlanReading(fixture.plain).findings
    let places = findings.map(\.mark.range.lowerBound)
    #expect(findings.count >= 10)
    #expect(places == places.sorted())
  }
}
