/// A place on the number line between two numbers: just before `value`, or just after it.
///
/// `at least 50` begins before 50, `over 50` after it; so every boundary has a side, and a stretch
/// of numbers is a pair of boundaries in which the first belongs and the second does not.
package struct Boundary: Hashable, Comparable, Sendable {
  package let value: ExactDecimal
  package let isAfter: Bool

  package static func before(_ value: ExactDecimal) -> Boundary {
    Boundary(value: value, isAfter: false)
  }

  package static func after(_ value: ExactDecimal) -> Boundary {
    Boundary(value: value, isAfter: true)
  }

  package static func < (one: Boundary, other: Boundary) -> Bool {
    if one.value != other.value { return one.value < other.value }
    return !one.isAfter && other.isAfter
  }

  /// Whether `number` lies behind this boundary.
  package func isPassed(by number: ExactNumber) -> Bool {
    let line = ExactNumber(value)
    return isAfter ? number > line : number >= line
  }
}

/// A stretch of the number line; nil at an end means without end.
package struct Stretch: Hashable, Sendable {
  package let lower: Boundary?
  package let upper: Boundary?

  package init(_ lower: Boundary?, _ upper: Boundary?) {
    self.lower = lower
    self.upper = upper
  }

  package static let everything = Stretch(nil, nil)

  package var isEmpty: Bool {
    guard let lower, let upper else { return false }
    return lower >= upper
  }

  package func intersection(_ other: Stretch) -> Stretch {
    Stretch(Self.later(lower, other.lower), Self.earlier(upper, other.upper))
  }

  package func contains(_ number: ExactNumber) -> Bool {
    (lower?.isPassed(by: number) ?? true) && !(upper?.isPassed(by: number) ?? false)
  }

  private static func later(_ one: Boundary?, _ other: Boundary?) -> Boundary? {
    guard let one else { return other }
    guard let other else { return one }
    return max(one, other)
  }

  private static func earlier(_ one: Boundary?, _ other: Boundary?) -> Boundary? {
    guard let one else { return other }
    guard let other else { return one }
    return min(one, other)
  }
}

/// A set of numbers: stretches in ascending order that neither touch nor overlap.
package struct NumberSet: Hashable, Sendable {
  package let stretches: [Stretch]

  package static let everything = NumberSet([.everything])
  package static let nothing = NumberSet([])

  package init(_ stretches: [Stretch]) {
    self.stretches = Self.merged(stretches.filter { !$0.isEmpty })
  }

  package var isEmpty: Bool { stretches.isEmpty }

  package func contains(_ number: ExactNumber) -> Bool {
    stretches.contains { $0.contains(number) }
  }

  package func union(_ other: NumberSet) -> NumberSet { NumberSet(stretches + other.stretches) }

  package func intersection(_ other: NumberSet) -> NumberSet {
    NumberSet(stretches.flatMap { one in other.stretches.map { one.intersection($0) } })
  }

  package var complement: NumberSet {
    var gaps: [Stretch] = []
    var end: Boundary?
    var isOpenBelow = true
    for stretch in stretches {
      if isOpenBelow || end != nil, stretch.lower != nil {
        gaps.append(Stretch(end, stretch.lower))
      }
      end = stretch.upper
      isOpenBelow = false
    }
    if isOpenBelow || end != nil { gaps.append(Stretch(end, nil)) }
    return NumberSet(gaps)
  }

  package func subtracting(_ other: NumberSet) -> NumberSet { intersection(other.complement) }

  /// Every boundary, ascending.
  package var boundaries: [Boundary] {
    stretches.flatMap { [$0.lower, $0.upper] }.compactMap(\.self)
  }

  private static func merged(_ stretches: [Stretch]) -> [Stretch] {
    let ascending = stretches.sorted { one, other in
      guard let left = one.lower else { return other.lower != nil }
      guard let right = other.lower else { return false }
      return left < right
    }
    var result: [Stretch] = []
    for stretch in ascending {
      guard let last = result.last, reaches(last.upper, stretch.lower) else {
        result.append(stretch)
        continue
      }
      result[result.count - 1] = Stretch(last.lower, further(last.upper, stretch.upper))
    }
    return result
  }

  private static func reaches(_ end: Boundary?, _ start: Boundary?) -> Bool {
    guard let end, let start else { return true }
    return end >= start
  }

  private static func further(_ one: Boundary?, _ other: Boundary?) -> Boundary? {
    guard let one, let other else { return nil }
    return max(one, other)
  }
}
