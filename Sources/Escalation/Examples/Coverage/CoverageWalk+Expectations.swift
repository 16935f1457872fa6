internal import Diagnostics

// What each line of `expect:` asks about.
extension CoverageWalk {
  mutating func expectation(_ expectation: Expectation) {
    guard let now = moments.indices.last else { return }
    switch expectation.subject {
    case .levels(let reference, let stage, let levels):
      for moment in moments.indices.suffix(levels.count) {
        guard let slot = moments[moment].slot(of: expectation.area) else { continue }
        level(reference, stage, Spot(slot: slot, moment: moment))
      }
    case .couldBe(let reference, _), .atBest(let reference, _), .because(let reference, _, _):
      if let spot = spot(expectation, now) { level(reference, spot) }
    case .holds(let trigger, _):
      if let spot = spot(expectation, now) { answer(trigger, spot) }
    case .does(let role, let part, let texts, let isExact):
      guard let spot = spot(expectation, now) else { return }
      duties(of: role, part, texts, isExact: isExact, expectation.area, spot)
    case .held: break
    }
  }

  private func spot(_ expectation: Expectation, _ moment: Int) -> Spot? {
    moments[moment].slot(of: expectation.area).map { Spot(slot: $0, moment: moment) }
  }

  private mutating func level(_ reference: Reference, _ stage: Expectation.Stage, _ spot: Spot) {
    guard case .status(let index) = reference, stage != .inForce else {
      return level(reference, spot)
    }
    rule(index, spot)
  }

  // MARK: - Actions

  private mutating func duties(
    of role: Int, _ part: Expectation.Part, _ texts: [String], isExact: Bool, _ area: AreaName,
    _ spot: Spot
  ) {
    for (index, block) in plan.blocks.enumerated()
    where block.role == role && plan.statuses[block.status].tier == area.tier {
      let levels = reader(spot).levels(of: .status(block.status), spot.slot) ?? .none
      if !block.cells.isEmpty {
        level(.status(block.status), spot)
        if isExact, part == .does, let level = levels.calculated {
          reach(.role(block: index, level))
        }
      }
      let lines = moments[spot.moment].assessment.actions.filter {
        $0.role == role && $0.area == area && $0.status == block.status && part.holds($0)
          && (isExact || texts.contains($0.shownText))
      }
      shown(lines, index, spot)
      if isExact, part == .does { hidden(index, levels, spot) }
    }
  }

  private mutating func shown(
    _ lines: [Assessment.ActionLine], _ block: Int, _ spot: Spot
  ) {
    for line in lines {
      guard case .planned(let action) = line.kind else { continue }
      let key = ActionKey(action)
      reach(.action(block: block, key))
      if action.condition != nil, !line.isIfUnknown {
        when(action, block, key, spot)
      }
    }
  }

  /// What is left out because its condition does not hold.
  private mutating func hidden(_ block: Int, _ levels: LevelSet, _ spot: Spot) {
    let written = plan.blocks[block]
    var actions = written.anyLevel
    if let level = levels.calculated, case .actions(let ofLevel)? = written.cells[level] {
      actions += ofLevel
    }
    for action in actions where action.condition != nil {
      when(action, block, ActionKey(action), spot, onlyNo: true)
    }
  }

  private mutating func when(
    _ action: Action, _ block: Int, _ key: ActionKey, _ spot: Spot, onlyNo: Bool = false
  ) {
    guard let condition = action.condition else { return }
    let tier = plan.statuses[plan.blocks[block].status].tier
    let answers = ConditionAnswers(reader: reader(spot), tier: tier, slot: spot.slot)
    let answer = answers.answer(condition)
    guard answer == Answer.no.bits || (answer == Answer.yes.bits && !onlyNo) else { return }
    reach(.when(block: block, key, answer == Answer.yes.bits))
    self.condition(
      condition, ConditionPlace(owner: .action(block: block, key)), tier, spot)
  }
}
