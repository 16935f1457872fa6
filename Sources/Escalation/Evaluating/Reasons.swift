// Why a level is what it is: the signs that speak for it, and what they lack to be better.
extension AssessmentReader {
  /// The signs that speak for the calculated level, or, where it is held, still for the held one.
  func because(_ status: Int, _ slot: Int) -> [Assessment.Reason] {
    let levels = self.levels(of: .status(status), .calculated, slot) ?? .none
    guard let level = levels.calculated, level > .mildest else { return [] }
    switch plan.statuses[status].rule {
    case .worstOf(let members):
      return members.flatMap { speakers(for: $0.reference, status, slot) { $0 == level } }
    case .atLeast(_, let members):
      return members.flatMap { speakers(for: $0.reference, status, slot) { $0 >= level } }
    case .levels(let rules):
      guard let rule = rules.first(where: { $0.level == level }) else { return [] }
      return holding(rule.condition, plan.statuses[status].tier, slot)
    case .declaredOnly: return []
    case .matrix(let matrix):
      return [matrix.rows.reference, matrix.columns.reference].flatMap {
        speakers(for: $0, status, slot)
      }
    }
  }

  /// What chose the row and the column.
  private func speakers(
    for reference: Reference, _ status: Int, _ slot: Int
  ) -> [Assessment.Reason] {
    places(of: reference, seenFrom: plan.statuses[status].tier, slot).map { place in
      reason(reference, place, levels(of: reference, place)?.calculated)
    }
  }

  /// Where `reference` is certain to have a level that `speaks`, with its value.
  private func speakers(
    for reference: Reference, _ status: Int, _ slot: Int, speaks: (Level) -> Bool
  ) -> [Assessment.Reason] {
    places(of: reference, seenFrom: plan.statuses[status].tier, slot).compactMap { place in
      guard let best = levels(of: reference, place)?.best, speaks(best) else { return nil }
      return reason(reference, place, best)
    }
  }

  /// What holds for certain of all that a condition tests, each sign once.
  private func holding(
    _ condition: Condition, _ tier: TierID, _ slot: Int
  ) -> [Assessment.Reason] {
    var seen: [Reference: Set<Int>] = [:]
    return condition.tests.flatMap { test in
      places(of: test.subject, seenFrom: tier, slot).compactMap { place in
        guard holds(test, place), seen[test.subject, default: []].insert(place).inserted else {
          return nil
        }
        return reason(test.subject, place, levels(of: test.subject, place)?.calculated)
      }
    }
  }

  func isKnown(_ indicator: Int, _ slot: Int) -> Bool {
    if plan.indicators[indicator].isReported {
      return frame.readings[indicator][slot].state == .known
    }
    if case .known = frame.formulas[indicator][slot] { return true }
    return false
  }

  private func places(
    of reference: Reference, seenFrom tier: TierID, _ slot: Int
  ) -> [Int] {
    let own = plan.tier(of: reference)
    if own == tier { return [slot] }
    if plan.areas.isNarrower(tier, than: own) {
      return [frame.ancestor(of: slot, from: tier, to: own, plan.areas)]
    }
    return frame.slots(of: own, inside: slot, of: tier, plan.areas)
  }

  // MARK: - One reason

  private func reason(
    _ reference: Reference, _ slot: Int, _ level: Level?
  ) -> Assessment.Reason {
    let next = nextBetter(reference, slot, level)
    return Assessment.Reason(
      reference: reference, area: area(plan.tier(of: reference), slot),
      value: value(reference, slot), unit: unit(reference), level: level,
      toNextBetter: next?.text, nextBetter: next?.level, mustRise: next?.mustRise ?? false,
      citation: citation(reference, slot), rests: rests(reference, slot),
      isSuppressed: isSuppressed(reference, slot))
  }

  /// The readings that make a trigger's condition hold, or the members of a summary.
  private func rests(_ reference: Reference, _ slot: Int) -> [Assessment.Reason] {
    if case .indicator(let index) = reference, let summary = compiled.summaries[index] {
      return decisiveMembers(of: summary, plan.indicators[index], slot).map {
        reason($0.reference, $0.slot, levels(of: $0.reference, $0.slot)?.calculated)
      }
    }
    guard case .trigger(let index) = reference, let condition = plan.triggers[index].condition
    else { return [] }
    return holding(condition, plan.triggers[index].tier, slot)
  }

  private func unit(_ reference: Reference) -> MeasureUnit? {
    if case .indicator(let index) = reference { plan.indicators[index].unit } else { nil }
  }

  func value(_ reference: Reference, _ slot: Int) -> String {
    switch reference {
    case .status(let index):
      let levels = LevelSet(bits: frame.values[compiled.statusLevels[index]][slot])
      return levels.calculated.map { plan.scale[$0].name } ?? "unknown"
    case .trigger(let index): return answer(ofTrigger: index, slot) == .no ? "no" : "yes"
    case .indicator(let index):
      if let values = plan.indicators[index].values {
        let reading = frame.readings[index][slot]
        return reading.state == .known ? values[Int(reading.mantissa)] : "missing"
      }
      if let range = suppressed(index, slot) { return range }
      if let number = number(index, slot) { return text(of: number, index) }
      return bounds(of: index, slot) ?? "missing"
    }
  }

  /// The name of a level where that is what a summary comes to.
  private func text(of number: ExactNumber, _ index: Int) -> String {
    guard plan.indicators[index].givesLevel else { return number.text(awayFrom: lines(of: index)) }
    let rank = Int(number.floor)
    return plan.scale.steps.indices.contains(rank) ? plan.scale.steps[rank].name : number.text()
  }

  /// `5 to 8`, where that much is known of a result.
  private func bounds(of index: Int, _ slot: Int) -> String? {
    guard plan.indicators[index].isCalculated,
      let interval = frame.formulas[index][slot].openInterval, let low = interval.low?.value,
      let high = interval.high?.value
    else { return nil }
    return low == high
      ? text(of: low, index) : "\(text(of: low, index)) to \(text(of: high, index))"
  }

  func number(_ index: Int, _ slot: Int) -> ExactNumber? {
    if plan.indicators[index].isReported {
      let reading = frame.readings[index][slot]
      return reading.state == .known ? ExactNumber(reading.number) : nil
    }
    if case .known(let number) = frame.formulas[index][slot] { return number }
    return nil
  }

  private func lines(of index: Int) -> [ExactDecimal] {
    compiled.cuts(of: index).map(\.value)
  }

  /// The band's own place where the level comes from a band.
  private func citation(_ reference: Reference, _ slot: Int) -> Citation {
    let own = plan.citation(of: reference)
    guard case .indicator(let index) = reference, let bands = plan.indicators[index].bands,
      let column = compiled.indicatorLevels[index],
      let level = LevelSet(bits: frame.values[column][slot]).best,
      let band = bands.bands.first(where: { $0.verdict == .level(level) })
    else { return own }
    return Citation(mark: band.citation.mark, source: own.source, note: own.note)
  }
}
