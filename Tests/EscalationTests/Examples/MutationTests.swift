import Diagnostics
import Escalation
import Testing

@Suite("Changes of a plan that examples notice")
struct MutationTests {
  private static let staffing = """
    indicators:
      staffing:
        unit: percent
        range: 0 and up
        bands:
          green: at least 50
          red: under 50
    statuses:
      level: {worst of: [staffing]}
    """

  private func notNoticed(_ body: String, _ examples: String) throws -> [String] {
    let covered = try Covered(body, examples)
    #expect(covered.allPassed)
    return covered.notNoticed
  }

  @Test("a line that is closed on the other side is noticed by a reading on it, and by no other")
  func closedLine() throws {
    let turned = "- green: at least 50 - red: under 50 + green: over 50 + red: at most 50"
    let beside = """
        - {name: one, given: {all: {staffing: 50.1}}, expect: {level: green}}
        - {name: two, given: {all: {staffing: 49.9}}, expect: {level: red}}
      """
    #expect(try notNoticed(Self.staffing, beside) == [turned])
    let onIt =
      beside + """

          - {name: three, given: {all: {staffing: 50}}, expect: {level: green}}
        """
    #expect(try notNoticed(Self.staffing, onIt).isEmpty)
  }

  @Test("a line that is moved is noticed by readings that lie on the other side then")
  func movedLine() throws {
    let up = "- green: at least 50 - red: under 50 + green: at least 51 + red: under 51"
    let down = "- green: at least 50 - red: under 50 + green: at least 49 + red: under 49"
    let far = """
        - {name: one, given: {all: {staffing: 80}}, expect: {level: green}}
        - {name: two, given: {all: {staffing: 20}}, expect: {level: red}}
      """
    let missed = try notNoticed(Self.staffing, far)
    #expect(missed.contains(up) && missed.contains(down))
    let at = "  - {name: one, given: {all: {staffing: 50}}, expect: {level: green}}"
    #expect(try notNoticed(Self.staffing, at) == [down])
  }

  @Test("what an unnoticed line needs is said as a reading")
  func hints() throws {
    let covered = try Covered(
      Self.staffing, "  - {name: one, given: {all: {staffing: 80}}, expect: {level: green}}")
    let hints = Set(covered.mutation.missed.map(\.hint))
    #expect(hints.isSuperset(of: ["staffing exactly 50", "staffing 50", "staffing just below 50"]))
  }

  @Test("a line at the end of the range can be moved no further, so that is no change")
  func endOfRange() throws {
    let covered = try Covered(
      """
      indicators:
        beds:
          unit: beds
          range: whole numbers 0 and up
          bands: {green: 5 and up, red: 0 to 4}
      statuses:
        level: {worst of: [beds]}
      """,
      """
        - {name: one, given: {all: {beds: 5}}, expect: {level: green}}
        - {name: two, given: {all: {beds: 4}}, expect: {level: red}}
      """)
    #expect(
      covered.changes.contains {
        $0.diff(of: covered.source).contains { $0.text.contains("-1 to 4") }
      })
    let report = covered.mutation
    // Up, down, and the two levels exchanged.
    #expect(report.count == 3)
    #expect(report.noticed == 3)
    #expect(report.percent == 100)
  }

  private static let actions = """
    indicators:
      staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
    statuses:
      level: {worst of: [staffing]}
    roles:
      lead: {title: Lead}
    actions:
      follow: level
      lead:
        green:
          - Log it.
        amber: business as usual
        red:
          - continue green
          - Ring round.
          - Tell the board.
    """

  private static let lines = """
      - {name: a, given: {all: {staffing: 50}}, expect: {level: green}}
      - {name: b, given: {all: {staffing: 49.9}}, expect: {level: red}}

    """

  @Test("an action that is left out, and two in another order, are noticed by a whole list")
  func wholeList() throws {
    let whole =
      Self.lines + """
          - name: c
            given: {all: {staffing: 40}}
            expect: {lead does: [Log it., Ring round., Tell the board.]}
          - name: d
            given: {all: {staffing: 60}}
            expect: {lead does: [Log it.]}
        """
    #expect(try notNoticed(Self.actions, whole).isEmpty)
    let part =
      Self.lines + """
          - name: c
            given: {all: {staffing: 40}}
            expect: {lead does: {includes: [Tell the board.]}}
        """
    #expect(
      try notNoticed(Self.actions, part) == [
        "- green: - - Log it. + green: business as usual",
        "- - continue green",
        "- - continue green - - Ring round. + - Ring round. + - continue green",
        "- - Ring round.",
        "- - Ring round. - - Tell the board. + - Tell the board. + - Ring round.",
      ])
  }

  @Test("parts of conditions, quorums, members, negations, levels and spans are changed")
  func conditions() throws {
    let covered = try Covered(
      """
      indicators:
        staffing: {unit: percent, range: 0 and up}
        care: {values: [good, none]}
      triggers:
        short: {level: red, when: staffing under 50 for 2 readings}
        both: {level: red, when: {all: [care is not good, staffing under 40]}}
      statuses:
        level: {at least 1 of: [short, both]}
        county: {levels: {red: level is amber or worse}}
      """)
    let after = covered.changes.map { change in
      change.diff(of: covered.source).filter(\.isNew).map(\.text.trimmingBlanks).joined()
    }
    for line in [
      "short: {level: amber, when: staffing under 50 for 2 readings}",
      "short: {level: red, when: staffing under 51 for 2 readings}",
      "short: {level: red, when: staffing at most 50 for 2 readings}",
      "short: {level: red, when: staffing under 50 for 1 readings}",
      "short: {level: red, when: staffing under 50 for 3 readings}",
      "both: {level: red, when: {any: [care is not good, staffing under 40]}}",
      "both: {level: red, when: {all: [care is good, staffing under 40]}}",
      "both: {level: red, when: {all: [staffing under 40]}}",
      "level: {at least 2 of: [short, both]}", "level: {at least 1 of: [both]}",
      "county: {levels: {red: level is red or worse}}",
      "county: {levels: {red: level is green or worse}}",
    ] {
      #expect(after.contains(line), "\(line)")
    }
  }

  @Test("each change stands in the text, and most are plans")
  func changesAreEdits() throws {
    let covered = try Covered(Self.actions)
    var plans = 0
    for change in covered.changes {
      let lines = change.diff(of: covered.source)
      #expect(!lines.isEmpty)
      for line in lines where !line.isNew {
        let text = covered.source.text(in: covered.source.lineRange(line.line))
        #expect(text == line.text)
      }
      if covered.changed(change) != nil { plans += 1 }
    }
    #expect(plans == 10)
  }
}
