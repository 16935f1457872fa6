// Whether cells of inputs and of what is worked out of them can come together.
extension Reach {
  /// More ways through a diagram are not gone through: then it is taken for possible.
  private static let mostWays = 512

  /// Whether some way through a diagram agrees with the arithmetic, as far as intervals show.
  mutating func agrees(_ one: Diagram, by way: Way) -> Bool {
    guard let asked = store.inputs(of: one, limit: 64), isEntangled(asked) else { return true }
    var search = WaySearch(way: way, left: Self.mostWays)
    return search.finds(one, &self)
  }

  /// Whether something is asked together with what it is worked out of.
  private func isEntangled(_ asked: [Int]) -> Bool {
    var read: Set<Int> = []
    var orders = false
    for input in asked {
      if case .reading(let index) = inputs[input].kind { read.insert(index) }
      if case .order = inputs[input].kind { orders = true }
    }
    return orders
      || read.contains { index in
        plan.operands(of: index).contains { read.contains($0) || plan.indicators[$0].isCalculated }
      }
  }

  /// Whether what was chosen can be so all together.
  fileprivate mutating func agree(_ chosen: [Int: Range<Int>]) -> Bool {
    var intervals: [Int: Interval] = [:]
    for (input, cells) in chosen {
      guard case .reading(let index) = inputs[input].kind, plan.indicators[index].isNumeric else {
        continue
      }
      let count = numberCells[index]?.count ?? 0
      // Where it may be absent, nothing follows.
      guard cells.upperBound <= count else { continue }
      intervals[index] = numberCells[index]?.interval(cells)
    }
    for (index, interval) in intervals where plan.indicators[index].isCalculated {
      guard plan.indicators[index].assumedNumber == nil else { continue }
      let result = result(index, intervals, chosen)
      if interval.intersection(result).isEmpty(on: plan.indicators[index].grid) { return false }
    }
    for (input, cells) in chosen {
      guard case .order(let one, let other) = inputs[input].kind else { continue }
      let difference = number(one, intervals).subtracting(number(other, intervals))
      let isPossible = cells.contains { Order(rawValue: $0)?.isPossible(difference) ?? true }
      if !isPossible { return false }
    }
    return true
  }

  private mutating func number(_ index: Int, _ intervals: [Int: Interval]) -> Interval {
    let all = domain.interval(index)
    guard let chosen = intervals[index] else { return all }
    return all.intersection(chosen)
  }

  private mutating func result(
    _ index: Int, _ intervals: [Int: Interval], _ chosen: [Int: Range<Int>]
  ) -> Interval {
    let indicator = plan.indicators[index]
    if let formula = indicator.formula {
      let value = value(formula, intervals)
      let scaled =
        indicator.countsHundredths(formula, plan)
        ? value.multiplied(by: Interval(ExactNumber(100))) : value
      return indicator.grid.map(scaled.rounded(to:)) ?? scaled
    }
    return indicator.summary.flatMap { points($0, intervals, chosen) } ?? .everything
  }

  private mutating func value(_ formula: Formula, _ intervals: [Int: Interval]) -> Interval {
    switch formula {
    case .number(let number): Interval(number)
    case .indicator(let index): number(index, intervals)
    case .sum(let one, let other): value(one, intervals).adding(value(other, intervals))
    case .difference(let one, let other):
      value(one, intervals).subtracting(value(other, intervals))
    case .product(let one, let other):
      value(one, intervals).multiplied(by: value(other, intervals))
    case .quotient(let one, let other):
      value(one, intervals).divided(by: value(other, intervals))
    }
  }

  // MARK: - Points

  /// What the readings chosen score together; nil for what is no plain sum or highest of points.
  private mutating func points(
    _ summary: Summary, _ intervals: [Int: Interval], _ chosen: [Int: Range<Int>]
  ) -> Interval? {
    guard summary.take == .points, summary.over == nil, summary.window == nil,
      !summary.isWeighted, summary.condition == nil, summary.needs == nil
    else { return nil }
    var parts: [Interval] = []
    for member in summary.members {
      guard case .indicator(let index) = member.reference,
        let part = points(of: index, intervals[index], chosen)
      else { return nil }
      parts.append(part)
    }
    guard let first = parts.first else { return nil }
    switch summary.function {
    case .sum: return parts.dropFirst().reduce(first) { $0.adding($1) }
    case .highest: return parts.dropFirst().reduce(first) { $0.higher(than: $1) }
    default: return nil
    }
  }

  private mutating func points(
    of index: Int, _ interval: Interval?, _ chosen: [Int: Range<Int>]
  ) -> Interval? {
    let indicator = plan.indicators[index]
    guard let points = indicator.points, indicator.isReported, !indicator.canBeAbsent,
      indicator.onlyIn == nil
    else { return nil }
    let words = inputNumbers[.reading(index)].flatMap { chosen[$0] }
    var scores: [ExactNumber] = []
    for band in points.bands {
      guard case .points(let score) = band.verdict else { continue }
      switch band.readings {
      case .named(let own):
        if words.map({ cells in own.contains(where: cells.contains) }) ?? true {
          scores.append(ExactNumber(score))
        }
      case .numbers(let range):
        guard range.isFixed else { return nil }
        let set = plan.numbers(of: range, for: indicator, area: 0, on: nil)
        let isMet = set.stretches.contains { stretch in
          let part = Interval(stretch).intersection(Interval(indicator.range))
          return !part.intersection(interval ?? .everything).isEmpty(on: indicator.grid)
        }
        if isMet { scores.append(ExactNumber(score)) }
      }
    }
    if case .points(let score)? = points.otherwise { scores.append(ExactNumber(score)) }
    return scores.isEmpty ? nil : Interval(among: scores)
  }
}

/// Goes through a diagram way by way.
private struct WaySearch {
  let way: Reach.Way
  /// How many more ways are looked at.
  var left: Int
  private var chosen: [Int: Range<Int>] = [:]

  init(way: Reach.Way, left: Int) {
    self.way = way
    self.left = left
  }

  mutating func finds(_ one: Diagram, _ reach: inout Reach) -> Bool {
    if one == .never { return false }
    if one == .always {
      left -= 1
      return left <= 0 || reach.agree(chosen)
    }
    let (input, runs) = reach.store.split(one)
    let skipped = reach.skipped(input, by: way)
    var start = 0
    for run in runs {
      let cells = start..<Int(run.end)
      start = Int(run.end)
      guard !skipped.holds(all: cells), reach.leads(run.next, by: way) else { continue }
      chosen[input] = cells
      let isFound = finds(run.next, &reach)
      chosen[input] = nil
      if isFound || left <= 0 { return true }
    }
    return false
  }
}

extension Plan {
  /// What an indicator is worked out of.
  func operands(of index: Int) -> [Int] {
    if let formula = indicators[index].formula { return formula.indicators }
    return indicators[index].summary?.members.compactMap {
      if case .indicator(let member) = $0.reference { member } else { nil }
    } ?? []
  }
}
