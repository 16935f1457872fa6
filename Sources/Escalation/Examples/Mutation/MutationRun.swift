internal import Diagnostics

/// Changes a plan again and again, and looks whether its examples notice.
package struct MutationRun: Sendable {
  package enum Outcome: Sendable {
    /// An example fails.
    case noticed
    case notNoticed
    /// The plan says the same as before.
    case same
  }

  let compiled: CompiledPlan
  private let examples: [Example]
  private let zone: TimeZoneRules
  /// What the examples read, and reach, in their order.
  private let cones: [ExampleCone]
  private let reached: [Set<CoverageKey>]
  /// The items of the plan by the byte at which they stand.
  private let items: [(start: Int, key: CoverageKey)]

  /// The examples must pass.
  package init(_ compiled: CompiledPlan, _ examples: [Example], zone: TimeZoneRules) {
    self.compiled = compiled
    self.examples = examples
    self.zone = zone
    cones = examples.map { ExampleCone(of: $0, compiled.plan) }
    let coverage = PlanCoverage(compiled)
    reached = examples.map { coverage.look(at: $0, zone: zone).1 }
    items = coverage.items.map { ($0.mark.range.lowerBound, $0.key) }
  }

  /// Whether the examples notice a change. It leaves all names as they are, so that the examples
  /// mean the same by them.
  package func outcome(of change: PlanChange, _ changed: Plan) -> Outcome {
    let other = compile(changed)
    let differing = compiled.differences(from: other)
    if differing?.isEmpty ?? false { return .same }
    for index in order(of: change) {
      let example = examples[index]
      if let differing, compiled.treats(example.snapshot, theSameAs: other, but: differing) {
        continue
      }
      if !other.run(example, zone: zone).passed { return .noticed }
    }
    return .notNoticed
  }

  /// The examples that could notice, those that reach the changed lines first.
  private func order(of change: PlanChange) -> [Int] {
    let near = near(change)
    let chosen = cones.indices.filter { cones[$0].meets(change, reached: reached[$0]) }
    let first = chosen.filter { !reached[$0].isDisjoint(with: near) }
    let rest = chosen.filter { reached[$0].isDisjoint(with: near) }
    return first + rest
  }

  /// What stands close to the changed bytes.
  private func near(_ change: PlanChange) -> Set<CoverageKey> {
    Set(
      items.filter { item in
        change.edits.contains { abs($0.range.lowerBound - item.start) < 80 }
      }.map(\.key))
  }
}
