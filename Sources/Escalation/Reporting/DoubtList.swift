/// What is not known and could change a level, the areas with the same doubts together.
struct DoubtList {
  struct Item: Hashable {
    let title: String
    let details: [String]
    /// What the answer would do; empty where that hangs on other things as well.
    let prospect: String
  }

  struct Group {
    var areas: [AreaName]
    let items: [Item]
  }

  private(set) var groups: [Group] = []

  /// With more than this missing, no single answer settles a level.
  private static let openLimit = 2

  init(_ report: EvaluationReport, _ words: EvaluationWords) {
    let inputs = report.statuses.flatMap(\.missing).uniqued
    let inputsByArea = Dictionary(grouping: inputs, by: \.area)
    let problems = Dictionary(grouping: report.problems) { SignPlace($0.reference, $0.area) }
    for area in inputs.map(\.area).uniqued {
      let items = (inputsByArea[area] ?? []).map { input in
        Self.item(
          input, problems[SignPlace(input.reference, area)] ?? [], report, words)
      }
      if let same = groups.firstIndex(where: { $0.items == items }) {
        groups[same].areas.append(area)
      } else {
        groups.append(Group(areas: [area], items: items))
      }
    }
  }

  private static func item(
    _ input: Assessment.MissingInput, _ problems: [Assessment.Problem],
    _ report: EvaluationReport, _ words: EvaluationWords
  ) -> Item {
    let found = problems.map { words.spoken($0.detail) }
    let details = input.value.map {
      ["\(words.spoken($0)) is reported; the plan states no level for it"]
    }
    let range = input.range.map {
      "\(words.spoken($0)) is all that is told of it (suppressed)"
    }
    return Item(
      title: words.title(input.reference), details: details ?? (range.map { [$0] } ?? []) + found,
      prospect: prospect(input, report, words))
  }

  private static func prospect(
    _ input: Assessment.MissingInput, _ report: EvaluationReport, _ words: EvaluationWords
  ) -> String {
    let all = report.prospects.filter { $0.input == input }
    guard let prospect = all.first(where: { $0.area == input.area }) ?? all.first,
      let line = report.statuses.first(where: {
        $0.status == prospect.status && $0.area == prospect.area
      }), line.missing.count <= openLimit
    else { return "" }
    let outcomes = prospect.outcomes.sorted { one, other in
      (one.levels.best?.rank ?? 0, one.levels.worst?.rank ?? 0)
        > (other.levels.best?.rank ?? 0, other.levels.worst?.rank ?? 0)
    }
    let texts = outcomes.enumerated().map { index, outcome in
      let isRest = index == outcomes.count - 1 && outcome.values.count > 2
      let values = outcome.values.map(words.spoken).joined(separator: " or ")
      return (isRest ? "anything else" : values) + ": " + result(outcome.levels, line, words)
    }
    let place = words.place(prospect.area, prospect.status)
    return (prospect.area == input.area ? "" : "\(place): ") + texts.joined(separator: " · ")
  }

  private static func result(
    _ levels: LevelSet, _ line: Assessment.StatusLine, _ words: EvaluationWords
  ) -> String {
    guard let level = levels.calculated, let worst = levels.worst else {
      return levels.isEmpty ? "does not apply" : "still not known"
    }
    let still = level == line.level ? "still " : ""
    let doubt = levels.isSingle ? "" : " or worse, up to \(words.title(worst))"
    return still + words.title(level) + doubt
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stands.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
