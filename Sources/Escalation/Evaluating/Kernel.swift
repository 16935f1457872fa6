/// One operation in one area, whatever its inputs are read from.
struct Kernel<Source: ValueSource> {
  let compiled: CompiledPlan
  let frame: Frame
  let source: Source

  init(compiled: CompiledPlan, frame: Frame, source: Source) {
    self.compiled = compiled
    self.frame = frame
    self.source = source
  }

  func value(of column: Int, at slot: Int) -> UInt32 {
    let tier = compiled.columns[column].tier
    switch compiled.columns[column].operation {
    case .classifyNumber, .classifyWord, .classifyFormula:
      return classify(column, slot)
    case .isMissing(let indicator): return source.isMissing(indicator, slot, compiled)
    case .isMissed(let indicator): return isMissed(indicator, slot).bits
    case .clock(let test):
      return test.answer(at: frame.at, compiled.plan.hours, frame.clock).bits
    case .compare(let indicator, let range): return compare(indicator, range, slot, tier)
    case .answer(let trigger): return frame.answers[trigger][slot]
    case .levelTest(let input, let set): return test(read(input, slot), set)
    case .not(let input): return negated(read(input, slot))
    case .all(let inputs): return all(inputs.map { read($0, slot) })
    case .any(let inputs): return any(inputs.map { read($0, slot) })
    case .none(let inputs): return negated(any(inputs.map { read($0, slot) }))
    case .atLeast(let count, let inputs):
      return atLeast(count, inputs.map { read($0, slot) })
    case .ofMembers(let share, let inputs):
      return ofMembers(share, inputs.map { read($0, slot) })
    case .spread(let input, let share): return spread(input, share, slot, tier)
    default: return levels(of: column, at: slot)
    }
  }

  private func levels(of column: Int, at slot: Int) -> UInt32 {
    let tier = compiled.columns[column].tier
    switch compiled.columns[column].operation {
    case .fromWider(let input):
      let wider = compiled.columns[input].tier
      return read(input, frame.ancestor(of: slot, from: tier, to: wider, compiled.plan.areas))
    case .worstInside(let input):
      let unlisted = mayLackMembers(input, inside: slot, of: tier)
      return worst(
        members(of: input, inside: slot, of: tier).map { read(input, $0) }
          + (unlisted ? [compiled.plan.scale.allLevels.bits] : []))
    case .speak(let input, let level): return speak(read(input, slot), level)
    case .worstOf(let inputs): return worst(inputs.map { read($0, slot) })
    case .atLeastLevels(let needed, let inputs):
      var tally = LevelTally(levels: compiled.plan.scale.steps.count)
      for input in inputs { tally.add(read(input, slot)) }
      return tally.levels(reachedBy: needed)
    case .levels(let levels):
      return firstHolding(levels.map { ($0.level, read($0.column, slot)) })
    case .inForce(let status, let calculated):
      return frame.grip(status, calculated: calculated, slot, compiled.plan)
        .inForce(read(calculated, slot))
    case .was(let status, let set): return was(status, set, slot)
    case .lasting(let index, let column):
      return lasting(frame.course.past(index, slot)) { read(column, slot) }
    case .change(let indicator, let index): return change(indicator, index, slot)
    case .matrix(let rows, let columns, let cells):
      return meeting(read(rows, slot), read(columns, slot), cells)
    default: return 0
    }
  }

  private func read(_ column: Int, _ slot: Int) -> UInt32 { source.value(column, slot) }

  // MARK: - Readings

  private func classify(_ column: Int, _ slot: Int) -> UInt32 {
    switch compiled.columns[column].operation {
    case .classifyNumber(let indicator, let tables):
      compiled.payload(
        source.reading(indicator, slot),
        table(tables, indicator, slot),
        grid: compiled.plan.indicators[indicator].grid)
    case .classifyWord(let indicator, let table):
      compiled.payload(source.reading(indicator, slot), compiled.wordTables[table])
    case .classifyFormula(let indicator, let tables):
      compiled.payload(
        source.result(indicator, slot),
        table(tables, indicator, slot),
        grid: compiled.plan.indicators[indicator].grid)
    default: 0
    }
  }

  /// The table for an area, at the time of the frame.
  func table(_ tables: TableVariants, _ indicator: Int, _ slot: Int) -> NumberTable {
    if let single = tables.single { return compiled.numberTables[single] }
    let tier = compiled.plan.indicators[indicator].tier
    let area = frame.tiers[tier.index].areas[slot]
    let day = tables.starts.isEmpty ? nil : frame.day
    return compiled.numberTables[tables.table(inArea: area, on: day)]
  }

  // MARK: - Other times

  private func was(_ status: Int, _ set: LevelSet, _ slot: Int) -> UInt32 {
    guard let level = frame.wasInForce(status, slot, compiled.plan) else {
      return Answer.unknown.bits
    }
    return Answer(set.contains(level)).bits
  }

  /// It has lasted where it held each time, and holds now where now has a say.
  private func lasting(_ past: PastAnswer, _ now: () -> UInt32) -> UInt32 {
    guard past.includesNow else { return past.bits }
    let now = now()
    if now == Answer.doesNotApply.bits { return now }
    return now & past.bits & 1 | (now | past.bits) & 2
  }

  // MARK: - Answers

  private func test(_ set: UInt32, _ expected: LevelSet) -> UInt32 {
    guard set != 0 else { return Answer.doesNotApply.bits }
    let canBe: UInt32 = set & expected.bits != 0 ? 1 : 0
    let canMiss: UInt32 = set & ~expected.bits != 0 ? 2 : 0
    return canBe | canMiss
  }

