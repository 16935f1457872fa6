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
    judge(example, moments(of: example, zone: zone), zone: zone)
  }

  /// Every assessment of an example, the oldest first.
  func moments(of example: Example, zone: TimeZoneRules) -> [AssessedMoment] {
    let at = example.snapshot.at?.instant(in: zone)
    var course = SnapshotCourse(self, example.snapshot, at: at, zone: zone, naming: example.areas)
    return course.assess(levelsOnly: !example.asksForLines)
  }

  func judge(
    _ example: Example, _ moments: [AssessedMoment], zone: TimeZoneRules
  ) -> ExampleRun {
    let at = example.snapshot.at?.instant(in: zone)
    let judge = ExampleJudge(
      plan: plan, moments: moments, holders: plan.holders(at: at, zone: zone))
    return ExampleRun(
      example: example, failures: example.expectations.compactMap { judge.failure(of: $0) })
  }
}

extension Example {
  /// Areas its expectations name, which over an open tier need not be given anything.
  var areas: [AreaName] { expectations.map(\.area) }

  /// Whether it asks for more than levels and answers.
  fileprivate var asksForLines: Bool {
    expectations.contains { expectation in
      switch expectation.subject {
      case .because, .does: true
      case .levels, .couldBe, .atBest, .holds, .held: false
      }
    }
  }
}
