// Why a level is what it is: the signs that speak for it, and what they lack to be better.
extension AssessmentReader {
  func because(_ status: Int, _ slot: Int, _ levels: LevelSet) -> [Assessment.Reason] {
    guard let level = levels.calculated, level > .mildest else { return [] }
    switch plan.statuses[status].rule {
    case .worstOf(let members):
      return members.flatMap { speakers(for: $0.reference, status, slot) { $0 == level } }
    case .atLeast(_, let members):
      return members.flatMap { speakers(for: $0.reference, status, slot) { $0 >= level } }
    case .levels(let rules):
      guard let rule = rules.first(where: { $0.level == level }) else { return [] }
      return rule.condition.tests.flatMap { holding($0, status, slot) }
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

  /// The places in which a test of a status holds for certain.
  private func holding(_ test: Test, _ status: Int, _ slot: Int) -> [Assessment.Reason] {
    places(of: test.subject, seenFrom: plan.statuses[status].tier, slot).compactMap { place in
      guard holds(test, place) else { return nil }
      return reason(test.subject, place, levels(of: test.subject, place)?.best)
    }
  }

  private func holds(_ test: Test, _ place: Int) -> Bool {
    switch test.predicate {
    case .levels(let set):
      guard let levels = levels(of: test.subject, place), !levels.isEmpty else { return false }
      return levels.bits & ~set.bits == 0
    case .holds:
      guard case .trigger(let index) = test.subject else { return false }
      return answer(ofTrigger: index, place) == .yes
    default:
      if case .indicator(let index) = test.subject { return isKnown(index, place) }
      return false
    }
  }

  private func isKnown(_ indicator: Int, _ slot: Int) -> Bool {
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
      toNextBetter: next?.text, nextBetter: next?.level, citation: citation(reference, slot))
  }

  private func unit(_ reference: Reference) -> MeasureUnit? {
    if case .indicator(let index) = reference { plan.indicators[index].unit } else { nil }
  }

  private func value(_ reference: Reference, _ slot: Int) -> String {
    switch reference {
    case .status(let index):
      let levels = LevelSet(bits: frame.values[compiled.statusLevels[index]][slot])
      return levels.calculated.map { plan.scale[$0].name } ?? "unknown"
    case .trigger: return "yes"
    case .indicator(let index):
      if let values = plan.indicators[index].values {
        let reading = frame.readings[index][slot]
        return reading.state == .known ? values[Int(reading.mantissa)] : "missing"
      }
      return number(index, slot)?.text(awayFrom: lines(of: index)) ?? "missing"
    }
  }

  private func number(_ index: Int, _ slot: Int) -> ExactNumber? {
    if plan.indicators[index].isReported {
      let reading = frame.readings[index][slot]
      return reading.state == .known ? ExactNumber(reading.number) : nil
    }
    if case .known(let number) = frame.formulas[index][slot] { return number }
    return nil
  }

  private func table(_ index: Int, _ slot: Int) -> NumberTable? {
    guard let column = compiled.indicatorLevels[index] else { return nil }
    switch compiled.columns[column].operation {
    case .classifyNumber(_, let tables), .classifyFormula(_, let tables):
      let tier = plan.indicators[index].tier
      let variant = tables.count > 1 ? frame.tiers[tier.index].areas[slot] : 0
      return compiled.numberTables[tables[variant]]
    default: return nil
    }
  }

  private func lines(of index: Int) -> [ExactDecimal] {
    compiled.cuts(of: index).map(\.value)
  }

  /// How far the nearest stretch of a milder level is.
  private func nextBetter(
    _ reference: Reference, _ slot: Int, _ level: Level?
  ) -> (text: String, level: Level)? {
    guard case .indicator(let index) = reference, let level, let table = table(index, slot),
      let number = number(index, slot)
    else { return nil }
    var best: (distance: ExactNumber, isOpen: Bool, level: Level)?
    for (segment, payload) in zip(table.segments, table.payloads) {
      let levels = LevelSet(bits: payload)
      guard levels.isSingle, let milder = levels.best, milder < level else { continue }
      for (end, isLower) in [(segment.lower, true), (segment.upper, false)] {
        guard let end, let distance = number.subtracting(ExactNumber(end.value))?.magnitude,
          (number < ExactNumber(end.value)) == isLower || distance.isZero
        else { continue }
        let isOpen = isLower ? end.isAfter : !end.isAfter
        if best.map({ distance < $0.distance }) ?? true { best = (distance, isOpen, milder) }
      }
    }
    guard let best else { return nil }
    return (distanceText(best.distance, best.isOpen, index), best.level)
  }

  /// On a grid "more than 2" is the next step after 2.
  private func distanceText(_ distance: ExactNumber, _ isOpen: Bool, _ index: Int) -> String {
    guard isOpen else { return distance.text() }
    if let grid = plan.indicators[index].grid,
      let next = distance.adding(ExactNumber(grid.step))
    {
      return next.text()
    }
    return "more than \(distance.text())"
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
