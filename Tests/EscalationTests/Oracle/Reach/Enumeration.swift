import Escalation

/// What comes about in a plan, found by trying readings one after the other with the second
/// evaluator.
struct Enumeration {
  struct Outcome {
    var wasTrue = false
    var wasFalse = false
  }

  private(set) var triggers: [Outcome]
  private(set) var levels: [LevelSet]
  private(set) var bands: [LevelSet]
  private let plan: Plan
  private let land: Land

  init(_ plan: Plan, _ land: Land) {
    self.plan = plan
    self.land = land
    triggers = plan.triggers.map { _ in Outcome() }
    levels = plan.statuses.map { _ in .none }
    bands = plan.indicators.map { _ in .none }
  }

  /// Every combination of readings of the whole plan, each number a whole one of its range.
  mutating func tryAll() {
    let choices = plan.indicators.enumerated().compactMap { index, indicator -> [Row.Value]? in
      guard indicator.isReported else { return nil }
      if let values = indicator.values { return values.indices.map(Row.Value.word) }
      return (0...5).map { Row.Value.number(ExactDecimal($0)) }
    }
    let places = plan.indicators.indices.filter { plan.indicators[$0].isReported }
    var counters = choices.map { _ in 0 }
    repeat {
      var row = Row()
      for (place, index) in places.enumerated() {
        row.readings[Spot(index, 0)] = choices[place][counters[place]]
      }
      add(row)
    } while Self.advance(&counters, choices.map(\.count))
  }

  private static func advance(_ counters: inout [Int], _ limits: [Int]) -> Bool {
    for place in counters.indices {
      counters[place] += 1
      if counters[place] < limits[place] { return true }
      counters[place] = 0
    }
    return false
  }

  /// Notes how everything comes out by one row. What the row leaves open says nothing.
  mutating func add(_ row: Row) {
    let evaluator = NaiveEvaluator(plan, land, row)
    for (index, trigger) in plan.triggers.enumerated() {
      for area in 0..<land.count(trigger.tier) {
        guard let holds = try? evaluator.holds(Spot(index, area)) else { continue }
        if holds { triggers[index].wasTrue = true } else { triggers[index].wasFalse = true }
      }
    }
    for (index, status) in plan.statuses.enumerated() {
      note(.status(index), status.tier, evaluator, &levels[index])
    }
    for (index, indicator) in plan.indicators.enumerated() where indicator.bands != nil {
      note(.indicator(index), indicator.tier, evaluator, &bands[index])
    }
  }

  private func note(
    _ reference: Reference, _ tier: TierID, _ evaluator: NaiveEvaluator, _ found: inout LevelSet
  ) {
    for area in 0..<land.count(tier) {
      let level = try? evaluator.level(of: reference, area)
      if let level { found = found.union(LevelSet(level)) }
    }
  }
}
