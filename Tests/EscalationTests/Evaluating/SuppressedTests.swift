import Escalation
import Testing

@Suite("What a suppressed number leaves")
struct SuppressedTests {
  private func bands() throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up, bands: {green: 5 and up, amber: 3 to 4, red: under 3}}
        rate: {range: 0 to 10, bands: {green: under 5, amber: 5 to 7, red: over 7}}
      statuses:
        status: {worst of: [beds, rate]}
      """)
  }

  @Test(
    "bands answer with every level that a number of the range has",
    arguments: [
      ("1 to 2", ["red"]), ("2 to 3", ["amber", "red"]), ("3 to 4", ["amber"]),
      ("4 to 5", ["green", "amber"]), ("5 to 7", ["green"]),
      ("0 to 9", ["green", "amber", "red"]),
    ])
  func bandsOfWholeNumbers(_ range: String, _ levels: [String]) throws {
    let answers = try Answers(try bands(), "all: {beds: \(range), rate: 1}")
    #expect(try answers.possible("status") == levels)
    #expect(answers.isExact("status"))
  }

  @Test(
    "both ends of a range belong to it, and numbers between them where there is no grid",
    arguments: [
      ("4 to 4.999", ["green"]), ("4 to 5", ["green", "amber"]), ("5 to 7", ["amber"]),
      ("7 to 7.001", ["amber", "red"]), ("7.001 to 8", ["red"]),
      ("4.9 to 7.1", ["green", "amber", "red"]),
    ])
  func bandsWithoutGrid(_ range: String, _ levels: [String]) throws {
    let answers = try Answers(try bands(), "all: {beds: 9, rate: \(range)}")
    #expect(try answers.possible("status") == levels)
  }

  @Test("a range with one level is as good as a number, and is nothing that is missing")
  func asGoodAsKnown() throws {
    let answers = try Answers(try bands(), "all: {beds: 1 to 2, rate: 1}")
    #expect(try answers.level("status") == "red")
    #expect(answers.problems.isEmpty)
  }

  @Test(
    "a comparison holds, fails, or is open",
    arguments: [
      ("1 to 4", "no", "yes"), ("1 to 5", "unknown", "unknown"), ("5 to 9", "yes", "no"),
      ("4 to 5", "unknown", "unknown"),
    ])
  func comparisons(_ range: String, _ enough: String, _ few: String) throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up}
        needed: {range: whole numbers 0 and up}
      triggers:
        enough: {when: beds at least 5, level: green}
        few: {when: beds under needed, level: red}
      statuses:
        status: {worst of: [enough, few]}
      """)
    let answers = try Answers(plan, "all: {beds: \(range), needed: 5}")
    #expect(try answers.answer("enough") == enough)
    #expect(try answers.answer("few") == few)
  }

  @Test("where one range is used twice, each of its numbers is tried")
  func usedTwice() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up}
      triggers:
        either: {when: {any: [beds under 3, beds at least 3]}, level: red}
        both: {when: {all: [beds under 3, beds over 3]}, level: red}
        gap: {when: {any: [beds under 2, beds over 3]}, level: red}
      statuses:
        status: {worst of: [either, both, gap]}
      """)
    let answers = try Answers(plan, "all: {beds: 1 to 4}")
    #expect(try answers.answer("either") == "yes")
    #expect(try answers.answer("both") == "no")
    #expect(try answers.answer("gap") == "unknown")
    #expect(try Answers(plan, "all: {beds: 2 to 3}").answer("gap") == "no")
  }

  @Test(
    "a formula comes to what the numbers of the range come to",
    arguments: [
      ("1 to 3", ["red"]), ("3 to 4", ["amber", "red"]), ("4 to 5", ["amber"]),
      ("5 to 6", ["green", "amber"]), ("6 to 9", ["green"]),
    ])
  func formulas(_ range: String, _ levels: [String]) throws {
    let plan = try tinyPlan(
      """
      indicators:
        open: {unit: beds, range: whole numbers 0 and up}
        used: {unit: beds, range: whole numbers 0 and up}
        free:
          formula: open - used
          bands: {red: under 2, amber: 2 to 3, green: 4 and up}
          if missing: assume red
      statuses:
        status: {worst of: [free]}
      """)
    #expect(try Answers(plan, "all: {open: \(range), used: 2}").possible("status") == levels)
  }

  @Test("'if missing' and 'is missing' are about what is not there, and a range is there")
  func isNotMissing() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds:
          range: whole numbers 0 and up
          bands: {green: 5 and up, red: under 5}
          if missing: ignore
        double: {formula: beds * 2, bands: {green: 10 and up, red: under 10}, if missing: assume green}
      triggers:
        gone: {when: beds is missing, level: red}
        no_double: {when: double is missing, level: red}
      statuses:
        status: {worst of: [beds, double, gone, no_double]}
      """)
    let answers = try Answers(plan, "all: {beds: 1 to 4}")
    #expect(try answers.possible("beds") == ["red"])
    #expect(try answers.possible("double") == ["red"])
    #expect(try answers.answer("gone") == "no")
    #expect(try answers.answer("no_double") == "no")
    #expect(try Answers(plan, "all: {beds: 4 to 5}").possible("double") == ["green", "red"])
    #expect(try Answers(plan, "all: {beds: missing}").possible("double") == ["green"])
  }

  @Test("nor is what is calculated from points of a range, which may be several")
  func pointsAreNotMissing() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 and up, points: {0: 5 and up, 2: under 5}}
        calls: {range: whole numbers 0 and up, points: {0: under 5, 2: 5 and up}}
        score: {unit: points, sum: points, of: [beds, calls]}
        double:
          unit: points
          formula: score * 2
          bands: {green: under 4, red: 4 and up}
          if missing: assume red
      triggers:
        no_double: {when: double is missing, level: red}
      statuses:
        status: {worst of: [double]}
        gaps: {headline: yes, worst of: [no_double]}
      """)
    let answers = try Answers(plan, "all: {beds: 4 to 5, calls: 0}")
    #expect(try answers.possible("status") == ["green", "red"])
    #expect(try answers.answer("no_double") != "yes")
    #expect(try Answers(plan, "all: {beds: missing, calls: 0}").possible("status") == ["red"])
    #expect(try Answers(plan, "all: {beds: missing, calls: 0}").answer("no_double") == "yes")
  }

  @Test("where some numbers of a range leave a formula without a result, nothing stands in for it")
  func formulaThatMayFail() throws {
    let plan = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 and up}
        staff: {range: whole numbers 0 and up}
        load:
          formula: calls / staff
          bands: {green: under 10, red: at least 10}
          if missing: ignore
      triggers:
        no_load: {when: load is missing, level: red}
      statuses:
        status: {worst of: [load]}
        gaps: {headline: yes, worst of: [no_load]}
      """)
    let open = try Answers(plan, "all: {calls: 5, staff: 0 to 2}")
    #expect(try open.possible("status") == ["green", "red"])
    #expect(try open.answer("no_load") == "unknown")
    let settled = try Answers(plan, "all: {calls: 5, staff: 1 to 2}")
    #expect(try settled.possible("status") == ["green"])
    #expect(try settled.answer("no_load") == "no")
  }

  @Test("a sum holds what every range can add, and counts them as reported")
  func summaries() throws {
    let plan = try tinyPlan(
      """
      areas: {site: {all: [north, south, hill]}}
      indicators:
        beds: {range: whole numbers 0 and up, per: site}
        total:
          sum: beds
          over: site
          bands: {red: under 10, amber: 10 to 11, green: 12 and up}
        reported: {count: beds, over: site, bands: {red: under 3, green: 3 and up}}
        fewest:
          lowest: beds
          over: site
          needs: all
          bands: {red: under 3, green: 3 and up}
      statuses:
        status: {worst of: [total]}
        there: {worst of: [reported]}
        lowest: {headline: yes, worst of: [fewest]}
      """)
    func answers(_ range: String) throws -> Answers {
      try Answers(plan, "north: {beds: 4}\nsouth: {beds: 4}\nhill: {beds: \(range)}")
    }
    #expect(try answers("0 to 1").possible("status") == ["red"])
    #expect(try answers("1 to 2").possible("status") == ["amber", "red"])
    #expect(try answers("2 to 3").possible("status") == ["amber"])
    #expect(try answers("3 to 4").possible("status") == ["green", "amber"])
    #expect(try answers("1 to 4").possible("there") == ["green"])
    #expect(try answers("1 to 4").possible("lowest") == ["green", "red"])
    #expect(try answers("3 to 4").possible("lowest") == ["green"])
    #expect(try answers("1 to 2").possible("lowest") == ["red"])
    #expect(try answers("missing").possible("there") == ["red"])
  }

  @Test("points of a range are those of its numbers, and it is not left out of what is needed")
  func points() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds:
          range: whole numbers 0 and up
          points: {0: 5 and up, 2: under 5}
        calls:
          range: whole numbers 0 and up
          points: {0: under 5, 2: 5 and up}
        score:
          highest: points
          of: [beds, calls]
          needs: 1
          bands: {green: under 2, red: 2 and up}
      statuses:
        status: {worst of: [score]}
      """)
    #expect(
      try Answers(plan, "all: {beds: 4 to 5, calls: 0}").possible("status") == ["green", "red"])
    #expect(try Answers(plan, "all: {beds: 5 to 6, calls: 0}").possible("status") == ["green"])
    #expect(try Answers(plan, "all: {beds: missing, calls: 0}").possible("status") == ["green"])
  }

  @Test(
    "a change from a range, or to one, is known where every number of it says the same",
    arguments: [
      ("1 to 4", "4", "no"), ("1 to 4", "14", "yes"), ("1 to 4", "12", "unknown"),
      ("4", "1 to 4", "no"), ("4", "14 to 20", "yes"), ("4", "13 to 20", "unknown"),
    ])
  func changes(_ before: String, _ now: String, _ answer: String) throws {
    let plan = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 and up, every: day}
      triggers:
        rising: {when: calls rises by at least 10 within 2 days, level: red}
      statuses:
        status: {worst of: [rising]}
      """)
    let given = "all: {calls: [2024-11-03 09:00 is \(before), 2024-11-04 09:00 is \(now)]}"
    #expect(try Answers(plan, given).answer("rising") == answer)
  }

  @Test(
    "windows and tests over days take each day's range for what it is",
    arguments: [
      ("2 to 4, 1, 1, 1", "no", "yes"), ("1, 2 to 4, 1, 1", "no", "yes"),
      ("1, 2 to 5, 1, 1", "unknown", "unknown"), ("1, 5 to 6, 1, 1", "yes", "no"),
      ("1, 1, 1, 2 to 5", "unknown", "unknown"), ("1, 1, 1, 5 to 6", "yes", "no"),
      ("5 to 6, 1, 1, 1", "no", "yes"),
    ])
  func windows(_ calls: String, _ high: String, _ low: String) throws {
    let plan = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 and up, every: day}
        peak: {highest: calls, last: 3 days}
      triggers:
        high: {when: peak at least 5, level: red}
        low: {when: calls under 5 for 3 days, level: amber}
      statuses:
        status: {worst of: [high, low]}
      """)
    let answers = try Answers(plan, "all: {calls: [\(calls)]}")
    #expect(try answers.answer("high") == high)
    #expect(try answers.answer("low") == low)
  }

  @Test(
    "what is no range of the indicator cannot be read",
    arguments: [
      ("beds: 4 to 1", "'4 to 1' is no range: its first number is the higher one"),
      ("beds: 1.5 to 4", "'1.5 to 4' is no range: 1.5 is not a whole number"),
      ("beds: -1 to 4", "'-1 to 4' is no range: -1 is outside the range"),
      ("rate: 9 to 11", "'9 to 11' is no range: 11 is outside the range"),
    ])
  func unreadable(_ given: String, _ reason: String) throws {
    let answers = try Answers(try bands(), "all: {\(given)}")
    #expect(answers.problems.map(\.detail).contains(reason))
  }

  @Test("a reading is as small as it was, and one number is no range")
  func size() throws {
    #expect(MemoryLayout<Reading>.stride == 16)
    let range = try #require(
      Reading(from: ExactDecimal(mantissa: 15, scale: 1), to: ExactDecimal(4)))
    #expect(range.number == ExactDecimal(mantissa: 15, scale: 1))
    #expect(range.highest == ExactDecimal(4))
    #expect(Reading(from: ExactDecimal(4), to: ExactDecimal(4)) == Reading(ExactDecimal(4)))
    #expect(Reading(from: ExactDecimal(4), to: ExactDecimal(3)) == nil)
    #expect(Reading(from: .zero, to: ExactDecimal(4_294_967_295))?.highest.text == "4294967295")
    #expect(Reading(from: .zero, to: ExactDecimal(4_294_967_296)) == nil)
  }
}
