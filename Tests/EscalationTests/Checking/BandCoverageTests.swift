import Testing

/// What bands leave open or say twice, exact to the number.
@Suite("Gaps and overlaps of bands")
struct BandCoverageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let range: String
    let green: String
    let red: String
    let messages: [String]

    init(_ range: String, _ green: String, _ red: String, _ messages: String...) {
      self.range = range
      self.green = green
      self.red = red
      self.messages = messages
    }

    var testDescription: String { "\(range) | green: \(green) | red: \(red)" }

    var plan: String {
      """
      plimsoll: 1
      plan: council
      version: 1
      scale: {green: {}, red: {}}
      indicators:
        beds:
          range: \(range)
          bands: {green: \(green), red: \(red)}
      statuses:
        pressure: {worst of: [beds]}
      """
    }
  }

  static let cases = [
    Case("whole numbers 1 and up", "3 and up", "1 to 2"),
    Case("1 and up", "3 and up", "1 to 2", "gap: 'beds' has no level for over 2 to under 3"),
    Case("1 and up", "over 2", "1 to 2"),
    Case("whole numbers 0 and up", "3 and up", "1 to 2", "gap: 'beds' has no level for exactly 0"),
    Case(
      "whole numbers 0 and up", "6 and up", "0 to 3", "gap: 'beds' has no level for 4 to 5"),
    Case("whole numbers 0 to 3", "2 to 3", "0 to 1"),
    Case("whole numbers 0 to 3", "over 1", "under 2"),
    Case("0 to 3", "over 1", "under 2", "overlap: 'beds' has two levels for over 1 to under 2"),
    Case("0 to 3", "at least 2", "at most 2", "overlap: 'beds' has two levels for exactly 2"),
    Case("0 to 3", "over 2", "under 2", "gap: 'beds' has no level for exactly 2"),
    Case("0 to 3", "2 to 3", "under 2"),
    Case("0 to under 3", "2 to under 3", "0 to under 2"),
    Case("0 to 3", "2 to under 3", "0 to under 2", "gap: 'beds' has no level for exactly 3"),
    Case("0 and up", "0.3 and up", "under 0.3"),
    Case(
      "0 and up", "over 0.3", "under 0.3", "gap: 'beds' has no level for exactly 0.3"),
    Case(
      "0 and up", "over 0.30000000000000001", "under 0.3",
      "gap: 'beds' has no level for 0.3 to 0.30000000000000001"),
    Case("0 to 10\n    step: 0.1", "0.3 and up", "0 to 0.2"),
    Case(
      "0 to 10\n    step: 0.1", "0.4 and up", "0 to 0.2",
      "gap: 'beds' has no level for exactly 0.3"),
    Case("0 to 9", "over 3 to under 6", "0 to 3 or 6 to 9"),
    Case(
      "0 to 9", "0 to 3 or 6 to 9", "over 3 to under 5 or 7",
      "gap: 'beds' has no level for 5 to under 6", "overlap: 'beds' has two levels for exactly 7"),
    Case("-5 to 5", "-5 to under 0", "0 to 5"),
    Case("whole numbers -5 to 5", "-5 to -1", "0 to 5"),
    Case("any", "under 5", "at least 5"),
    Case("0 to 999999999999999999", "0", "over 0"),
  ]

  @Test("are found where they are, and nowhere else", arguments: cases)
  func bands(_ one: Case) {
    var text = one.plan
    if one.range == "any" { text = text.replacing("    range: any\n", with: "") }
    #expect(PlanReading(text).messages == one.messages)
  }

  @Test("the level a band of words leaves out is named, each word once")
  func words() {
    let text = """
      plimsoll: 1
      plan: council
      version: 1
      scale: {green: {}, red: {}}
      indicators:
        care: {values: [good, limited, none], bands: {green: good, red: good}}
      statuses:
        pressure: {worst of: [care]}
      """
    #expect(
      PlanReading(text).messages.sorted() == [
        "gap: 'care' has no level for 'limited'", "gap: 'care' has no level for 'none'",
        "overlap: 'care' has two levels for 'good'",
      ])
  }

  @Test("otherwise fills every gap, whole or not", arguments: ["green", "not stated"])
  func otherwise(_ verdict: String) {
    let text = """
      plimsoll: 1
      plan: council
      version: 1
      scale: {green: {}, red: {}}
      indicators:
        beds: {range: 0 and up, bands: {red: under 5 or over 9, otherwise: \(verdict)}}
      statuses:
        pressure:
          levels: {red: beds under 5}
      """
    #expect(PlanReading(text).messages == [])
  }
}
