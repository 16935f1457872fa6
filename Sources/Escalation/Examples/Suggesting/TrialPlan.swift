internal import Diagnostics

/// The readings to try for one expectation, the plainest first.
struct TrialPlan {
  private let finder: SuggestionFinder
  private let expectation: Expectation
  private let cone: Set<Reference>
  private let inputs: [TrialReadings.Input]

  init(_ finder: SuggestionFinder, _ expectation: Expectation, _ cone: Set<Reference>) {
    self.finder = finder
    self.expectation = expectation
    self.cone = cone
    inputs = finder.inputs(of: cone, seenFrom: expectation.area)
  }

  private var plan: Plan { finder.plan }

  /// All of them, lazily: most are never needed.
  var readings: some Sequence<TrialReadings> {
    let times = finder.times
    let first = times.prefix(1)
    let bases = [false, true].map { base(worst: $0, at: first.first) }
    return [
      { bases }, { bases.flatMap { self.inEveryArea($0) } }, { bases.flatMap { self.singles($0) } },
      { self.solved(bases[0]) }, { times.dropFirst().flatMap { self.atTime($0) } },
      { bases.flatMap { self.series($0) } }, { bases.flatMap { self.pairs($0) } },
      { times.dropFirst().flatMap { self.singles(self.base(worst: false, at: $0)) } },
    ].lazy.flatMap { (make: () -> [TrialReadings]) in make() }
  }

  private func base(worst: Bool, at time: WrittenTime?) -> TrialReadings {
    var readings = TrialReadings()
    readings.at = time
    for input in inputs {
      let area = plan.areas[input.area.tier].areas.firstIndex { $0.name == input.area.name } ?? 0
      readings.set(
        finder.values.extreme(of: input.reference, worst: worst, area: area), of: input)
    }
    return readings
  }

  private func atTime(_ time: WrittenTime) -> [TrialReadings] {
    [base(worst: false, at: time), base(worst: true, at: time)]
  }

  /// One sign moved in one area.
  private func singles(_ base: TrialReadings) -> [TrialReadings] {
    inputs.flatMap { input in
      finder.values.values(of: input.reference).map { value in
        var readings = base
        readings.set(value, of: input)
        return readings
      }
    }
  }

  /// One sign the same in every area.
  private func inEveryArea(_ base: TrialReadings) -> [TrialReadings] {
    var references: [Reference] = []
    for input in inputs where !references.contains(input.reference) {
      references.append(input.reference)
    }
    guard references.count < inputs.count else { return [] }
    return references.flatMap { reference in
      finder.values.values(of: reference).map { value in
        var readings = base
        for input in inputs where input.reference == reference { readings.set(value, of: input) }
        return readings
      }
    }
  }

  /// Two signs moved; of many signs these are too many to be tried.
  private func pairs(_ base: TrialReadings) -> [TrialReadings] {
    guard inputs.count <= 12 else { return [] }
    var pairs: [TrialReadings] = []
    for (index, one) in inputs.enumerated() {
      for other in inputs.dropFirst(index + 1) {
        for value in finder.values.values(of: one.reference) {
          for otherValue in finder.values.values(of: other.reference) {
            guard pairs.count < Self.mostPairs else { return pairs }
            var readings = base
            readings.set(value, of: one)
            readings.set(otherValue, of: other)
            pairs.append(readings)
          }
        }
      }
    }
    return pairs
  }

  private static let mostPairs = 300

  /// One sign as it was for some readings in a row, where a test asks for that.
  private func series(_ base: TrialReadings) -> [TrialReadings] {
    let counts = Set(finder.coverage.compiled.lastings.compactMap(\.lasting.count)).sorted()
    return counts.filter { $0 > 1 && $0 < 40 }.flatMap { count in
      inputs.flatMap { input in
        finder.values.values(of: input.reference).map { value in
          var readings = base
          readings.set(value, count: count, of: input)
          return readings
        }
      }
    }
  }

  // MARK: - Calculated numbers

  /// At most so many results, lines and inputs: each takes two looks.
  private static let mostCalculated = 9

