// What each role does: the missing inputs first, then the lines of its level in their order.
extension AssessmentReader {
  package func actionLines() -> [Assessment.ActionLine] { duties().flatMap(\.lines) }

  /// What each role does; nothing where the status it follows does not apply.
  package func duties() -> [Assessment.Duty] {
    firstDuties()
      + plan.blocks.indices.flatMap { index in
        (0..<frame.count(plan.statuses[plan.blocks[index].status].tier)).compactMap { slot in
          duty(ofBlock: index, slot)
        }
      }
  }

  private func duty(ofBlock index: Int, _ slot: Int) -> Assessment.Duty? {
    let block = plan.blocks[index]
    let levels = LevelSet(bits: frame.values[compiled.statusLevels[block.status]][slot])
    guard !levels.isEmpty else { return nil }
    return Assessment.Duty(
      role: block.role, status: block.status,
      area: area(plan.statuses[block.status].tier, slot), levels: levels,
      cell: cell(of: block, at: levels.calculated),
      lines: lines(ofBlock: index, slot, levels))
  }

  private func cell(of block: RoleBlock, at level: Level?) -> Assessment.Duty.Cell {
    if block.cells.isEmpty { return .anyLevelOnly }
    guard let level else { return .levelUnknown }
    switch block.cells[level] {
    case .actions: return .actions
    case .businessAsUsual: return .businessAsUsual
    case .notStated, nil: return .notStated
    }
  }

  private func lines(
    ofBlock index: Int, _ slot: Int, _ levels: LevelSet
  ) -> [Assessment.ActionLine] {
    let block = plan.blocks[index]
    let area = area(plan.statuses[block.status].tier, slot)
    var lines: [Assessment.ActionLine] = []
    func add(_ kind: Assessment.ActionLine.Kind, _ level: Level?, isIfUnknown: Bool = false) {
      lines.append(
        line(kind, block, area, slot, level, order: lines.count + 1, isIfUnknown: isIfUnknown))
    }
    let first = firstKinds(
      for: block.role, of: block.status, slot, asksForInputs: !block.cells.isEmpty)
    for kind in first { add(kind, nil) }
    // While the level is unknown, what was being done goes on.
    let kept = frame.before(block.status, slot, plan).lastKnown
    if let level = levels.calculated ?? kept, case .actions(let actions)? = block.cells[level] {
      // What is to be done anyway need not be said again for another reason.
      var certain: [Action] = []
      for (position, action) in actions.enumerated() {
        let answer = answer(ActionPlace(block: index, level: level, position: position), slot)
        guard answer.canBeYes, !certain.contains(where: action.isSameWork) else { continue }
        add(.planned(action), level, isIfUnknown: answer.canBeNo)
        if !answer.canBeNo { certain.append(action) }
      }
    }
    for (position, action) in block.anyLevel.enumerated() {
      let answer = answer(ActionPlace(block: index, level: nil, position: position), slot)
      if answer.canBeYes { add(.planned(action), nil, isIfUnknown: answer.canBeNo) }
    }
    if let left = leftLevel(block.status, slot, levels) {
      for (position, action) in (block.after[left] ?? []).enumerated() {
        let place = ActionPlace(block: index, level: left, isAfter: true, position: position)
        let answer = answer(place, slot)
        if answer.canBeYes { add(.planned(action), nil, isIfUnknown: answer.canBeNo) }
      }
    }
    return lines
  }

  /// The level that was in force at the assessment before, where another one is in force now.
  private func leftLevel(_ status: Int, _ slot: Int, _ levels: LevelSet) -> Level? {
    guard let now = levels.calculated,
      let before = frame.before(status, slot, plan).inForce, now != before
    else { return nil }
    return before
  }

  /// Whether an action's condition holds; one without a condition always does.
  private func answer(_ place: ActionPlace, _ slot: Int) -> Answer {
    guard let column = compiled.actionAnswers[place] else { return .yes }
    return Answer(bits: frame.values[column][slot])
  }

  private func line(
    _ kind: Assessment.ActionLine.Kind, _ block: RoleBlock, _ area: AreaName, _ slot: Int,
    _ level: Level?, order: Int, isIfUnknown: Bool
  ) -> Assessment.ActionLine {
    var line = Assessment.ActionLine(
      role: block.role, status: block.status, area: area, level: level, order: order, kind: kind,
      isIfUnknown: isIfUnknown, text: text(of: kind, slot), due: nil, citation: citation(of: kind))
    if let at { line.setDue(startedAt: at, at: at, in: zone) }
    return line
  }
}

extension Plan {
  /// An area as people write it: `Medway and Swale` for `medway_and_swale`. Names over an open tier
  /// stay as the data has them.
  package func areaTitle(_ area: AreaName) -> String {
    if area.tier == areas.wholePlan { return "the whole plan" }
    if areas[area.tier].isOpen { return area.name }
    let small: Set<String> = ["and", "of", "the", "in", "on"]
    return area.name.split(separator: "_").map { word in
      small.contains(String(word)) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }
}
