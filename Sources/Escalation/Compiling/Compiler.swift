/// Compiles a plan.
package func compile(_ plan: Plan) -> CompiledPlan {
  var compiler = Compiler(plan)
  return compiler.compile()
}

/// Lays out the columns of a plan, what is read before what reads it.
struct Compiler {
  let plan: Plan
  var columns: [Column] = []
  var numberTables: [NumberTable] = []
  var wordTables: [WordTable] = []
  var indicatorLevels: [Int?]
  var triggerAnswers: [Int?]
  var triggerLevels: [Int?]
  var statusLevels: [Int?]
  var calculatedLevels: [Int?]
  var cautiousLevels: [Int?]
  var stepDownAnswers: [Int?]
  var testColumns: [TestKey: Int] = [:]
  var lastings: [LastingTest] = []
  var changes: [ChangeTest] = []
  /// While it is set, bands count with their margins.
  var isCautious = false
  var actionAnswers: [ActionPlace: Int] = [:]
  /// Each test once, so that two of the same are known to agree.
  var clockAnswers: [ClockTest: Int] = [:]
  private var predicateAnswers: [PredicateKey: Int] = [:]
  var lastingAnswers: [LastingKey: Int] = [:]
  var steps: [Step] = []
  var summaries: [CompiledSummary?]
  var pointColumns: [Int: Int] = [:]
  private var isPlaced: Set<Int> = []

  init(_ plan: Plan) {
    self.plan = plan
    indicatorLevels = plan.indicators.map { _ in nil }
    triggerAnswers = plan.triggers.map { _ in nil }
    triggerLevels = plan.triggers.map { _ in nil }
    statusLevels = plan.statuses.map { _ in nil }
    calculatedLevels = statusLevels
    cautiousLevels = statusLevels
    stepDownAnswers = statusLevels
    summaries = plan.indicators.map { _ in nil }
  }

  mutating func compile() -> CompiledPlan {
    for index in plan.indicators.indices {
      place(index)
      _ = levels(ofIndicator: index)
    }
    for index in plan.triggers.indices {
      _ = answer(ofTrigger: index)
      _ = levels(ofTrigger: index)
    }
    for index in plan.statuses.indices { _ = levels(ofStatus: index) }
    compileActions()
    let sharesInputs = markSharedInputs()
    return CompiledPlan(self, sharesInputs: sharesInputs)
  }

  mutating func add(_ operation: Operation, _ tier: TierID, isResult: Bool = false) -> Int {
    columns.append(Column(operation: operation, tier: tier, isResult: isResult))
    steps.append(.column(columns.count - 1))
    return columns.count - 1
  }

  /// Sees to it that a formula or summary is calculated before what is added next.
  mutating func place(_ index: Int) {
    guard plan.indicators[index].isCalculated, isPlaced.insert(index).inserted else { return }
    let wasCautious = isCautious
    isCautious = false
    defer { isCautious = wasCautious }
    for input in plan.indicators[index].formula?.indicators ?? [] { place(input) }
    if let summary = plan.indicators[index].summary {
      summaries[index] = compiled(summary, of: index)
    }
    steps.append(.result(index))
  }

  /// For each indicator, every table that its readings are looked up in.
  var tablesByIndicator: [[Int]] {
    var result: [[Int]] = plan.indicators.map { _ in [] }
    for column in columns {
      if case .classifyNumber(let index, let tables) = column.operation {
        result[index] += tables.tables
      }
    }
    return result
  }

  // MARK: - Signs

  private mutating func levels(ofIndicator index: Int) -> Int? {
    let indicator = plan.indicators[index]
    guard let bands = indicator.bands else { return nil }
    place(index)
    if isCautious, let margin = indicator.margin {
      return add(cautiousClassification(index, by: bands, margin), indicator.tier)
    }
    if let column = indicatorLevels[index] { return column }
    let column = add(classification(index, by: bands), indicator.tier)
    indicatorLevels[index] = column
    return column
  }

  mutating func answer(ofTrigger index: Int) -> Int {
    if let column = triggerAnswers[index] { return column }
    let trigger = plan.triggers[index]
    let answer: Int
    if let condition = trigger.condition {
      answer = column(condition, in: trigger.tier)
      columns[answer].isResult = true
    } else {
      answer = add(.answer(trigger: index), trigger.tier)
    }
    triggerAnswers[index] = answer
    return answer
  }

