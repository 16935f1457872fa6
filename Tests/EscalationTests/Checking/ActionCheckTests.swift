import Diagnostics
import Testing

@Suite("Actions beside each other")
struct ActionCheckTests {
  /// What the checks say of two roles with these cells.
  private func told(
    _ director: String, matron: String? = nil, scale: String = "green: {}, amber: {}, red: {}"
  ) -> [String] {
    let hasBlack = scale.contains("black")
    let worst = hasBlack ? "black: under 20, red: 20 to under 50" : "red: under 50"
    let other = matron.map { "\n  matron:\n\(indented($0))" } ?? ""
    let reading = PlanReading(
      """
      plimsoll: 1
      plan: ward
      version: 1
      timezone: UTC
      scale: {\(scale)}
      indicators:
        staffing:
          unit: percent
          range: 0 and up
          bands: {\(worst), amber: 50 to under 70, green: at least 70}
      statuses: {pressure: {worst of: [staffing]}}
      roles: {director: {}, matron: {}}
      actions:
        follow: pressure
        director:
      \(indented(director))\(other)
      """)
    #expect(!reading.hasErrors, "\(reading.rendering)")
    return reading.ids.filter { $0 != "unused" }
  }

  private func indented(_ cells: String) -> String {
    cells.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  private func cells(_ amber: String, _ red: String) -> String {
    "green: business as usual\namber: \(amber)\nred: \(red)"
  }

  @Test(
    "one thing twice in a list is found, whatever its spelling",
    arguments: [
      ("[{do: Ring round}, {do: Ring round}]", true),
      ("[{do: Ring round}, {do: RING  round.}]", true),
      ("[{do: Ring round}, {do: Ring around}]", false),
      ("[{do: Ring round, when: staffing under 40}, {do: Ring round}]", false),
      ("[{do: Ring round, every: day by 10:00}, {do: Ring round, every: day by 14:00}]", false),
    ])
  func repeated(_ amber: String, _ isTold: Bool) {
    #expect(told(cells(amber, "Act")).contains("repeated-action") == isTold)
  }

  @Test("what is continued word by word may be said again")
  func continued() {
    let red = "[continue amber, {do: Ring round}, {do: Act}]"
    #expect(told(cells("Ring round", "[continue amber, {do: Act}]")) == [])
    #expect(told(cells("Ring round", red)) == [])
    #expect(told(cells("Ring round.", red)) == ["repeated-action"])
  }

  @Test(
    "a worse level leaves no more time",
    arguments: [("1 hour", false), ("2 hours", false), ("121 minutes", true), ("1 day", true)])
  func slower(_ red: String, _ isTold: Bool) {
    let text = cells(
      "[{do: Ring, within: 2 hours}]", "[{do: Ring, within: \(red)}, {do: Act}]")
    #expect(told(text).contains("different-times") == isTold)
  }

  @Test(
    "two roles have one time for one thing at one level",
    arguments: [
      ("{do: Ring, within: 2 hours}", "{do: Ring, within: 4 hours}", true),
      ("{do: Ring, within: 2 hours}", "{do: Ring, within: 2 hours}", false),
      ("{do: Ring, within: 2 hours}", "{do: Ring}", false),
      ("{do: Ring, every: day by 10:00}", "{do: Ring, every: day by 11:00}", true),
      ("{do: Tell them within 2 hours}", "{do: Tell them within 4 hours.}", true),
      ("{do: Tell them within 2 hours}", "{do: Tell them within 2 hours}", false),
      ("{do: Tell them of 2 hours}", "{do: Tell them of 4 hours}", false),
      ("{do: Tell 3 of them within 2 hours}", "{do: Tell 3 of them within 4 hours}", false),
    ])
  func roles(_ one: String, _ other: String, _ isTold: Bool) {
    let ids = told(cells("[\(one)]", "Act"), matron: cells("[\(other)]", "Act more"))
    #expect(ids.contains("different-times") == isTold)
    let elsewhere = told(cells("[\(one)]", "Act"), matron: cells("not stated", "[\(other)]"))
    #expect(!elsewhere.contains("different-times"))
  }

  @Test(
    "numbers in texts go up, or begin again with 1",
    arguments: [
      (["1. a", "2. b", "3. c"], false), (["1. a", "3. b", "2. c"], true),
      (["1. a", "2. b", "2. c"], true), (["1. a", "2. b", "1. c", "2. d"], false),
      (["2) a", "1) b"], false), (["3) a", "2) b"], true), (["3 beds", "2 beds"], false),
    ])
  func numbered(_ texts: [String], _ isTold: Bool) {
    let list = texts.map { "{do: \"\($0)\"}" }.joined(separator: ", ")
    #expect(told(cells("[\(list)]", "Act")).contains("action-order") == isTold)
  }

  @Test(
    "an action has as long as its level, and no longer",
    arguments: [("4 hours", false), ("241 minutes", true)])
  func slow(_ within: String, _ isTold: Bool) {
    let scale = "green: {}, amber: {}, red: {review: every 4 hours}"
    let ids = told(cells("not stated", "[{do: Act, within: \(within)}]"), scale: scale)
    #expect(ids.contains("slow-action") == isTold)
  }

  @Test("an action that stops for good, or is done at any level, is not missed")
  func dropped() {
    let scale = "green: {}, amber: {}, red: {}, black: {}"
    func ids(_ black: String, _ more: String = "") -> [String] {
      told(cells("Ring", "Act") + "\nblack: \(black)" + more, scale: scale)
    }
    #expect(ids("[continue amber, continue red]") == ["dropped-action"])
    #expect(ids("[{do: Ring}, {do: Go}]") == ["dropped-action"])
    #expect(ids("[continue red, {do: Go}]") == [])
    #expect(
      ids("[{do: ring.}, {do: Go}]", "\nany level: [{do: Ring, when: staffing under 9}]") == [])
  }

  @Test("somebody acts at each level worse than one at which somebody does")
  func nobody() {
    #expect(told(cells("Ring", "not stated")) == ["nobody-acts"])
    #expect(told(cells("Ring", "not stated"), matron: cells("not stated", "Act")) == [])
    #expect(told(cells("not stated", "not stated")) == [])
    #expect(told(cells("Ring", "not stated") + "\nany level: Look") == [])
  }

  @Test("the same at two levels is told, of a role or of all, unless it is continued")
  func same() {
    let matron = cells("not stated", "Open the beds")
    #expect(told(cells("Ring", "Ring"), matron: matron) == ["same-actions"])
    #expect(told(cells("Ring", "continue amber"), matron: matron) == [])
    #expect(told(cells("Ring", "[{do: Ring, within: 1 hour}]"), matron: matron) == [])
    #expect(told(cells("Ring", "Ring")) == ["same-actions"])
    #expect(told(cells("Ring", "continue amber")) == [])
  }
}
