import Escalation

// What summaries come to: every member is looked at, one by one.
extension NaiveEvaluator {
  /// Nil where it does not apply.
  func summarised(_ summary: Summary, _ place: Spot) throws(Undecided) -> ExactNumber? {
    let indicator = plan.indicators[place.index]
    let tier = summary.over ?? indicator.tier
    var counted = 0
    var members = 0
    var values: [(value: ExactNumber, weight: ExactNumber)] = []
    for area in areas(of: tier, in: place) {
      if let condition = summary.condition {
        guard try holds(condition, tier, area) == true else { continue }
      }
      if summary.take == .area || summary.function == .count && summary.condition != nil {
        counted += 1
        continue
      }
      for member in summary.members {
        let own = plan.tier(of: member.reference)
        guard let inner = land.around(area, of: tier, in: own) else { continue }
        if summary.take == .presence {
          counted += try isThere(member.reference, inner) ? 1 : 0
          continue
        }
        if summary.needs != nil, let state = try isUnknown(member.reference, inner) {
          members += 1
          if state { continue }
        }
        guard let value = try value(of: member.reference, summary.take, inner) else { continue }
        let weight = member.weight ?? summary.areaWeights[area]
        values.append((value, weight.map(fraction) ?? ExactNumber(1)))
      }
    }
    if summary.function == .count { return ExactNumber(counted) }
    if let needs = summary.needs, members > 0, values.count < least(needs, of: members) {
      return try choosesNumber(.result(place))
    }
    if values.isEmpty { return summary.function == .sum ? ExactNumber(0) : nil }
    if let result = result(summary.function, values).flatMap({ onGrid($0, place.index) }) {
      return result
    }
    return try choosesNumber(.result(place))
  }

  private func areas(of tier: TierID, in place: Spot) -> [Int] {
    let own = plan.indicators[place.index].tier
    return tier == own ? [place.area] : land.inside(place.area, of: own, in: tier)
  }

  private func least(_ needs: Summary.Need, of members: Int) -> Int {
    switch needs {
    case .all: members
    case .half: members / 2 + members % 2
    case .count(let count): count
    }
  }

  /// Whether it is reported, or stands.
  private func isThere(_ reference: Reference, _ area: Int) throws(Undecided) -> Bool {
    switch reference {
    case .indicator(let index): try isMissing(Spot(index, area)) == false
    case .trigger(let index): try holds(Spot(index, area)) == true
    case .status: false
    }
  }

  /// Nil where it does not apply, or is ignored.
  private func isUnknown(_ reference: Reference, _ area: Int) throws(Undecided) -> Bool? {
    guard case .indicator(let index) = reference,
      let isMissing = try isMissing(Spot(index, area))
    else { return nil }
    switch plan.indicators[index].whenMissing {
    case .ignore: return isMissing ? nil : false
    case .assumeNumber, .assumeValue: return false
    case .unknown, .assumeLevel, .carry: return isMissing
    }
  }

  private func value(
    of reference: Reference, _ take: Summary.Take, _ area: Int
  ) throws(Undecided) -> ExactNumber? {
    if take == .level { return try level(of: reference, area).map { ExactNumber($0.rank) } }
    guard case .indicator(let index) = reference else { return nil }
    if take == .value { return try number(Spot(index, area)) }
    guard applies(Spot(index, area)), let points = plan.indicators[index].points,
      case .points(let score)? = try verdict(points, Spot(index, area))
    else { return nil }
    return fraction(score)
  }

  private func result(
    _ function: Summary.Function, _ values: [(value: ExactNumber, weight: ExactNumber)]
  ) -> ExactNumber? {
    let ascending = values.map(\.value).sorted { compare($0, $1) < 0 }
    switch function {
    case .highest: return ascending.last
    case .lowest: return ascending.first
    case .median:
      let upper = ascending[ascending.count / 2]
      let lower = ascending[(ascending.count - 1) / 2]
      return lower.adding(upper)?.divided(by: ExactNumber(2))
    case .sum, .average:
      var sum = ExactNumber(0)
      var weights = ExactNumber(0)
      for (value, weight) in values {
        guard let part = value.multiplied(by: weight), let more = sum.adding(part),
          let heavier = weights.adding(weight)
        else { return nil }
        sum = more
        weights = heavier
      }
      return function == .sum ? sum : sum.divided(by: weights)
    case .latest, .count: return nil
    }
  }

  /// On the grid of an indicator; nil outside its range.
  private func onGrid(_ number: ExactNumber, _ index: Int) -> ExactNumber? {
    let indicator = plan.indicators[index]
    guard let rounded = indicator.grid.map({ nearest(number, step: $0.step) }) ?? number else {
      return nil
    }
    return indicator.range.stretches.contains { lies(rounded, in: $0) } ? rounded : nil
  }
}
