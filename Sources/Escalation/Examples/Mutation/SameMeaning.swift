internal import Diagnostics

extension CompiledPlan {
  /// Whether another plan gives the same answers to all data, as far as that is plain: the same
  /// tables and operations, and the same actions. One that only seems to differ may be missed.
  func means(theSameAs other: CompiledPlan) -> Bool {
    differences(from: other)?.isEmpty ?? false
  }

  /// The indicators whose readings are told apart otherwise; nil where more than that differs.
  func differences(from other: CompiledPlan) -> Set<Int>? {
    guard columns.count == other.columns.count, numberTables.count == other.numberTables.count,
      zip(wordTables, other.wordTables).allSatisfy({ $0.payloads == $1.payloads }),
      zip(columns, other.columns).allSatisfy({ $0.operation.isSame(as: $1.operation) }),
      sketchOfTimes == other.sketchOfTimes, plan.isSameBeside(other.plan),
      plan.doesTheSame(as: other.plan, self, other)
    else { return nil }
    var differing: Set<Int> = []
    for (index, table) in tables where !differing.contains(index) {
      let indicator = plan.indicators[index]
      if !numberTables[table].isSame(as: other.numberTables[table], for: indicator) {
        differing.insert(index)
      }
    }
    return differing
  }

  /// Every table with the indicator whose numbers it is about.
  private var tables: [(indicator: Int, table: Int)] {
    columns.flatMap { column -> [(indicator: Int, table: Int)] in
      switch column.operation {
      case .classifyNumber(let index, let variants), .classifyFormula(let index, let variants):
        variants.tables.map { (index, $0) }
      default: []
      }
    }
  }

  /// Whether nothing that a snapshot brings is told apart otherwise by another plan, which differs
  /// in the tables of some indicators alone.
  func treats(_ snapshot: Snapshot, theSameAs other: CompiledPlan, but indicators: Set<Int>) -> Bool
  {
    indicators.allSatisfy { plan.indicators[$0].isInput }
      && tables.filter { indicators.contains($0.indicator) }.allSatisfy { index, table in
        let (ours, theirs) = (numberTables[table], other.numberTables[table])
        return ours.whenMissing == theirs.whenMissing
          && snapshot.given.filter { $0.reference == .indicator(index) }
            .flatMap(\.readings).allSatisfy { reading in
              guard let interval = reading.value.interval else { return true }
              let grid = plan.indicators[index].grid
              return ours.payloads(in: interval, grid: grid)
                == theirs.payloads(in: interval, grid: grid)
            }
      }
  }

  /// How long tests must last, and what changes are asked for.
  private var sketchOfTimes: [String] {
    lastings.map { "\($0.lasting) \($0.gap as Any)" }
      + changes.map { test in
        let table = test.table.map { "\($0.boundaries) \($0.payloads)" } ?? "\(test.change.range)"
        return "\(test.change.direction) \(test.change.isRelative) \(test.change.span) \(table)"
      }
  }
}

extension Snapshot.Value {
  /// Where a number lies that is given; nil where none is.
  fileprivate var interval: Interval? {
    switch self {
    case .number(let number): Interval(ExactNumber(number))
    case .range(let low, let high):
      Interval(NumberSet([Stretch(.before(low), .after(high))]))
    case .missing, .word, .yes, .no, .unreadable: nil
    }
  }
}

extension NumberTable {
  fileprivate func isSame(as other: NumberTable, for indicator: Indicator) -> Bool {
    whenMissing == other.whenMissing && cells(of: indicator) == other.cells(of: indicator)
  }

  private struct Cell: Equatable {
    let numbers: NumberSet
    let payload: UInt32
  }

  /// What the numbers of the indicator's range mean; neighbours that mean the same are one cell.
  private func cells(of indicator: Indicator) -> [Cell] {
    var cells: [Cell] = []
    for (segment, payload) in zip(segments, payloads) {
      let numbers = NumberSet([segment]).intersection(indicator.range)
      guard !numbers.stretches.allSatisfy({ Interval($0).isEmpty(on: indicator.grid) }) else {
        continue
      }
      if let last = cells.last, last.payload == payload {
        cells[cells.count - 1] = Cell(numbers: last.numbers.union(numbers), payload: payload)
      } else {
        cells.append(Cell(numbers: numbers, payload: payload))
      }
    }
    return cells
  }
}

