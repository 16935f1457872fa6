internal import Diagnostics

/// A number or a word that is reported, calculated or fixed by the plan.
package struct Indicator: Sendable {
  package enum Kind: Sendable {
    /// A number that is reported.
    case number(range: NumberSet, grid: Grid?)
    /// A word out of a list that is reported; readings are indices into it.
    case named([String])
    /// Calculated from others; the range is nil where none is written.
    case formula(Formula, range: NumberSet?, grid: Grid?)
    /// One number or level out of many; the range is nil where none is written or follows.
    case summary(Summary, range: NumberSet?, grid: Grid?)
    /// A number the plan itself fixes.
    case figure(Figure)
    /// Worked out of the steps of things.
    case measured(EventMeasure)
  }

  /// What a missing reading means.
  package enum WhenMissing: Hashable, Sendable {
    /// It could be anything in its range.
    case unknown
    /// It counts for nothing.
    case ignore
    case assumeNumber(ExactDecimal)
    case assumeValue(Int)
    case assumeLevel(Level)
    /// The last one counts for so long, and is called historic.
    case carry(TimeSpan)
  }

  package let name: String
  package let title: String
  package let unit: MeasureUnit?
  package let tier: TierID
  /// Indices of the areas of its tier in which it applies; nil means all.
  package let onlyIn: Set<Int>?
  package let kind: Kind
  package let bands: Bands?
  /// What each reading scores, for summaries of points.
  package let points: Bands?
  package let whenMissing: WhenMissing
  package let every: Rhythm?
  package let freshFor: TimeSpan?
  /// By how much a reading must lie beyond a line before it speaks for stepping down.
  package let margin: ExactDecimal?
  /// Which way its levels get worse, where the plan says so.
  package let worse: WorseDirection?
  package let milestone: Milestone?
  package let citation: Citation
  /// Whether it is a field of things, which rows of a log give and nothing else.
  package var isFromEvents = false

  /// Whether its values stand as they were given: in a snapshot, a CSV or an event log.
  package var isReported: Bool {
    switch kind {
    case .number, .named: true
    case .formula, .summary, .figure, .measured: false
    }
  }

  /// Whether it is calculated from others.
  package var isCalculated: Bool {
    switch kind {
    case .formula, .summary: true
    case .number, .named, .figure, .measured: false
    }
  }

  /// Whether it is an input: something a snapshot or a CSV can bring.
  package var isInput: Bool { isReported && !isFromEvents }

  package var range: NumberSet {
    switch kind {
    case .number(let range, _): range
    case .formula(_, let range, _), .summary(_, let range, _): range ?? .everything
    case .measured: .atLeastZero
    case .named, .figure: .everything
    }
  }

  package var grid: Grid? {
    switch kind {
    case .number(_, let grid), .formula(_, _, let grid), .summary(_, _, let grid): grid
    case .measured(.count): .wholeNumbers
    case .named, .figure, .measured: nil
    }
  }

  package var values: [String]? {
    if case .named(let values) = kind { values } else { nil }
  }

  package var formula: Formula? {
    if case .formula(let formula, _, _) = kind { formula } else { nil }
  }

  package var summary: Summary? {
    if case .summary(let summary, _, _) = kind { summary } else { nil }
  }

  package var figure: Figure? {
    if case .figure(let figure) = kind { figure } else { nil }
  }

  /// Whether it reads a number rather than a word.
  package var isNumeric: Bool { values == nil }

  /// Whether it comes to a level, not to a number.
  package var givesLevel: Bool { summary?.givesLevel ?? false }

  /// The same formula or summary, its results known to be multiples of a step.
  func onGrid(_ grid: Grid) -> Indicator {
    switch kind {
    case .formula(let formula, let range, _): with(.formula(formula, range: range, grid: grid))
    case .summary(let summary, let range, _): with(.summary(summary, range: range, grid: grid))
    case .number, .named, .figure, .measured: self
    }
  }

  /// The same summary, its results known to lie in a range.
  func within(_ range: NumberSet) -> Indicator {
    guard case .summary(let summary, _, let grid) = kind else { return self }
    return with(.summary(summary, range: range, grid: grid))
  }

  private func with(_ kind: Kind) -> Indicator {
    Indicator(
      name: name, title: title, unit: unit, tier: tier, onlyIn: onlyIn, kind: kind, bands: bands,
      points: points, whenMissing: whenMissing, every: every, freshFor: freshFor,
      margin: margin, worse: worse, milestone: milestone, citation: citation)
  }

  package func applies(inArea area: Int) -> Bool { onlyIn?.contains(area) ?? true }
}
