// Numbers that are not known and can only be one of a few: the points of a missing reading. They are
// calculated with one by one, so that what comes out holds nothing that cannot be.
extension Interval {
  /// At most this many pairs are calculated, and this many numbers kept; beyond, only the ends are.
  private static var mostPairs: Int { 4096 }
  private static var mostNumbers: Int { 1024 }

  /// Its numbers, where they are few.
  var few: [ExactNumber]? { numbers ?? single.map { [$0] } }

  /// What comes of every pair of numbers; nil where neither side is one of a few, they are too many,
  /// or a pair has no result.
  func eachPair(
    with other: Interval, _ operation: (ExactNumber, ExactNumber) -> ExactNumber?
  ) -> Interval? {
    guard numbers != nil || other.numbers != nil, let few, let others = other.few,
      few.count * others.count <= Self.mostPairs
    else { return nil }
    var results: Set<ExactNumber> = []
    for one in few {
      for other in others {
        guard let result = operation(one, other) else { return nil }
        results.insert(result)
      }
    }
    return results.count <= Self.mostNumbers ? Interval(among: results) : nil
  }

  func contains(_ number: ExactNumber) -> Bool {
    let isAboveLow = low.map { $0.isIncluded ? number >= $0.value : number > $0.value } ?? true
    let isBelowHigh = high.map { $0.isIncluded ? number <= $0.value : number < $0.value } ?? true
    return isAboveLow && isBelowHigh && numbers?.contains(number) != false
  }

  /// One of what either can be.
  func union(_ other: Interval) -> Interval {
    if let few, let others = other.few, few.count + others.count <= Self.mostNumbers {
      return Interval(among: few + others)
    }
    return Interval(
      low: Self.outer(low, other.low) { $0 < $1 }, high: Self.outer(high, other.high) { $0 > $1 })
  }

  /// The higher of two numbers that do not hang together.
  func higher(than other: Interval) -> Interval {
    if let few = eachPair(with: other, { max($0, $1) }) { return few }
    let low = low.flatMap { one in other.low.map { Self.upper(one, $0) } ?? one } ?? other.low
    return Interval(low: low, high: Self.outer(high, other.high) { $0 > $1 })
  }

  /// Of two lower ends the one that a maximum cannot go below.
  private static func upper(_ one: End, _ other: End) -> End {
    if one.value == other.value {
      return End(value: one.value, isIncluded: one.isIncluded && other.isIncluded)
    }
    return one.value > other.value ? one : other
  }

  private static func outer(
    _ one: End?, _ other: End?, _ isFurther: (ExactNumber, ExactNumber) -> Bool
  ) -> End? {
    guard let one, let other else { return nil }
    if one.value == other.value {
      return End(value: one.value, isIncluded: one.isIncluded || other.isIncluded)
    }
    return isFurther(one.value, other.value) ? one : other
  }
}
