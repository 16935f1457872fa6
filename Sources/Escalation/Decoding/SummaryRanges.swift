// Where the result of a summary lies, as far as its members say: a score of points is not below 0
// without the plan saying so.
extension Resolver {
  func withRangesOfSummaries(_ indicators: [Indicator]) -> [Indicator] {
    var result = indicators
    var open: Set<Int> = []
    for index in indicators.indices { settleRange(index, &result, &open) }
    return result
  }

  private func settleRange(_ index: Int, _ indicators: inout [Indicator], _ open: inout Set<Int>) {
    guard case .summary(let summary, nil, _) = indicators[index].kind, open.insert(index).inserted
    else { return }
    for inner in summary.values { settleRange(inner, &indicators, &open) }
    let range = NaturalRange(summary, in: indicators[index].tier, names, indicators)
    indicators[index] = indicators[index].within(range.set)
  }
}

/// The closed range around everything a summary can come to.
private struct NaturalRange {
  private typealias Ends = (low: ExactDecimal?, high: ExactDecimal?)

  private let summary: Summary
  private let names: Names
  private let indicators: [Indicator]
  /// How many members there are at most; nil where the data decide.
  private let most: Int?

  init(_ summary: Summary, in tier: TierID, _ names: Names, _ indicators: [Indicator]) {
    self.summary = summary
    self.names = names
    self.indicators = indicators
    let over = summary.over
    let isOpen = over.map { names.areas[$0].isOpen } ?? false
    let areas = over.map { names.areas.slots(of: $0, by: tier).map(\.count).max() ?? 0 } ?? 1
    most = isOpen || summary.window != nil ? nil : areas * max(1, summary.members.count)
  }

  var set: NumberSet {
    let ends = self.ends
    return NumberSet([
      Stretch(ends.low.map(Boundary.before), ends.high.map(Boundary.after))
    ])
  }

  private var ends: Ends {
    switch summary.function {
    case .count: return (.zero, most.map { ExactDecimal(Int64($0)) })
    case .sum where !summary.isWeighted: return sum
    case .sum:
      let hull = hull
      return (hull.low.map { min($0, .zero) }, hull.high.map { max($0, .zero) })
    case .average, .median, .highest, .lowest, .latest: return hull
    }
  }

  /// From the lowest to the highest that any member can be.
  private var hull: Ends {
    let all = summary.members.map(ends)
    return (
      all.allSatisfy { $0.low != nil } ? all.compactMap(\.low).min() : nil,
      all.allSatisfy { $0.high != nil } ? all.compactMap(\.high).max() : nil
    )
  }

  /// Any member may be left out, by `where`, `needs` or `only in`.
  private var sum: Ends {
    let all = summary.members.map(ends)
    return (
      total(all.map { $0.low.map { min($0, .zero) } }),
      total(all.map { $0.high.map { max($0, .zero) } })
    )
  }

  private func total(_ ends: [ExactDecimal?]) -> ExactDecimal? {
    guard ends.allSatisfy({ $0 != nil }) else { return nil }
    let once = ends.compactMap(\.self).reduce(ExactNumber?(ExactNumber(0))) { sum, end in
      sum?.adding(ExactNumber(end))
    }
    if once?.isZero == true { return .zero }
    guard let most, let once else { return nil }
    let times = ExactNumber(most / max(1, summary.members.count))
    return once.multiplied(by: times)?.decimal
  }

  private func ends(_ member: Summary.Member) -> Ends {
    switch (summary.take, member.reference) {
    case (.level, _):
      return (.zero, ExactDecimal(Int64(max(0, names.scale.steps.count - 1))))
    case (.points, .indicator(let index)):
      let points = indicators[index].points?.pointValues ?? []
      return (points.first, points.last)
    case (.value, .indicator(let index)):
      if let figure = indicators[index].figure {
        return (figure.values.min(), figure.values.max())
      }
      let stretches = indicators[index].range.stretches
      return (stretches.first?.lower?.value, stretches.last?.upper?.value)
    default: return (nil, nil)
    }
  }
}
