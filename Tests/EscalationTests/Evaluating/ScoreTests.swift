import Escalation
import Testing

@Suite("Points, sums and cut-points")
struct ScoreTests {
  private func acute() throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
      \((1...4).map { "  sign_\($0): {range: whole numbers 0 to 11, points: {\(scores)}}" }.joined(separator: "\n"))
        total:
          sum: points
          of: [sign_1, sign_2, sign_3, sign_4]
          bands: {green: at most 11, amber: over 11 to 22, red: over 22 to 44}
      statuses:
        pressure: {worst of: [total]}
      """)
  }

  private var scores: String { (0...11).map { "\($0): \($0)" }.joined(separator: ", ") }

  @Test(
    "a total on a cut-point belongs to the milder side that names it",
    arguments: [
      (0, "green"), (10, "green"), (11, "green"), (12, "amber"), (21, "amber"), (22, "amber"),
      (23, "red"), (33, "red"), (44, "red"),
    ])
  func cutPoints(_ total: Int, _ level: String) throws {
    var rest = total
    let given = (1...4).map { index -> String in
      let points = min(11, rest)
      rest -= points
      return "sign_\(index): \(points)"
    }
    let answers = try Answers(acute(), "all: {\(given.joined(separator: ", "))}")
    #expect(try answers.level("pressure") == level)
  }

  @Test("a missing reading leaves each total that its points allow")
  func oneMissing() throws {
    let answers = try Answers(acute(), "all: {sign_1: 11, sign_2: 1, sign_3: 0}")
    #expect(try answers.possible("pressure") == ["amber", "red"])
    #expect(try answers.level("pressure") == "amber")
    let fewer = try Answers(acute(), "all: {sign_1: 0, sign_2: 0, sign_3: 0}")
    #expect(try fewer.possible("pressure") == ["green"])
  }

  @Test("scores with a hole between them do not fill it")
  func holes() throws {
    let plan = try tinyPlan(
      """
      indicators:
        one: {range: 0 to 10, points: {0: under 5, 5: 5 to 10}}
        two: {range: 0 to 10, points: {0: under 5, 5: 5 to 10}}
        total: {sum: points, of: [one, two], bands: {green: 0 or 10, amber: 5, red: over 0 to under 5 or over 5 to under 10}}
      statuses:
        pressure: {worst of: [total]}
      """)
    #expect(try Answers(plan, "all: {one: 3}").possible("pressure") == ["green", "amber"])
    #expect(try Answers(plan, "all: {two: 5}").possible("pressure") == ["green", "amber"])
    #expect(try Answers(plan, "all: {}").possible("pressure") == ["green", "amber"])
  }

  @Test(
    "weighted sites are added exactly",
    arguments: [("34", "28.648", "red"), ("20.8", "21.8368", "amber"), ("0", "11.104", "amber")])
  func weights(_ north: String, _ value: String, _ level: String) throws {
    let plan = try tinyPlan(
      """
      areas: {site: {all: [north, south, hill]}}
      indicators:
        score: {range: 0 to 44, per: site}
        together:
          sum: score
          over: site
          weights: {north: 0.516, south: 0.306, hill: 0.178}
          bands: {green: at most 11, amber: over 11 to 22, red: over 22 to 44}
      triggers:
        exactly_so: {when: together exactly \(value)}
      statuses:
        pressure: {worst of: [together]}
      """)
    let answers = try Answers(
      plan, "north: {score: \(north)}\nsouth: {score: 20}\nhill: {score: 28}")
    #expect(try answers.answer("exactly_so") == "yes")
    #expect(try answers.level("pressure") == level)
  }

  @Test("a band on 22 and 22.0001 of weighted sites")
  func weightedBoundary() throws {
    let plan = try tinyPlan(
      """
      areas: {site: {all: [north, south]}}
      indicators:
        score: {range: 0 to 44, per: site}
        together: {average: score, over: site, weights: {north: 0.5, south: 0.5}, bands: {amber: at most 22, red: over 22}}
      statuses:
        pressure: {worst of: [together]}
      """)
    #expect(
      try Answers(plan, "north: {score: 22}\nsouth: {score: 22}").level("pressure") == "amber")
    let above = try Answers(plan, "north: {score: 22}\nsouth: {score: 22.0002}")
    #expect(try above.level("pressure") == "red")
  }
}
