// What a value lacks to be in a band of a milder level.
extension AssessmentReader {
  /// How far the nearest stretch of a milder level is.
  func nextBetter(
    _ reference: Reference, _ slot: Int, _ level: Level?
  ) -> (text: String, level: Level, mustRise: Bool)? {
    guard case .indicator(let index) = reference, !plan.indicators[index].givesLevel, let level,
      let table = table(index, slot),
      let number = number(index, slot)
    else { return nil }
    var best: (distance: ExactNumber, isOpen: Bool, level: Level, mustRise: Bool)?
    for (stretch, milder) in milderStretches(table, than: level, plan.indicators[index]) {
      for (end, isLower) in [(stretch.lower, true), (stretch.upper, false)] {
        guard let end, let distance = number.subtracting(ExactNumber(end.value))?.magnitude,
          (number < ExactNumber(end.value)) == isLower || distance.isZero
        else { continue }
        let isOpen = isLower ? end.isAfter : !end.isAfter
        if best.map({ distance < $0.distance }) ?? true {
          best = (distance, isOpen, milder, isLower)
        }
      }
    }
    guard let best else { return nil }
    return (distanceText(best.distance, best.isOpen, index), best.level, best.mustRise)
  }

  /// Where the indicator can be read and has a milder level.
  private func milderStretches(
    _ table: NumberTable, than level: Level, _ indicator: Indicator
  ) -> [(Stretch, Level)] {
    let range = indicator.grid.map { $0.snapped(indicator.range) } ?? indicator.range
    return zip(table.segments, table.payloads).flatMap { segment, payload -> [(Stretch, Level)] in
      let levels = LevelSet(bits: payload)
      guard levels.isSingle, let milder = levels.best, milder < level else { return [] }
      return NumberSet([segment]).intersection(range).stretches.map { ($0, milder) }
    }
  }

  /// On a grid "more than 2" is the next step after 2.
  private func distanceText(_ distance: ExactNumber, _ isOpen: Bool, _ index: Int) -> String {
    guard isOpen else { return distance.text(awayFrom: [.zero]) }
    if let grid = plan.indicators[index].grid,
      let next = distance.adding(ExactNumber(grid.step))
    {
      return next.text()
    }
    return "more than \(distance.text(awayFrom: [.zero]))"
  }

  private func table(_ index: Int, _ slot: Int) -> NumberTable? {
    guard let column = compiled.indicatorLevels[index] else { return nil }
    switch compiled.columns[column].operation {
    case .classifyNumber(_, let tables), .classifyFormula(_, let tables):
      return Kernel(compiled: compiled, frame: frame).table(tables, index, slot)
    default: return nil
    }
  }
}
