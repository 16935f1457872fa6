/// A plan as flat, indexed operations: every name is an index, every range a table of cuts.
///
/// Evaluating it fills one column of values per operation, in order; each operation reads columns
/// before it only.
///
/// It never changes, and is looked at from everywhere: a class, so that all share one.
package final class CompiledPlan: Sendable {
  package let plan: Plan
  let columns: [Column]
  let numberTables: [NumberTable]
  let wordTables: [WordTable]
  /// Which column holds the levels of an indicator; nil where it has no bands.
  let indicatorLevels: [Int?]
  /// Which column says whether a trigger stands.
  let triggerAnswers: [Int]
  /// Which column holds the level a trigger speaks for; nil where it has none.
  let triggerLevels: [Int?]
  /// Which column holds the level in force of a status.
  let statusLevels: [Int]
  /// Which column holds what the status would be by its rule alone.
  let calculatedLevels: [Int]
  /// The same with every margin, where an indicator has one; and what the plan's own condition for
  /// stepping down comes to.
  let cautiousLevels: [Int?]
  let stepDownAnswers: [Int?]
  /// Which column answers a test, in each area of what it tests.
  let testColumns: [TestKey: Int]
  let lastings: [LastingTest]
  let changes: [ChangeTest]
  /// The signs whose past is looked at, and how far back at most.
  let watched: [(reference: Reference, span: TimeSpan?)]
  /// For each block, cell and action with a `when`: the column that answers it.
  let actionAnswers: [ActionPlace: Int]
  /// Columns, formulas and summaries in the order in which they can be calculated.
  let steps: [Step]
  let quick: QuickSteps
  /// By column: what a result that is refined hangs on; nil for others, and where that cannot be said.
  let ownParts: [OwnParts?]
  /// By indicator; nil where it is none.
  let summaries: [CompiledSummary?]
  /// By indicator: every number a missing reading could be, where they are few.
  let domains: [[ExactNumber]?]
  /// The indicators whose readings something calculates with, or compares with others.
  let readAsNumbers: Set<Int>
  /// By indicator: whether an input may reach a formula or summary on more than one way.
  let sharesInputs: [Bool]
  /// What a reading of each indicator must be.
  let gates: [ReadingGate]
  /// For each indicator, the tables of numbers that its readings are looked up in.
  let tablesByIndicator: [[Int]]

  /// The tier whose areas the data names, by index.
  let openTier: Int?
  let reported: ReportedSigns

  /// What a compiler has made of its plan.
  init(_ compiler: Compiler, sharesInputs: [Bool]) {
    plan = compiler.plan
    columns = compiler.columns
    numberTables = compiler.numberTables
    wordTables = compiler.wordTables
    indicatorLevels = compiler.indicatorLevels
    triggerAnswers = compiler.triggerAnswers.map { $0 ?? 0 }
    triggerLevels = compiler.triggerLevels
    statusLevels = compiler.statusLevels.map { $0 ?? 0 }
    calculatedLevels = compiler.calculatedLevels.map { $0 ?? 0 }
    cautiousLevels = compiler.cautiousLevels
    stepDownAnswers = compiler.stepDownAnswers
    testColumns = compiler.testColumns
    lastings = compiler.lastings
    changes = compiler.changes
    watched = compiler.watched
    actionAnswers = compiler.actionAnswers
    steps = compiler.steps
    quick = QuickSteps(compiler.steps, compiler.columns, compiler.numberTables)
    ownParts = compiler.columns.enumerated().map { index, column in
      column.isResult && column.mayShareInputs
        ? OwnParts(of: index, compiler.columns, compiler.plan) : nil
    }
    summaries = compiler.summaries
    domains = plan.indicators.map(\.domain)
    readAsNumbers = plan.indicatorsReadAsNumbers
    self.sharesInputs = sharesInputs
    gates = plan.indicators.map(ReadingGate.init)
    tablesByIndicator = compiler.tablesByIndicator
    openTier = plan.areas.openTier?.index
    reported = ReportedSigns(plan)
  }

  /// The columns of levels and of answers by what they belong to.
  func levelColumn(of reference: Reference) -> Int? {
    switch reference {
    case .indicator(let index): indicatorLevels[index]
    case .trigger(let index): triggerLevels[index]
    case .status(let index): statusLevels[index]
    }
  }
}

/// What is calculated next.
enum Step: Sendable {
  case column(Int)
  /// An indicator that is a formula or a summary.
  case result(Int)
}

/// Where an action stands in a plan: block, level (nil is `any level`), position in the list.
struct ActionPlace: Hashable, Sendable {
  let block: Int
  let level: Level?
  /// Whether it is done when the level has been left.
  var isAfter = false
  let position: Int
}

