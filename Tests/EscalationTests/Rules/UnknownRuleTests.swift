import Escalation
import Testing

@Suite("Rules 3 to 5: what is not known, formulas, and whole numbers")
struct UnknownRuleTests {
  private func plan(_ indicators: String, _ test: String) throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
      \(indicators.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      triggers:
        sign: {level: red, when: \(test)}
      statuses:
        status: {worst of: [sign]}
      """)
  }

  @Test("rule 3: a test is true if it is so for every value that could be, false if for none")
  func everyValue() throws {
    func answer(_ range: String, _ test: String) throws -> String {
      let plan = try plan("beds: {unit: beds, range: \(range)}", test)
      return try Answers(plan, "all: {}").answer("sign")
    }
    #expect(try answer("0 to 20", "beds at most 20") == "yes")
    #expect(try answer("0 to 20", "beds at most 19.9") == "unknown")
    #expect(try answer("0 to 20", "beds over 20") == "no")
    #expect(try answer("0 and up", "beds over 20") == "unknown")
    #expect(try answer("whole numbers 0 to 20", "beds over 19.5") == "unknown")
    #expect(try answer("whole numbers 0 to 20", "beds over 19.5 to under 20") == "no")
  }

  @Test("rule 3: words are the values that could be")
  func words() throws {
    func answer(_ test: String) throws -> String {
      let plan = try plan("care: {values: [good, limited, none]}", test)
      return try Answers(plan, "all: {}").answer("sign")
    }
    #expect(try answer("care is good or limited or none") == "yes")
    #expect(try answer("care is good or limited") == "unknown")
  }

  @Test("rule 3: 'is missing' sees the data as it is and is never unknown")
  func isMissing() throws {
    let plan = try plan("beds: {unit: beds, range: 0 to 20}", "beds is missing")
    #expect(try Answers(plan, "all: {}").answer("sign") == "yes")
    #expect(try Answers(plan, "all: {beds: 21}").answer("sign") == "yes")
    #expect(try Answers(plan, "all: {beds: 20}").answer("sign") == "no")
  }

  @Test("rule 3: one missing reading used twice is one reading, not two")
  func usedTwice() throws {
    let plan = try plan(
      "beds: {unit: beds, range: 0 to 20}", "{any: [beds under 10, beds at least 10]}")
    #expect(try Answers(plan, "all: {}").level("status") == "red")
  }

  @Test("rule 4: a formula with a missing operand has the range that follows, not none")
  func missingOperand() throws {
    let plan = try plan(
      """
      total: {unit: beds, range: whole numbers 0 to 20}
      used: {unit: beds, range: whole numbers 0 to 20}
      free: {formula: total - used}
      """, "free over 15")
    #expect(try Answers(plan, "all: {used: 5}").answer("sign") == "no")
    #expect(try Answers(plan, "all: {used: 4}").answer("sign") == "unknown")
    #expect(try Answers(plan, "all: {total: 20, used: 4}").answer("sign") == "yes")
  }

  @Test("rule 4: a quotient by 0 is missing and not endless, and a range without 0 settles it")
  func byZero() throws {
    func indicators(_ divisor: String) -> String {
      """
      calls: {unit: calls, range: whole numbers 0 and up}
      staff: {unit: nurses, range: whole numbers \(divisor)}
      load: {formula: calls / staff}
      """
    }
    let plan = try plan(indicators("0 and up"), "load over 10")
    #expect(plan.findings.contains("division-by-zero"))
    #expect(try Answers(plan, "all: {calls: 5, staff: 0}").answer("sign") == "unknown")
    #expect(try Answers(plan, "all: {calls: 20, staff: 2}").answer("sign") == "no")
    #expect(try Answers(plan, "all: {calls: 21, staff: 2}").answer("sign") == "yes")
    let settled = try self.plan(indicators("1 and up"), "load over 10")
    #expect(!settled.findings.contains("division-by-zero"))
  }

  @Test("rule 4: percent is multiplied by 100 once, and * and / come before + and -")
  func percent() throws {
    let plan = try plan(
      """
      open: {unit: beds, range: whole numbers 1 and up}
      used: {unit: beds, range: whole numbers 0 and up}
      share: {unit: percent, formula: used / open}
      mixed: {unit: beds, formula: used + open * 2}
      """, "{all: [share at least 92, mixed exactly 292]}")
    #expect(try Answers(plan, "all: {open: 100, used: 92}").answer("sign") == "yes")
    #expect(try Answers(plan, "all: {open: 100, used: 91}").answer("sign") == "no")
  }

  @Test("rule 4: counts mix under + and - with a note, other units do not, points may")
  func mixedUnits() {
    func formula(_ other: String, _ unit: String = "") -> [String] {
      findings(
        """
        indicators:
          beds: {unit: beds, range: 0 and up}
          other: {unit: \(other), range: 0 and up}
          sum: {\(unit)formula: beds + other, bands: {green: under 10, red: at least 10}}
        statuses:
          status: {worst of: [sum]}
        """)
    }
    #expect(formula("beds").isEmpty)
    #expect(formula("people").map { $0.prefix(12) } == ["mixed-counts"])
    #expect(formula("minutes").contains { $0.hasPrefix("wrong-unit") })
    #expect(formula("minutes", "unit: points, ").isEmpty)
  }

  @Test("rule 5: whole numbers close the holes between 2 and 3, other numbers do not")
  func grid() {
    func bands(_ range: String) -> [String] {
      findings(
        """
        indicators:
          people: {range: \(range), bands: {green: 3 and up, amber: 1 to 2, red: 0}}
        statuses:
          status: {worst of: [people]}
        """)
    }
    #expect(bands("whole numbers 0 and up").isEmpty)
    #expect(bands("0 and up").contains { $0.hasPrefix("gap") })
  }

  @Test("rule 5: off the grid is bad data, and is not rounded")
  func offTheGrid() throws {
    let plan = try plan("people: {range: whole numbers 0 and up}", "people at least 3")
    let off = try Answers(plan, "all: {people: 2.5}")
    #expect(try off.answer("sign") == "unknown")
    #expect(off.problems.count == 1)
    #expect(try Answers(plan, "all: {people: 3.0}").answer("sign") == "yes")
  }

  @Test("rule 5: a formula is rounded to its own grid, halves away from zero")
  func rounding() throws {
    let plan = try plan(
      """
      calls: {unit: calls, range: -9 to 9}
      score: {unit: points, range: whole numbers -9 to 9, formula: calls * 1}
      """, "score exactly 3")
    #expect(try Answers(plan, "all: {calls: 2.4}").answer("sign") == "no")
    #expect(try Answers(plan, "all: {calls: 2.5}").answer("sign") == "yes")
    #expect(try Answers(plan, "all: {calls: 3.4}").answer("sign") == "yes")
    #expect(try Answers(plan, "all: {calls: 3.5}").answer("sign") == "no")
    let below = try self.plan(
      """
      calls: {unit: calls, range: -9 to 9}
      score: {unit: points, range: whole numbers -9 to 9, formula: calls * 1}
      """, "score exactly -3")
    #expect(try Answers(below, "all: {calls: -2.5}").answer("sign") == "yes")
    #expect(try Answers(below, "all: {calls: -2.4}").answer("sign") == "no")
  }

  @Test("rule 5: a value in a band that is not stated has an unknown level, not the mildest")
  func notStated() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up, bands: {red: 0, green: 1 to 9, otherwise: not stated}}
      statuses:
        status: {worst of: [beds]}
      """)
    #expect(try Answers(plan, "all: {beds: 9}").level("beds") == "green")
    #expect(try Answers(plan, "all: {beds: 10}").level("beds") == "unknown")
    #expect(try Answers(plan, "all: {beds: 10}").possible("beds") == ["green", "amber", "red"])
  }
}
