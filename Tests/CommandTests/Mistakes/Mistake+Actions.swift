import Foundation

extension Mistake {
  static let actions: [Mistake] = [
    Mistake(.actions, "a role lost") {
      $0.changes(where: { $0.section == "roles" && $0.indentation == 2 && $0.text.hasSuffix("}") })
      {
        _ in []
      } + $0.lostEntries(of: "roles")
    },
    Mistake(.actions, "a level lost for a role") {
      $0.changes(where: {
        $0.section == "actions" && $0.text.hasSuffix(": business as usual")
          || $0.text.range(of: #"^ +[a-z_0-9]+: continue"#, options: .regularExpression) != nil
      }) { _ in [] }
    },
    Mistake(.actions, "an action lost from a list") {
      $0.changes(where: { $0.section == "actions" && $0.isTaskName }) { _ in [] }
    },
    Mistake(.actions, "an action pasted twice") {
      $0.changes(where: { $0.section == "actions" && $0.isTaskName }) { [$0.text, $0.text] }
    },
    Mistake(.actions, "a list that continues itself") {
      $0.changes(where: { $0.text.contains(": continue ") }) { line in
        line.path.last.map { key in
          [
            line.text.replacingOccurrences(
              of: #"continue .*"#, with: "continue \(key)",
              options: .regularExpression)
          ]
        }
      }
    },
    Mistake(.actions, "'business as usual' mistyped") {
      $0.rewriting(#"business as usual"#) { _ in "business as usal" }
    },
    Mistake(.actions, "'continue' mistyped") {
      $0.rewriting(#"\bcontinue(?= [a-z]+_)"#) { _ in "contineu" }
    },
    Mistake(.actions, "a deadline without its unit") {
      $0.rewriting(#"(?<=within: \d{1,2}) [a-z]+"#) { _ in "" }
    },
    Mistake(.actions, "a deadline's unit mistyped") {
      $0.rewriting(#"(?<=within: \d{1,2} )[a-z]+"#) { $0.mistyped }
    },
    Mistake(.actions, "a task lost") { $0.lostEntries(of: "tasks") },
    Mistake(.actions, "the role of an action's list not followed by a level") {
      $0.rewriting(#"(?<=follow: )[a-z_]+"#) { $0.mistyped }
    },
    Mistake(.actions, "the words of an action lost") {
      $0.changes(where: { _ in true }) { _ in nil } + $0.actions { _ in "" }
    },
  ]
}

extension PlanText.Line {
  fileprivate var isTaskName: Bool {
    text.range(of: #"^ +- [a-z]+_[a-z_]+$"#, options: .regularExpression) != nil
  }
}

extension PlanText {
  /// Entries of a section, each taken out with all its lines.
  func lostEntries(of section: String, most: Int = 3) -> [Mutant] {
    let starts = lines.indices.filter {
      lines[$0].section == section && lines[$0].indentation == 2 && !lines[$0].isProse
    }
    return Self.spread(starts, most: most).map { start in
      let end =
        lines[(start + 1)...].firstIndex { $0.indentation <= 2 && !$0.text.isEmpty }
        ?? lines.endIndex
      let rest = lines[..<start].map(\.text) + lines[end...].map(\.text)
      return Mutant(
        bytes: Array(rest.joined(separator: "\n").utf8), line: start + 1,
        parents: lines[start].parents, lost: lines[start].path.last, was: lines[start].text,
        now: "")
    }
  }
}
