/// Where a number lies that is not known: between two ends, either of which may be missing, or
/// among a few numbers.
package struct Interval: Sendable {
  struct End: Sendable {
    let value: ExactNumber
    let isIncluded: Bool
  }

  let low: End?
  let high: End?
  /// The only numbers it can be, ascending, where they are few and more than one.
  let numbers: [ExactNumber]?

  static let everything = Interval(low: nil, high: nil)

  init(low: End?, high: End?) {
    self.low = low
    self.high = high
    numbers = nil
  }

  init(_ number: ExactNumber) {
    low = End(value: number, isIncluded: true)
    high = low
    numbers = nil
  }

  /// One of some numbers; of none, nothing at all.
  init(among numbers: some Sequence<ExactNumber>) {
    let numbers = Set(numbers).sorted()
    low = End(value: numbers.first ?? ExactNumber(1), isIncluded: true)
    high = End(value: numbers.last ?? ExactNumber(0), isIncluded: true)
    self.numbers = numbers.count > 1 ? numbers : nil
  }

  /// The hull of some numbers; everything where there are none.
  init(_ numbers: [ExactDecimal]) {
    self.init(
      low: numbers.min().map { End(value: ExactNumber($0), isIncluded: true) },
      high: numbers.max().map { End(value: ExactNumber($0), isIncluded: true) })
  }

  /// The hull of a set.
  init(_ set: NumberSet) {
    low = set.stretches.first?.lower.map {
      End(value: ExactNumber($0.value), isIncluded: !$0.isAfter)
    }
    high = set.stretches.last?.upper.map {
      End(value: ExactNumber($0.value), isIncluded: $0.isAfter)
    }
    numbers = nil
  }

  var containsZero: Bool {
    if let numbers { return numbers.contains { $0.isZero } }
    let zero = ExactNumber(0)
    let isAboveLow = low.map { $0.value < zero || ($0.value == zero && $0.isIncluded) } ?? true
    let isBelowHigh = high.map { zero < $0.value || ($0.value == zero && $0.isIncluded) } ?? true
    return isAboveLow && isBelowHigh
  }

  // Where an end cannot be held in 128 bits it is given up: a wider interval is still true.

  func adding(_ other: Interval) -> Interval {
    if let few = eachPair(with: other, { $0.adding($1) }) { return few }
    return Interval(low: Self.sum(low, other.low), high: Self.sum(high, other.high))
  }

  var negated: Interval {
    if let numbers { return Interval(among: numbers.map(\.negated)) }
    return Interval(low: Self.negated(high), high: Self.negated(low))
  }

  func subtracting(_ other: Interval) -> Interval { adding(other.negated) }

  private static func sum(_ one: End?, _ other: End?) -> End? {
    guard let one, let other, let sum = one.value.adding(other.value) else { return nil }
    return End(value: sum, isIncluded: one.isIncluded && other.isIncluded)
  }

  private static func negated(_ end: End?) -> End? {
    end.map { End(value: $0.value.negated, isIncluded: $0.isIncluded) }
  }
}

extension Interval {
  /// By a known factor exactly; two unknown ones only where neither can be below 0.
  func multiplied(by other: Interval) -> Interval {
    if let few = eachPair(with: other, { $0.multiplied(by: $1) }) { return few }
    if let factor = other.single { return scaled(by: factor) }
    if let factor = single { return other.scaled(by: factor) }
    let zero = ExactNumber(0)
    guard let low, let otherLow = other.low, low.value >= zero, otherLow.value >= zero else {
      return .everything
    }
    return Interval(low: Self.product(low, otherLow), high: Self.product(high, other.high))
  }

  func divided(by other: Interval) -> Interval {
    if let few = eachPair(with: other, { $0.divided(by: $1) }) { return few }
    if let divisor = other.single {
      guard let factor = ExactNumber(1).divided(by: divisor) else { return .everything }
      return scaled(by: factor)
    }
    let zero = ExactNumber(0)
    guard let low, low.value >= zero, let otherLow = other.low, otherLow.value >= zero,
      !other.containsZero
    else { return .everything }
    return Interval(
      low: Self.quotient(low, other.high)
        ?? End(value: zero, isIncluded: low.value.isZero && low.isIncluded),
      high: otherLow.value.isZero ? nil : high.flatMap { Self.quotient($0, otherLow) })
  }

