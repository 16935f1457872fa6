import Escalation
import Testing

@Suite("What the examples of a plan reach")
struct CoverageTests {
  /// Two signs, a condition of two parts, two roles.
  private static let ward = """
    indicators:
      staffing:
        unit: percent
        range: 0 and up
        bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      beds:
        unit: beds
        range: whole numbers 0 and up
        if missing: ignore
        bands: {green: 5 and up, amber: 1 to 4, red: 0}
    triggers:
      collapse:
        level: red
        when: {all: [staffing under 60, beds at most 2]}
      fault: {level: amber, answered by: lead}
    statuses:
      level: {worst of: [staffing, beds, collapse, fault]}
    roles:
      lead: {title: Lead}
    actions:
      follow: level
      lead:
        green: business as usual
        amber:
          - Ring round.
          - {do: Open beds, when: beds at most 1}
        red:
          - continue amber
          - Tell the board.
    """

  private func ward(_ given: String, _ expect: String) throws -> Covered {
    let covered = try Covered(
      Self.ward, "  - {name: one, given: {all: {\(given)}}, expect: {\(expect)}}")
    #expect(covered.allPassed)
    return covered
  }

  @Test("everything there is to reach, counted by hand")
  func counts() throws {
    let covered = try Covered(Self.ward)
    #expect(covered.count(.bands) == 6)
    // Three for each of staffing 50, 70 and 60; two for beds 1, 5, at most 2 and at most 1.
    #expect(covered.count(.boundaries) == 9 + 8)
    #expect(covered.count(.triggers) == 4)
    // The whole of collapse is the sign itself.
    #expect(covered.count(.conditions) == 4)
    #expect(covered.count(.levels) == 3)
    #expect(covered.count(.roles) == 3)
    #expect(covered.count(.actions) == 3)
    #expect(covered.count(.whens) == 2)
    #expect(covered.count(.missing) == 1)
    #expect(covered.coverage.missed.count == covered.coverage.items.count)
  }

  @Test("the band that made the level is reached, one that made no difference is not")
  func decidingBand() throws {
    let covered = try ward("staffing: 60, beds: 9", "level: amber")
    #expect(covered.reached(.bands) == ["staffing amber"])
    #expect(covered.reached(.levels) == ["level amber"])
    let direct = try ward("staffing: 60, beds: 9", "beds: green")
    #expect(direct.reached(.bands) == ["beds green"])
    #expect(direct.reached(.levels).isEmpty)
  }

  @Test("all signs decide that a level is the mildest")
  func mildest() throws {
    let covered = try ward("staffing: 80, beds: 9", "level: green")
    #expect(covered.reached(.bands) == ["staffing green", "beds green"])
    #expect(covered.reached(.triggers) == ["collapse: no", "fault: no"])
  }

  @Test("a sign that says no decides only where its level is worse")
  func silentSign() throws {
    // At amber a fault, which is amber, would have changed nothing.
    let covered = try ward("staffing: 65, beds: 9", "level: amber")
    #expect(covered.reached(.triggers) == ["collapse: no"])
  }

  @Test("a part of a condition decides where its other answer would have turned the whole")
  func parts() throws {
    let both = try ward("staffing: 59, beds: 2", "collapse: yes")
    #expect(both.reached(.conditions) == ["staffing under 60: yes", "beds at most 2: yes"])
    let one = try ward("staffing: 59, beds: 3", "collapse: no")
    #expect(one.reached(.conditions) == ["beds at most 2: no"])
    let neither = try ward("staffing: 61, beds: 3", "collapse: no")
    #expect(neither.reached(.conditions).isEmpty)
    #expect(neither.reached(.triggers) == ["collapse: no"])
  }

  @Test("an exact list reaches the role at that level, its actions, and what it leaves out")
  func exactActions() throws {
    let covered = try ward("staffing: 60, beds: 4", "lead does: [Ring round.]")
    #expect(covered.reached(.roles) == ["lead at amber"])
    #expect(covered.reached(.actions) == ["lead: Ring round."])
    #expect(covered.reached(.whens) == ["lead, when beds at most 1: no"])
    #expect(covered.reached(.levels) == ["level amber"])
  }

