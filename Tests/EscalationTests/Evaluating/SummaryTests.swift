import Escalation
import Testing

@Suite("Summaries over areas")
struct SummaryTests {
  private func plan(_ summary: String, _ more: String = "") throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {site: {all: [north, south, hill]}}
      indicators:
        beds: {range: whole numbers 0 to 20, per: site, bands: {green: at least 10, amber: 5 to 9, red: under 5}}
        mood: {values: [good, bad], per: site, bands: {green: good, red: bad}}
        figure: {value: 7}
        result: {\(summary)}
      triggers:
        low: {when: result under 6}
        exact: {when: result exactly 6}
        high: {when: result over 6}
      \(more)
      """)
  }

  private func sides(_ summary: String, _ given: [String]) throws -> [String] {
    let lines = zip(["north", "south", "hill"], given).map { area, given in
      "\(area): {\(given)}"
    }
    let answers = try Answers(plan(summary), lines.joined(separator: "\n"))
    return try ["low", "exact", "high"].map { try answers.answer($0) }
  }

  private static let exactly = ["no", "yes", "no"]

  @Test(
    "each function takes what its name says",
    arguments: [
      ("sum: beds, over: site", ["beds: 1", "beds: 2", "beds: 3"]),
      ("average: beds, over: site", ["beds: 5", "beds: 6", "beds: 7"]),
      ("median: beds, over: site", ["beds: 0", "beds: 6", "beds: 20"]),
      ("highest: beds, over: site", ["beds: 0", "beds: 6", "beds: 1"]),
      ("lowest: beds, over: site", ["beds: 20", "beds: 6", "beds: 7"]),
    ])
  func functions(_ summary: String, _ given: [String]) throws {
    #expect(try sides(summary, given) == Self.exactly)
  }

  @Test("the median of an even number is the middle of two")
  func evenMedian() throws {
    let summary = "median: beds, over: site, where: mood is good"
    let given = ["beds: 5, mood: good", "beds: 7, mood: good", "beds: 0, mood: bad"]
    #expect(try sides(summary, given) == Self.exactly)
  }

  @Test("without needs a missing member leaves bounds")
  func bounds() throws {
    #expect(
      try sides("sum: beds, over: site", ["beds: 6", "beds: 0"]) == ["no", "unknown", "unknown"])
    #expect(try sides("sum: beds, over: site", ["beds: 7", "beds: 0"]) == ["no", "no", "yes"])
    #expect(try sides("highest: beds, over: site", ["beds: 7"]) == ["no", "no", "yes"])
    #expect(
      try sides("highest: beds, over: site", ["beds: 5", "beds: 6"]) == [
        "no", "unknown", "unknown",
      ])
    #expect(try sides("lowest: beds, over: site", ["beds: 5"]) == ["yes", "no", "no"])
    // (0 to 20 + 18) / 3 begins at 6.
    #expect(
      try sides("average: beds, over: site", ["beds: 9", "beds: 9"]) == [
        "no", "unknown", "unknown",
      ])
  }

  @Test("with needs the answer is over those known, if they are enough")
  func needs() throws {
    let half = "average: beds, over: site, needs: half"
    #expect(try sides(half, ["beds: 4", "beds: 8"]) == Self.exactly)
    #expect(try sides(half, ["beds: 6"]) == ["unknown", "unknown", "unknown"])
    let all = "average: beds, over: site, needs: all"
    #expect(try sides(all, ["beds: 4", "beds: 8"]) == ["unknown", "unknown", "unknown"])
    #expect(try sides(all, ["beds: 4", "beds: 8", "beds: 6"]) == Self.exactly)
    #expect(try sides("sum: beds, over: site, needs: 1", ["beds: 6"]) == Self.exactly)
  }

  @Test("where an area may or may not count, both are thought of")
  func openWhere() throws {
    let summary = "sum: beds, over: site, where: mood is good"
    #expect(
      try sides(summary, ["beds: 6, mood: good", "beds: 3", "beds: 9, mood: bad"])
        == ["no", "unknown", "unknown"])
    #expect(
      try sides(summary, ["beds: 6, mood: good", "mood: bad", "beds: 9, mood: bad"]) == Self.exactly
    )
  }

  @Test("a reading that decides whether it counts is one reading")
  func sharedWhere() throws {
    // Of 0 to 20, none is both at least 6 and under 6.
    let summary = "sum: beds, over: site, where: beds at least 6"
    let answers = try Answers(
      plan(summary, "statuses: {s: {levels: {red: result over 0, amber: result exactly 3}}}"),
      "north: {beds: 0}\nsouth: {beds: 0}")
    #expect(try answers.possible("s") == ["green", "red"])
    #expect(answers.isExact("s"))
  }

  @Test(
    "areas are counted where a condition holds",
    arguments: [([1, 1, 1], 3), ([1, 5, 1], 2), ([5, 5, 5], 0)])
  func counts(_ beds: [Int], _ count: Int) throws {
    let loaded = try plan(
      "count: site, where: beds under 5",
      "statuses: {s: {levels: {amber: result exactly \(count)}}}")
    let given = zip(["north", "south", "hill"], beds).map { "\($0): {beds: \($1)}" }
    #expect(try Answers(loaded, given.joined(separator: "\n")).level("s") == "amber")
  }

  @Test("without a condition those are counted that are reported")
  func reported() throws {
    let loaded = try plan(
      "count: beds, over: site", "statuses: {s: {levels: {amber: result exactly 2}}}")
    #expect(try Answers(loaded, "north: {beds: 1}\nhill: {beds: 1}").level("s") == "amber")
    #expect(try Answers(loaded, "north: {beds: 1}").level("s") == "green")
  }

  @Test("an area to which it does not apply is no member")
  func notApplying() throws {
    let loaded = try tinyPlan(
      """
      areas: {site: {all: [north, south]}}
      indicators:
        beds: {range: 0 and up, per: site, only in: [north]}
        lowest_beds: {lowest: beds, over: site, bands: {green: at least 5, red: under 5}}
        none_open: {sum: beds, over: site, where: beds over 100, bands: {green: 0, red: over 0}}
        best_open: {highest: beds, over: site, where: beds over 100, bands: {green: 0, red: over 0}}
      statuses:
        pressure: {worst of: [lowest_beds]}
      """)
    let answers = try Answers(loaded, "north: {beds: 5}")
    #expect(try answers.level("pressure") == "green")
    #expect(try answers.level("none_open") == "green")
    #expect(try answers.level("best_open") == "does not apply")
  }

  // MARK: - Levels

  @Test("the highest and lowest of levels are levels")
  func levels() throws {
    let loaded = try tinyPlan(
      """
      areas: {site: {north: [a, b], south: [c]}, region: {all: [north, south]}}
      indicators:
        beds: {range: whole numbers 0 to 20, per: site, bands: {green: at least 10, amber: 5 to 9, red: under 5}}
        worst: {highest: site_status, over: site, per: region}
        best: {lowest: site_status, over: site, per: region}
        worst_of_all: {highest: worst, over: region}
      statuses:
        site_status: {per: site, worst of: [beds]}
        overall: {headline: yes, worst of: [worst_of_all]}
      """)
    let answers = try Answers(loaded, "a: {beds: 3}\nb: {beds: 12}\nc: {beds: 7}")
    #expect(try answers.level("worst", in: "north") == "red")
    #expect(try answers.level("best", in: "north") == "green")
    #expect(try answers.level("worst", in: "south") == "amber")
    #expect(try answers.level("overall") == "red")
    let open = try Answers(loaded, "a: {beds: 7}\nc: {beds: 12}")
    #expect(try open.possible("worst", in: "north") == ["amber", "red"])
    #expect(try open.possible("best", in: "north") == ["green", "amber"])
    #expect(try open.level("overall") == "amber")
  }

  @Test("an indicator has the bands of another")
  func sameBands() throws {
    let loaded = try tinyPlan(
      """
      areas: {site: {all: [north, south]}}
      indicators:
        score: {range: 0 to 44, per: site, bands: {green: at most 11, amber: over 11 to 22, red: over 22}}
        together: {average: score, over: site, bands: same as score}
      statuses:
        pressure: {worst of: [together]}
      """)
    for (north, level) in [("11", "green"), ("11.01", "amber"), ("33", "amber"), ("34", "red")] {
      let answers = try Answers(loaded, "north: {score: \(north)}\nsouth: {score: 11}")
      #expect(try answers.level("pressure") == level)
    }
  }

  @Test("a formula reads summaries, and a summary formulas")
  func formulas() throws {
    let loaded = try tinyPlan(
      """
      areas: {site: {all: [north, south]}}
      indicators:
        total: {range: whole numbers 0 to 9, per: site}
        taken: {range: whole numbers 0 to 9, per: site}
        free: {formula: total - taken, per: site}
        all_free: {sum: free, over: site}
        share: {formula: all_free / 2, bands: {red: under 3, green: at least 3}}
      statuses:
        pressure: {worst of: [share]}
      """)
    for (taken, level) in [(3, "green"), (4, "red")] {
      let answers = try Answers(
        loaded, "north: {total: 5, taken: 1}\nsouth: {total: 5, taken: \(taken)}")
      #expect(try answers.level("pressure") == level)
    }
  }
}