  var single: ExactNumber? {
    guard let low, let high, low.value == high.value, low.isIncluded, high.isIncluded else {
      return nil
    }
    return low.value
  }

  private func scaled(by factor: ExactNumber) -> Interval {
    let scaled = [low, high].map { end in
      end.flatMap { end in
        end.value.multiplied(by: factor).map { End(value: $0, isIncluded: end.isIncluded) }
      }
    }
    if factor.isZero { return Interval(ExactNumber(0)) }
    return factor.numerator > 0
      ? Interval(low: scaled[0], high: scaled[1]) : Interval(low: scaled[1], high: scaled[0])
  }

  private static func product(_ one: End?, _ other: End?) -> End? {
    guard let one, let other, let product = one.value.multiplied(by: other.value) else {
      return nil
    }
    let isZeroAnyway =
      (one.value.isZero && one.isIncluded) || (other.value.isZero && other.isIncluded)
    return End(value: product, isIncluded: isZeroAnyway || (one.isIncluded && other.isIncluded))
  }

  private static func quotient(_ one: End, _ other: End?) -> End? {
    guard let other, let quotient = one.value.divided(by: other.value) else { return nil }
    // 0 divided by anything is 0, so that it is reached even where the divisor's end is not.
    let isReached = one.isIncluded && (other.isIncluded || one.value.isZero)
    return End(value: quotient, isIncluded: isReached)
  }
}

extension Interval {
  init(_ stretch: Stretch) { self.init(NumberSet([stretch])) }

  func intersection(_ other: Interval) -> Interval {
    if let numbers { return Interval(among: numbers.filter(other.contains)) }
    if let numbers = other.numbers { return Interval(among: numbers.filter(contains)) }
    return Interval(
      low: Self.tighter(low, other.low) { $0 > $1 },
      high: Self.tighter(high, other.high) { $0 < $1 })
  }

  /// Whether no number, or no number of the grid, lies in it.
  func isEmpty(on grid: Grid?) -> Bool {
    guard let grid else { return isEmpty }
    guard !isEmpty, let low, let high, numbers == nil else { return isEmpty }
    let step = ExactNumber(grid.step)
    guard let quotient = low.value.divided(by: step) else { return false }
    let isOnGrid = quotient.denominator == 1 && low.isIncluded
    let count = ExactNumber(isOnGrid ? quotient.floor : quotient.floor + 1)
    guard let first = count.multiplied(by: step) else { return false }
    return high.isIncluded ? first > high.value : first >= high.value
  }

  var isEmpty: Bool {
    guard let low, let high else { return false }
    return low.value > high.value
      || (low.value == high.value && !(low.isIncluded && high.isIncluded))
  }

  /// Whether every number of it lies in `set`.
  func lies(in set: NumberSet) -> Bool {
    set.complement.stretches.allSatisfy { intersection(Interval($0)).isEmpty }
  }

  /// With each end moved to the nearest multiple of the step, as the numbers in it are.
  func rounded(to grid: Grid) -> Interval {
    if let numbers {
      let rounded = numbers.compactMap { $0.rounded(to: grid.step) }
      if rounded.count == numbers.count { return Interval(among: rounded) }
    }
    let ends = [low, high].map { end in
      end.flatMap { $0.value.rounded(to: grid.step) }.map { End(value: $0, isIncluded: true) }
    }
    return Interval(low: ends[0], high: ends[1])
  }

  private static func tighter(
    _ one: End?, _ other: End?, _ isTighter: (ExactNumber, ExactNumber) -> Bool
  ) -> End? {
    guard let one else { return other }
    guard let other else { return one }
    if one.value == other.value {
      return End(value: one.value, isIncluded: one.isIncluded && other.isIncluded)
    }
    return isTighter(one.value, other.value) ? one : other
  }
}
