internal import Diagnostics
internal import YAMLTree

/// How an indicator comes about from others.
enum DraftCalculation {
  case formula(Formula)
  case summary(DraftSummary)
}

// Tier and unit of what is calculated follow from what it reads.
extension Resolver {
  /// Circles are found by the check of them; here they only must end.
  mutating func settleCalculations(_ calculations: [Int: DraftCalculation]) {
    var begun: Set<Int> = []
    for index in calculations.keys.sorted() { settle(index, calculations, &begun) }
  }

  private mutating func settle(
    _ index: Int, _ calculations: [Int: DraftCalculation], _ begun: inout Set<Int>
  ) {
    guard let calculation = calculations[index], begun.insert(index).inserted else { return }
    for case .indicator(let input) in inputs(of: calculation) {
      settle(input, calculations, &begun)
    }
    switch calculation {
    case .formula(let formula):
      settleTier(index, by: formula.indicators.map(Reference.indicator))
      if names.indicators[index].unit == nil { names.indicators[index].unit = unit(of: formula) }
    case .summary(let summary):
      if summary.over != nil {
        names.indicators[index].tier = names.indicators[index].tier ?? names.areas.wholePlan
      } else {
        settleTier(index, by: summary.members)
      }
      if names.indicators[index].unit == nil { names.indicators[index].unit = unit(of: summary) }
    }
  }

  private func inputs(of calculation: DraftCalculation) -> [Reference] {
    switch calculation {
    case .formula(let formula): formula.indicators.map(Reference.indicator)
    case .summary(let summary): summary.members
    }
  }

  /// The narrowest tier of what it reads; the others must be around it.
  private mutating func settleTier(_ index: Int, by inputs: [Reference]) {
    var tier = names.indicators[index].tier ?? names.areas.wholePlan
    for input in inputs {
      guard let other = settledTier(of: input) else { continue }
      if names.areas.isNarrower(other, than: tier) { tier = other }
    }
    for input in inputs {
      guard let other = settledTier(of: input), other != tier,
        !names.areas.isNarrower(tier, than: other)
      else { continue }
      diagnostics.report(
        .init(
          "wrong-tier",
          "'\(names.name(of: input))' is \(names.areas[other].name) by "
            + "\(names.areas[other].name), which does not fit the other inputs",
          at: names.indicators[index].mark,
          related: [.init(names.mark(of: input), "declared here")]))
    }
    names.indicators[index].tier = tier
  }

  /// Nil for a trigger, whose tier follows from what its condition reads.
  private func settledTier(of reference: Reference) -> TierID? {
    switch reference {
    case .indicator(let index): names.indicators[index].tier ?? names.areas.wholePlan
    case .trigger: nil
    case .status(let index): names.statusTiers[index]
    }
  }

  private func unit(of summary: DraftSummary) -> MeasureUnit? {
    switch (summary.function, summary.take) {
    case (.count, _), (_, .level), (_, .presence), (_, .area): return nil
    case (_, .points): return .points
    case (_, .value):
      return summary.members.lazy.compactMap { member -> MeasureUnit? in
        if case .indicator(let index) = member { names.indicators[index].unit } else { nil }
      }.first
    }
  }
}
