/// A summary by index.
struct CompiledSummary: Sendable {
  enum Source: Sendable {
    /// The number of an indicator.
    case number(Int)
    /// A bit of the column for each of the values.
    case column(Int, values: [ExactNumber])
    /// Whether a column says yes.
    case answer(Int)
    /// Whether a status has one level only.
    case certainty(Int)
    /// An area by itself.
    case area
  }

  struct Member: Sendable {
    let source: Source
    /// What it is of; nil for an area by itself.
    let reference: Reference?
    let tier: TierID
    let weight: ExactNumber?
  }

  let summary: Summary
  let members: [Member]
  /// The column that answers `where`, in the tier of `over` or the summary's own.
  let condition: Int?
  /// By area of `over`.
  let areaWeights: [Int: ExactNumber]
}

extension Compiler {
  mutating func compiled(_ summary: Summary, of index: Int) -> CompiledSummary {
    let tier = summary.over ?? plan.indicators[index].tier
    var members = summary.members.map { member in
      CompiledSummary.Member(
        source: source(of: member.reference, summary.take), reference: member.reference,
        tier: plan.tier(of: member.reference), weight: member.weight.map(ExactNumber.init))
    }
    if summary.take == .area {
      members = [.init(source: .area, reference: nil, tier: tier, weight: nil)]
    }
    return CompiledSummary(
      summary: summary, members: members,
      condition: summary.condition.map { column($0, in: tier) },
      areaWeights: summary.areaWeights.mapValues(ExactNumber.init))
  }

  private mutating func source(
    of reference: Reference, _ take: Summary.Take
  ) -> CompiledSummary.Source {
    switch (take, reference) {
    case (.area, _): return .area
    case (.value, .indicator(let index)):
      place(index)
      return .number(index)
    case (.points, .indicator(let index)): return points(index)
    case (.presence, .indicator(let index)):
      return .answer(add(.not(missing(index)), plan.tier(of: reference)))
    case (.presence, .trigger(let index)): return .answer(answer(ofTrigger: index))
    case (.presence, .status): return .certainty(levels(of: reference) ?? 0)
    default:
      let ranks = plan.scale.levels.map { ExactNumber($0.rank) }
      guard let column = levels(of: reference) else { return .area }
      return .column(column, values: ranks)
    }
  }

  private mutating func points(_ index: Int) -> CompiledSummary.Source {
    guard let points = plan.indicators[index].points else { return .area }
    let values = points.pointValues
    let column: Int
    if let known = pointColumns[index] {
      column = known
    } else {
      place(index)
      column = add(self.points(index, points, values), plan.indicators[index].tier)
      pointColumns[index] = column
    }
    return .column(column, values: values.map(ExactNumber.init))
  }
}

extension Indicator {
  /// Every number a reading can be, where they are at most so many.
  private static var largestDomain: Int { 128 }

  /// Nil where they are more, or not on a grid.
  var domain: [ExactNumber]? {
    guard isReported, let grid else { return nil }
    var numbers: [ExactNumber] = []
    // Stretch by stretch: what lies between them may be endless to count through.
    for stretch in grid.snapped(range).stretches {
      guard let low = stretch.lower, let high = stretch.upper else { return nil }
      var next: ExactDecimal? = low.value
      while let number = next, number < high.value {
        numbers.append(ExactNumber(number))
        guard numbers.count <= Self.largestDomain else { return nil }
        next = grid.neighbour(of: number, above: true)
      }
    }
    return numbers.isEmpty ? nil : numbers
  }
}
