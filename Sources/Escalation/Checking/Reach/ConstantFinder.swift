internal import Diagnostics

extension Reach {
  mutating func constantConditions() -> [ConstantCondition] {
    if let constants { return constants }
    var finder = ConstantFinder()
    for (owner, condition, tier) in plan.ownedConditions {
      finder.look(at: condition, tier, owner, &self)
    }
    constants = finder.found
    return finder.found
  }
}

private struct ConstantFinder {
  /// What is known of a condition.
  private enum Verdict {
    case varies
    /// It comes out the same, and where that comes from is said.
    case explained(Bool)
    /// A part of it does.
    case touched
  }

  var found: [ConstantCondition] = []
  private var seen: Set<Mark> = []

  mutating func look(
    at condition: Condition, _ tier: TierID, _ owner: ConditionOwner, _ reach: inout Reach
  ) {
    if case .trigger(let index) = owner {
      _ = reach.trigger(index)
      if reach.givenUp.contains(.trigger(index)) { return }
    }
    let pause = reach.store.begin(budget: Reach.budget(tests: 4 * condition.tests.count))
    let before = found.count
    let verdict = verdict(condition, tier, owner, &reach)
    if case .varies = verdict, case .action(_, let levels, let status) = owner {
      look(at: levels, condition, tier, owner, status, &reach)
    }
    _ = reach.store.end(pause)
    guard case .explained(let holds) = verdict else { return }
    for place in before..<found.count { found[place].outcome = holds }
    switch owner {
    case .trigger(let index):
      reach.blame(.trigger(index), holds ? .mildest : reach.plan.triggers[index].level)
    case .level(let level, let status): reach.blame(.status(status), holds ? .mildest : level)
    case .stepDown, .action, .summary, .measure: break
    }
  }

  private mutating func verdict(
    _ condition: Condition, _ tier: TierID, _ owner: ConditionOwner, _ reach: inout Reach
  ) -> Verdict {
    switch condition {
    case .clock: break
    case .test(let test): return verdict(test, owner, &reach)
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts),
      .ofMembers(_, let parts):
      var isTouched = false
      // Of the members of a group some may never be so bad.
      let isGroup = parts.count > 1 && Set(condition.tests.map(\.mark)).count == 1
      for part in isGroup ? [] : parts {
        if case .varies = verdict(part, tier, owner, &reach) { continue }
        isTouched = true
      }
      guard isTouched else { break }
      return answer(condition, tier, &reach).map(Verdict.explained) ?? .touched
    }
    guard let holds = answer(condition, tier, &reach) else { return .varies }
    report(condition, holds, tier, owner, &reach)
    return .explained(holds)
  }

  /// How a condition always comes out; nil where it may come out either way.
  private func answer(_ condition: Condition, _ tier: TierID, _ reach: inout Reach) -> Bool? {
    guard let reply = reach.answer(condition, in: tier) else {
      return nil
    }
    return reach.constant(reply)
  }

  // MARK: - Tests

  private mutating func verdict(
    _ test: Test, _ owner: ConditionOwner, _ reach: inout Reach
  ) -> Verdict {
    let reply = reach.reply(ReachTest(now: TestKey.Now(test), lasting: nil))
    guard let holds = reach.constant(reply) else { return .varies }
    if !reach.isConsequence(test), seen.insert(test.mark).inserted {
      found.append(
        ConstantCondition(pattern: .test(test), holds: holds, mark: test.mark, owner: owner))
    }
    return .explained(holds)
  }

  // MARK: - Lists

  private mutating func report(
    _ condition: Condition, _ holds: Bool, _ tier: TierID, _ owner: ConditionOwner,
    _ reach: inout Reach
  ) {
    let parts = reach.core(of: condition, holds, tier)
    let marks = parts.flatMap(\.tests).map(\.mark)
    let mark = parts.last?.tests.first?.mark ?? marks.last ?? owner.mark(reach.plan)
    guard seen.insert(mark).inserted else { return }
    found.append(
      ConstantCondition(
        pattern: .list(condition, parts: parts), holds: holds, mark: mark, owner: owner))
  }

  /// What is asked at some levels only may be ruled out by them.
  private mutating func look(
    at levels: [Level], _ condition: Condition, _ tier: TierID, _ owner: ConditionOwner,
    _ status: Int, _ reach: inout Reach
  ) {
    guard !levels.isEmpty else { return }
    let set = levels.reduce(LevelSet.none) { $0.union(LevelSet($1)) }
    let ladder = reach.ladder(LadderKey(reference: .status(status)))
    let here = ladder.lies(in: set, &reach.store)
    guard reach.canHold(here), let reply = reach.answer(condition, in: tier),
      reach.excludes(here, reply.yes), !reach.store.isExhausted
    else { return }
    let mark = condition.tests.first?.mark ?? owner.mark(reach.plan)
    guard seen.insert(mark).inserted else { return }
    found.append(
      ConstantCondition(
        pattern: .atLevels(levels, status: status), holds: false, mark: mark, owner: owner))
  }
}

extension Reach {
  /// How something always comes out; nil where it may come out either way, or is not known.
  mutating func constant(_ reply: Reply) -> Bool? {
    let always = store.or(!reply.applies, reply.yes)
    if store.isExhausted { return nil }
    if !canHold(reply.yes) { return false }
    return mustHold(always) ? true : nil
  }

  mutating func blame(_ reference: Reference, _ level: Level?) {
    guard let level else { return }
    blamed[reference] = (blamed[reference] ?? .none).union(LevelSet(level))
  }

  /// Whether it only follows from what is said elsewhere.
  mutating func isConsequence(_ test: Test) -> Bool {
    switch test.subject {
    case .indicator: return false
    case .trigger: return !test.predicate.isOfLevels || blamed[test.subject] != nil
    case .status(let index):
      return test.predicate.isOfLevels && isBlamed(index)
    }
  }

  /// Whether something was said of a status, or of what it reads.
  func isBlamed(_ status: Int) -> Bool {
    if blamed[.status(status)] != nil { return true }
    return plan.statuses[status].reads.contains { reference in
      if case .status(let inner) = reference { return isBlamed(inner) }
      return blamed[reference] != nil
    }
  }

  /// The fewest parts of a list that settle it.
  mutating func core(
    of condition: Condition, _ holds: Bool, _ tier: TierID
  ) -> [Condition] {
    let parts: [Condition]
    switch condition {
    case .all(let all) where !holds: parts = all
    case .any(let any) where holds: parts = any
    case .none(let none) where !holds: parts = none
    case .all(let rest), .any(let rest), .none(let rest), .atLeast(_, let rest),
      .ofMembers(_, let rest):
      return rest
    case .test, .clock: return [condition]
    }
    var isAll = false
    if case .all = condition { isAll = true }
    let answers = parts.map { part -> Diagram in
      let yes = reply(part, in: tier).yes
      return isAll ? yes : !yes
    }
    // Taken away one after the other, as long as the rest settles it.
    var kept = Array(parts.indices)
    for place in parts.indices.reversed() where kept.count > 2 {
      let rest = kept.filter { $0 != place }
      let all = store.all(rest.map { answers[$0] })
      if !store.isExhausted, settles(all, isAll) { kept = rest }
    }
    return kept.map { parts[$0] }
  }

  private mutating func settles(_ rest: Diagram, _ isAll: Bool) -> Bool {
    isAll ? !canHold(rest) : mustHold(!rest)
  }
}

extension Test.Predicate {
  fileprivate var isOfLevels: Bool {
    switch self {
    case .levels, .notLevels: true
    default: false
    }
  }
}
