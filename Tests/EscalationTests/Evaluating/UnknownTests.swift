import Testing

@Suite("What missing readings leave")
struct UnknownTests {
  @Test("a test is true if it is so for every value a missing reading could take")
  func certainWhateverItIs() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {unit: percent, range: 0 to 100}
        mood: {values: [good, bad]}
      triggers:
        either: {when: {any: [staffing under 50, staffing at least 50]}, level: red}
        neither: {when: {all: [staffing under 40, staffing over 60]}, level: red}
        beyond: {when: staffing at most 100, level: red}
        below: {when: staffing under 0, level: red}
        between: {when: {any: [staffing under 50, staffing over 60]}, level: red}
        some_mood: {when: mood is good or bad, level: red}
        no_mood: {when: mood is not good or bad, level: red}
      statuses:
        status: {worst of: [either, neither, beyond, below, between, some_mood, no_mood]}
      """)
    let answers = try Answers(plan, "all: {}")
    #expect(try answers.answer("either") == "yes")
    #expect(try answers.answer("neither") == "no")
    #expect(try answers.answer("beyond") == "yes")
    #expect(try answers.answer("below") == "no")
    #expect(try answers.answer("between") == "unknown")
    #expect(try answers.answer("some_mood") == "yes")
    #expect(try answers.answer("no_mood") == "no")
  }

  @Test("a missing reading between two lines is not forgotten, with decimals above 1")
  func betweenTwoLines() throws {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {unit: percent, range: 0 to 100}
      statuses:
        status:
          levels:
            red: {any: [staffing under 35, staffing over 60]}
            amber: {all: [staffing over 35, staffing under 60]}
      """)
    let answers = try Answers(plan, "all: {}")
    #expect(try answers.possible("status") == ["green", "amber", "red"])
    #expect(try answers.level("status") == "unknown")
  }

  @Test("whether a reading is missing is seen in the data, whatever is assumed")
  func isMissing() throws {
    let plan = try tinyPlan(
      """
      indicators:
        plain: {range: 0 to 10}
        assumed: {range: 0 to 10, if missing: assume 3}
        ignored: {range: 0 to 10, if missing: ignore}
        total: {formula: plain + 1, if missing: assume 4}
        settled: {formula: assumed + 1}
      triggers:
        no_plain: {when: plain is missing, level: red}
        no_assumed: {when: assumed is missing, level: red}
        no_ignored: {when: ignored is missing, level: red}
        no_total: {when: total is missing, level: red}
        no_settled: {when: settled is missing, level: red}
        low_total: {when: total exactly 4, level: red}
      statuses:
        status:
          worst of: [no_plain, no_assumed, no_ignored, no_total, no_settled, low_total]
      """)
    let missing = try Answers(plan, "all: {}")
    for name in ["no_plain", "no_assumed", "no_ignored", "no_total", "low_total"] {
      #expect(try missing.answer(name) == "yes", "\(name)")
    }
    #expect(try missing.answer("no_settled") == "no")
    let there = try Answers(plan, "all: {plain: 3, assumed: 0, ignored: 0}")
    for name in ["no_plain", "no_assumed", "no_ignored", "no_total"] {
      #expect(try there.answer(name) == "no", "\(name)")
    }
  }

  @Test("the mildest level is given only when nothing missing could change it")
  func mildestNeedsProof() throws {
    let plan = try tinyPlan(
      """
      indicators:
        one: {range: 0 to 10, bands: {green: under 5, amber: 5 and up}}
        other: {range: 0 to 10, bands: {green: under 5, red: 5 and up}}
      statuses:
        status: {worst of: [one, other]}
      """)
    #expect(try Answers(plan, "all: {one: 1, other: 1}").level("status") == "green")
    let half = try Answers(plan, "all: {one: 1}")
    #expect(try half.level("status") == "unknown")
    #expect(try half.possible("status") == ["green", "red"])
    // Amber is proven, and could still be red.
    let amber = try Answers(plan, "all: {one: 7}")
    #expect(try amber.level("status") == "amber")
    #expect(try amber.possible("status") == ["amber", "red"])
    // Red cannot get worse, so nothing is missing.
    #expect(try Answers(plan, "all: {other: 7}").level("status") == "red")
  }

  @Test("a reading where no level is stated has an unknown level")
  func notStated() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up, bands: {red: 0, otherwise: not stated}}
      statuses:
        status: {worst of: [beds]}
      """)
    #expect(try Answers(plan, "all: {beds: 0}").level("status") == "red")
    let open = try Answers(plan, "all: {beds: 1}")
    #expect(try open.level("status") == "unknown")
    #expect(try open.possible("status") == ["green", "amber", "red"])
  }

  @Test("what is assumed of a missing formula is a level, too")
  func assumedLevelOfFormula() throws {
    let plan = try tinyPlan(
      """
      indicators:
        total: {range: 0 to 10}
        free:
          formula: total - 2
          bands: {red: under 3, green: at least 3}
          if missing: assume amber
      statuses:
        status: {worst of: [free]}
      """)
    #expect(try Answers(plan, "all: {}").level("status") == "amber")
    #expect(try Answers(plan, "all: {total: 2}").level("status") == "red")
  }

  @Test("blank answers are no, unless an answer is due")
  func answers() throws {
    let plan = try tinyPlan(
      """
      triggers:
        fault: {title: A fault, level: red}
        checked: {title: A check, level: red, every: day by 08:00}
      statuses:
        faults: {headline: yes, worst of: [fault]}
        checks: {worst of: [checked]}
      """)
    let blank = try Answers(plan, "all: {}")
    #expect(try blank.level("faults") == "green")
    #expect(try blank.level("checks") == "unknown")
    #expect(try Answers(plan, "all: {fault: yes, checked: no}").level("faults") == "red")
  }

  @Test("what is open because there are no areas is open everywhere in the same way")
  func noMembersTwice() throws {
    let loaded = try tinyPlan(
      """
      areas:
        ward: {north: [oak]}
        region: {all: [north, isle]}
      indicators:
        beds: {range: 0 and up, per: ward}
      triggers:
        silent: {per: region, when: beds is missing in every ward}
      statuses:
        status: {per: region, levels: {amber: silent is yes, red: silent is yes}}
      """)
    let answers = try Answers(loaded, "oak: {beds: 1}")
    #expect(try answers.possible("status", in: "isle") == ["green", "red"])
    #expect(try answers.possible("status", in: "north") == ["green"])
  }
}
