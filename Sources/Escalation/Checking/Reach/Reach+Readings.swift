// What is read, and what is worked out of it.
extension Reach {
  // MARK: - Cells

  mutating func cells(_ index: Int) -> NumberCells {
    if let known = numberCells[index] { return known }
    let indicator = plan.indicators[index]
    let made: NumberCells
    if indicator.isReported {
      made = NumberCells(lines: lines[index]) { stretch in
        if let number = stretch.sample(of: indicator.range, grid: indicator.grid) { return number }
        return indicator.assumedNumber.flatMap { stretch.contains($0) ? $0 : nil }
      }
    } else {
      let interval = domain.interval(index)
      let range = indicator.range
      made = NumberCells(lines: lines[index]) { stretch in
        for part in NumberSet([stretch]).intersection(range).stretches {
          if let number = interval.sample(in: part, grid: indicator.grid) { return number }
        }
        return indicator.assumedNumber.flatMap { stretch.contains($0) ? $0 : nil }
      }
    }
    numberCells[index] = made
    return made
  }

  /// How many different readings there are.
  private mutating func readings(_ index: Int) -> Int {
    plan.indicators[index].values?.count ?? cells(index).count
  }

  /// The last cell of what can lack a reading is that it does.
  mutating func reading(_ index: Int) -> Int {
    let count = readings(index)
    let absent = plan.indicators[index].canBeAbsent ? [count..<count + 1] : []
    return input(.reading(index)) {
      ReachInput(kind: .reading(index), count: count + absent.count, exempt: absent)
    }
  }

  /// Whether there is a reading, in this area.
  mutating func present(_ index: Int) -> Diagram {
    let count = readings(index)
    guard count > 0 else { return .never }
    let number = reading(index)
    let isThere = test(number, [0..<count])
    return store.and(isThere, place(of: index))
  }

  /// Whether it is one of the areas in which an indicator applies.
  private mutating func place(of index: Int) -> Diagram {
    let indicator = plan.indicators[index]
    guard indicator.onlyIn != nil else { return .always }
    return areas(indicator.tier) { indicator.applies(inArea: $0) }
  }

  private mutating func inClass(_ number: Int, of tier: TierID) -> Diagram {
    let input = input(.area(tier.index), count: areaClasses[tier.index].count)
    return test(input, [number..<number + 1])
  }

  /// Whether it is an area of which something is so.
  private mutating func areas(_ tier: TierID, _ isSo: (Int) -> Bool) -> Diagram {
    let classes = areaClasses[tier.index]
    guard classes.count > 1 else { return Diagram(classes.first?.first.map(isSo) ?? true) }
    let input = input(.area(tier.index), count: classes.count)
    let cells = classes.indices.filter { isSo(classes[$0][0]) }.map { $0..<$0 + 1 }
    return test(input, cells)
  }

  mutating func day(in period: Range<Int>) -> Diagram {
    let shown = plan.header.period(of: days)
    let input = input(.day, count: shown.count)
    let cells = period.clamped(to: shown)
    return test(input, [cells.lowerBound - shown.lowerBound..<cells.upperBound - shown.lowerBound])
  }

  // MARK: - Numbers

  /// Whether a number lies in a range; nil where the range ends at other readings.
  mutating func number(_ index: Int, lies range: RangePhrase) -> Diagram? {
    guard plan.indicators[index].figure == nil, !plan.isCompared(range, of: index) else {
      return nil
    }
    let variants = plan.variants(of: range, for: plan.indicators[index], areaClasses)
    return pieces(index, variants.map { ($0.area, $0.period, $0.set) }, plan.starts(of: [range]))
  }

  private mutating func pieces(
    _ index: Int, _ pieces: [(area: Int?, period: Int?, set: NumberSet)], _ starts: [CivilDate]
  ) -> Diagram? {
    let cells = cells(index)
    guard cells.count > 0 else { return .never }
    let number = reading(index)
    var parts: [Diagram] = []
    for piece in pieces {
      guard let found = cells.cells(in: piece.set) else { return nil }
      var part = test(number, found)
      if let area = piece.area {
        let here = inClass(area, of: plan.indicators[index].tier)
        part = store.and(part, here)
      }
      if let period = piece.period {
        let days = day(in: span(of: period, starts))
        part = store.and(part, days)
      }
      parts.append(part)
    }
    return store.any(parts)
  }

