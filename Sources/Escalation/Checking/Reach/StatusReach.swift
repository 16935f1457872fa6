/// Which levels a status can come to.
struct StatusReach {
  /// By its rule.
  let calculated: LevelSet
  /// Held, step by step, on the way down.
  let held: LevelSet
  /// With what people may declare.
  let inForce: LevelSet
  /// Whether too much had to be asked to know.
  let isOpen: Bool
}

extension Reach {
  mutating func reached(_ index: Int) -> StatusReach {
    if let known = statusResults[index] { return known }
    let status = plan.statuses[index]
    let ladder = ladder(LadderKey(reference: .status(index), isInForce: false))
    let pause = store.begin(budget: Self.budget(tests: 4096))
    var calculated = levels(of: ladder, before: nil, index)
    while true {
      let held = self.held(status, calculated)
      let inForce = declared(status, held)
      let next = levels(of: ladder, before: inForce, index).union(calculated)
      if next == calculated {
        let isOpen = store.end(pause) || givenUp.contains(.status(index))
        if isOpen { givenUp.insert(.status(index)) }
        let all = plan.scale.allLevels
        let result = StatusReach(
          calculated: isOpen ? all : calculated, held: isOpen ? all : held,
          inForce: isOpen ? all : inForce, isOpen: isOpen)
        statusResults[index] = result
        return result
      }
      calculated = next
    }
  }

  /// The levels that come about where the level before was one of some; nil is the first time, when
  /// no level was in force before.
  private mutating func levels(of ladder: Ladder, before: LevelSet?, _ index: Int) -> LevelSet {
    var found = LevelSet.none
    for level in plan.scale.levels {
      let exactly = ladder.exactly(level, &store)
      if canCome(exactly, level, ladder, before, index) { found = found.union(LevelSet(level)) }
    }
    return found
  }

  private mutating func canCome(
    _ exactly: Diagram, _ level: Level, _ ladder: Ladder, _ before: LevelSet?, _ index: Int
  ) -> Bool {
    guard let past = inputNumbers[.before(index)],
      store.inputs(of: exactly)?.contains(past) == true
    else { return canHold(exactly) }
    if let before {
      let among = self.before(index).lies(in: before, &store)
      return canHold(store.and(exactly, among))
    }
    // Whatever it was before, it would be this level or a worse one; and this one for some.
    var always = ladder.reaches(level)
    var once = Diagram.never
    for cell in plan.scale.levels {
      always = store.and(always, store.fixing(past, at: cell.rank, in: ladder.reaches(level)))
      once = store.or(once, store.fixing(past, at: cell.rank, in: exactly))
    }
    return canHold(store.and(always, once))
  }

  private func held(_ status: Status, _ calculated: LevelSet) -> LevelSet {
    guard status.stepDown?.oneLevelAtATime == true, let best = calculated.best,
      let worst = calculated.worst
    else { return calculated }
    return .from(best, through: worst)
  }

  private func declared(_ status: Status, _ held: LevelSet) -> LevelSet {
    if status.needsDeclaration { return plan.scale.allLevels }
    guard let declaring = status.declaring else { return held }
    switch declaring.direction {
    case .either: return plan.scale.allLevels
    case .raise: return held.best.map { .from($0, through: plan.scale.worst) } ?? .none
    case .lower: return held.worst.map { .from(.mildest, through: $0) } ?? .none
    }
  }
}