extension Operation {
  fileprivate func isSame(as other: Operation) -> Bool {
    // Ranges have places in them, which every change of the text moves.
    if case .compare(let index, let range) = self, case .compare(let theirs, let other) = other {
      return index == theirs && range.bounds == other.bounds
    }
    return String(describing: self) == String(describing: other)
  }
}

extension RangePhrase {
  fileprivate var bounds: [[Bound?]] { pieces.map { [$0.lower, $0.upper] } }
}

extension Plan {
  /// What is not in the columns: how statuses are left and declared, how long readings stand, and
  /// what is calculated from other things.
  fileprivate func isSameBeside(_ other: Plan) -> Bool {
    sketch == other.sketch
  }

  private var sketch: [String] {
    statuses.map { "\($0.declaring as Any) \($0.stepDown?.sketch ?? "") \($0.isAdvisory)" }
      + triggers.map { "\($0.level as Any) \($0.lasts as Any)" }
      + indicators.map(\.sketch)
      + calculatedWith.sorted().map { "\(indicators[$0].figure as Any)" }
  }

  /// The indicators that are calculated with, or compared with; a figure that only ends a range is
  /// in the tables.
  private var calculatedWith: Set<Int> {
    var found: Set<Int> = []
    for indicator in indicators {
      found.formUnion(indicator.formula?.indicators ?? [])
      found.formUnion(indicator.summary?.values ?? [])
    }
    for test in writtenConditions.flatMap(\.condition.tests) {
      guard let range = test.predicate.range, !range.readings.isEmpty else { continue }
      found.formUnion(range.names)
    }
    return found
  }

  fileprivate func doesTheSame(
    as other: Plan, _ compiled: CompiledPlan, _ theirs: CompiledPlan
  ) -> Bool {
    blocks.count == other.blocks.count
      && blocks.indices.allSatisfy { index in
        sketch(ofBlock: index, compiled) == other.sketch(ofBlock: index, theirs)
      }
  }

  private func sketch(ofBlock index: Int, _ compiled: CompiledPlan) -> [String] {
    let block = blocks[index]
    func lines(_ actions: [Action], _ level: Level?, isAfter: Bool = false) -> [String] {
      actions.enumerated().map { position, action in
        let place = ActionPlace(block: index, level: level, isAfter: isAfter, position: position)
        let answer = compiled.actionAnswers[place].map { "\($0)" } ?? ""
        return "\(action.text) \(answer) \(action.every as Any)"
      }
    }
    let cells = scale.levels.flatMap { level -> [String] in
      switch block.cells[level] {
      case .actions(let actions)?: lines(actions, level)
      // Nothing to do is nothing to do, whatever the reason.
      case .businessAsUsual?: []
      case .notStated?, nil: []
      }
    }
    let counts = scale.levels.map { level -> Int in
      if case .actions(let actions)? = block.cells[level] { actions.count } else { 0 }
    }
    let after = scale.levels.flatMap { lines(block.after[$0] ?? [], $0, isAfter: true) }
    return cells + counts.map(String.init) + lines(block.anyLevel, nil) + after
  }
}

extension StepDown {
  fileprivate var sketch: String {
    "\(after as Any) \(hold as Any) \(oneLevelAtATime) \(signOff ?? "") \(condition != nil)"
  }
}

extension Indicator {
  fileprivate var sketch: String {
    "\(onlyIn?.sorted() as Any) \(whenMissing) \(freshFor as Any) "
      + "\(margin as Any) \(formula as Any) \(summary?.function as Any) "
      + "\(summary?.window as Any) \(summary?.needs as Any) \(summary?.members.map(\.reference) ?? [])"
  }
}
