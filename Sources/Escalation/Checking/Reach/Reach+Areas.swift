// Tests of the areas of a tier, read together: `in any area`, `in every area`.
extension Reach {
  /// What all tests about the areas of one sign can come to together is one input, so that what
  /// holds in every area does not hold in none.
  mutating func ofAreas(_ place: SpreadPlace, _ test: AreaTest) -> Reply {
    if areaTests[place] == nil { settle(place) }
    return areaTests[place]?[test] ?? Reply(yes: unknown(), applies: .always)
  }

  /// The worst of the areas inside.
  mutating func worstInside(_ reference: Reference, of tier: TierID) -> Ladder {
    let place = SpreadPlace(context: tier, subject: reference)
    let steps = plan.scale.levels.map { level in
      let asked: AreaTest.Asked = level == .mildest ? .applies : .reaches(level)
      return ofAreas(place, AreaTest(asked: asked, share: .any)).yes
    }
    return Ladder(steps: steps)
  }

  private mutating func settle(_ place: SpreadPlace) {
    let tests = spreads[place] ?? []
    // Each by itself where together they are too many.
    let groups = outcomes(place, tests).map { [(tests, $0)] }
    let each = tests.map { ([$0], outcomes(place, [$0]) ?? [[false], [true]]) }
    for (number, group) in (groups ?? each).enumerated() {
      let (tests, found) = group
      let kind = ReachInput.Kind.areas(place)
      let input = number == 0 ? input(kind, count: found.count) : newInput(kind, count: found.count)
      for (column, test) in tests.enumerated() {
        let cells = found.indices.filter { found[$0][column] }.map { $0..<$0 + 1 }
        let yes = self.test(input, cells)
        areaTests[place, default: [:]][test] = Reply(yes: yes, applies: .always)
      }
    }
  }

  private mutating func newInput(_ kind: ReachInput.Kind, count: Int) -> Int {
    inputs.append(ReachInput(kind: kind, count: count))
    return inputs.count - 1
  }

  // MARK: - One area

  private mutating func reply(_ asked: AreaTest.Asked, about subject: Reference) -> Reply {
    switch asked {
    case .test(let test): return reply(test)
    case .reaches(let level):
      let ladder = ladder(LadderKey(reference: subject))
      return Reply(yes: ladder.reaches(level), applies: ladder.applies)
    case .applies:
      return Reply(yes: ladder(LadderKey(reference: subject)).applies, applies: .always)
    }
  }

  /// How tests can come out in one area, all together; nil where that is too much to find out.
  private mutating func patterns(
    _ replies: [Reply], inClass area: Int?, of tier: TierID
  ) -> Set<AreaPattern>? {
    let pause = store.begin(budget: Self.budget(tests: 64 * replies.count))
    var open: [(pattern: AreaPattern, left: Diagram)] = [(AreaPattern(), .always)]
    for reply in replies {
      let yes = fixed(reply.yes, area, tier)
      let applies = fixed(reply.applies, area, tier)
      let ways: [(AreaPattern.Answer, Diagram)] = [
        (.yes, store.and(yes, applies)), (.no, store.and(applies, !yes)), (.none, !applies),
      ]
      var next: [(pattern: AreaPattern, left: Diagram)] = []
      for (pattern, left) in open {
        for (answer, way) in ways {
          let rest = store.and(left, way)
          if canHold(rest) { next.append((pattern.adding(answer), rest)) }
        }
      }
      open = next
      if open.count > AreaTally.most { break }
    }
    let isExhausted = store.end(pause)
    return isExhausted || open.count > AreaTally.most ? nil : Set(open.map(\.pattern))
  }

  private mutating func fixed(_ one: Diagram, _ area: Int?, _ tier: TierID) -> Diagram {
    guard let area, let input = inputNumbers[.area(tier.index)] else { return one }
    return store.fixing(input, at: area, in: one)
  }

  // MARK: - All areas

  /// How tests about all areas can come out together; nil where that is too much to find out.
  private mutating func outcomes(_ place: SpreadPlace, _ tests: [AreaTest]) -> [[Bool]]? {
    let tier = plan.tier(of: place.subject)
    let replies = tests.map { reply($0.asked, about: place.subject) }
    let classes = areaClasses[tier.index]
    var patterns: [Set<AreaPattern>] = []
    for number in classes.indices {
      let one = self.patterns(replies, inClass: classes.count > 1 ? number : nil, of: tier)
      guard let one else { return nil }
      patterns.append(one)
    }
    let tally = AreaTally(tests.map(\.share), patterns)
    if plan.areas[tier].isOpen {
      return tally.outcomes(ofAnyNumber: !plan.areas[tier].holdsThings)
    }
    var found: Set<[Bool]> = []
    for areas in plan.areas.slots(of: tier, by: place.context) {
      let numbers = areas.map { area in classes.firstIndex { $0.contains(area) } ?? 0 }
      guard let outcomes = tally.outcomes(of: numbers) else { return nil }
      found.formUnion(outcomes)
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) { !$0 && $1 } }
  }
}

