// Bounds that are exact for each part need not be exact for the whole when one missing reading
// reaches it on two ways. Here it is found where that can happen at all.
extension Compiler {
  /// An input of a plan: an indicator that is reported, a sign that is answered, or the clock.
  private enum Input: Hashable {
    case indicator(Int)
    case trigger(Int)
    case clock
  }

  mutating func markSharedInputs() {
    var counts: [[Input: Int]] = []
    for index in columns.indices {
      let own = ways(to: columns[index], counts)
      counts.append(own)
      columns[index].mayShareInputs = own.values.contains { $0 > 1 }
    }
  }

  /// By how many ways each input reaches a column; 2 stands for any more.
  private func ways(to column: Column, _ counts: [[Input: Int]]) -> [Input: Int] {
    var result = directInputs(column.operation)
    for input in column.operation.inputs {
      let isGathered = columns[input].tier != column.tier && gathers(column.operation)
      for (key, count) in counts[input] {
        let isShared = isGathered && tier(of: key) != columns[input].tier
        result[key] = min(2, (result[key] ?? 0) + (isShared ? 2 : count))
      }
    }
    return result
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
    case .clock: plan.areas.wholePlan
    }
  }

  private func directInputs(_ operation: Operation) -> [Input: Int] {
    switch operation {
    case .answer(let trigger): [.trigger(trigger): 1]
    case .clock: [.clock: 1]
    case .isMissing: [:]
    case .compare(let index, let range):
      reported([index] + range.readings).merging([:]) { one, _ in one }
    default: operation.indicator.map { reported([$0]) } ?? [:]
    }
  }

  /// The reported indicators behind some, each as often as it is read.
  private func reported(_ indices: [Int]) -> [Input: Int] {
    var result: [Input: Int] = [:]
    for index in indices {
      let inputs = plan.reportedInputs(of: index)
      for input in inputs {
        result[.indicator(input)] = min(2, (result[.indicator(input)] ?? 0) + 1)
      }
    }
    return result
  }
}

extension Plan {
  /// The reported indicators an indicator is calculated from, as often as each is read.
  func reportedInputs(of index: Int) -> [Int] {
    guard let formula = indicators[index].formula else {
      return indicators[index].figure == nil ? [index] : []
    }
    return formula.indicators.flatMap { reportedInputs(of: $0) }
  }
}
