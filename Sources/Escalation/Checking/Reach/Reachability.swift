/// What can come about in a plan, whatever is read.
package struct Reachability: Sendable {
  /// How something that holds or does not can come out.
  package struct Outcome: Sendable, Equatable {
    /// Whether some readings make it hold.
    package let canHold: Bool
    /// Whether all readings make it hold, wherever it applies.
    package let mustHold: Bool
  }

  /// By trigger.
  package let triggers: [Outcome]
  /// By status: the levels its rule can come to, without what people declare.
  package let levels: [LevelSet]
  /// By status that has levels by conditions: how each of them can come out, most severe first.
  package let conditions: [[Outcome]]
  /// By indicator that has bands: the levels that readings can have.
  package let bands: [LevelSet]
  /// Whether nothing was too large to be looked through.
  package let isComplete: Bool
}

/// Looks through a plan.
package func reachability(of plan: Plan) -> Reachability {
  var reach = Reach(plan)
  let triggers = plan.triggers.indices.map { reach.outcome(reach.trigger($0)) }
  let levels = plan.statuses.indices.map { reach.reached($0).calculated }
  let conditions = plan.statuses.map { status -> [Reachability.Outcome] in
    guard case .levels(let levels) = status.rule else { return [] }
    return levels.map { reach.outcome(reach.answer($0.condition, in: status.tier)) }
  }
  let bands = plan.indicators.indices.map { index -> LevelSet in
    let ladder = reach.ladder(LadderKey(reference: .indicator(index)))
    return plan.scale.levels.reduce(LevelSet.none) { found, level in
      let exactly = ladder.exactly(level, &reach.store)
      return reach.canHold(exactly) ? found.union(LevelSet(level)) : found
    }
  }
  return Reachability(
    triggers: triggers, levels: levels, conditions: conditions, bands: bands,
    isComplete: reach.givenUp.isEmpty)
}

extension Reach {
  /// What could not be worked out can come out either way.
  fileprivate mutating func outcome(_ reply: Reply?) -> Reachability.Outcome {
    guard let reply else { return .init(canHold: true, mustHold: false) }
    let pause = store.begin(budget: Self.budget(tests: 1024))
    let always = store.or(!reply.applies, reply.yes)
    let isExhausted = store.end(pause)
    return .init(canHold: canHold(reply.yes), mustHold: !isExhausted && mustHold(always))
  }
}