  /// The cells of days from one change of a figure to the next.
  private func span(of period: Int, _ starts: [CivilDate]) -> Range<Int> {
    let first = period == 0 ? 0 : (days.firstIndex(of: starts[period - 1]) ?? 0) + 1
    let last = period == starts.count ? days.count : days.firstIndex(of: starts[period]) ?? 0
    return first..<last + 1
  }

  // MARK: - Levels by bands

  mutating func ladder(ofIndicator index: Int, isCautious: Bool) -> Ladder {
    let indicator = plan.indicators[index]
    guard let bands = indicator.bands else { return .never(plan.scale) }
    let isCautious = isCautious && indicator.margin != nil
    let there = present(index)
    var verdicts: [(verdict: Bands.Verdict, holds: Diagram)] = []
    var covered: [Diagram] = []
    for band in bands.bands {
      let holds = holds(index, band.readings, isCautious: false)
      covered.append(holds)
      let near = isCautious ? self.holds(index, band.readings, isCautious: true) : holds
      verdicts.append((band.verdict, canHold(store.and(there, holds)) ? near : .never))
    }
    if let otherwise = bands.otherwise {
      verdicts.append((otherwise, isCautious ? .always : !store.any(covered)))
    }
    return ladder(index, there, verdicts, isCautious: isCautious)
  }

  private mutating func ladder(
    _ index: Int, _ there: Diagram, _ verdicts: [(verdict: Bands.Verdict, holds: Diagram)],
    isCautious: Bool
  ) -> Ladder {
    var assumed: (level: Level, place: Diagram)?
    if case .assumeLevel(let level) = plan.indicators[index].whenMissing {
      let place = place(of: index)
      assumed = (level, store.and(!there, place))
    }
    let steps = plan.scale.levels.map { level -> Diagram in
      if level == .mildest { return store.or(there, assumed?.place ?? .never) }
      var parts: [Diagram] = []
      for (verdict, holds) in verdicts {
        switch verdict {
        case .level(let own) where own >= level: parts.append(holds)
        case .notStated: parts.append(isCautious ? holds : store.and(holds, unstated(index, level)))
        case .level, .points: break
        }
      }
      let spoken = store.and(there, store.any(parts))
      if let assumed, assumed.level >= level { return store.or(spoken, assumed.place) }
      return spoken
    }
    return Ladder(steps: steps)
  }

  /// A level that nobody states may be any.
  private mutating func unstated(_ index: Int, _ level: Level) -> Diagram {
    let count = plan.scale.steps.count
    let number = input(.unstated(index), count: count)
    return test(number, [level.rank..<count])
  }

  private mutating func holds(
    _ index: Int, _ readings: Bands.Readings, isCautious: Bool
  ) -> Diagram {
    switch readings {
    case .named(let words): return word(index, isOneOf: words)
    case .numbers(let range):
      guard isCautious, let margin = plan.indicators[index].margin else {
        return number(index, lies: range) ?? unknown()
      }
      let indicator = plan.indicators[index]
      let variants = plan.variants(of: range, for: indicator, areaClasses).map { variant in
        let wide = NumberSet(variant.set.stretches.map { $0.widened(by: margin) })
        return (variant.area, variant.period, indicator.grid.map { $0.snapped(wide) } ?? wide)
      }
      return pieces(index, variants, plan.starts(of: [range])) ?? unknown()
    }
  }

  mutating func word(_ index: Int, isOneOf words: Set<Int>) -> Diagram {
    let number = reading(index)
    return test(number, words.sorted().map { $0..<$0 + 1 })
  }
}

extension Indicator {
  /// Whether there may be no reading in an area in which it applies, without any being missing.
  var canBeAbsent: Bool {
    guard isReported else { return true }
    switch whenMissing {
    case .ignore, .assumeLevel: return true
    case .unknown, .assumeNumber, .assumeValue, .carry: return false
    }
  }
}

extension Plan.Header {
  /// Of the periods that some days begin, those in which the plan is in effect.
  func period(of days: [CivilDate]) -> Range<Int> {
    let first = effective.map { effective in days.count { $0 <= effective } } ?? 0
    let last = until.map { until in days.count { $0 <= until } } ?? days.count
    return first..<max(first, last) + 1
  }
}
