/// What conditions and levels of a plan can come about, and which cannot, whatever is read.
///
/// Each input is cut into cells at every line that the plan draws through it, and conditions become
/// diagrams over these cells. Whatever the analysis does not follow (the past, formulas over the
/// same inputs, too many inputs at once) may turn out in any way; so what it rules out is impossible.
/// It says nothing of what missing readings leave open: they make nothing possible that readings
/// could not.
package struct Reach {
  let plan: Plan
  var store = DiagramStore()
  var inputs: [ReachInput] = []
  var inputNumbers: [ReachInput.Kind: Int] = [:]

  /// By indicator: its numbers, once they are asked for.
  var numberCells: [Int: NumberCells] = [:]
  let lines: [Set<Boundary>]
  var domain: ResultDomain
  let days: [CivilDate]
  let areaClasses: [[[Int]]]

  var replies: [ReachTest: Reply] = [:]
  var triggers: [Int: Reply] = [:]
  var ladders: [LadderKey: Ladder] = [:]
  var statusResults: [Int: StatusReach] = [:]
  /// What must be worked out together of the areas of a tier.
  let spreads: [SpreadPlace: [AreaTest]]
  var areaTests: [SpreadPlace: [AreaTest: Reply]] = [:]
  let lastings: [LastedKey: [Int64]]
  let changes: [ChangeKey: Set<Boundary>]

  /// Tests and conditions that always come out the same; worked out by the first check of them.
  var constants: [ConstantCondition]?
  /// Levels of which it was said why they do not come.
  var blamed: [Reference: LevelSet] = [:]
  /// What could not be worked out.
  var givenUp: Set<Reference> = []
  /// Answers that were found before.
  private var possible: [Asked: Bool] = [:]
  private var agreed: [Asked: Bool] = [:]
  /// Whether the plan has formulas, sums of points or readings set against each other.
  private let calculates: Bool

  /// Whether, and where, something stands.
  struct Reply {
    /// It holds.
    let yes: Diagram
    /// It holds or does not, as against not applying.
    let applies: Diagram

    static let never = Reply(yes: .never, applies: .always)
  }

  init(_ plan: Plan) {
    self.plan = plan
    calculates =
      plan.indicators.contains(where: \.isCalculated)
      || plan.allTests.contains { !($0.predicate.range?.readings.isEmpty ?? true) }
    domain = ResultDomain(plan)
    let survey = ReachSurvey(plan)
    lines = survey.lines
    days = survey.days
    areaClasses = survey.areaClasses
    spreads = survey.spreads
    lastings = survey.lastings
    changes = survey.changes
  }

  // MARK: - Inputs

  mutating func input(_ kind: ReachInput.Kind, _ make: () -> ReachInput) -> Int {
    if let known = inputNumbers[kind] { return known }
    inputs.append(make())
    inputNumbers[kind] = inputs.count - 1
    return inputs.count - 1
  }

  mutating func input(_ kind: ReachInput.Kind, count: Int) -> Int {
    input(kind) { ReachInput(kind: kind, count: count) }
  }

  /// What holds in some cells of an input.
  mutating func test(_ input: Int, _ cells: [Range<Int>]) -> Diagram {
    store.test(input, count: inputs[input].count, holds: cells)
  }

  /// Something that may be yes or no.
  mutating func open(_ kind: ReachInput.Kind) -> Diagram {
    let input = input(kind, count: 2)
    return test(input, [1..<2])
  }

  /// Something of which no more is known.
  mutating func unknown() -> Diagram { open(.open(inputs.count)) }

  // MARK: - Asking

  /// How many steps one question may take, for so many tests.
  static func budget(tests: Int) -> Int { 65_536 + 64 * tests }

  /// Whether it holds for some readings.
  mutating func canHold(_ one: Diagram) -> Bool { comes(one, by: .possible) }

  /// Whether it holds for all readings.
  mutating func mustHold(_ one: Diagram) -> Bool { !comes(!one, by: .present) }

  /// Which cells are left out.
  enum Way: Hashable {
    /// Those that make nothing possible.
    case possible
    /// Those that say nothing against what else is always so.
    case present
  }

  struct Asked: Hashable {
    let one: Diagram
    let way: Way
  }

  private mutating func comes(_ one: Diagram, by way: Way) -> Bool {
    guard leads(one, by: way) else { return false }
    guard calculates else { return true }
    let asked = Asked(one: one, way: way)
    if let known = agreed[asked] { return known }
    let result = agrees(one, by: way)
    agreed[asked] = result
    return result
  }

  /// Whether some cells lead there, be they possible together or not.
  func skipped(_ input: Int, by way: Way) -> [Range<Int>] {
    way == .possible ? inputs[input].impossible : inputs[input].exempt
  }

  mutating func leads(_ one: Diagram, by way: Way) -> Bool {
    if one == .always || one == .never { return one == .always }
    let asked = Asked(one: one, way: way)
    if let known = possible[asked] { return known }
    let (input, runs) = store.split(one)
    let skipped = skipped(input, by: way)
    var start = 0
    var result = false
    for run in runs where !result {
      let cells = start..<Int(run.end)
      start = Int(run.end)
      result = !skipped.holds(all: cells) && leads(run.next, by: way)
    }
    possible[asked] = result
    return result
  }

  /// Whether it is proved that the two never come together.
  mutating func excludes(_ one: Diagram, _ other: Diagram) -> Bool {
    let both = store.and(one, other)
    return !store.isExhausted && !canHold(both)
  }

  mutating func implies(_ one: Diagram, _ other: Diagram) -> Bool { excludes(one, !other) }
}

extension [Range<Int>] {
  /// Whether one of the stretches holds all of some cells.
  func holds(all cells: Range<Int>) -> Bool {
    contains { $0.lowerBound <= cells.lowerBound && cells.upperBound <= $0.upperBound }
  }
}

/// Which ladder of a status or indicator is meant.
struct LadderKey: Hashable {
  let reference: Reference
  /// Whether bands count with their margins.
  var isCautious = false
  /// Whether it is the level in force, not the one that is worked out.
  var isInForce = true
}

/// A test as it stands in an area of its subject's tier.
struct ReachTest: Hashable {
  let now: TestKey.Now
  let lasting: Lasting?
}

/// Something asked of every area of a tier.
struct AreaTest: Hashable {
  enum Asked: Hashable {
    case test(ReachTest)
    /// Whether the level of the sign is at this one or above.
    case reaches(Level)
    /// Whether it has a level.
    case applies
  }

  let asked: Asked
  let share: Test.Spread.Share
}

struct LastedKey: Hashable {
  let now: TestKey.Now
  let kind: Lasting.Kind
}

struct ChangeKey: Hashable {
  let indicator: Int
  let direction: Change.Direction
  let isRelative: Bool
  let span: TimeSpan
}
