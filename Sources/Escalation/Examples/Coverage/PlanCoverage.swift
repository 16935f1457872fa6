internal import Diagnostics

/// What the examples of a plan reach of it.
package struct PlanCoverage: Sendable {
  let compiled: CompiledPlan
  /// Everything there is to reach, in the order of the plan for each kind.
  package let items: [CoverageItem]
  private let rangeTests: [TestKey: Test]
  private(set) var reached: Set<CoverageKey> = []

  package init(_ compiled: CompiledPlan) {
    self.compiled = compiled
    items = CoverageItems(compiled.plan).all
    rangeTests = compiled.plan.rangeTests
  }

  /// Runs an example, and notes what decided its answers. One that fails shows nothing.
  package mutating func run(_ example: Example, zone: TimeZoneRules) -> ExampleRun {
    let (run, reached) = look(at: example, zone: zone)
    if run.passed { self.reached.formUnion(reached) }
    return run
  }

  /// How an example goes, and what decides its answers.
  func look(at example: Example, zone: TimeZoneRules) -> (ExampleRun, Set<CoverageKey>) {
    let moments = compiled.moments(of: example, zone: zone)
    let run = compiled.judge(example, moments, zone: zone)
    return (run, reached(by: example.expectations, moments))
  }

  func reached(by expectations: [Expectation], _ moments: [AssessedMoment]) -> Set<CoverageKey> {
    var walk = CoverageWalk(compiled, moments, rangeTests)
    for expectation in expectations { walk.expectation(expectation) }
    return walk.reached
  }

  package func isReached(_ item: CoverageItem) -> Bool { reached.contains(item.key) }

  package var missed: [CoverageItem] { items.filter { !isReached($0) } }
}