/// A column: one value per area of its tier.
struct Column: Sendable {
  let operation: Operation
  let tier: TierID
  /// Whether it is the answer of a trigger, an action's condition or the level of a status, as
  /// against a step on the way there.
  var isResult = false
  /// Whether an input may reach it on more than one way, so that what holds of its parts one by one
  /// need not hold of it.
  var mayShareInputs = false
  /// Whether it may hold what cannot be, because of what is calculated on the way there.
  var mayBeWide = false
}

/// How a column comes about. Values are sets: of levels, as ``LevelSet`` has them, or of answers,
/// as ``Answer`` has them.
enum Operation: Sendable {
  /// What a table makes of the readings of an indicator.
  case classifyNumber(indicator: Int, tables: TableVariants)
  case classifyWord(indicator: Int, table: Int)
  /// What a table makes of the results of a formula.
  case classifyFormula(indicator: Int, tables: TableVariants)
  case isMissing(indicator: Int)
  case isMissed(indicator: Int)
  /// What the clock says; of the whole plan.
  case clock(ClockTest)
  /// Whether a number lies in a range with an end that is itself a reading.
  case compare(indicator: Int, range: RangePhrase)
  /// What people answered.
  case answer(trigger: Int)
  /// Whether a set of levels lies in another.
  case levelTest(Int, LevelSet)
  case not(Int)
  case all([Int])
  case any([Int])
  case none([Int])
  case atLeast(Int, [Int])
  /// Of those that apply.
  case ofMembers(Condition.Share, [Int])
  /// How many areas of a narrower tier say yes.
  case spread(Int, Test.Spread.Share)
  /// A value of a wider tier, in each of its areas.
  case fromWider(Int)
  /// The worst of a narrower tier's areas.
  case worstInside(Int)
  /// The level a trigger speaks for when it stands, else the mildest.
  case speak(Int, Level)
  case worstOf([Int])
  case atLeastLevels(Int, [Int])
  /// Most severe first.
  case levels([(level: Level, column: Int)])
  /// A row's bits, a column's, and the level where they meet.
  case matrix(rows: Int, columns: Int, cells: [[Level]])
  /// What is in force of a status, after what is calculated of it.
  case inForce(status: Int, calculated: Int)
  /// Whether the level that was in force before lies in a set.
  case was(status: Int, LevelSet)
  /// Whether a test has held long enough; an index into `lastings`.
  case lasting(Int, of: Int)
  /// Whether a number has changed by so much; an index into `changes`.
  case change(indicator: Int, test: Int)
}

/// A test that must have held for some time.
struct LastingTest: Sendable {
  let subject: Reference
  let lasting: Lasting
  /// The column of the test as it stands now.
  let column: Int
  let tier: TierID
  /// Whether it is of readings, which are made at times of their own.
  let isReading: Bool
  let every: Rhythm?
  /// For how long one reading speaks.
  let gap: TimeSpan?
  /// What keeps the test's answers apart from others' between two runs.
  let name: String
}

/// A test of how a number has changed.
struct ChangeTest: Sendable {
  let indicator: Int
  let change: Change
  /// Whether a change by so much is asked for; nil where that is another matter in each area.
  let table: NumberTable?
}

/// A set of answers: what a test may come to for the values that missing readings could take.
package struct Answer: Hashable, Sendable {
  package let bits: UInt32

  package init(bits: UInt32) { self.bits = bits }
  package init(_ holds: Bool) { self.bits = holds ? 1 : 2 }

  package static let doesNotApply = Answer(bits: 0)
  package static let yes = Answer(bits: 1)
  package static let no = Answer(bits: 2)
  package static let unknown = Answer(bits: 3)

  package var canBeYes: Bool { bits & 1 != 0 }
  package var canBeNo: Bool { bits & 2 != 0 }
}

extension Operation {
  /// The columns it reads.
  var inputs: [Int] {
    switch self {
    case .classifyNumber, .classifyWord, .classifyFormula, .isMissing, .isMissed, .clock, .compare,
      .answer, .was, .change:
      []
    case .levelTest(let column, _), .not(let column), .spread(let column, _),
      .fromWider(let column), .worstInside(let column), .speak(let column, _),
      .inForce(_, let column), .lasting(_, let column):
      [column]
    case .all(let columns), .any(let columns), .none(let columns), .atLeast(_, let columns),
      .ofMembers(_, let columns),
      .worstOf(let columns), .atLeastLevels(_, let columns):
      columns
    case .levels(let levels): levels.map(\.column)
    case .matrix(let rows, let columns, _): [rows, columns]
    }
  }

  /// The indicator whose reading it classifies, if it does that.
  var indicator: Int? {
    switch self {
    case .classifyNumber(let index, _), .classifyWord(let index, _),
      .classifyFormula(let index, _), .isMissing(let index), .isMissed(let index),
      .compare(let index, _), .change(let index, _):
      index
    default: nil
    }
  }
}
