internal import Diagnostics

/// Compares expectations with what came out at each assessment of an example.
struct ExampleJudge {
  let plan: Plan
  /// The oldest first; the last one is that of the example's own time.
  let moments: [AssessedMoment]
  /// By role: who acts for it at the example's own time; nil where nobody does.
  let holders: [Int?]

  func failure(of expectation: Expectation) -> ExampleRun.Failure? {
    guard let now = moments.last else { return nil }
    let (expected, found) = compare(expectation, now)
    guard expected != found else { return nil }
    return .init(expectation: expectation, expected: expected, found: found)
  }

  private func compare(
    _ expectation: Expectation, _ now: AssessedMoment
  ) -> (expected: String, found: String) {
    guard let slot = now.slot(of: expectation.area) else { return ("", "no such area") }
    switch expectation.subject {
    case .levels(let reference, let stage, let levels):
      return compare(levels, of: reference, stage, expectation.area)
    case .couldBe(let reference, let level):
      return (plan.scale[level].name, name(now.reader.levels(of: reference, slot)?.worst))
    case .atBest(let reference, let level):
      return (plan.scale[level].name, name(now.reader.levels(of: reference, slot)?.best))
    case .holds(let trigger, let answer):
      let found = now.reader.answer(ofTrigger: trigger, slot).word
      return (answer.map { $0 ? "yes" : "no" } ?? "unknown", found)
    case .because(.status(let status), let signs, let isExact):
      let line = now.assessment.statuses.first {
        $0.status == status && $0.area == expectation.area
      }
      let found = (line?.because ?? []).map { plan.name(of: $0.reference) }
      return lists(
        signs.map(plan.name(of:)), found.uniqued, isExact, none: "no sign speaks for it")
    case .because: return ("", "")
    case .does(let role, let part, let texts, let isExact):
      let lines = now.assessment.actions.filter {
        $0.role == role && $0.area == expectation.area && part.holds($0)
      }
      return lists(texts, lines.map(\.shownText), isExact, none: "nothing to do")
    case .held(let role, let holder):
      return (self.name(ofRole: holder), self.name(ofRole: holders[role]))
    }
  }

  private func name(ofRole role: Int?) -> String {
    role.map { plan.roles[$0].name } ?? SnapshotReader.nobody
  }

  // MARK: - Levels

  private func name(_ level: Level?) -> String {
    level.map { plan.scale[$0].name } ?? "does not apply"
  }

  private func compare(
    _ levels: [Level?], of reference: Reference, _ stage: Expectation.Stage, _ area: AreaName
  ) -> (expected: String, found: String) {
    let expected = levels.map { $0.map { plan.scale[$0].name } ?? "unknown" }
    let found = moments.suffix(levels.count).map { moment in
      moment.slot(of: area).map { level(of: reference, stage, $0, moment) } ?? "no such area"
    }
    let lacking = repeatElement("not assessed", count: max(0, levels.count - found.count))
    return (
      expected.joined(separator: ", "), (Array(lacking) + found).joined(separator: ", ")
    )
  }

  private func level(
    of reference: Reference, _ stage: Expectation.Stage, _ slot: Int, _ moment: AssessedMoment
  ) -> String {
    guard let levels = moment.reader.levels(of: reference, stage, slot), !levels.isEmpty else {
      return "does not apply"
    }
    return levels.calculated.map { plan.scale[$0].name } ?? "unknown"
  }

  // MARK: - Lists

  private func lists(
    _ wanted: [String], _ found: [String], _ isExact: Bool, none: String
  ) -> (expected: String, found: String) {
    if isExact { return (text(of: wanted, none), text(of: found, none)) }
    var rest = found
    let lacking = wanted.filter { text in
      guard let index = rest.firstIndex(of: text) else { return true }
      rest.remove(at: index)
      return false
    }
    return lacking.isEmpty ? ("", "") : (text(of: lacking, none), text(of: found, none))
  }

  private func text(of lines: [String], _ none: String) -> String {
    lines.isEmpty ? none : lines.map { "\n      - \($0)" }.joined()
  }
}

extension Expectation.Part {
  /// Whether a line is one of those that are meant.
  func holds(_ line: Assessment.ActionLine) -> Bool {
    switch self {
    case .does: line.change != .stop
    case .starts: line.change == .start
    case .continues: line.change == .goOn
    case .stops: line.change == .stop
    }
  }
}

extension [String] {
  fileprivate var uniqued: [String] {
    reduce(into: []) { list, text in if !list.contains(text) { list.append(text) } }
  }
}

extension Assessment.ActionLine {
  /// With `IF …:` before it where its condition could not be decided.
  package var shownText: String {
    guard isIfUnknown, case .planned(let action) = kind, let condition = action.conditionText else {
      return text
    }
    return "IF \(condition): \(text)"
  }
}
