internal import Diagnostics

extension CompiledPlan {
  /// Evaluates a snapshot as of `at`.
  ///
  /// Nothing fails: what is wrong with the data is part of the answer.
  package func assess(
    _ snapshot: Snapshot, at: Instant?, zone: TimeZoneRules
  ) -> Assessment {
    var course = SnapshotCourse(self, snapshot, at: at, zone: zone)
    return course.assess()
  }
}

/// Reads levels, reasons and actions off an evaluated frame.
package final class AssessmentReader: Sendable {
  let compiled: CompiledPlan
  let frame: Frame
  let areaNames: [[String]]
  let at: Instant?
  let zone: TimeZoneRules

  var plan: Plan { compiled.plan }

  package init(
    compiled: CompiledPlan, frame: Frame, areaNames: [[String]], at: Instant?,
    zone: TimeZoneRules
  ) {
    self.compiled = compiled
    self.frame = frame
    self.areaNames = areaNames
    self.at = at
    self.zone = zone
  }

  func area(_ tier: TierID, _ slot: Int) -> AreaName {
    AreaName(tier: tier, name: areaNames[tier.index][slot])
  }

  /// The levels of an indicator, trigger or status in an area; nil where it has none at all.
  package func levels(of reference: Reference, _ slot: Int) -> LevelSet? {
    compiled.levelColumn(of: reference).map { LevelSet(bits: frame.values[$0][slot]) }
  }

  /// The levels of a sign at one stage on the way to what is in force; all are one but for a status.
  func levels(of reference: Reference, _ stage: Expectation.Stage, _ slot: Int) -> LevelSet? {
    guard case .status(let index) = reference else { return levels(of: reference, slot) }
    let column = compiled.calculatedLevels[index]
    let calculated = frame.values[column][slot]
    switch stage {
    case .inForce: return levels(of: reference, slot)
    case .calculated: return LevelSet(bits: calculated)
    case .held:
      let grip = frame.grip(index, calculated: column, slot, plan)
      return LevelSet(bits: grip.held(calculated))
    }
  }

  package func answer(ofTrigger index: Int, _ slot: Int) -> Answer {
    Answer(bits: frame.values[compiled.triggerAnswers[index]][slot])
  }

  // MARK: - Statuses

  package func statusLines() -> [Assessment.StatusLine] {
    plan.statuses.indices.flatMap { index in
      (0..<frame.count(plan.statuses[index].tier)).map { statusLine(index, $0) }
    }
  }

  private func statusLine(_ index: Int, _ slot: Int) -> Assessment.StatusLine {
    let column = compiled.statusLevels[index]
    let levels = LevelSet(bits: frame.values[column][slot])
    return Assessment.StatusLine(
      status: index, area: area(plan.statuses[index].tier, slot), levels: levels,
      isExact: levels.isSingle
        || RootFinder(compiled: compiled, frame: frame).isExact(column, slot),
      missing: missing(compiled.calculatedLevels[index], slot), because: because(index, slot),
      calculated: self.levels(of: .status(index), .calculated, slot) ?? .none,
      held: self.levels(of: .status(index), .held, slot) ?? .none,
      declaration: frame.course.declared(index, slot),
      previous: frame.before(index, slot, plan).inForce,
      since: frame.course.after.at(index, slot)?.since,
      needsDeclaration: plan.statuses[index].needsDeclaration)
  }

  package func missing(_ column: Int, _ slot: Int) -> [Assessment.MissingInput] {
    let roots = RootFinder(compiled: compiled, frame: frame).roots(of: column, slot)
    // By the areas' own numbers: in which order their rows came today makes no difference.
    return roots.compactMap { root -> (Int, Int, Assessment.MissingInput)? in
      switch root {
      case .reading(let index, let slot):
        let tier = plan.indicators[index].tier
        let input = Assessment.MissingInput(
          reference: .indicator(index), area: area(tier, slot), value: reported(index, slot),
          range: suppressed(index, slot))
        return (index, frame.tiers[tier.index].numbers[slot], input)
      case .answer(let index, let slot):
        let tier = plan.triggers[index].tier
        let input = Assessment.MissingInput(
          reference: .trigger(index), area: area(tier, slot), value: nil)
        return (
          plan.indicators.count + index, frame.tiers[tier.index].numbers[slot], input
        )
      case .noMembers, .past: return nil
      }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// A reading that is there and still leaves the level open, because the plan states none for it.
  private func reported(_ index: Int, _ slot: Int) -> String? {
    isKnown(index, slot) ? value(.indicator(index), slot) : nil
  }
}
