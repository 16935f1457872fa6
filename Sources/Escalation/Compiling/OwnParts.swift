/// All that a result hangs on, where that is of its own area alone and asks nothing else of the area: where
/// two areas are alike in it, the result is the same.
struct OwnParts: Sendable {
  /// Itself and those it is made of.
  let columns: [Int]
  let indicators: [Int]
  /// Tests over time.
  let lastings: [Int]

  /// Nil where other areas have a say, or numbers that are calculated, or figures of the area.
  init?(of column: Int, _ columns: [Column], _ plan: Plan) {
    let tier = columns[column].tier
    var found: Set<Int> = []
    var waiting = [column]
    while let next = waiting.popLast() {
      guard columns[next].tier == tier, columns[next].operation.isOwn(plan) else { return nil }
      if found.insert(next).inserted { waiting += columns[next].operation.inputs }
    }
    self.columns = found.sorted()
    let operations = self.columns.map { columns[$0].operation }
    indicators = Set(operations.compactMap(\.indicator)).sorted()
    lastings = operations.compactMap { if case .lasting(let index, _) = $0 { index } else { nil } }
  }
}

extension Operation {
  /// Whether it is the same in every area in which its inputs and readings are.
  fileprivate func isOwn(_ plan: Plan) -> Bool {
    switch self {
    case .classifyNumber(let indicator, let tables):
      plan.indicators[indicator].isReported && tables.single != nil
    case .classifyWord(let indicator, _), .isMissing(let indicator), .isMissed(let indicator),
      .change(let indicator, _):
      plan.indicators[indicator].isReported
    case .classifyFormula, .compare, .spread, .fromWider, .worstInside, .inForce: false
    // Each by name, so that nothing new is taken for one without a thought.
    case .clock, .answer, .was, .lasting, .levelTest, .not, .all, .any, .none, .atLeast, .ofMembers,
      .speak, .worstOf, .atLeastLevels, .levels, .matrix:
      true
    }
  }
}
