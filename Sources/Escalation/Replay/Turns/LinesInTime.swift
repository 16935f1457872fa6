// When a time that goes on by itself passes a line that the plan draws.
extension CompiledPlan {
  /// For each time since a step: after how many seconds it passes each line that anything draws.
  func linesInTime() -> [Int: [(seconds: Int64, boundary: Boundary)]] {
    var result: [Int: [(seconds: Int64, boundary: Boundary)]] = [:]
    for (index, indicator) in plan.indicators.enumerated() {
      guard case .timeSince? = indicator.measure, let unit = indicator.unit?.seconds else {
        continue
      }
      let drawn = ([index] + extremes(of: index)).flatMap(boundaries(ofMeasure:))
      let lines = Set(drawn).sorted().compactMap { boundary in
        boundary.seconds(in: unit).map { (seconds: $0, boundary: boundary) }
      }
      var seen: Set<Int64> = []
      result[index] = lines.filter { $0.seconds > 0 && seen.insert($0.seconds).inserted }
    }
    return result
  }

  /// Times since a step in a formula or an average, or compared with a reading.
  var coarseTimes: [Int] {
    plan.indicators.indices.filter { index in
      guard case .timeSince? = plan.indicators[index].measure else { return false }
      return ([index] + extremes(of: index)).contains(where: isCoarse)
    }
  }

  private func isCoarse(_ index: Int) -> Bool {
    plan.indicators.indices.contains { other in
      let indicator = plan.indicators[other]
      return indicator.formula?.indicators.contains(index) ?? false
        || ((indicator.summary?.values.contains(index) ?? false) && !isExtreme(other, of: index))
    }
      || columns.contains { column in
        guard case .compare(let subject, let range) = column.operation else { return false }
        return range.readings.contains(index) || (subject == index && !range.readings.isEmpty)
      }
  }

  /// Whether it is at every moment one of the numbers that it takes, this one among them.
  private func isExtreme(_ summary: Int, of index: Int) -> Bool {
    guard let found = plan.indicators[summary].summary, found.values.contains(index) else {
      return false
    }
    let indicator = plan.indicators[summary]
    return [.highest, .lowest].contains(found.function) && found.window == nil
      && indicator.grid == nil && indicator.unit?.seconds == plan.indicators[index].unit?.seconds
  }

  /// The highest and lowest ones that a number may become, and those that these may.
  private func extremes(of index: Int) -> [Int] {
    let own = plan.indicators.indices.filter { isExtreme($0, of: index) }
    return own + own.flatMap(extremes)
  }

  private func boundaries(ofMeasure index: Int) -> [Boundary] {
    let all = columns.flatMap { column -> [Boundary] in
      switch column.operation {
      case .classifyFormula(index, let variants):
        variants.tables.flatMap { numberTables[$0].boundaries }
      case .compare(index, let range):
        range.pieces.flatMap { [$0.lower, $0.upper].compactMap(\.self) }.flatMap(boundaries)
      default: []
      }
    }
    return Set(all).sorted()
  }

  /// Every place where an end of a range may lie; of a reading that is not known.
  private func boundaries(of bound: Bound) -> [Boundary] {
    let values: [ExactDecimal]
    switch bound.value {
    case .number(let number): values = [number]
    case .figure(let figure):
      values = plan.indicators[figure].figure?.values ?? []
    case .reading: values = []
    }
    return values.map { bound.isAfter ? .after($0) : .before($0) }
  }
}

extension Boundary {
  /// The first whole second at which a time in a unit has passed it.
  fileprivate func seconds(in unit: Int64) -> Int64? {
    guard let exact = ExactNumber(value).multiplied(by: ExactNumber(unit)) else { return nil }
    let isReached = exact.denominator == 1 && !isAfter
    return Int64(exactly: isReached ? exact.floor : exact.floor + 1)
  }
}