  private mutating func levels(ofTrigger index: Int) -> Int? {
    if let column = triggerLevels[index] { return column }
    guard let level = plan.triggers[index].level else { return nil }
    let column = add(.speak(answer(ofTrigger: index), level), plan.triggers[index].tier)
    triggerLevels[index] = column
    return column
  }

  private mutating func levels(ofStatus index: Int) -> Int {
    if let column = statusLevels[index] { return column }
    let status = plan.statuses[index]
    let wasCautious = isCautious
    isCautious = false
    let calculated = add(operation(status), status.tier, isResult: true)
    calculatedLevels[index] = calculated
    if hasMargins(status) {
      isCautious = true
      cautiousLevels[index] = add(operation(status), status.tier, isResult: true)
      isCautious = false
    }
    if let condition = status.stepDown?.condition {
      let answer = column(condition, in: status.tier)
      columns[answer].isResult = true
      stepDownAnswers[index] = answer
    }
    isCautious = wasCautious
    let place = add(.inForce(status: index, calculated: calculated), status.tier)
    statusLevels[index] = place
    return place
  }

  /// Whether an indicator with a margin speaks in it without another status between.
  private func hasMargins(_ status: Status) -> Bool {
    status.reads.contains { reference in
      if case .indicator(let index) = reference { return plan.indicators[index].margin != nil }
      return false
    }
  }

  private mutating func operation(_ status: Status) -> Operation {
    switch status.rule {
    case .worstOf(let members): .worstOf(memberColumns(members, in: status.tier))
    case .atLeast(let count, let members):
      .atLeastLevels(count, memberColumns(members, in: status.tier))
    case .levels(let levels):
      .levels(levels.map { ($0.level, column($0.condition, in: status.tier)) })
    case .declaredOnly: .worstOf([])
    case .matrix(let matrix):
      .matrix(
        rows: axis(matrix.rows, in: status.tier), columns: axis(matrix.columns, in: status.tier),
        cells: matrix.cells)
    }
  }

  /// A bit for each word, or for each level.
  private mutating func axis(_ axis: Matrix.Axis, in tier: TierID) -> Int {
    var column: Int?
    if axis.isOfWords, case .indicator(let index) = axis.reference {
      column = add(words(index), plan.indicators[index].tier)
    } else {
      column = levels(of: axis.reference)
    }
    return column.map { placed($0, in: tier, spread: nil) } ?? add(.any([]), tier)
  }

  /// Signs with the same condition count once, at the most severe.
  private mutating func memberColumns(_ members: [Status.Member], in tier: TierID) -> [Int] {
    plan.signs(of: members.map(\.reference)).compactMap { references in
      levels(ofSign: references).map { placed($0, in: tier, spread: nil) }
    }
  }

  private mutating func levels(ofSign references: [Reference]) -> Int? {
    guard references.count > 1, case .trigger(let first) = references[0],
      let worst = references.compactMap(plan.spokenLevel).max()
    else { return levels(of: references[0]) }
    return add(.speak(answer(ofTrigger: first), worst), plan.triggers[first].tier)
  }

  mutating func levels(of reference: Reference) -> Int? {
    switch reference {
    case .indicator(let index): levels(ofIndicator: index)
    case .trigger(let index): levels(ofTrigger: index)
    case .status(let index): levels(ofStatus: index)
    }
  }

  /// The column as it is read in `tier`: a wider one in each area, a narrower one gathered.
  private mutating func placed(
    _ column: Int, in tier: TierID, spread: Test.Spread.Share?
  ) -> Int {
    let own = columns[column].tier
    if own == tier { return column }
    if plan.areas.isNarrower(tier, than: own) { return add(.fromWider(column), tier) }
    return add(spread.map { .spread(column, $0) } ?? .worstInside(column), tier)
  }

  // MARK: - Conditions

  mutating func column(_ condition: Condition, in tier: TierID) -> Int {
    switch condition {
    case .test(let test): column(test, in: tier)
    case .clock(let test): placed(column(test), in: tier, spread: nil)
    case .all(let parts): add(.all(parts.map { column($0, in: tier) }), tier)
    case .any(let parts): add(.any(parts.map { column($0, in: tier) }), tier)
    case .none(let parts): add(.none(parts.map { column($0, in: tier) }), tier)
    case .atLeast(let count, let parts):
      add(.atLeast(count, parts.map { column($0, in: tier) }), tier)
    case .ofMembers(let share, let parts):
      add(.ofMembers(share, parts.map { column($0, in: tier) }), tier)
    }
  }

