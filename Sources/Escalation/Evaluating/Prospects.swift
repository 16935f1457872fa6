// What an answer to a missing input would make of a level, found by trying one value of each kind.
extension AssessmentReader {
  /// With more inputs than this missing, no one reads what each of them could do.
  private static var inputLimit: Int { 32 }

  /// For each status, what each input missing in its own area could make of it; of an input of
  /// another tier too, where it is the only one.
  func prospects(of lines: [Assessment.StatusLine]) -> [Assessment.Prospect] {
    let wanted = lines.flatMap { line in
      line.missing.filter { input in
        input.isMissing && (input.area == line.area || line.missing.count == 1)
      }.map { (line, $0) }
    }
    guard wanted.count <= Self.inputLimit else { return [] }
    return wanted.compactMap { line, input in prospect(of: line, input) }
  }

  private func prospect(
    of line: Assessment.StatusLine, _ input: Assessment.MissingInput
  ) -> Assessment.Prospect? {
    let column = compiled.statusLevels[line.status]
    guard let slot = self.slot(of: line.area), let place = self.slot(of: input.area) else {
      return nil
    }
    let outcomes: [Assessment.Prospect.Outcome]
    switch input.reference {
    case .indicator(let index):
      let indicator = plan.indicators[index]
      // A formula that has no result though nothing is missing has no answer to be tried.
      guard indicator.isReported else { return nil }
      func levels(of reading: Reading) -> LevelSet {
        tried(column, slot) { $0.readings[index][place] = reading }
      }
      if let values = indicator.values {
        outcomes = merged(
          values.enumerated().map { ([$0.element], levels(of: .word($0.offset))) })
      } else {
        outcomes = numbers(index, levels)
      }
    case .trigger(let index):
      outcomes = merged(
        [("yes", Answer.yes), ("no", Answer.no)].map { word, answer in
          ([word], tried(column, slot) { $0.answers[index][place] = answer.bits })
        })
    case .status: return nil
    }
    guard outcomes.count > 1 else { return nil }
    return .init(input: input, status: line.status, area: line.area, outcomes: outcomes)
  }

  private func slot(of area: AreaName) -> Int? {
    areaNames[area.tier.index].firstIndex(of: area.name)
  }

  private func tried(_ column: Int, _ slot: Int, _ change: (inout Frame) -> Void) -> LevelSet {
    var frame = frame
    change(&frame)
    compiled.evaluate(&frame)
    return LevelSet(bits: frame.values[column][slot])
  }

  /// Values of the same outcome stand together, in the order of the first.
  private func merged(
    _ results: [([String], LevelSet)]
  ) -> [Assessment.Prospect.Outcome] {
    var order: [LevelSet] = []
    var values: [LevelSet: [String]] = [:]
    for (texts, levels) in results {
      if values[levels] == nil { order.append(levels) }
      values[levels, default: []] += texts
    }
    return order.map { .init(values: values[$0] ?? [], levels: $0) }
  }

  // MARK: - Numbers

  /// Every stretch between the numbers that decide something, neighbours of one outcome joined.
  private func numbers(
    _ index: Int, _ levels: (Reading) -> LevelSet
  ) -> [Assessment.Prospect.Outcome] {
    guard isReadByTablesOnly(index) else { return [] }
    let indicator = plan.indicators[index]
    let range = indicator.grid.map { $0.snapped(indicator.range) } ?? indicator.range
    let cuts = compiled.cuts(of: index)
    let samples = representatives(of: indicator.range, grid: indicator.grid, cuts: cuts)
    var sets: [(levels: LevelSet, numbers: NumberSet)] = []
    for stretch in NumberTable(boundaries: cuts, payloads: [], whenMissing: 0).segments {
      let part = NumberSet([stretch]).intersection(range)
      guard let sample = samples.first(where: { part.contains(ExactNumber($0)) }) else { continue }
      let found = levels(Reading(sample))
      if let known = sets.firstIndex(where: { $0.levels == found }) {
        sets[known].numbers = sets[known].numbers.union(part)
      } else {
        sets.append((found, part))
      }
    }
    let words = BandSets(indicator: indicator, area: nil, entries: [])
    return sets.map { set in
      .init(values: set.numbers.stretches.map(words.text(of:)), levels: set.levels)
    }
  }

  /// Whether the numbers written in the plan are all that its readings are compared with.
  private func isReadByTablesOnly(_ index: Int) -> Bool { !compiled.readAsNumbers.contains(index) }
}
