// What each role does: the missing inputs first, then the lines of its level in their order.
extension AssessmentReader {
  package func actionLines() -> [Assessment.ActionLine] { duties().flatMap(\.lines) }

  /// What each role does; nothing where the status it follows does not apply.
  package func duties() -> [Assessment.Duty] {
    plan.blocks.indices.flatMap { index in
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
      role: block.role, status: block.status, area: area(plan.statuses[block.status].tier, slot),
      levels: levels, cell: cell(of: block, at: levels.calculated),
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
    let column = compiled.statusLevels[block.status]
    let area = area(plan.statuses[block.status].tier, slot)
    var lines: [Assessment.ActionLine] = []
    func add(_ kind: Assessment.ActionLine.Kind, _ level: Level?, isIfUnknown: Bool = false) {
      lines.append(
        line(kind, block, area, level, order: lines.count + 1, isIfUnknown: isIfUnknown))
    }
    if !block.cells.isEmpty {
      for input in missing(column, slot) where input.isMissing { add(.get(input), nil) }
    }
    if let level = levels.calculated, case .actions(let actions)? = block.cells[level] {
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
    return lines
  }

  /// Whether an action's condition holds; one without a condition always does.
  private func answer(_ place: ActionPlace, _ slot: Int) -> Answer {
    guard let column = compiled.actionAnswers[place] else { return .yes }
    return Answer(bits: frame.values[column][slot])
  }

  private func line(
    _ kind: Assessment.ActionLine.Kind, _ block: RoleBlock, _ area: AreaName, _ level: Level?,
    order: Int, isIfUnknown: Bool
  ) -> Assessment.ActionLine {
    let due: Instant?
    let citation: Citation?
    switch kind {
    case .get(let input):
      due = nil
      citation = plan.citation(of: input.reference)
    case .planned(let action):
      due = at.flatMap { at in action.within.map { $0.end(from: at, in: zone) } }
      citation = action.citation
    }
    return Assessment.ActionLine(
      role: block.role, status: block.status, area: area, level: level, order: order, kind: kind,
      isIfUnknown: isIfUnknown, text: text(of: kind), due: due, citation: citation)
  }

  private func text(of kind: Assessment.ActionLine.Kind) -> String {
    switch kind {
    case .planned(let action): action.text
    case .get(let input): "Get \(title(input.reference)) for \(plan.areaTitle(input.area))"
    }
  }

  private func title(_ reference: Reference) -> String {
    switch reference {
    case .indicator(let index): plan.indicators[index].title
    case .trigger(let index): "an answer: \(plan.triggers[index].title)"
    case .status(let index): plan.statuses[index].title
    }
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
