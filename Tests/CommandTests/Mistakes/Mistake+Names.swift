import Foundation

extension Mistake {
  static let names: [Mistake] = [
    Mistake(.names, "an indicator's name mistyped where it is declared") {
      $0.rewriting(#"^  [a-z_0-9]+(?=:)"#, where: { $0.section == "indicators" }) { $0.mistyped }
    },
    Mistake(.names, "a name mistyped in a list of members") {
      $0.rewriting(#"(?<=worst of: \[)[a-z_0-9]+"#) { $0.mistyped }
    },
    Mistake(.names, "a name mistyped in a condition") {
      $0.rewriting(
        #"\b[a-z]+(_[a-z0-9]+)+(?= (is|under|over|at|falls|rises)\b)"#,
        where: { ["triggers", "statuses", "actions", "tasks"].contains($0.section) }
      ) { $0.mistyped }
    },
    Mistake(.names, "a level mistyped before a band") {
      $0.rewriting(#"(?<=\{|^      )[a-z]+_[a-z0-9]+(?=: )"#, where: { $0.path.contains("bands") })
      {
        $0.mistyped
      }
    },
    Mistake(.names, "a level mistyped in a condition") {
      $0.rewriting(#"(?<= is )[a-z]+_[0-9](?= or worse)"#) { $0.mistyped }
    },
    Mistake(.names, "a level mistyped before a list of actions") {
      $0.rewriting(
        #"(?<=^ {4}|^ {6})[a-z]+_[a-z0-9]+(?=:)"#, where: { $0.section == "actions" }
      ) { $0.mistyped }
    },
    Mistake(.names, "a key mistyped") {
      $0.rewriting(#"(?<=^    )[a-z]{4,}(?=: )"#, where: { $0.section == "indicators" }) {
        $0.mistyped
      }
    },
    Mistake(.names, "a section in the singular") {
      $0.rewriting(#"^(indicators|triggers|statuses|roles|tasks|areas)(?=:)"#, most: 6) {
        $0 == "statuses" ? "status" : String($0.dropLast())
      }
    },
    Mistake(.names, "a key with a capital") {
      $0.rewriting(#"(?<=^    )[a-z]{4,}(?=: )"#, where: { $0.section == "indicators" }) {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
    },
    Mistake(.names, "a hyphen in a name") {
      $0.rewriting(#"^  [a-z]+_[a-z_0-9]+(?=:)"#, where: { $0.section == "indicators" }) {
        $0.replacing("_", with: "-", maxReplacements: 1)
      }
    },
    Mistake(.names, "a role mistyped among the actions") {
      $0.rewriting(#"^  [a-z_]+(?=:)"#, where: { $0.section == "actions" && $0.path.count == 2 }) {
        $0.hasSuffix("follow") ? nil : $0.mistyped
      }
    },
    Mistake(.names, "a role mistyped where it is contacted or stands in") {
      $0.rewriting(
        #"(?<=contact: |answered by: |notify: \[|declared by: \[|on_call: )[a-z_]+"#
      ) { $0.mistyped }
    },
    Mistake(.names, "an area mistyped") {
      $0.rewriting(#"(?<=only in: \[)[a-z_]+"#) { $0.mistyped }
    },
    Mistake(.names, "a word of an indicator mistyped in a band") {
      $0.rewriting(
        #"(?<=: )(good|limited|very_limited|none|done|delayed|on_track)(?=[,} ])"#,
        where: { $0.text.contains("bands: {") }
      ) { $0.mistyped }
    },
    Mistake(.names, "a task mistyped") {
      $0.rewriting(#"(?<=^      - )[a-z]+_[a-z_]+$"#, where: { $0.section == "actions" }) {
        $0.mistyped
      }
    },
    Mistake(.names, "a source mistyped") { plan in
      plan.lines.indices.filter { plan.lines[$0].text.contains("  source: ") }
        .prefix(2).map { index in
          let line = plan.lines[index].text
          let start = line.range(of: "source: ").map(\.upperBound) ?? line.endIndex
          let word = line[start...].prefix { $0.isLetter }
          let mistyped = String(word).mistyped
          return plan.replacing(
            index, with: [line[..<start] + mistyped + line[word.endIndex...]])
        }
    },
    Mistake(.names, "the same name given twice") {
      $0.rewriting(#"^  [a-z_0-9]+(?=:)"#, where: { $0.section == "triggers" }) { _ in nil }
        + $0.pastedTwice(in: "indicators") + $0.pastedTwice(in: "roles")
    },
  ]
}

extension PlanText {
  /// An entry of a section that stands in one line, pasted once more below itself.
  fileprivate func pastedTwice(in section: String) -> [Mutant] {
    changes(
      most: 2, where: { $0.section == section && $0.indentation == 2 && $0.text.hasSuffix("}") }
    ) { [$0.text, $0.text] }
  }
}
