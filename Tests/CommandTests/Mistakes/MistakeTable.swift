/// The page that says which mistakes are found.
struct MistakeTable {
  private let outcomes: [MistakeOutcome]

  init(_ outcomes: [MistakeOutcome]) { self.outcomes = outcomes }

  var count: Int { outcomes.reduce(0) { $0 + $1.count } }
  private var validated: Int { outcomes.reduce(0) { $0 + $1.validated } }
  private var tested: Int { outcomes.reduce(0) { $0 + $1.tested } }
  private var onTheLine: Int { outcomes.reduce(0) { $0 + $1.onTheLine } }
  var reported: Int { validated + tested }

  var page: String {
    var lines = [
      "# Mistakes that are found", "",
      "Every plan in `rules` was changed as planners change plans by mistake, one change at a time,",
      "in \(outcomes.count) ways and \(count) places. `plimsoll validate` reported \(validated) of them,",
      "\(onTheLine) with the changed line, the one beside it or the entry it stands in among the places it",
      "shows. Of the others the examples of the plans noticed \(tested): `plimsoll test` fails. Together",
      "that is \(percent(reported)) percent. The tests make this page anew each time.", "",
      "A changed figure is a plan like any other: only an example can say that it was not meant. What",
      "is neither reported nor noticed stands below the tables.",
    ]
    for group in Mistake.Group.allCases { lines += table(of: group) }
    lines += ["", "## Not found", ""]
    let missed = outcomes.filter { !$0.missed.isEmpty }
    lines += missed.flatMap { outcome in
      ["- \(outcome.mistake.name):"] + outcome.missed.map { "  - `\($0)`" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(of group: Mistake.Group) -> [String] {
    [
      "", "## \(group.rawValue)", "| mistake | tried | validate | on the line | test | not found |",
      "|---|---|---|---|---|---|",
    ]
      + outcomes.filter { $0.mistake.group == group }.map { outcome in
        "| \(outcome.mistake.name) | \(outcome.count) | \(outcome.validated) | \(outcome.onTheLine) "
          + "| \(outcome.tested) | \(outcome.missed.count) |"
      }
  }

  private func percent(_ part: Int) -> String {
    let tenths = part * 1000 / max(1, count)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
