internal import Diagnostics

/// The bands of one indicator, or its points, as sets of numbers, in one area.
struct BandSets {
  struct Entry {
    let band: Bands.Band
    let set: NumberSet
  }

  let indicator: Indicator
  /// The area, where a figure makes its bands its own.
  let area: String?
  /// On which day a figure makes them other than before.
  var start: CivilDate?
  let entries: [Entry]

  /// What can be read: the range, on its grid.
  var domain: NumberSet { snapped(indicator.range) }

  var covered: NumberSet { entries.reduce(NumberSet.nothing) { $0.union($1.set) } }

  func snapped(_ set: NumberSet) -> NumberSet { indicator.grid.map { $0.snapped(set) } ?? set }

  /// One for all areas and times, or one for each where figures differ.
  static func all(of indicator: Indicator, by bands: Bands, _ plan: Plan) -> [BandSets] {
    guard indicator.isNumeric else { return [] }
    let ranges = bands.bands.compactMap { band -> (Bands.Band, RangePhrase)? in
      if case .numbers(let range) = band.readings { (band, range) } else { nil }
    }
    let isFixed = ranges.allSatisfy { $0.1.isFixed }
    let areas = plan.areas[indicator.tier].areas
    let isWhole = indicator.tier == plan.areas.wholePlan
    let inAreas: [Int?] = isFixed || areas.isEmpty ? [nil] : areas.indices.map(Optional.some)
    let days = [nil] + plan.starts(of: ranges.map(\.1)).map(Optional.some)
    return days.flatMap { day in
      inAreas.compactMap { area in
        // A figure that could not be read is a finding of its own, and says nothing of its bands.
        guard ranges.allSatisfy({ plan.hasValues($0.1, for: indicator, area: area ?? 0) })
        else { return nil }
        let entries = ranges.map { band, range in
          let set = plan.numbers(of: range, for: indicator, area: area ?? 0, on: day)
          return Entry(band: band, set: set)
        }
        let place = isWhole ? nil : area.map { areas[$0].name }
        return BandSets(indicator: indicator, area: place, start: day, entries: entries)
      }
    }
  }

  /// Continues a sentence: ` in west from 2025-01-01`, or nothing.
  var place: String {
    (area.map { " in \($0)" } ?? "") + (start.map { " from \($0.iso)" } ?? "")
  }
}

extension Plan {
  /// Whether every figure in a range has a value in an area of the indicator's tier.
  fileprivate func hasValues(_ range: RangePhrase, for indicator: Indicator, area: Int) -> Bool {
    range.values.allSatisfy { value in
      guard case .figure(let figure) = value else { return true }
      return figureValue(figure, in: area, of: indicator.tier) != nil
    }
  }
}

extension Indicator {
  /// Its bands and its points, with what a reading has by them.
  var scorings: [(bands: Bands, isPoints: Bool)] {
    (bands.map { [($0, false)] } ?? []) + (points.map { [($0, true)] } ?? [])
  }
}

extension Bands.Band {
  /// What stands before its readings: `amber`, or `2`.
  func key(_ scale: Scale) -> String? {
    switch verdict {
    case .level(let level): scale[level].name
    case .points(let points): points.text
    case .notStated: nil
    }
  }
}

extension BandSets {
  /// What to write in a band. There a number alone already means exactly that number.
  func bandText(of set: NumberSet) -> String {
    set.stretches.map(text(of:))
      .map { $0.hasPrefix("exactly ") ? String($0.dropFirst(8)) : $0 }
      .joined(separator: " or ")
  }

  /// A stretch in words: `exactly 50`, `over 42`, `50 to under 70`.
  func text(of stretch: Stretch) -> String {
    if let single = single(stretch) { return "exactly \(single.text)" }
    switch (stretch.lower, stretch.upper) {
    case (nil, nil): return "any number"
    case (.some(let low), nil): return lowText(low, alone: true)
    case (nil, .some(let high)): return highText(high, alone: true)
    case (.some(let low), .some(let high)):
      return "\(lowText(low, alone: false)) to \(highText(high, alone: false))"
    }
  }

  /// The only number of a stretch, where there is but one.
  private func single(_ stretch: Stretch) -> ExactDecimal? {
    guard let low = stretch.lower, let high = stretch.upper else { return nil }
    if low.value == high.value { return low.value }
    guard let grid = indicator.grid, !low.isAfter, !high.isAfter,
      grid.neighbour(of: low.value, above: true) == high.value
    else { return nil }
    return low.value
  }

  private func lowText(_ low: Boundary, alone: Bool) -> String {
    if indicator.grid != nil, alone { return "\(low.value.text) and up" }
    let word = low.isAfter ? "over " : alone ? "at least " : ""
    return word + low.value.text
  }

  private func highText(_ high: Boundary, alone: Bool) -> String {
    if let grid = indicator.grid, !high.isAfter,
      let last = grid.neighbour(of: high.value, above: false)
    {
      return (alone ? "at most " : "") + last.text
    }
    return (high.isAfter ? (alone ? "at most " : "") : "under ") + high.value.text
  }
}
