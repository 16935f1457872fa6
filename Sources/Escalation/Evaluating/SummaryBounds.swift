/// What a summary can come to, given what is possible of each member.
struct SummaryBounds {
  /// One member.
  private struct Member {
    let value: Interval
    let isCertain: Bool
    let weight: ExactNumber?
  }

  /// At most this many cases are calculated one by one.
  private static let mostCases = 4096

  private let function: Summary.Function
  private let members: [Member]

  init(_ function: Summary.Function, _ parts: [SummaryPart]) {
    self.function = function
    members = parts.filter { $0.membership & Answer.yes.bits != 0 }.map {
      Member(value: $0.value, isCertain: $0.isCertain, weight: $0.weight)
    }
  }

  /// Nil where there is nothing to take the highest or the average of.
  var interval: Interval? {
    switch function {
    case .count: return count
    case .sum: return sum
    default: break
    }
    guard !members.isEmpty else { return nil }
    // If none of them counts it does not apply, of which no number says anything.
    guard members.contains(where: \.isCertain) else { return .everything }
    switch function {
    case .highest: return highest
    case .lowest: return lowest
    case .latest: return latest
    default: return each ?? between
    }
  }

  private var count: Interval {
    let certain = members.count(where: \.isCertain)
    return Interval(among: (certain...members.count).map { ExactNumber($0) })
  }

  private var sum: Interval {
    let zero = Interval(ExactNumber(0))
    return members.reduce(zero) { sum, member in
      let share = member.weight.map { member.value.multiplied(by: Interval($0)) } ?? member.value
      return sum.adding(member.isCertain ? share : share.union(zero))
    }
  }

  private var highest: Interval {
    let certain = members.filter(\.isCertain).map(\.value)
    let first = certain.dropFirst().reduce(certain[0]) { $0.higher(than: $1) }
    return members.filter { !$0.isCertain }.reduce(first) { highest, member in
      highest.union(highest.higher(than: member.value))
    }
  }

  private var lowest: Interval {
    let certain = members.filter(\.isCertain).map(\.value.negated)
    let first = certain.dropFirst().reduce(certain[0]) { $0.higher(than: $1) }
    return members.filter { !$0.isCertain }.reduce(first) { highest, member in
      highest.union(highest.higher(than: member.value.negated))
    }.negated
  }

  /// The last that certainly counts, or one behind it that may.
  private var latest: Interval {
    var result: Interval?
    for member in members.reversed() {
      result = result?.union(member.value) ?? member.value
      if member.isCertain { break }
    }
    return result ?? .everything
  }

  // MARK: - Averages and medians

  /// What comes of every case, where they are few.
  private var each: Interval? {
    var cases: [[(ExactNumber, ExactNumber?)]] = [[]]
    for member in members {
      guard let few = member.value.few else { return nil }
      let ways = few.count + (member.isCertain ? 0 : 1)
      guard cases.count * ways <= Self.mostCases else { return nil }
      cases = cases.flatMap { chosen in
        few.map { chosen + [($0, member.weight)] } + (member.isCertain ? [] : [chosen])
      }
    }
    let results = cases.compactMap(middle)
    return results.count == cases.count ? Interval(among: results) : nil
  }

  private func middle(_ chosen: [(value: ExactNumber, weight: ExactNumber?)]) -> ExactNumber? {
    function == .median ? median(chosen.map(\.value)) : average(chosen)
  }

  private func average(_ chosen: [(value: ExactNumber, weight: ExactNumber?)]) -> ExactNumber? {
    var sum = ExactNumber(0)
    var weights = ExactNumber(0)
    for (value, weight) in chosen {
      let weight = weight ?? ExactNumber(1)
      guard let part = value.multiplied(by: weight), let more = sum.adding(part),
        let heavier = weights.adding(weight)
      else { return nil }
      (sum, weights) = (more, heavier)
    }
    return sum.divided(by: weights)
  }

  private func median(_ values: [ExactNumber]) -> ExactNumber? {
    let ascending = values.sorted()
    let half = ascending.count / 2
    guard ascending.count % 2 == 0 else { return ascending[half] }
    return ascending[half - 1].adding(ascending[half])?.divided(by: ExactNumber(2))
  }

  /// Between that of the lowest and that of the highest; where it is open who counts, anywhere
  /// between all of them.
  private var between: Interval {
    let values = members.map(\.value)
    if members.allSatisfy(\.isCertain),
      let low = ends(values.map(\.low)), let high = ends(values.map(\.high))
    {
      return Interval(
        low: .init(value: low, isIncluded: true), high: .init(value: high, isIncluded: true))
    }
    return values.dropFirst().reduce(values[0]) { $0.union($1) }
  }

  private func ends(_ ends: [Interval.End?]) -> ExactNumber? {
    let known = ends.compactMap(\.self)
    guard known.count == ends.count else { return nil }
    return middle(zip(known, members).map { ($0.value, $1.weight) })
  }
}
