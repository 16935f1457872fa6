// What has to be found out or decided before all else, each on the list of who can do it: an input
// that nobody sent, a sign that nobody answered, a level that nobody declared.
extension AssessmentReader {
  func firstKinds(
    for role: Int, of status: Int, _ slot: Int, asksForInputs: Bool
  ) -> [Assessment.ActionLine.Kind] {
    var kinds: [Assessment.ActionLine.Kind] = []
    let name = plan.roles[role].name
    if isUndecided(status, slot), plan.statuses[status].declaring?.roles.contains(name) == true {
      kinds.append(.decide(status: status))
    }
    for input in missing(compiled.calculatedLevels[status], slot) where input.isMissing {
      if let owner = answeringRole(input) {
        if owner == name { kinds.append(.answer(input)) }
      } else if asksForInputs {
        kinds.append(.get(input))
      }
    }
    return kinds
  }

  /// Whether nothing is in force because nobody has said so.
  private func isUndecided(_ status: Int, _ slot: Int) -> Bool {
    let values = frame.values[compiled.statusLevels[status]][slot]
    return values != 0 && plan.statuses[status].needsDeclaration
      && frame.course.declared(status, slot) == nil
  }

  private func answeringRole(_ input: Assessment.MissingInput) -> String? {
    guard case .trigger(let index) = input.reference else { return nil }
    return plan.triggers[index].answeredBy
  }

  /// Of roles that do nothing at the levels of a status, and still have to answer or decide.
  func firstDuties() -> [Assessment.Duty] {
    plan.statuses.indices.flatMap { status -> [Assessment.Duty] in
      let roles = plan.roles.indices.filter { isAsked($0, of: status) }
      return (0..<frame.count(plan.statuses[status].tier)).flatMap { slot in
        roles.compactMap { duty(of: $0, status, slot) }
      }
    }
  }

  private func isAsked(_ role: Int, of status: Int) -> Bool {
    if plan.blocks.contains(where: { $0.role == role && $0.status == status }) { return false }
    let name = plan.roles[role].name
    return plan.statuses[status].declaring?.roles.contains(name) == true
      || plan.triggers.contains { $0.answeredBy == name }
  }

  private func duty(of role: Int, _ status: Int, _ slot: Int) -> Assessment.Duty? {
    let kinds = firstKinds(for: role, of: status, slot, asksForInputs: false)
    guard !kinds.isEmpty else { return nil }
    let area = area(plan.statuses[status].tier, slot)
    let lines = kinds.enumerated().map { index, kind in
      Assessment.ActionLine(
        role: role, status: status, area: area, level: nil, order: index + 1, kind: kind,
        isIfUnknown: false, text: text(of: kind, slot), due: nil, citation: citation(of: kind))
    }
    return Assessment.Duty(
      role: role, status: status, area: area,
      levels: LevelSet(bits: frame.values[compiled.statusLevels[status]][slot]),
      cell: .anyLevelOnly, lines: lines)
  }

  // MARK: - Words

  func citation(of kind: Assessment.ActionLine.Kind) -> Citation? {
    switch kind {
    case .planned(let action): action.citation
    case .get(let input), .answer(let input): plan.citation(of: input.reference)
    case .decide(let status): plan.statuses[status].citation
    case .ended: nil
    }
  }

  func text(of kind: Assessment.ActionLine.Kind, _ slot: Int) -> String {
    switch kind {
    case .planned(let action): return action.text
    case .get(let input):
      return "Get \(title(input.reference)) for \(plan.areaTitle(input.area))"
    case .answer(let input):
      return "Answer for \(plan.areaTitle(input.area)): \(title(input.reference))"
    case .decide(let status):
      let levels = self.levels(of: .status(status), .calculated, slot) ?? .none
      let title = plan.statuses[status].title
      if levels.isEmpty { return "Decide: \(title)" }
      let level = levels.calculated.map { plan.scale[$0].title } ?? "not known"
      return "Decide: \(title) (calculated: \(level))"
    case .ended: return ""
    }
  }

  private func title(_ reference: Reference) -> String {
    switch reference {
    case .indicator(let index): plan.indicators[index].title
    case .trigger(let index):
      (plan.triggers[index].answeredBy == nil ? "an answer: " : "") + plan.triggers[index].title
    case .status(let index): plan.statuses[index].title
    }
  }
}
