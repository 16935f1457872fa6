import Foundation

extension Mistake {
  static let logic: [Mistake] = [
    Mistake(.logic, "more members asked for than there are") {
      $0.rewriting(#"(?<=at least )\d+(?= of)"#) { _ in "90" }
    },
    Mistake(.logic, "'any' and 'every' swapped") {
      $0.rewriting(#"\bin (any|every)\b"#) { $0 == "in any" ? "in every" : "in any" }
    },
    Mistake(.logic, "no word on how many areas") {
      $0.rewriting(#" in (any|every) [a-z_]+"#) { _ in "" }
    },
    Mistake(.logic, "a sign for another level") {
      $0.rewriting(#"(?<=level: [a-z]{1,12}_)[1-4]$"#, where: { $0.section == "triggers" }) {
        $0 == "1" ? "2" : String((Int($0) ?? 2) - 1)
      }
    },
    Mistake(.logic, "a sign's level lost") {
      $0.changes(where: { $0.section == "triggers" && $0.path.last == "level" }) { _ in [] }
    },
    Mistake(.logic, "a condition turned round") {
      $0.rewriting(#"\b(at least|under|over|at most)(?= \d)"#, where: { $0.isCondition }) {
        ["at least": "under", "under": "at least", "over": "at most", "at most": "over"][$0]
      }
    },
    Mistake(.logic, "a condition's threshold moved") {
      $0.rewriting(#"(?<=at least |under |over |at most )\d+"#, where: { $0.isCondition }) {
        Int($0).map { String($0 + 1) }
      }
    },
    Mistake(.logic, "a member lost from a status") {
      $0.rewriting(#", [a-z_0-9]+(?=\])"#, where: { $0.text.contains("of: [") }) { _ in "" }
    },
    Mistake(.logic, "a sign lost") { $0.lostEntries(of: "triggers") },
    Mistake(.logic, "an indicator lost") { $0.lostEntries(of: "indicators") },
    Mistake(.logic, "a status that reads itself") { plan in
      plan.rewriting(#"(?<=worst of: \[)[a-z_0-9]+"#) { _ in nil }
        + plan.changes(where: { $0.text.contains("worst of: [") }) { line in
          line.path.dropLast().last.map { [line.text.replacing("]", with: ", \($0)]")] }
        }
    },
    Mistake(.logic, "a level left out of the scale") {
      $0.lostEntries(of: "scale", most: 2)
    },
    Mistake(.logic, "two levels of the scale in the wrong order") { plan in
      let places = plan.lines.indices.filter {
        plan.lines[$0].section == "scale" && plan.lines[$0].indentation == 2
          && plan.lines[$0].text.hasSuffix("}")
      }
      guard let last = places.last, places.contains(last - 1) else { return [] }
      var lines = plan.lines.map(\.text)
      lines.swapAt(last, last - 1)
      return [
        PlanText.Mutant(
          bytes: Array(lines.joined(separator: "\n").utf8), line: last, parents: [],
          was: plan.lines[last - 1].text, now: plan.lines[last].text)
      ]
    },
    Mistake(.logic, "a word that people do not answer with") {
      $0.rewriting(#"(?<=may: )raise"#) { _ in "up" }
        + $0.rewriting(#"(?<=headline: )yes"#) { _ in "ja" }
    },
    Mistake(.logic, "a condition without its subject") {
      $0.rewriting(#"(?<=when: )[a-z_0-9]+ (?=at|over|under|falls)"#) { _ in "" }
    },
    Mistake(.logic, "a condition cut short") {
      $0.rewriting(#"(?<=when: )[a-z_0-9]+ (at least|over|under) \d+"#) {
        $0.split(separator: " ").dropLast().joined(separator: " ")
      }
    },
  ]
}

extension PlanText.Line {
  fileprivate var isCondition: Bool {
    ["triggers", "statuses", "actions", "tasks"].contains(section)
      && (path.contains("when") || path.contains("levels") || path.contains("all")
        || path.contains("any"))
  }
}
