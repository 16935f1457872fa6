extension CompiledPlan {
  /// Fills every column of `frame` from its readings and answers.
  package func evaluate(_ frame: inout Frame) {
    layOutFigures(&frame)
    frame.inexact.removeAll(keepingCapacity: true)
    for position in steps.indices {
      switch quick.steps[position] {
      case .number(let column, let tier, let indicator, let table):
        if frame.isLookedUp(column) { continue }
        makeRoom(column, tier, &frame)
        if classify(frame.readings[indicator], table, &frame.values[column]) {
          classifyRanges(indicator, numberTables[table], column, &frame)
        }
      case .word(let column, let tier, let indicator, let table):
        makeRoom(column, tier, &frame)
        classify(frame.readings[indicator], wordTables[table], &frame.values[column])
      case .other: take(steps[position], &frame)
      }
    }
  }

  private func take(_ step: Step, _ frame: inout Frame) {
    switch step {
    case .column(let index): evaluate(index, &frame)
    case .result(let index): calculate(index, &frame)
    }
  }

  @inline(__always)
  private func makeRoom(_ column: Int, _ tier: Int, _ frame: inout Frame) {
    let count = frame.tiers[tier].areas.count
    if frame.values[column].count != count {
      frame.values[column] = Array(repeating: 0, count: count)
    }
  }

  private func evaluate(_ index: Int, _ frame: inout Frame) {
    let column = columns[index]
    let count = frame.count(column.tier)
    var values = frame.values[index]
    frame.values[index] = []
    if values.count != count { values = Array(repeating: 0, count: count) }
    switch column.operation {
    case .classifyNumber(let indicator, let tables) where tables.tables.count == 1:
      let table = numberTables[tables.tables[0]]
      if classify(frame.readings[indicator], table, &values) {
        frame.values[index] = values
        classifyRanges(indicator, table, index, &frame)
        values = frame.values[index]
      }
    case .classifyWord(let indicator, let table):
      classify(frame.readings[indicator], wordTables[table], &values)
    case .worstOf(let inputs): worst(of: inputs, frame, &values)
    case .atLeastLevels(let needed, let inputs): atLeast(needed, of: inputs, frame, &values)
    case .speak(let input, let level): speak(frame.values[input], level, &values)
    case .lasting(let test, let input):
      last(frame.course.past(test), frame.values[input], &values)
    case .change(let indicator, let test): change(indicator, test, frame, &values)
    case .inForce(let status, let calculated):
      settleInForce(status, calculated, &frame, &values)
    default:
      let kernel = Kernel(compiled: self, frame: frame)
      for slot in 0..<count {
        values[slot] = kernel.value(of: index, at: slot)
      }
    }
    frame.values[index] = values
    if column.isResult, column.mayShareInputs { refine(index, &frame) }
  }

  // MARK: - The loops that most rows go through

  /// Readings that are looked up in a table of at most four cuts, which are compared all at once.
  /// Returns whether some are ranges, which are left out.
  func classify(_ readings: [Reading], _ table: Int, _ values: inout [UInt32]) -> Bool {
    let readings = readings.span
    let quick = quick
    let fours = quick.fours.span
    let payloads = quick.payloads.span
    let whenMissing = quick.whenMissing[table]
    let firstFour = table &* NumberTable.scales
    let firstPayload = table &* QuickSteps.stretches
    var hasRanges = false
    var values = values.mutableSpan
    let wide = WideLevels.segments(
      readings, cuts: fours.extracting(firstFour..<(firstFour + NumberTable.scales)),
      payloads: payloads.extracting(firstPayload..<(firstPayload + QuickSteps.stretches)),
      whenMissing: whenMissing, into: &values)
    if let wide { return wide }
    for slot in values.indices {
      let reading = readings[slot]
      if reading.state == .known {
        let four = fours[firstFour &+ Int(truncatingIfNeeded: reading.scale)]
        values[slot] =
          payloads[firstPayload &+ NumberTable.segment(of: reading.mantissa, among: four)]
      } else {
        values[slot] = reading.state == .missing ? whenMissing : 0
        if reading.state == .within { hasRanges = true }
      }
    }
    return hasRanges
  }

  /// The same for a table of any size.
  private func classify(
    _ readings: [Reading], _ table: NumberTable, _ values: inout [UInt32]
  ) -> Bool {
    let readings = readings.span
    let cuts = table.cuts.span
    let payloads = table.payloads.span
    let count = table.boundaries.count
    let whenMissing = table.whenMissing
    var hasRanges = false
    var values = values.mutableSpan
    for slot in values.indices {
      let reading = readings[slot]
      if reading.state == .known {
        let segment = table.segment(of: reading.mantissa, scale: reading.scale, cuts, count)
        values[slot] = payloads[segment]
      } else {
        values[slot] = reading.state == .missing ? whenMissing : 0
        if reading.state == .within { hasRanges = true }
      }
    }
    return hasRanges
  }

  private func classify(_ readings: [Reading], _ table: WordTable, _ values: inout [UInt32]) {
    let readings = readings.span
    let payloads = table.payloads.span
    var values = values.mutableSpan
    for slot in values.indices {
      let reading = readings[slot]
      switch reading.state {
      case .known: values[slot] = payloads[Int(truncatingIfNeeded: reading.mantissa)]
      case .missing, .within: values[slot] = table.whenMissing
      case .doesNotApply: values[slot] = 0
      }
    }
  }

  private func worst(of inputs: [Int], _ frame: Frame, _ values: inout [UInt32]) {
    var lowest = [UInt32](repeating: 0, count: values.count)
    for slot in values.indices { values[slot] = 0 }
    for input in inputs { addWorst(frame.values[input], &values, &lowest) }
    for slot in values.indices { values[slot] &= 0 &- lowest[slot] }
  }

  private func addWorst(_ sets: [UInt32], _ values: inout [UInt32], _ lowest: inout [UInt32]) {
    let sets = sets.span
    var values = values.mutableSpan
    var lowest = lowest.mutableSpan
    for slot in values.indices {
      let set = sets[slot]
      values[slot] |= set
      lowest[slot] = max(lowest[slot], set & (0 &- set))
    }
  }

  private func atLeast(
    _ needed: Int, of inputs: [Int], _ frame: Frame, _ values: inout [UInt32]
  ) {
    guard let lanes = LevelLanes(levels: plan.scale.steps.count, needed: needed, inputs.count)
    else { return tally(needed, of: inputs, frame, &values) }
    var sums = [UInt64](repeating: 0, count: values.count)
    var open = [UInt32](repeating: 0, count: values.count)
    for input in inputs { addLanes(lanes, frame.values[input], &sums, &open) }
    for slot in values.indices { values[slot] = lanes.level(of: sums[slot]) }
    let openSlots = open.indices.filter { open[$0] != 0 }
    if openSlots.isEmpty { return }
    var tallies = [OpenLanes](repeating: OpenLanes(), count: openSlots.count)
    for input in inputs { add(frame.values[input], at: openSlots, to: &tallies) }
    for (tally, slot) in zip(tallies, openSlots) {
      values[slot] = tally.levels(reachedBy: needed, of: plan.scale.steps.count)
    }
  }

  private func add(_ sets: [UInt32], at slots: [Int], to tallies: inout [OpenLanes]) {
    let sets = sets.span
    let slots = slots.span
    var tallies = tallies.mutableSpan
    for index in tallies.indices { tallies[index].add(sets[slots[index]]) }
  }

  private func addLanes(
    _ lanes: LevelLanes, _ sets: [UInt32], _ sums: inout [UInt64], _ open: inout [UInt32]
  ) {
    let sets = sets.span
    var sums = sums.mutableSpan
    var open = open.mutableSpan
    let done = WideLevels.tally(sets, &sums, &open)
    for slot in done..<sums.count {
      let set = sets[slot]
      sums[slot] &+= lanes.lanes(upTo: set)
      open[slot] |= set & (set &- 1)
    }
  }

  /// Counts set by set.
  private func tally(
    _ needed: Int, of inputs: [Int], _ frame: Frame, _ values: inout [UInt32]
  ) {
    let columns = inputs.map { frame.values[$0] }
    var tally = LevelTally(levels: plan.scale.steps.count)
    for slot in values.indices {
      tally.reset()
      for column in columns { tally.add(column[slot]) }
      values[slot] = tally.levels(reachedBy: needed)
    }
  }
}
