// Ranges of which an end is itself a reading: `beds_occupied at least beds_open`.
extension Kernel {
  func compare(_ indicator: Int, _ range: RangePhrase, _ slot: Int, _ tier: TierID) -> UInt32 {
    guard let subject = interval(indicator, slot, tier) else { return Answer.doesNotApply.bits }
    var canHold = false
    var canFail = true
    for piece in range.pieces {
      let sides = [
        side(piece.lower, subject, slot, tier, isLower: true),
        side(piece.upper, subject, slot, tier, isLower: false),
      ]
      if sides.contains(where: { $0 == Answer.doesNotApply.bits }) {
        return Answer.doesNotApply.bits
      }
      if sides.allSatisfy({ $0 & 1 != 0 }) { canHold = true }
      if sides.allSatisfy({ $0 == Answer.yes.bits }) { canFail = false }
    }
    return (canHold ? 1 : 0) | (canFail ? 2 : 0)
  }

  /// Whether the subject lies on the right side of one end.
  private func side(
    _ bound: Bound?, _ subject: Interval, _ slot: Int, _ tier: TierID, isLower: Bool
  ) -> UInt32 {
    guard let bound else { return Answer.yes.bits }
    guard let line = line(bound.value, slot, tier) else { return Answer.doesNotApply.bits }
    let difference = subject.subtracting(line)
    // The subject passes the line where the difference is at least 0, or above it.
    let passing = Interval(
      low: .init(value: ExactNumber(0), isIncluded: !bound.isAfter), high: nil)
    let staying = Interval(
      low: nil, high: .init(value: ExactNumber(0), isIncluded: bound.isAfter))
    let canPass = !difference.intersection(passing).isEmpty
    let canStay = !difference.intersection(staying).isEmpty
    let (canHold, canFail) = isLower ? (canPass, canStay) : (canStay, canPass)
    return (canHold ? 1 : 0) | (canFail ? 2 : 0)
  }

  private func line(_ value: BoundValue, _ slot: Int, _ tier: TierID) -> Interval? {
    switch value {
    case .number(let number): Interval(ExactNumber(number))
    case .figure(let index), .reading(let index): interval(index, slot, tier)
    }
  }

  /// The value of an indicator, seen from an area of `tier`; nil where it does not apply.
  func interval(_ index: Int, _ slot: Int, _ tier: TierID) -> Interval? {
    let own = compiled.plan.indicators[index].tier
    let place = frame.ancestor(of: slot, from: tier, to: own, compiled.plan.areas)
    return number(index, place, ignoring: true)?.interval
  }
}
