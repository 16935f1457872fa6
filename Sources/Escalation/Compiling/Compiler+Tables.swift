// Tables: what each reading of an indicator means for its bands, or for a test.
extension Compiler {
  /// The levels of an indicator's readings.
  mutating func classification(_ index: Int, by bands: Bands) -> Operation {
    let indicator = plan.indicators[index]
    let other = bands.otherwise?.levels(of: plan.scale).bits ?? plan.scale.allLevels.bits
    if let values = indicator.values {
      var payloads = values.map { _ in other }
      for band in bands.bands {
        guard case .named(let words) = band.readings else { continue }
        for word in words { payloads[word] = band.verdict.levels(of: plan.scale).bits }
      }
      return word(index, payloads, assumedLevel: assumedLevel(indicator))
    }
    let pieces = bands.bands.compactMap { band -> (RangePhrase, UInt32)? in
      guard case .numbers(let range) = band.readings else { return nil }
      return (range, band.verdict.levels(of: plan.scale).bits)
    }
    return number(index, pieces, elsewhere: other, assumedLevel: assumedLevel(indicator))
  }

  /// The points that an indicator's readings score: a bit for each of `values`.
  mutating func points(_ index: Int, _ points: Bands, _ values: [ExactDecimal]) -> Operation {
    func bits(_ verdict: Bands.Verdict?) -> UInt32 {
      guard case .points(let points)? = verdict, let place = values.firstIndex(of: points) else {
        return (1 << UInt32(values.count)) - 1
      }
      return 1 << UInt32(place)
    }
    let other = bits(points.otherwise)
    if let words = plan.indicators[index].values {
      var payloads = words.map { _ in other }
      for band in points.bands {
        guard case .named(let words) = band.readings else { continue }
        for word in words { payloads[word] = bits(band.verdict) }
      }
      return word(index, payloads, assumedLevel: nil)
    }
    let pieces = points.bands.compactMap { band -> (RangePhrase, UInt32)? in
      guard case .numbers(let range) = band.readings else { return nil }
      return (range, bits(band.verdict))
    }
    return number(index, pieces, elsewhere: other, assumedLevel: nil)
  }

  /// A bit for each word.
  mutating func words(_ index: Int) -> Operation {
    let count = plan.indicators[index].values?.count ?? 0
    return word(index, (0..<count).map { 1 << UInt32($0) }, assumedLevel: nil)
  }

  mutating func test(_ index: Int, _ range: RangePhrase) -> Operation {
    number(index, [(range, Answer.yes.bits)], elsewhere: Answer.no.bits, assumedLevel: nil)
  }

  mutating func test(_ index: Int, words: Set<Int>) -> Operation {
    let count = plan.indicators[index].values?.count ?? 0
    let payloads = (0..<count).map { Answer(words.contains($0)).bits }
    return word(index, payloads, assumedLevel: nil)
  }

  private func assumedLevel(_ indicator: Indicator) -> UInt32? {
    if case .assumeLevel(let level) = indicator.whenMissing { LevelSet(level).bits } else { nil }
  }

  private mutating func word(
    _ index: Int, _ payloads: [UInt32], assumedLevel: UInt32?
  ) -> Operation {
    let missing: UInt32
    switch plan.indicators[index].whenMissing {
    case .ignore: missing = 0
    case .assumeValue(let value): missing = payloads[value]
    default: missing = assumedLevel ?? payloads.reduce(0, |)
    }
    wordTables.append(WordTable(payloads: payloads, whenMissing: missing))
    return .classifyWord(indicator: index, table: wordTables.count - 1)
  }

  /// One table, or one for each area and period where a range names a figure that differs.
  private mutating func number(
    _ index: Int, _ pieces: [(RangePhrase, UInt32)], elsewhere: UInt32, assumedLevel: UInt32?
  ) -> Operation {
    let indicator = plan.indicators[index]
    let isFixed = pieces.allSatisfy { $0.0.isFixed }
    let areas = plan.areas[indicator.tier].areas.indices
    let inAreas = isFixed || areas.isEmpty ? 0..<1 : areas
    let starts = plan.starts(of: pieces.map(\.0))
    var made = ([nil] + starts.map(Optional.some)).flatMap { day in
      inAreas.map {
        table(indicator, pieces, elsewhere, assumedLevel, area: isFixed ? 0 : $0, on: day)
      }
    }
    if !starts.isEmpty { made += anyPeriod(made, areaCount: inAreas.count) }
    let first = numberTables.count
    numberTables += made
    let tables = TableVariants(
      tables: Array(first..<numberTables.count), areaCount: inAreas.count, starts: starts)
    return indicator.isReported
      ? .classifyNumber(indicator: index, tables: tables)
      : .classifyFormula(indicator: index, tables: tables)
  }

  /// For each area what a number may mean where the day is not known.
  private func anyPeriod(_ tables: [NumberTable], areaCount: Int) -> [NumberTable] {
    (0..<areaCount).map { area in
      NumberTable(anyOf: stride(from: area, to: tables.count, by: areaCount).map { tables[$0] })
    }
  }

  private func table(
    _ indicator: Indicator, _ pieces: [(RangePhrase, UInt32)], _ elsewhere: UInt32,
    _ assumedLevel: UInt32?, area: Int, on day: CivilDate?
  ) -> NumberTable {
    let sets = pieces.map { range, payload in
      (set: plan.numbers(of: range, for: indicator, area: area, on: day), payload: payload)
    }
    let boundaries = Set(sets.flatMap { $0.set.boundaries }).sorted()
    let bare = NumberTable(boundaries: boundaries, payloads: [], whenMissing: 0)
    let payloads = bare.segments.map { segment in
      sets.first { !$0.set.intersection(NumberSet([segment])).isEmpty }?.payload ?? elsewhere
    }
    let table = NumberTable(boundaries: boundaries, payloads: payloads, whenMissing: 0)
    let missing: UInt32
    switch indicator.whenMissing {
    case .ignore: missing = 0
    case .assumeNumber(let number): missing = table.payload(of: ExactNumber(number))
    default:
      missing = assumedLevel ?? table.payloads(in: indicator.range, grid: indicator.grid)
    }
    return NumberTable(
      boundaries: boundaries, payloads: payloads, whenMissing: missing, assumed: assumedLevel)
  }
}

extension Plan {
  /// The numbers of a range in one area of the indicator's tier on a day, on the indicator's grid.
  /// Empty where an end has no fixed value there. No day is one before all changes of figures.
  func numbers(
    of range: RangePhrase, for indicator: Indicator, area: Int, on day: CivilDate?
  ) -> NumberSet {
    let set = range.numbers { value in
      switch value {
      case .number(let number): number
      case .figure(let figure):
        figureValue(figure, in: area, of: indicator.tier)?.value(on: day)
      case .reading: nil
      }
    }
    let numbers = set ?? .nothing
    return indicator.grid.map { $0.snapped(numbers) } ?? numbers
  }
}

extension Plan {
  /// The value of a figure in an area of `tier`, which is the figure's own or a narrower one.
  func figureValue(_ index: Int, in area: Int, of tier: TierID) -> DatedNumber? {
    guard let figure = indicators[index].figure else { return nil }
    var (area, tier) = (area, tier)
    while tier != indicators[index].tier {
      guard tier != areas.wholePlan else { return figure.elsewhere }
      if !areas[tier].isOpen, areas[tier].areas.indices.contains(area) {
        area = areas[tier].areas[area].parent
      } else {
        area = 0
      }
      tier = areas[tier].parent
    }
    return figure.value(inArea: area)
  }
}