  /// One input chosen so that what is calculated comes to lie beside a line. Of what does not grow
  /// evenly nothing is found.
  private func solved(_ base: TrialReadings) -> [TrialReadings] {
    let calculated = cone.compactMap { reference -> Int? in
      guard case .indicator(let index) = reference, plan.indicators[index].isCalculated else {
        return nil
      }
      return index
    }
    return calculated.sorted().prefix(Self.mostCalculated).flatMap { index in
      finder.values.numbers(of: index).prefix(Self.mostCalculated).flatMap { target in
        inputs.prefix(Self.mostCalculated).compactMap { solved(base, index, target, $0) }
      }
    }
  }

  private func solved(
    _ base: TrialReadings, _ index: Int, _ target: ExactDecimal, _ input: TrialReadings.Input
  ) -> TrialReadings? {
    guard case .indicator(let moved) = input.reference, plan.indicators[moved].isNumeric,
      case .number(let start)? = base.entries[input]?.value,
      let next = start.moved(by: plan.indicators[moved].grid?.step ?? ExactDecimal(1), up: true),
      let one = result(index, of: base, input, start),
      let other = result(index, of: base, input, next),
      let rise = other.subtracting(one), let lacking = ExactNumber(target).subtracting(one),
      let steps = lacking.divided(by: rise),
      let step = ExactNumber(next).subtracting(ExactNumber(start)),
      let value = steps.multiplied(by: step)?.adding(ExactNumber(start))?.decimal,
      plan.indicators[moved].allows(value)
    else { return nil }
    var readings = base
    readings.set(.number(value), of: input)
    return readings
  }

  private func result(
    _ index: Int, of base: TrialReadings, _ input: TrialReadings.Input, _ value: ExactDecimal
  ) -> ExactNumber? {
    var readings = base
    readings.set(.number(value), of: input)
    let example = finder.example(readings, [expectation])
    guard let reader = finder.coverage.compiled.moments(of: example, zone: finder.zone).last?.reader
    else { return nil }
    let tier = plan.indicators[index].tier
    // In the area of the input, as far as there is one.
    let slot = reader.areaNames[tier.index].firstIndex(of: input.area.name) ?? 0
    guard slot < reader.areaNames[tier.index].count else { return nil }
    return reader.number(index, slot)
  }
}

extension SuggestionFinder {
  /// The inputs that something reads, in the areas around and inside one, the widest first.
  fileprivate func inputs(of cone: Set<Reference>, seenFrom area: AreaName) -> [TrialReadings.Input]
  {
    let indicators = plan.indicators.indices.filter {
      plan.indicators[$0].isInput && cone.contains(.indicator($0))
    }.map(Reference.indicator)
    let triggers = plan.triggers.indices.filter {
      plan.triggers[$0].isInput && cone.contains(.trigger($0))
    }.map(Reference.trigger)
    return (indicators + triggers).flatMap { reference in
      let tier = plan.tier(of: reference)
      return areas(of: reference).map { AreaName(tier: tier, name: $0) }
        .filter { isNear($0, area) }
        .map { TrialReadings.Input(reference: reference, area: $0) }
    }
  }

  private func isNear(_ one: AreaName, _ other: AreaName) -> Bool {
    if one.tier == other.tier { return one.name == other.name }
    if plan.areas.isNarrower(one.tier, than: other.tier) { return holds(other, one) }
    return holds(one, other)
  }

  /// Whether an area lies around another.
  private func holds(_ wider: AreaName, _ inner: AreaName) -> Bool {
    guard plan.areas.isNarrower(inner.tier, than: wider.tier) else { return true }
    var tier = inner.tier
    guard var index = plan.areas[tier].areas.firstIndex(where: { $0.name == inner.name }) else {
      return true
    }
    while tier != wider.tier {
      index = plan.areas[tier].areas[index].parent
      tier = plan.areas[tier].parent
    }
    return plan.areas[tier].areas[index].name == wider.name
  }
}

extension TrialValues {
  /// The numbers beside the lines of an indicator.
  func numbers(of index: Int) -> [ExactDecimal] {
    values(of: .indicator(index)).compactMap {
      if case .number(let number) = $0 { number } else { nil }
    }
  }
}

extension Lasting {
  /// How many daily readings it takes.
  fileprivate var count: Int? {
    switch self {
    case .readings(let count), .days(let count): count
    case .elapsed, .nextDays: nil
    }
  }
}