  func negated(_ answer: UInt32) -> UInt32 { (answer & 1) << 1 | answer >> 1 }

  /// A test that does not apply does not hold.
  func all(_ answers: [UInt32]) -> UInt32 {
    let answers = answers.map { $0 == 0 ? Answer.no.bits : $0 }
    let canHold = answers.allSatisfy { $0 & 1 != 0 }
    let canFail = answers.contains { $0 & 2 != 0 }
    return (canHold ? 1 : 0) | (canFail ? 2 : 0)
  }

  func any(_ answers: [UInt32]) -> UInt32 {
    let answers = answers.map { $0 == 0 ? Answer.no.bits : $0 }
    let canHold = answers.contains { $0 & 1 != 0 }
    let canFail = answers.allSatisfy { $0 & 2 != 0 }
    return (canHold ? 1 : 0) | (canFail ? 2 : 0)
  }

  func atLeast(_ needed: Int, _ answers: [UInt32]) -> UInt32 {
    let possible = answers.count { $0 & 1 != 0 }
    let certain = answers.count { $0 == Answer.yes.bits }
    return (possible >= needed ? 1 : 0) | (certain < needed ? 2 : 0)
  }

  /// Of the signs of a group that apply; where none does, the group does not.
  func ofMembers(_ share: Condition.Share, _ answers: [UInt32]) -> UInt32 {
    let answers = answers.filter { $0 != 0 }
    guard !answers.isEmpty else { return Answer.doesNotApply.bits }
    switch share {
    case .every: return all(answers)
    case .atLeastHalf: return atLeast((answers.count + 1) / 2, answers)
    }
  }

  private func spread(
    _ input: Int, _ share: Test.Spread.Share, _ slot: Int, _ tier: TierID
  ) -> UInt32 {
    let answers = members(of: input, inside: slot, of: tier).map { read(input, $0) }
      .filter { $0 != 0 }
    let unlisted = mayLackMembers(input, inside: slot, of: tier)
    switch share {
    case .any: return any(answers) | (unlisted ? 1 : 0)
    case .every:
      return answers.isEmpty ? Answer.unknown.bits : all(answers) | (unlisted ? 2 : 0)
    case .atLeast(let count): return atLeast(count, answers) | (unlisted ? 1 : 0)
    case .atLeastHalf:
      return answers.isEmpty || unlisted
        ? Answer.unknown.bits : atLeast((answers.count + 1) / 2, answers)
    }
  }

  private func mayLackMembers(_ column: Int, inside slot: Int, of tier: TierID) -> Bool {
    frame.mayLackMembers(
      compiled.columns[column].tier, inside: slot, of: tier, compiled.plan.areas)
  }

  /// The areas of a column's tier inside an area of a wider one.
  private func members(of column: Int, inside slot: Int, of tier: TierID) -> [Int] {
    frame.slots(
      of: compiled.columns[column].tier, inside: slot, of: tier, compiled.plan.areas)
  }

  // MARK: - Levels

  private func speak(_ answer: UInt32, _ level: Level) -> UInt32 {
    (answer & 1 != 0 ? LevelSet(level).bits : 0)
      | (answer & 2 != 0 ? LevelSet(.mildest).bits : 0)
  }

  private func worst(_ sets: [UInt32]) -> UInt32 {
    let lowest = sets.map { $0 & (0 &- $0) }.max() ?? 0
    return sets.reduce(0, |) & (0 &- lowest)
  }

  /// The most severe level whose condition holds, else the mildest.
  private func firstHolding(_ levels: [(level: Level, answer: UInt32)]) -> UInt32 {
    var result: UInt32 = 0
    for (level, answer) in levels {
      if answer & 1 != 0 { result |= LevelSet(level).bits }
      if answer == Answer.yes.bits { return result }
    }
    return result | LevelSet(.mildest).bits
  }

  /// The cells of every row and column that are left; none where either does not apply.
  private func meeting(_ rows: UInt32, _ columns: UInt32, _ cells: [[Level]]) -> UInt32 {
    var result: UInt32 = 0
    for (row, levels) in cells.enumerated() where rows & (1 << UInt32(row)) != 0 {
      for (column, level) in levels.enumerated() where columns & (1 << UInt32(column)) != 0 {
        result |= LevelSet(level).bits
      }
    }
    return result
  }
}

extension Kernel where Source == Frame {
  init(compiled: CompiledPlan, frame: Frame) {
    self.init(compiled: compiled, frame: frame, source: frame)
  }
}

extension CompiledPlan {
  func payload(_ reading: Reading, _ table: NumberTable, grid: Grid?) -> UInt32 {
    switch reading.state {
    case .known: table.payload(mantissa: reading.mantissa, scale: reading.scale)
    case .missing: table.whenMissing
    case .doesNotApply: 0
    case .within: table.payloads(in: reading.interval(on: grid), grid: grid)
    }
  }

  func payload(_ reading: Reading, _ table: WordTable) -> UInt32 {
    switch reading.state {
    case .known: table.payloads[Int(reading.mantissa)]
    // There are no ranges of words.
    case .missing, .within: table.whenMissing
    case .doesNotApply: 0
    }
  }

  func payload(_ result: FormulaResult, _ table: NumberTable, grid: Grid?) -> UInt32 {
    switch result {
    case .known(let number): table.payload(of: number)
    case .missing(let set): table.assumed ?? table.payloads(in: set, grid: grid)
    case .within(let set, _): table.payloads(in: set, grid: grid)
    case .doesNotApply: 0
    }
  }
}
