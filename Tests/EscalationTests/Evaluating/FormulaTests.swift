import Escalation
import Testing

@Suite("Formulas")
struct FormulaTests {
  @Test("a formula with a missing operand is missing, with the range that follows")
  func missingOperand() throws {
    let plan = try tinyPlan(
      """
      indicators:
        total: {unit: beds, range: whole numbers 0 to 20}
        used: {unit: beds, range: whole numbers 0 to 20}
        free: {formula: total - used, bands: {red: at most 0, amber: 1 to 4, green: 5 and up}}
      statuses:
        status: {worst of: [free]}
      """)
    #expect(try Answers(plan, "all: {total: 4, used: 4}").level("status") == "red")
    #expect(try Answers(plan, "all: {used: 20}").level("status") == "red")
    #expect(try Answers(plan, "all: {used: 16}").possible("status") == ["amber", "red"])
    #expect(try Answers(plan, "all: {used: 15}").possible("status") == ["green", "amber", "red"])
    #expect(try Answers(plan, "all: {total: 4}").level("status") == "amber")
    #expect(try Answers(plan, "all: {total: 4}").possible("status") == ["amber", "red"])
  }

  @Test("a quotient by 0 is missing, and that it can happen is a warning")
  func byZero() throws {
    let plan = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 and up}
        staff: {range: whole numbers 0 and up}
        load: {formula: calls / staff, bands: {green: under 10, red: at least 10}}
      triggers:
        no_load: {when: load is missing, level: amber}
      statuses:
        status: {worst of: [load]}
        gaps: {headline: yes, worst of: [no_load]}
      """)
    #expect(plan.findings.contains("division-by-zero"))
    let zero = try Answers(plan, "all: {calls: 5, staff: 0}")
    #expect(try zero.possible("status") == ["green", "red"])
    #expect(try zero.level("gaps") == "amber")
    #expect(try Answers(plan, "all: {calls: 29, staff: 3}").level("status") == "green")
    #expect(try Answers(plan, "all: {calls: 30, staff: 3}").level("status") == "red")
  }

  @Test("a range without 0 on the divisor settles it, and 0 divided by it counts")
  func divisorWithoutZero() throws {
    let plan = try tinyPlan(
      """
      indicators:
        calls: {range: 0 to 10}
        staff: {range: 1 to under 10}
        load: {formula: calls / staff, bands: {red: at most 0, green: over 0}}
      statuses:
        status: {worst of: [load]}
      """)
    #expect(!plan.findings.contains("division-by-zero"))
    #expect(try Answers(plan, "all: {}").possible("status") == ["green", "red"])
  }

  @Test("* and / come before + and -, from left to right, and brackets before both")
  func order() throws {
    let plan = try tinyPlan(
      """
      indicators:
        a: {range: 0 and up}
        b: {range: 0 and up}
        first: {formula: a + b * 2}
        second: {formula: (a + b) * 2}
        third: {formula: a - b - 1}
        fourth: {formula: a / b * 2, range: 0 and up}
      triggers:
        product_first: {when: first exactly 7, level: red}
        bracket_first: {when: second exactly 8, level: red}
        left_first: {when: third exactly -3, level: red}
        quotient_first: {when: fourth over 0.66 to under 0.67, level: red}
      statuses:
        status: {at least 4 of: [product_first, bracket_first, left_first, quotient_first]}
      """)
    #expect(try Answers(plan, "all: {a: 1, b: 3}").level("status") == "red")
  }

  @Test("a quotient in percent is multiplied by 100, once")
  func percent() throws {
    let plan = try tinyPlan(
      """
      indicators:
        used: {unit: beds, range: 0 and up}
        total: {unit: beds, range: 1 and up}
        share: {formula: used / total, unit: percent}
        half: {formula: share / 2}
        limit: {value: 80, unit: percent}
        of_limit: {formula: share / limit, unit: percent}
      triggers:
        is_share: {when: share exactly 40, level: red}
        is_half: {when: half exactly 20, level: red}
        is_of_limit: {when: of_limit exactly 50, level: red}
      statuses:
        status: {at least 3 of: [is_share, is_half, is_of_limit]}
      """)
    #expect(try Answers(plan, "all: {used: 2, total: 5}").level("status") == "red")
  }

  @Test("a result is exact up to the comparison")
  func exact() throws {
    let plan = try tinyPlan(
      """
      indicators:
        a: {range: 0 and up}
        b: {range: 1 and up}
        ratio: {formula: a / b * b, bands: {red: exactly 1, green: under 1 or over 1}}
        sum: {formula: a * 0.1 + a * 0.2, bands: {red: 0.3, green: under 0.3 or over 0.3}}
      statuses:
        status: {at least 2 of: [ratio, sum]}
      """)
    #expect(try Answers(plan, "all: {a: 1, b: 3}").level("status") == "red")
    #expect(try Answers(plan, "all: {a: 1, b: 49}").level("status") == "red")
  }

  @Test(
    "a formula on a step is rounded to it, halves away from 0",
    arguments: [
      ("5", "red"), ("4", "amber"), ("3", "amber"), ("-3", "amber"), ("-5", "red"), ("1", "green"),
      ("-1", "green"), ("0", "green"),
    ])
  func rounding(_ reading: String, _ level: String) throws {
    // Halves of 5, 4, 3, 1 and 0 are rounded to 3, 2, 2, 1 and 0.
    let plan = try tinyPlan(
      """
      indicators:
        a: {range: -9 to 9}
        half:
          formula: a / 2
          range: whole numbers
          bands: {green: -1 to 1, amber: -2 or 2, red: at most -3 or at least 3}
      statuses:
        status: {worst of: [half]}
      """)
    #expect(try Answers(plan, "all: {a: \(reading)}").level("status") == level)
  }

  @Test("sums and differences of whole numbers are whole, and have no holes between bands")
  func sumsOnGrid() throws {
    let bands = "bands: {red: at most 0, amber: 1 to 2, green: 3 and up}"
    func plan(_ formula: String, _ range: String = "whole numbers 0 and up") throws -> LoadedPlan {
      try tinyPlan(
        """
        indicators:
          a: {range: \(range)}
          b: {range: whole numbers 0 and up}
          c: {formula: \(formula), \(bands)}
        statuses:
          status: {worst of: [c]}
        """)
    }
    #expect(try Answers(plan("a - b"), "all: {a: 5, b: 3}").level("status") == "amber")
    #expect(try Answers(plan("(a + b) - 2"), "all: {a: 5, b: 3}").level("status") == "green")
    for formula in ["a / 2", "a - 0.5", "a * b / 2"] {
      #expect(throws: LoadedPlan.Refused.self) { try plan(formula) }
    }
    #expect(throws: LoadedPlan.Refused.self) { try plan("a - b", "0 and up") }
  }

  @Test("a reading off its step or outside its range is bad data, and missing")
  func badData() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 to 9, bands: {green: 5 and up, red: under 5}}
        share: {step: 0.1, range: 0 to 1, bands: {green: 0.5 and up, red: under 0.5}}
      statuses:
        status: {worst of: [beds]}
        other: {headline: yes, worst of: [share]}
      """)
    for reading in ["4.5", "-1", "10", "4,0", "four"] {
      #expect(try Answers(plan, "all: {beds: \"\(reading)\"}").level("status") == "unknown")
    }
    #expect(try Answers(plan, "all: {beds: 4.0}").level("status") == "red")
    #expect(try Answers(plan, "all: {share: 0.30}").level("other") == "red")
    #expect(try Answers(plan, "all: {share: 0.35}").level("other") == "unknown")
  }

  @Test("without whole numbers, 3 to 4 and 1 to 2 leave a hole")
  func holes() throws {
    let bands = "bands: {green: at least 3, amber: 1 to 2, red: under 1}"
    #expect(throws: LoadedPlan.Refused.self) {
      try tinyPlan("indicators:\n  a: {range: 0 to 4, \(bands)}\nstatuses:\n  s: {worst of: [a]}")
    }
    _ = try tinyPlan(
      "indicators:\n  a: {range: whole numbers 0 to 4, \(bands)}\nstatuses:\n  s: {worst of: [a]}")
  }

  @Test("a reading that cancels out by way of another formula is not called exact")
  func cancelling() throws {
    let plan = try tinyPlan(
      """
      indicators:
        a: {range: whole numbers 0 to 8}
        b: {range: whole numbers 0 to 8}
        sum: {formula: a + b}
        rest: {formula: sum - a, bands: {green: at most 4, red: at least 5}}
      statuses:
        status: {worst of: [rest]}
      """)
    let row = Row(readings: [Spot(1, 0): .number(ExactDecimal(3))])
    let observed = FramePath().observe(row, Land(plan.plan), plan)
    let status = try #require(observed.statuses[Spot(0, 0)])
    #expect(status.levels.contains(.mildest))
    #expect(!status.isExact || status.levels.isSingle)
  }

  @Test("rounding a sum that lies between the steps is not called exact")
  func betweenSteps() throws {
    // Halves are rounded away from 0, so that it is never 0.
    let plan = try tinyPlan(
      """
      indicators:
        a: {range: whole numbers -4 to 4}
        b: {formula: a - 0.5, range: whole numbers}
      statuses:
        status: {levels: {red: b exactly 0}}
      """)
    let observed = FramePath().observe(Row(), Land(plan.plan), plan)
    let status = try #require(observed.statuses[Spot(0, 0)])
    #expect(status.levels.contains(.mildest))
    #expect(!status.isExact || status.levels.isSingle)
  }

  @Test(
    "what is assumed of a missing number must be one that could be read",
    arguments: ["2.5", "-1", "11"])
  func assumption(_ number: String) throws {
    func plan(_ number: String) throws -> LoadedPlan {
      try tinyPlan(
        """
        indicators:
          beds:
            range: whole numbers 0 to 10
            bands: {red: under 3, green: 3 and up}
            if missing: assume \(number)
        statuses:
          status: {worst of: [beds]}
        """)
    }
    let error = #expect(throws: LoadedPlan.Refused.self) { try plan(number) }
    #expect(error?.ids == ["bad-number"])
    #expect(try Answers(plan("2"), "all: {}").level("status") == "red")
  }

  @Test("an assumed result between whole numbers stands on its own side of a line")
  func assumedResult() throws {
    let plan = try tinyPlan(
      """
      indicators:
        a: {range: whole numbers 0 to 9}
        b: {range: whole numbers 0 to 9}
        c: {formula: a - b, if missing: assume -0.25}
      statuses:
        status: {levels: {red: c at most -1}}
      """)
    #expect(try Answers(plan, "all: {}").level("status") == "green")
    #expect(try Answers(plan, "all: {a: 1, b: 2}").level("status") == "red")
  }
}