  /// The clock says the same in every area. Outside is not inside, and from a day on is not before
  /// it, so that what is not known of the one is not known of the other in the same way.
  private mutating func column(_ test: ClockTest) -> Int {
    if let column = clockAnswers[test] { return column }
    let tier = plan.areas.wholePlan
    let column =
      switch test {
      case .during, .before: add(.clock(test), tier)
      case .outside(let index): add(.not(self.column(ClockTest.during(index))), tier)
      case .from(let date): add(.not(self.column(ClockTest.before(date))), tier)
      }
    clockAnswers[test] = column
    return column
  }

  private mutating func column(_ test: Test, in tier: TierID) -> Int {
    var answer = column(test.predicate, of: test.subject)
    if let lasting = test.lasting { answer = lasted(answer, test, lasting) }
    if testColumns[TestKey(test)] == nil { testColumns[TestKey(test)] = answer }
    return placed(answer, in: tier, spread: test.spread?.share)
  }

  private mutating func column(_ predicate: Test.Predicate, of subject: Reference) -> Int {
    let key = PredicateKey(predicate: predicate, subject: subject, isCautious: isCautious)
    if let column = predicateAnswers[key] { return column }
    let column = newColumn(predicate, of: subject)
    predicateAnswers[key] = column
    return column
  }

  private mutating func newColumn(_ predicate: Test.Predicate, of subject: Reference) -> Int {
    let tier = plan.tier(of: subject)
    switch (predicate, subject) {
    case (.range(let range), .indicator(let index)):
      for read in [index] + range.readings { place(read) }
      if plan.isCompared(range, of: index) {
        return add(.compare(indicator: index, range: range), tier)
      }
      return add(test(index, range), tier)
    case (.values(let words), .indicator(let index)):
      return add(test(index, words: words), tier)
    case (.notValues(let words), .indicator(let index)):
      let all = Set(0..<(plan.indicators[index].values?.count ?? 0))
      return add(test(index, words: all.subtracting(words)), tier)
    case (.missing, .indicator(let index)): return missing(index)
    case (.notMissing, _): return add(.not(column(.missing, of: subject)), tier)
    case (.missed, .indicator(let index)): return add(.isMissed(indicator: index), tier)
    case (.notMissed, _): return add(.not(column(.missed, of: subject)), tier)
    case (.levels(let set), _): return levelTest(subject, set, tier)
    case (.notLevels(let set), _):
      return levelTest(subject, LevelSet(bits: plan.scale.allLevels.bits & ~set.bits), tier)
    case (.was(let set), .status(let index)): return add(.was(status: index, set), tier)
    case (.change(let change), .indicator(let index)):
      place(index)
      changes.append(changeTest(index, change))
      return add(.change(indicator: index, test: changes.count - 1), tier)
    case (.holdsNot, .trigger(let index)): return add(.not(answer(ofTrigger: index)), tier)
    case (_, .trigger(let index)): return answer(ofTrigger: index)
    default: return add(.any([]), tier)
    }
  }

  mutating func missing(_ index: Int) -> Int {
    place(index)
    return add(.isMissing(indicator: index), plan.indicators[index].tier)
  }

  private mutating func levelTest(_ subject: Reference, _ set: LevelSet, _ tier: TierID) -> Int {
    guard let levels = levels(of: subject) else { return add(.any([]), tier) }
    return add(.levelTest(levels, set), tier)
  }

  private mutating func compileActions() {
    for (index, block) in plan.blocks.enumerated() {
      let tier = plan.statuses[block.status].tier
      for (level, cell) in block.cells.sorted(by: { $0.key < $1.key }) {
        if case .actions(let actions) = cell { compile(actions, index, level, tier) }
      }
      compile(block.anyLevel, index, nil, tier)
      for (level, actions) in block.after.sorted(by: { $0.key < $1.key }) {
        compile(actions, index, level, tier, isAfter: true)
      }
    }
  }

  private mutating func compile(
    _ actions: [Action], _ block: Int, _ level: Level?, _ tier: TierID, isAfter: Bool = false
  ) {
    for (position, action) in actions.enumerated() {
      guard let condition = action.condition else { continue }
      let answer = column(condition, in: tier)
      columns[answer].isResult = true
      let place = ActionPlace(block: block, level: level, isAfter: isAfter, position: position)
      actionAnswers[place] = answer
    }
  }
}

/// A test of what is now, wherever it is written.
private struct PredicateKey: Hashable {
  let predicate: Test.Predicate
  let subject: Reference
  let isCautious: Bool
}
