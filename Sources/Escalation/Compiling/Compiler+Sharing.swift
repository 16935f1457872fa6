// Bounds that are exact for each part need not be exact for the whole when one missing reading
// reaches it on two ways. Here it is found where that can happen at all.
extension Compiler {
  /// An input of a plan: an indicator, a sign that is answered, or the clock.
  private enum Input: Hashable {
    case indicator(Int)
    case trigger(Int)
    case clock
    /// What is known of the past of a sign.
    case past(Reference)
    /// Which areas there are: a test over none of them may be open. By its column.
    case members(Int)
  }

  /// By how many ways each input comes; 2 stands for any more.
  private typealias Ways = [Input: Int]

  /// Marks the columns that an input may reach on more than one way, and says which formulas and
  /// summaries it may.
  mutating func markSharedInputs() -> [Bool] {
    var counts: [Ways] = []
    var results: [Int: Ways] = [:]
    for step in steps {
      switch step {
      case .result(let index): results[index] = ways(toResult: index, counts, results)
      case .column(let index):
        let own = ways(to: columns[index], counts, results)
        counts.append(own)
        columns[index].mayShareInputs = own.values.contains { $0 > 1 }
        columns[index].mayBeWide = mayBeWide(columns[index].operation)
        // The levels of such a formula can be narrower than those of all numbers in its bounds.
        if columns[index].mayShareInputs, case .classifyFormula = columns[index].operation {
          columns[index].isResult = true
        }
      }
    }
    return plan.indicators.indices.map { results[$0]?.values.contains { $0 > 1 } ?? false }
  }

  private func ways(to column: Column, _ counts: [Ways], _ results: [Int: Ways]) -> Ways {
    var result = directInputs(column.operation, results)
    if gathers(column.operation) { result[.members(counts.count)] = 1 }
    for input in column.operation.inputs {
      let isGathered = columns[input].tier != column.tier && gathers(column.operation)
      add(counts[input], to: &result, gatheredOver: isGathered ? columns[input].tier : nil)
    }
    return result
  }

  /// What is not of the areas that are gathered comes with each of them.
  private func add(_ ways: Ways, to result: inout Ways, gatheredOver tier: TierID?) {
    for (key, count) in ways {
      let isShared = tier.map { self.tier(of: key) != $0 } ?? false
      result[key] = min(2, (result[key] ?? 0) + (isShared ? 2 : count))
    }
  }

  private func mayBeWide(_ operation: Operation) -> Bool {
    switch operation {
    case .classifyFormula, .compare, .clock: true
    default: operation.inputs.contains { columns[$0].mayBeWide }
    }
  }

  private func gathers(_ operation: Operation) -> Bool {
    switch operation {
    case .spread, .worstInside: true
    default: false
    }
  }

  private func tier(of input: Input) -> TierID {
    switch input {
    case .indicator(let index): plan.indicators[index].tier
    case .trigger(let index): plan.triggers[index].tier
    case .past(let reference): plan.tier(of: reference)
    case .members(let column): columns[column].tier
    case .clock: plan.areas.wholePlan
    }
  }

  private func directInputs(_ operation: Operation, _ results: [Int: Ways]) -> Ways {
    switch operation {
    case .answer(let trigger): return [.trigger(trigger): 1]
    case .clock: return [.clock: 1]
    case .isMissing: return [:]
    case .was(let status, _): return [.past(.status(status)): 1]
    case .lasting(let index, _): return [.past(lastings[index].subject): 1]
    case .change(let index, _):
      var ways = reported(index, results)
      ways[.past(.indicator(index))] = 1
      return ways
    case .compare(let index, let range):
      var ways: Ways = [:]
      for read in [index] + range.readings {
        add(reported(read, results), to: &ways, gatheredOver: nil)
      }
      return ways
    default: return operation.indicator.map { reported($0, results) } ?? [:]
    }
  }

  /// The inputs behind an indicator.
  private func reported(_ index: Int, _ results: [Int: Ways]) -> Ways {
    if plan.indicators[index].figure?.starts.isEmpty == true { return [:] }
    return results[index] ?? [.indicator(index): 1]
  }

  /// A result may be open by itself, so it is an input of its own, too.
  private func ways(toResult index: Int, _ counts: [Ways], _ results: [Int: Ways]) -> Ways {
    var ways: Ways = [.indicator(index): 1]
    for input in plan.indicators[index].formula?.indicators ?? [] {
      add(reported(input, results), to: &ways, gatheredOver: nil)
    }
    guard let summary = summaries[index] else { return ways }
    let over = summary.summary.over.flatMap { $0 == plan.indicators[index].tier ? nil : $0 }
    for member in summary.members {
      switch member.source {
      case .number(let read): add(reported(read, results), to: &ways, gatheredOver: over)
      case .column(let column, _), .answer(let column), .certainty(let column):
        add(counts[column], to: &ways, gatheredOver: over)
      case .area: break
      }
    }
    if let condition = summary.condition {
      add(counts[condition], to: &ways, gatheredOver: over)
    }
    return ways
  }
}

extension Plan {
  /// The reported indicators whose numbers a formula or summary is calculated from, as often as
  /// each is read.
  func reportedInputs(of index: Int) -> [Int] {
    let indicator = indicators[index]
    if let formula = indicator.formula { return formula.indicators.flatMap(reportedInputs) }
    if let summary = indicator.summary { return summary.values.flatMap(reportedInputs) }
    return indicator.figure == nil ? [index] : []
  }
}
