internal import Diagnostics

/// All that an example's expectations could read, however it goes.
struct ExampleCone {
  private(set) var references: Set<Reference> = []
  private(set) var blocks: Set<Int> = []
  /// The signs that people answer, as far as the answer may be another than no.
  private let answered: Set<Int>

  init(of example: Example, _ plan: Plan) {
    answered = Set(
      example.snapshot.given.compactMap { given in
        guard case .trigger(let index) = given.reference else { return nil }
        return given.readings.allSatisfy { $0.value == .no } ? nil : index
      })
    for expectation in example.expectations {
      switch expectation.subject {
      case .levels(let reference, _, _), .couldBe(let reference, _), .atBest(let reference, _),
        .because(let reference, _, _):
        add(reference, plan)
      case .holds(let trigger, _): add(.trigger(trigger), plan)
      case .does(let role, _, _, _): add(role: role, plan)
      case .held: break
      }
    }
  }

  private mutating func add(_ reference: Reference, _ plan: Plan) {
    guard references.insert(reference).inserted else { return }
    for inner in plan.reads(of: reference) { add(inner, plan) }
  }

  private mutating func add(role: Int, _ plan: Plan) {
    for (index, block) in plan.blocks.enumerated() where block.role == role {
      blocks.insert(index)
      add(.status(block.status), plan)
      for (_, action) in plan.actions(ofBlock: index) {
        for inner in action.condition?.reads ?? [] { add(inner, plan) }
      }
    }
  }

  /// Whether a change may make another answer.
  func meets(_ change: PlanChange, reached: Set<CoverageKey>) -> Bool {
    change.touches.contains { touch in
      switch touch {
      case .everything: true
      case .reference(let reference): references.contains(reference)
      case .answered(let trigger):
        references.contains(.trigger(trigger)) && answered.contains(trigger)
      case .block(let block): blocks.contains(block)
      case .action(let block, let key): reached.contains(.action(block: block, key))
      }
    }
  }
}

extension Plan {
  /// Everything that something reads directly, the past and figures included.
  fileprivate func reads(of reference: Reference) -> [Reference] {
    switch reference {
    case .indicator(let index):
      let indicator = indicators[index]
      let ranges = (indicator.bands?.ranges ?? []) + (indicator.points?.ranges ?? [])
      return (indicator.formula?.indicators ?? []).map(Reference.indicator)
        + (indicator.summary?.reads ?? []) + (indicator.summary?.condition?.reads ?? [])
        + ranges.flatMap(\.names).map(Reference.indicator)
    case .trigger(let index): return triggers[index].condition?.reads ?? []
    case .status(let index):
      var reads = statuses[index].reads + (statuses[index].stepDown?.condition?.reads ?? [])
      if case .levels(let levels) = statuses[index].rule {
        reads += levels.flatMap { $0.condition.reads }
      }
      return reads
    }
  }
}

extension Condition {
  /// What its tests are of, and what they compare that with.
  fileprivate var reads: [Reference] {
    tests.flatMap { test in
      [test.subject] + (test.predicate.range?.names ?? []).map(Reference.indicator)
    }
  }
}