  @Test("a part of a list reaches no more than it names")
  func includedActions() throws {
    let covered = try ward(
      "staffing: 40, beds: 1", "lead does: {includes: [Open beds]}")
    #expect(covered.reached(.roles).isEmpty)
    #expect(covered.reached(.actions) == ["lead: Open beds"])
    #expect(covered.reached(.whens) == ["lead, when beds at most 1: yes"])
  }

  @Test("a reading that is missing is reached where the plan says what then")
  func missing() throws {
    #expect(try ward("staffing: 80", "level: green").missed(.missing).isEmpty)
    #expect(try ward("staffing: 80, beds: 9", "level: green").reached(.missing).isEmpty)
  }

  @Test("an example that fails reaches nothing")
  func failing() throws {
    let covered = try Covered(
      Self.ward, "  - {name: one, given: {all: {staffing: 60, beds: 9}}, expect: {level: red}}")
    #expect(!covered.allPassed)
    #expect(covered.coverage.missed.count == covered.coverage.items.count)
  }

  @Test("what is declared or held does not come from signs")
  func declared() throws {
    let covered = try Covered(
      """
      indicators:
        beds: {unit: beds, range: whole numbers 0 and up, bands: {green: 1 and up, red: 0}}
      statuses:
        level: {worst of: [beds], declared by: lead, may: raise}
      roles:
        lead: {title: Lead}
      """,
      """
        - name: one
          at: 2024-11-04 09:00
          given: {all: {beds: 3}}
          declared: {level: {level: red, by: lead, reason: storm}}
          expect: {level: red}
      """)
    #expect(covered.allPassed)
    #expect(covered.reached(.bands).isEmpty)
    #expect(covered.reached(.levels) == ["level red"])
  }

  @Test("of a spread the areas decide that would have turned it")
  func spread() throws {
    let body = """
      areas:
        area: {all: [east, west]}
      indicators:
        beds:
          unit: beds
          range: whole numbers 0 and up
          per: area
          bands: {green: 1 and up, red: 0}
      statuses:
        county:
          levels:
            red: beds is red in every area
      """
    func covered(_ east: Int, _ west: Int, _ level: String) throws -> Covered {
      try Covered(
        body,
        """
          - name: one
            given: {east: {beds: \(east)}, west: {beds: \(west)}}
            expect: {county: \(level)}
        """)
    }
    #expect(try covered(0, 0, "red").reached(.bands) == ["beds red"])
    #expect(try covered(0, 1, "green").reached(.bands) == ["beds green"])
    // Either alone could be red, and nothing would come of it.
    #expect(try covered(1, 1, "green").reached(.bands).isEmpty)
  }

  @Test("the cell of a matrix is reached by its row and its column")
  func matrix() throws {
    let covered = try Covered(
      """
      indicators:
        impact: {values: [low, high]}
        likelihood: {values: [rare, often]}
      statuses:
        risk:
          matrix:
            rows: impact
            columns: likelihood
            cells:
              low: [green, amber]
              high: [amber, red]
      """,
      "  - {name: one, given: {all: {impact: high, likelihood: rare}}, expect: {risk: amber}}")
    #expect(covered.allPassed)
    #expect(covered.count(.cells) == 4)
    #expect(covered.reached(.cells) == ["risk at high, rare"])
  }

  @Test("a reading scores where a sum of points made the level")
  func points() throws {
    let covered = try Covered(
      """
      indicators:
        pulse:
          unit: beats
          range: whole numbers 0 and up
          points: {0: 50 to 90, 3: at most 49 or 91 and up}
        alert: {values: [yes, no], points: {0: yes, 3: no}}
        score:
          sum: points
          of: [pulse, alert]
          unit: points
          bands: {green: 0 to 3, red: 4 and up}
      statuses:
        level: {worst of: [score]}
      """,
      "  - {name: one, given: {all: {pulse: 91, alert: yes}}, expect: {level: green}}")
    #expect(covered.allPassed)
    #expect(
      covered.reached(.bands) == ["pulse for 3 points", "alert for 0 points", "score green"])
    // The sum of 3 is the last one before the line at 4.
    #expect(covered.reached(.boundaries) == ["pulse exactly 91", "score exactly 3"])
  }
}
