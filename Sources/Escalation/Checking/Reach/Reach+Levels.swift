// Which level something comes to.
extension Reach {
  mutating func ladder(_ key: LadderKey) -> Ladder {
    if let known = ladders[key] { return known }
    let made: Ladder
    switch key.reference {
    case .indicator(let index): made = ladder(ofIndicator: index, isCautious: key.isCautious)
    case .trigger(let index): made = ladder(ofTrigger: index)
    case .status(let index):
      made = key.isInForce ? inForce(index) : calculated(index, isCautious: key.isCautious)
    }
    if !store.isExhausted { ladders[key] = made }
    return made
  }

  private mutating func ladder(ofTrigger index: Int) -> Ladder {
    let reply = trigger(index)
    let level = plan.triggers[index].level ?? .mildest
    return Ladder(
      steps: plan.scale.levels.map {
        $0 == .mildest ? reply.applies : $0 <= level ? store.and(reply.yes, reply.applies) : .never
      })
  }

  /// As it is read in an area of a tier.
  mutating func ladder(_ reference: Reference, in tier: TierID, isCautious: Bool = false) -> Ladder
  {
    if plan.areas.isNarrower(plan.tier(of: reference), than: tier) {
      return worstInside(reference, of: tier)
    }
    return ladder(LadderKey(reference: reference, isCautious: isCautious))
  }

  // MARK: - Rules

  /// By its rule alone. What takes too long may be any level.
  private mutating func calculated(_ index: Int, isCautious: Bool) -> Ladder {
    let status = plan.statuses[index]
    let size = status.axes.count + status.conditions.reduce(0) { $0 + $1.tests.count }
    let pause = store.begin(budget: Self.budget(tests: size * plan.scale.steps.count))
    let ladder = size > Self.mostTogether ? large(status, index, isCautious) : nil
    let made = ladder ?? self.ladder(by: status, isCautious)
    guard store.end(pause) else { return made }
    givenUp.insert(.status(index))
    return openLadder(.level(index), among: plan.scale.allLevels)
  }

  /// Of a long list only the levels are kept that it can come to; nil where it is none.
  private mutating func large(_ status: Status, _ index: Int, _ isCautious: Bool) -> Ladder? {
    guard let members = status.members else { return nil }
    let ladders = plan.signs(of: members.map(\.reference)).map { sign in
      joined(sign.map { ladder($0, in: status.tier, isCautious: isCautious) })
    }
    if case .atLeast(let count, _) = status.rule {
      return openLadder(.level(index), among: reached(byAtLeast: count, of: ladders))
    }
    return openLadder(.level(index), among: worst(of: ladders))
  }

  private mutating func ladder(by status: Status, _ isCautious: Bool) -> Ladder {
    switch status.rule {
    case .worstOf(let members):
      let ladders = members.map { ladder($0.reference, in: status.tier, isCautious: isCautious) }
      return Ladder(
        steps: plan.scale.levels.map { level in store.any(ladders.map { $0.reaches(level) }) })
    case .atLeast(let count, let members):
      let ladders = plan.signs(of: members.map(\.reference)).map { sign in
        joined(sign.map { ladder($0, in: status.tier, isCautious: isCautious) })
      }
      return Ladder(
        steps: plan.scale.levels.map { level in
          store.atLeast(count, of: ladders.map { $0.reaches(level) })
        })
    case .levels(let levels):
      let answers = levels.map { ($0.level, reply($0.condition, in: status.tier).yes) }
      return Ladder(
        steps: plan.scale.levels.map { level in
          level == .mildest
            ? .always : store.any(answers.filter { $0.0 >= level }.map(\.1))
        })
    case .matrix(let matrix): return ladder(by: matrix, status.tier)
    case .declaredOnly: return Ladder(steps: plan.scale.levels.map { Diagram($0 == .mildest) })
    }
  }

  /// Signs with the same condition count once, at the most severe.
  private mutating func joined(_ ladders: [Ladder]) -> Ladder {
    guard ladders.count > 1 else { return ladders.first ?? .never(plan.scale) }
    return Ladder(
      steps: plan.scale.levels.map { level in store.any(ladders.map { $0.reaches(level) }) })
  }

  private mutating func ladder(by matrix: Matrix, _ tier: TierID) -> Ladder {
    let rows = cells(of: matrix.rows, tier)
    let columns = cells(of: matrix.columns, tier)
    var parts = plan.scale.steps.map { _ in [Diagram]() }
    for (row, cells) in zip(rows, matrix.cells) {
      for (column, level) in zip(columns, cells) {
        let here = store.and(row, column)
        for rank in 0...level.rank { parts[rank].append(here) }
      }
    }
    return Ladder(steps: parts.map { store.any($0) })
  }

  /// When each row, or column, is the one.
  mutating func cells(of axis: Matrix.Axis, _ tier: TierID) -> [Diagram] {
    if axis.isOfWords, case .indicator(let index) = axis.reference {
      let there = present(index)
      return axis.names.indices.map { cell in
        let isIt = word(index, isOneOf: [cell])
        return store.and(there, isIt)
      }
    }
    let ladder = ladder(axis.reference, in: tier)
    return plan.scale.levels.map { ladder.exactly($0, &store) }
  }

  // MARK: - In force

  /// What others read of a status: what people declare and what was held from before comes in.
  private mutating func inForce(_ index: Int) -> Ladder {
    let status = plan.statuses[index]
    let calculated = ladder(LadderKey(reference: .status(index), isInForce: false))
    let levels = status.decided == nil && !status.needsDeclaration ? nil : reached(index).inForce
    if let levels {
      let open = openLadder(.level(index), among: levels.union(LevelSet(.mildest)))
      return Ladder(
        steps: zip(open.steps, plan.scale.levels).map {
          $1 == .mildest ? status.isDeclaredOnly ? .always : calculated.applies : $0
        })
    }
    return declared(status, index, held(status, index, calculated))
  }

  /// A level is held for some time after it was worked out.
  private mutating func held(_ status: Status, _ index: Int, _ calculated: Ladder) -> Ladder {
    guard status.stepDown != nil || hasMargin(status) else { return calculated }
    let before = openLadder(.held(index), among: reached(index).held.union(LevelSet(.mildest)))
    return Ladder(
      steps: zip(calculated.steps, before.steps).enumerated().map { rank, pair in
        rank == 0
          ? pair.0 : store.or(pair.0, store.and(calculated.applies, pair.1))
      })
  }

  private func hasMargin(_ status: Status) -> Bool {
    status.reads.contains { reference in
      if case .indicator(let index) = reference { return plan.indicators[index].margin != nil }
      return false
    }
  }

  private mutating func declared(_ status: Status, _ index: Int, _ held: Ladder) -> Ladder {
    guard let declaring = status.declaring else { return held }
    let count = plan.scale.steps.count
    let input = input(.declared(index), count: count + 1)
    let silence = test(input, [count..<count + 1])
    return Ladder(
      steps: held.steps.enumerated().map { rank, step in
        if rank == 0 { return step }
        let says = test(input, [rank..<count])
        switch declaring.direction {
        case .raise: return store.or(step, store.and(held.applies, says))
        case .lower: return store.and(step, store.or(silence, says))
        case .either:
          return store.and(
            held.applies, store.or(says, store.and(silence, step)))
        }
      })
  }
}
