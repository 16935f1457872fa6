internal import Diagnostics

/// A test that must hold for some time, wherever it is written.
struct LastingKey: Hashable {
  let column: Int
  let lasting: Lasting
}

// What looks at other times than the moment.
extension Compiler {
  /// The column of a test that must hold for some time, over that of the test itself.
  mutating func lasted(_ column: Int, _ test: Test, _ lasting: Lasting) -> Int {
    let key = LastingKey(column: column, lasting: lasting)
    if let known = lastingAnswers[key] { return known }
    columns[column].isResult = true
    let tier = columns[column].tier
    lastings.append(
      LastingTest(
        subject: test.subject, lasting: lasting, column: column, tier: tier,
        isReading: isReading(test.subject), every: rhythm(test.subject),
        gap: plan.freshFor(test.subject), name: test.text))
    let lasted = add(.lasting(lastings.count - 1, of: column), tier)
    lastingAnswers[key] = lasted
    return lasted
  }

  private func isReading(_ reference: Reference) -> Bool {
    if case .indicator(let index) = reference { plan.indicators[index].isReported } else { false }
  }

  private func rhythm(_ reference: Reference) -> Rhythm? {
    if case .indicator(let index) = reference { plan.indicators[index].every } else { nil }
  }

  func changeTest(_ indicator: Int, _ change: Change) -> ChangeTest {
    guard change.range.isFixed else {
      return ChangeTest(indicator: indicator, change: change, table: nil)
    }
    let wanted = plan.changeNumbers(change, indicator, area: 0, on: nil)
    let boundaries = wanted.boundaries.sorted()
    let bare = NumberTable(boundaries: boundaries, payloads: [], whenMissing: 0)
    let payloads = bare.segments.map { segment in
      Answer(!wanted.intersection(NumberSet([segment])).isEmpty).bits
    }
    return ChangeTest(
      indicator: indicator, change: change,
      table: NumberTable(boundaries: boundaries, payloads: payloads, whenMissing: 0))
  }

  /// Every sign whose earlier or later samples are looked at, with the longest window; a milestone
  /// may have been reached at any time.
  var watched: [(reference: Reference, span: TimeSpan?)] {
    var spans: [Reference: TimeSpan] = [:]
    var order: [Reference] = []
    func watch(_ reference: Reference, _ span: TimeSpan) {
      if spans[reference] == nil { order.append(reference) }
      let longest = spans[reference]
      if longest?.isShorter(than: span) ?? true { spans[reference] = span }
    }
    for test in changes { watch(.indicator(test.indicator), test.change.span) }
    for summary in plan.indicators.compactMap(\.summary) {
      guard let window = summary.window else { continue }
      for member in summary.members { watch(member.reference, window.span) }
    }
    let reached = milestones.map(Reference.indicator)
    let others = order.filter { !reached.contains($0) }
    return others.map { ($0, spans[$0]) } + reached.map { ($0, nil) }
  }

  private var milestones: [Int] {
    let read = columns.compactMap { column -> Int? in
      if case .isMissed(let index) = column.operation { index } else { nil }
    }
    return Set(read).sorted()
  }

  /// The levels of an indicator's readings where each may be off by its margin: of all levels
  /// within it, the worst.
  mutating func cautiousClassification(
    _ index: Int, by bands: Bands, _ margin: ExactDecimal
  ) -> Operation {
    switch classification(index, by: bands) {
    case .classifyNumber(_, let tables):
      .classifyNumber(indicator: index, tables: tables.map { widened($0, index, by: margin) })
    case .classifyFormula(_, let tables):
      .classifyFormula(indicator: index, tables: tables.map { widened($0, index, by: margin) })
    case let other: other
    }
  }

  private mutating func widened(_ table: Int, _ index: Int, by margin: ExactDecimal) -> Int {
    numberTables.append(numberTables[table].widened(by: margin, within: plan.indicators[index]))
    return numberTables.count - 1
  }
}

extension Plan {
  /// For how long a reading, or what is calculated from readings, may be taken for true.
  func freshFor(_ reference: Reference) -> TimeSpan? {
    guard case .indicator(let index) = reference else { return nil }
    if let own = indicators[index].freshFor { return own }
    let inputs = (indicators[index].formula?.indicators ?? []).compactMap {
      freshFor(.indicator($0))
    }
    return inputs.min { $0.isShorter(than: $1) }
  }
}

extension NumberTable {
  /// A table that gives each number the most severe of the levels within `margin` of it. A level
  /// that no reading of the indicator can have is not near to any.
  func widened(by margin: ExactDecimal, within indicator: Indicator) -> NumberTable {
    let stretches = zip(segments, payloads).compactMap { segment, payload in
      let readings = NumberSet([segment]).intersection(indicator.range).stretches
      return readings.allSatisfy { Interval($0).isEmpty(on: indicator.grid) }
        ? nil : (segment.widened(by: margin), payload)
    }
    let ends = Set(stretches.flatMap { [$0.0.lower, $0.0.upper] }.compactMap(\.self)).sorted()
    let bare = NumberTable(boundaries: ends, payloads: [], whenMissing: 0)
    let payloads = bare.segments.map { segment in
      let near = stretches.filter {
        !NumberSet([$0.0]).intersection(NumberSet([segment])).isEmpty
      }.map(\.1)
      return near.max() ?? 0
    }
    return NumberTable(
      boundaries: ends, payloads: payloads, whenMissing: whenMissing, assumed: assumed)
  }
}

extension Stretch {
  /// Longer by so much on each side.
  func widened(by margin: ExactDecimal) -> Stretch {
    Stretch(lower?.moved(by: margin.negated), upper?.moved(by: margin))
  }
}

extension Boundary {
  fileprivate func moved(by distance: ExactDecimal) -> Boundary? {
    ExactNumber(value).adding(ExactNumber(distance))?.decimal.map {
      Boundary(value: $0, isAfter: isAfter)
    }
  }
}
