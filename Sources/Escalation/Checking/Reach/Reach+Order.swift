// Readings set against each other: `beds_occupied over beds_open`.
extension Reach {
  /// Of two numbers it is one input which of them is the larger.
  mutating func comparison(_ index: Int, _ range: RangePhrase) -> Diagram {
    var parts: [Diagram] = []
    for piece in range.pieces {
      guard let low = side(piece.lower, index, isLower: true),
        let high = side(piece.upper, index, isLower: false)
      else { return unknown() }
      parts.append(store.and(low, high))
    }
    return store.any(parts)
  }

  /// When an indicator lies on the right side of an end; nil where it is set against a number, too.
  private mutating func side(_ bound: Bound?, _ index: Int, isLower: Bool) -> Diagram? {
    guard let bound else { return .always }
    switch bound.value {
    case .number: return nil
    case .figure(let other), .reading(let other):
      guard
        plan.indicators[index].tier == plan.indicators[other].tier
          || plan.areas.isNarrower(plan.indicators[index].tier, than: plan.indicators[other].tier)
      else { return nil }
      let order = order(index, other)
      let passes = bound.isAfter ? 2..<3 : 1..<3
      let stays = bound.isAfter ? 0..<2 : 0..<1
      return test(order, [isLower ? passes : stays])
    }
  }

  private mutating func order(_ one: Int, _ other: Int) -> Int {
    let difference = domain.interval(one).subtracting(domain.interval(other))
    let excluded = Order.allCases.filter { !$0.isPossible(difference) }.map(\.rawValue)
    return input(.order(one, other)) {
      ReachInput(
        kind: .order(one, other), count: 3, impossible: excluded.map { $0..<$0 + 1 },
        exempt: excluded.map { $0..<$0 + 1 })
    }
  }
}

/// How one number stands to another.
enum Order: Int, CaseIterable {
  case below, same, above

  /// Whether the one less the other can be so.
  func isPossible(_ difference: Interval) -> Bool {
    let zero = Interval.End(value: ExactNumber(0), isIncluded: false)
    let wanted: Interval
    switch self {
    case .below: wanted = Interval(low: nil, high: zero)
    case .same: wanted = Interval(ExactNumber(0))
    case .above: wanted = Interval(low: zero, high: nil)
    }
    return !difference.intersection(wanted).isEmpty
  }
}
