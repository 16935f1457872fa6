import Escalation
import Testing

@Suite("Examples on boundaries")
struct BoundaryCoverageTests {
  private static let staffing = """
    indicators:
      staffing:
        unit: percent
        range: 0 and up
        bands: {green: at least 70, amber: 50 to under 70, red: under 50}
    statuses:
      level: {worst of: [staffing]}
    """

  private func reached(_ reading: String, _ level: String) throws -> [String] {
    try Covered(
      Self.staffing,
      """
        - {name: one, given: {all: {staffing: \(reading)}}, expect: {level: \(level)}}
      """
    ).reached(.boundaries)
  }

  @Test(
    "without a grid a reading is below, at or above a line, and near it",
    arguments: [
      ("50", "amber", ["staffing exactly 50"]),
      ("49.9", "red", ["staffing just below 50"]),
      ("49", "red", ["staffing just below 50"]),
      ("48.9", "red", []),
      ("50.1", "amber", ["staffing just above 50"]),
      ("51", "amber", ["staffing just above 50"]),
      ("51.1", "amber", []),
      ("69.99", "amber", ["staffing just below 70"]),
      ("70", "green", ["staffing exactly 70"]),
      ("300", "green", []),
    ])
  func continuous(_ reading: String, _ level: String, _ sides: [String]) throws {
    #expect(try reached(reading, level) == sides)
  }

  @Test("near is a tenth of the way to the next line where lines are close together")
  func closeLines() throws {
    let body = """
      indicators:
        share:
          unit: points
          range: 0 to 1
          bands: {green: at least 0.9, amber: 0.8 to under 0.9, red: under 0.8}
      statuses:
        level: {worst of: [share]}
      """
    func reached(_ reading: String) throws -> [String] {
      try Covered(
        body, "  - {name: one, given: {all: {share: \(reading)}}, expect: {level: amber}}"
      ).reached(.boundaries)
    }
    #expect(try reached("0.81") == ["share just above 0.8"])
    #expect(try reached("0.811") == [])
    #expect(try reached("0.889") == [])
    #expect(try reached("0.89") == ["share just below 0.9"])
  }

  private static let beds = """
    indicators:
      free:
        unit: beds
        range: whole numbers 0 and up
        bands: {green: 5 and up, amber: 1 to 4, red: 0}
    statuses:
      level: {worst of: [free]}
    """

  @Test(
    "of whole numbers a line lies between two, and both are needed",
    arguments: [
      ("0", "red", ["free exactly 0"]), ("1", "amber", ["free exactly 1"]), ("2", "amber", []),
      ("3", "amber", []), ("4", "amber", ["free exactly 4"]), ("5", "green", ["free exactly 5"]),
      ("6", "green", []),
    ])
  func wholeNumbers(_ reading: String, _ level: String, _ sides: [String]) throws {
    let covered = try Covered(
      Self.beds,
      "  - {name: one, given: {all: {free: \(reading)}}, expect: {level: \(level)}}")
    #expect(covered.count(.boundaries) == 4)
    #expect(covered.reached(.boundaries) == sides)
  }

  @Test("any moment of a series counts that an expectation speaks of")
  func series() throws {
    let covered = try Covered(
      Self.beds,
      """
        - name: one
          at: 2024-11-04 09:00
          interval: 1 day
          given: {all: {free: [5, 4, 1]}}
          expect: {level: [amber, amber]}
      """)
    #expect(covered.allPassed)
    #expect(covered.reached(.boundaries) == ["free exactly 1", "free exactly 4"])
  }

  @Test("the line of a condition is another than that of a band, and so is each area's figure")
  func conditionsAndFigures() throws {
    let covered = try Covered(
      """
      areas:
        area: {all: [east, west]}
      indicators:
        staffing:
          unit: percent
          range: 0 and up
          per: area
        very_short: {unit: percent, value: {west: 40, elsewhere: 45}}
      triggers:
        short: {level: red, when: staffing under very_short}
      statuses:
        level: {per: area, worst of: [short]}
      """,
      """
        - name: one
          given: {east: {staffing: 45}, west: {staffing: 39.9}}
          expect: {level in east: green, level in west: red}
      """)
    #expect(covered.allPassed)
    #expect(covered.missed(.boundaries) == ["staffing just above very_short"])
  }

  @Test("a line that is compared with another reading is met where the two are beside each other")
  func comparedReadings() throws {
    func reached(_ used: Int) throws -> [String] {
      let covered = try Covered(
        """
        indicators:
          open: {unit: beds, range: whole numbers 0 and up}
          used: {unit: beds, range: whole numbers 0 and up}
        triggers:
          full: {level: red, when: used at least open}
        statuses:
          level: {worst of: [full]}
        """,
        """
          - name: one
            given: {all: {open: 10, used: \(used)}}
            expect: {level: \(used < 10 ? "green" : "red")}
        """)
      #expect(covered.allPassed)
      return covered.reached(.boundaries)
    }
    #expect(try reached(8) == [])
    #expect(try reached(9) == ["used just below open"])
    #expect(try reached(10) == ["used exactly open"])
    #expect(try reached(11) == [])
  }

  @Test("what is calculated is met at its own number")
  func formulas() throws {
    let covered = try Covered(
      """
      indicators:
        total: {unit: beds, range: whole numbers 0 and up}
        used: {unit: beds, range: whole numbers 0 and up}
        free: {formula: total - used, bands: {green: 3 and up, red: at most 2}}
      statuses:
        level: {worst of: [free]}
      """,
      "  - {name: one, given: {all: {total: 10, used: 7}}, expect: {level: green}}")
    #expect(covered.reached(.boundaries) == ["free exactly 3"])
    #expect(covered.missed(.boundaries) == ["free exactly 2"])
  }
}