/// How some tests come out in one area.
struct AreaPattern: Hashable {
  enum Answer: Hashable {
    case yes, no
    /// It does not apply there.
    case none
  }

  var answers: [Answer] = []

  func adding(_ answer: Answer) -> AreaPattern { AreaPattern(answers: answers + [answer]) }
}

/// Counts areas, for several tests about them at once.
struct AreaTally {
  /// More cases at once are not gone through.
  static let most = 2048

  private let shares: [Test.Spread.Share]
  /// By class of areas.
  private let patterns: [Set<AreaPattern>]

  /// For each test how many areas said yes, and no, as far as it matters.
  private struct Counts: Hashable {
    var yes: [Int]
    var no: [Int]
  }

  init(_ shares: [Test.Spread.Share], _ patterns: [Set<AreaPattern>]) {
    self.shares = shares
    self.patterns = patterns
  }

  /// Of these areas, by their classes.
  func outcomes(of areas: [Int]) -> Set<[Bool]>? {
    var states: Set<Counts> = [start]
    for area in areas {
      guard let next = adding(patterns[area], to: states, halves: areas.count) else { return nil }
      states = next
    }
    return Set(states.flatMap { results($0, isOpen: false) })
  }

  /// Of as many areas as the data may name; none of them where `atLeastOne` does not say otherwise.
  func outcomes(ofAnyNumber atLeastOne: Bool) -> [[Bool]]? {
    guard let pattern = patterns.first else { return nil }
    var states: Set<Counts> = atLeastOne ? [] : [start]
    var latest: Set<Counts> = [start]
    while true {
      guard let next = adding(pattern, to: latest, halves: 1) else { return nil }
      latest = next.subtracting(states)
      if latest.isEmpty { break }
      states.formUnion(latest)
      guard states.count <= Self.most else { return nil }
    }
    return Set(states.flatMap { results($0, isOpen: true) })
      .sorted { $0.lexicographicallyPrecedes($1) { !$0 && $1 } }
  }

  private var start: Counts {
    Counts(yes: shares.map { _ in 0 }, no: shares.map { _ in 0 })
  }

  private func adding(
    _ patterns: Set<AreaPattern>, to states: Set<Counts>, halves: Int
  ) -> Set<Counts>? {
    var next: Set<Counts> = []
    for state in states {
      for pattern in patterns {
        next.insert(adding(pattern, to: state, halves))
      }
      guard next.count <= Self.most else { return nil }
    }
    return next
  }

  private func adding(_ pattern: AreaPattern, to state: Counts, _ halves: Int) -> Counts {
    var state = state
    for (column, share) in shares.enumerated() {
      let limit =
        switch share {
        case .any, .every: 1
        case .atLeast(let count): count
        case .atLeastHalf: halves
        }
      switch pattern.answers[column] {
      case .yes: state.yes[column] = min(limit, state.yes[column] + 1)
      case .no: state.no[column] = min(share.countsNoes ? limit : 0, state.no[column] + 1)
      case .none: break
      }
    }
    return state
  }

  /// What the counts come to; more than one where they do not say.
  private func results(_ state: Counts, isOpen: Bool) -> [[Bool]] {
    var results: [[Bool]] = [[]]
    for (column, share) in shares.enumerated() {
      let (yes, no) = (state.yes[column], state.no[column])
      let answers: [Bool]
      switch share {
      case .any: answers = [yes > 0]
      // Of no areas at all it is not known.
      case .every where yes + no == 0, .atLeastHalf where yes + no == 0: answers = [false, true]
      case .every: answers = [no == 0]
      case .atLeast(let count): answers = [yes >= count]
      case .atLeastHalf where isOpen && yes > 0 && no > 0: answers = [false, true]
      case .atLeastHalf: answers = [yes >= no]
      }
      results = results.flatMap { result in answers.map { result + [$0] } }
    }
    return results
  }
}

extension Test.Spread.Share {
  fileprivate var countsNoes: Bool {
    switch self {
    case .every, .atLeastHalf: true
    case .any, .atLeast: false
    }
  }
}
