internal import Diagnostics

/// How one example went.
package struct ExampleRun: Sendable {
  /// An expectation that was not met.
  package struct Failure: Sendable {
    package let expectation: Expectation
    package let expected: String
    package let found: String
  }

  package let example: Example
  package let failures: [Failure]

  package var passed: Bool { failures.isEmpty }
}

extension CompiledPlan {
  /// Runs one example. One without a time takes its readings as made at the same moment.
  package func run(_ example: Example, zone: TimeZoneRules) -> ExampleRun {
    let at = example.snapshot.at?.instant(in: zone)
    var course = SnapshotCourse(self, example.snapshot, at: at, zone: zone, naming: example.areas)
    let layout =
      course.run().last?.layout
      ?? layOut(example.snapshot, at: at, zone: zone, naming: example.areas)
    let reader = AssessmentReader(
      compiled: self, frame: layout.frame, areaNames: layout.areaNames, at: at, zone: zone)
    let judge = Judge(reader: reader)
    return ExampleRun(
      example: example, failures: example.expectations.compactMap { judge.failure(of: $0) })
  }
}

extension Example {
  /// Areas its expectations name, which over an open tier need not be given anything.
  var areas: [AreaName] { expectations.map(\.area) }
}

/// Compares expectations with an evaluated frame.
private struct Judge {
  let reader: AssessmentReader

  func failure(of expectation: Expectation) -> ExampleRun.Failure? {
    let (expected, found) = compare(expectation)
    guard expected != found else { return nil }
    return .init(expectation: expectation, expected: expected, found: found)
  }

  private func compare(_ expectation: Expectation) -> (expected: String, found: String) {
    let tier = expectation.area.tier
    let names = reader.areaNames[tier.index]
    let slot = names.firstIndex(of: expectation.area.name)
    switch expectation.subject {
    case .level(let reference, let level):
      return (name(level) ?? "unknown", slot.map { self.level(reference, $0) } ?? "no such area")
    case .couldBe(let reference, let level):
      let worst = slot.flatMap { reader.levels(of: reference, $0)?.worst }
      return (name(level) ?? "", name(worst) ?? "does not apply")
    case .holds(let trigger, let answer):
      return (word(answer), slot.map { word(reader.answer(ofTrigger: trigger, $0)) } ?? "")
    case .does(let role, let texts, let isExact):
      return lists(role, expectation.area, texts, isExact)
    }
  }

  private func name(_ level: Level?) -> String? {
    level.map { reader.plan.scale[$0].name }
  }

  private func level(_ reference: Reference, _ slot: Int) -> String {
    guard let levels = reader.levels(of: reference, slot), !levels.isEmpty else {
      return "does not apply"
    }
    return name(levels.calculated) ?? "unknown"
  }

  private func word(_ answer: Bool?) -> String { answer.map { $0 ? "yes" : "no" } ?? "unknown" }

  private func word(_ answer: Answer) -> String {
    switch answer {
    case .yes: "yes"
    case .no: "no"
    case .doesNotApply: "does not apply"
    default: "unknown"
    }
  }

  private func lists(
    _ role: Int, _ area: AreaName, _ texts: [String], _ isExact: Bool
  ) -> (expected: String, found: String) {
    let lines = reader.actionLines().filter { $0.role == role && $0.area == area }
    var found = lines.map(\.shownText)
    if isExact { return (text(of: texts), text(of: found)) }
    let lacking = texts.filter { text in
      guard let index = found.firstIndex(of: text) else { return true }
      found.remove(at: index)
      return false
    }
    return lacking.isEmpty ? ("", "") : (text(of: lacking), text(of: lines.map(\.shownText)))
  }

  private func text(of lines: [String]) -> String {
    lines.isEmpty ? "nothing to do" : lines.map { "\n      - \($0)" }.joined()
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
