/// Which numbers can come out, whatever is read.
struct ResultDomain {
  let plan: Plan
  private var known: [Int: Interval] = [:]
  private var open: Set<Int> = []

  /// More different totals than these are not told apart.
  private static let mostTotals = 4096

  init(_ plan: Plan) { self.plan = plan }

  /// Around every number that an indicator reads or comes to.
  mutating func interval(_ index: Int) -> Interval {
    if let known = known[index] { return known }
    guard open.insert(index).inserted else { return .everything }
    let indicator = plan.indicators[index]
    let interval: Interval
    switch indicator.kind {
    case .number(let range, _):
      interval = indicator.domain.map { Interval(among: $0) } ?? Interval(range)
    case .named: interval = .everything
    case .figure(let figure): interval = Interval(among: figure.values.map { ExactNumber($0) })
    case .measured: interval = Interval(.atLeastZero)
    case .formula(let formula, _, _): interval = settled(result(of: formula, indicator), indicator)
    case .summary(let summary, _, _):
      interval = settled(totals(of: summary) ?? Interval(indicator.range), indicator)
    }
    // What stands for a result that is missing is one, too, wherever it lies.
    let whole = indicator.assumedNumber.map { interval.union(Interval($0)) } ?? interval
    known[index] = whole
    return whole
  }

  /// On the own grid, and inside the range: outside it there is no result.
  private func settled(_ interval: Interval, _ indicator: Indicator) -> Interval {
    let rounded = indicator.grid.map(interval.rounded(to:)) ?? interval
    return rounded.intersection(Interval(indicator.range))
  }

  private mutating func result(of formula: Formula, _ indicator: Indicator) -> Interval {
    let interval = interval(of: formula)
    return indicator.countsHundredths(formula, plan)
      ? interval.multiplied(by: Interval(ExactNumber(100))) : interval
  }

  mutating func interval(of formula: Formula) -> Interval {
    switch formula {
    case .number(let number): Interval(number)
    case .indicator(let index): interval(index)
    case .sum(let one, let other): interval(of: one).adding(interval(of: other))
    case .difference(let one, let other): interval(of: one).subtracting(interval(of: other))
    case .product(let one, let other): interval(of: one).multiplied(by: interval(of: other))
    case .quotient(let one, let other): interval(of: one).divided(by: interval(of: other))
    }
  }

  // MARK: - Points and levels

  /// Every number a summary of points or of levels can come to, where they are few; nil otherwise.
  private func totals(of summary: Summary) -> Interval? {
    if summary.givesLevel { return Interval(among: plan.scale.levels.map { ExactNumber($0.rank) }) }
    guard summary.take == .points, summary.over == nil, summary.window == nil,
      !summary.isWeighted
    else { return nil }
    let members = summary.members.map(\.reference).map(points)
    let mayLack =
      summary.condition != nil || summary.needs != nil || members.contains(where: \.mayLack)
    let values = members.map { $0.values.map { ExactNumber($0) } }
    guard values.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch summary.function {
    case .sum: return sums(values, mayLack: mayLack)
    case .highest, .lowest, .latest: return Interval(among: values.flatMap(\.self))
    case .average, .median, .count: return nil
    }
  }

  /// What a reading can score, and whether it may be left out.
  private func points(_ reference: Reference) -> (values: [ExactDecimal], mayLack: Bool) {
    guard case .indicator(let index) = reference, let points = plan.indicators[index].points
    else { return ([], true) }
    let indicator = plan.indicators[index]
    let mayLack =
      !indicator.isReported || indicator.onlyIn != nil || indicator.whenMissing == .ignore
    return (indicator.reachablePoints(points, plan), mayLack)
  }

  private func sums(_ members: [[ExactNumber]], mayLack: Bool) -> Interval? {
    var totals: Set<ExactNumber> = [ExactNumber(0)]
    for member in members {
      var next: Set<ExactNumber> = mayLack ? totals : []
      for total in totals {
        for points in member {
          guard let sum = total.adding(points) else { return nil }
          next.insert(sum)
        }
      }
      totals = next
      guard totals.count <= Self.mostTotals else { return nil }
    }
    return Interval(among: totals)
  }
}

extension Indicator {
  /// The number that counts where a reading is missing.
  var assumedNumber: ExactNumber? {
    if case .assumeNumber(let number) = whenMissing { ExactNumber(number) } else { nil }
  }

  /// The points that some reading scores.
  func reachablePoints(_ points: Bands, _ plan: Plan) -> [ExactDecimal] {
    guard isReported, isNumeric else { return points.pointValues }
    let sets = BandSets.all(of: self, by: points, plan)
    let verdicts = sets.flatMap { sets in
      sets.entries.filter { !$0.set.intersection(sets.domain).isEmpty }.map(\.band.verdict)
        + (sets.domain.subtracting(sets.covered).isEmpty
          ? [] : [points.otherwise].compactMap(\.self))
    }
    let values = verdicts.compactMap { if case .points(let value) = $0 { value } else { nil } }
    return Set(values).sorted()
  }
}
