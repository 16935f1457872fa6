import Escalation

/// Sets the product's answers to one row against those of the second evaluator.
struct Contest {
  let loaded: LoadedPlan
  let land: Land
  let row: Row
  /// At most this many completions are tried for one answer.
  let limit: Int
  private let candidates: Candidates
  private let evaluator: NaiveEvaluator
  private(set) var differences: [String] = []
  private(set) var tally = Tally()

  /// How much was compared, and how sharp it was.
  struct Tally {
    var answers = 0
    var open = 0
    var exact = 0
    var loose = 0
    /// Inputs named as missing, and those of them that make no difference.
    var gets = 0
    var needlessGets = 0
    /// Readings that were told by a range only.
    var ranges = 0

    static func += (one: inout Tally, other: Tally) {
      one.answers += other.answers
      one.open += other.open
      one.exact += other.exact
      one.loose += other.loose
      one.gets += other.gets
      one.needlessGets += other.needlessGets
      one.ranges += other.ranges
    }
  }

  init(_ loaded: LoadedPlan, _ land: Land, _ row: Row, limit: Int) {
    self.loaded = loaded
    self.land = land
    self.row = row
    self.limit = limit
    candidates = Candidates(loaded.plan, loaded.lines, row)
    evaluator = NaiveEvaluator(loaded.plan, land, row)
    tally.ranges = row.readings.values.count { if case .range = $0 { true } else { false } }
  }

  private var plan: Plan { loaded.plan }

  mutating func compare(_ observed: Observed) {
    for (place, levels) in observed.indicators { compareIndicator(place, levels) }
    for (place, answer) in observed.answers { compareTrigger(place, answer) }
    for (place, levels) in observed.statuses { compareStatus(place, levels) }
    for block in plan.blocks { compareLists(of: block, observed) }
  }

  private mutating func differ(_ what: String) { differences.append(what) }

  private func name(_ reference: Reference, _ area: Int) -> String {
    "\(plan.name(of: reference)) in \(land.name(area, of: plan.tier(of: reference)))"
  }

  // MARK: - Levels and answers

  private func levels(_ reference: Reference, _ area: Int) -> Completions<Level?> {
    Completions(of: evaluator, candidates, limit: limit) { (evaluator) throws(Undecided) in
      try evaluator.level(of: reference, area)
    }
  }

  private func set(_ answers: Set<Level?>) -> LevelSet {
    answers.reduce(LevelSet.none) { set, level in
      level.map { set.union(LevelSet($0)) } ?? set
    }
  }

  private mutating func compareIndicator(_ place: Spot, _ found: LevelSet) {
    let truth = levels(.indicator(place.index), place.area)
    compare(name(.indicator(place.index), place.area), found, truth)
  }

  /// Whether all the truth is found; reports it where not.
  private mutating func compare(
    _ what: String, _ found: LevelSet, _ truth: Completions<Level?>
  ) {
    tally.answers += 1
    let expected = set(truth.answers)
    if truth.answers.count > 1 || found.bits.nonzeroBitCount > 1 { tally.open += 1 }
    if truth.answers.count > 1, truth.answers.contains(nil) {
      return differ("\(what): it depends whether it applies")
    }
    if expected.bits & ~found.bits != 0 || (expected.isEmpty && !found.isEmpty) {
      differ("\(what): found \(text(found)), but it could be \(text(expected))")
    }
  }

  private mutating func compareStatus(_ place: Spot, _ found: Observed.StatusLevels) {
    let what = name(.status(place.index), place.area)
    let truth = levels(.status(place.index), place.area)
    compare(what, found.levels, truth)
    let expected = set(truth.answers)
    if found.levels.bits.nonzeroBitCount > 1, truth.isComplete {
      if found.levels == expected { tally.exact += 1 } else { tally.loose += 1 }
      if found.isExact, found.levels != expected {
        differ("\(what): found exactly \(text(found.levels)), but it is \(text(expected))")
      }
    }
    if found.levels.calculated == .mildest, expected != LevelSet(.mildest) {
      differ("\(what): the mildest level is given without proof")
    }
    for choice in truth.decisiveInputs where !found.missing.contains(choice) {
      differ("\(what): \(choice) could change it and is not named as missing")
    }
    if truth.isComplete, truth.ways.count <= 60 {
      let decisive = truth.decisiveInputs
      let needless = found.missing.filter { isReported($0) && !decisive.contains($0) }
      tally.needlessGets += needless.count
      tally.gets += found.missing.count
    }
  }

  private mutating func compareTrigger(_ place: Spot, _ found: Answer) {
    let what = name(.trigger(place.index), place.area)
    let truth = Completions(of: evaluator, candidates, limit: limit) {
      (evaluator) throws(Undecided) -> Bool? in try evaluator.holds(place)
    }
    tally.answers += 1
    if truth.answers.count > 1, truth.answers.contains(nil) {
      return differ("\(what): it depends whether it applies")
    }
    let canBeYes = truth.answers.contains(true)
    let canBeNo = truth.answers.contains(false)
    if canBeYes && !found.canBeYes || canBeNo && !found.canBeNo
      || (!canBeYes && !canBeNo && found != .doesNotApply)
      || (truth.answers.count == 1 && truth.ways.first?.chosen.isEmpty == true
        && found == .unknown)
    {
      differ("\(what): found \(found), but it is \(truth.answers)")
    }
  }

  private func text(_ set: LevelSet) -> String {
    let names = plan.scale.levels.filter { set.contains($0) }.map { plan.scale[$0].name }
    return names.isEmpty ? "nothing" : names.joined(separator: "/")
  }

  // MARK: - Actions

  private mutating func compareLists(of block: RoleBlock, _ observed: Observed) {
    for area in 0..<land.count(plan.statuses[block.status].tier) {
      guard let status = observed.statuses[Spot(block.status, area)] else { continue }
      let place = ListPlace(role: block.role, status: block.status, area: area)
      let found = observed.lists[place] ?? []
      let what = "\(plan.roles[block.role].name) by \(name(.status(block.status), area))"
      compareList(what, found, block, area, status)
    }
  }

  private mutating func compareList(
    _ what: String, _ found: [Observed.Line], _ block: RoleBlock, _ area: Int,
    _ status: Observed.StatusLevels
  ) {
    let planned = found.drop { if case .get = $0 { true } else { false } }
    let gets = found.prefix(found.count - planned.count)
    let wanted = block.cells.isEmpty ? [] : status.missing
    let lacking = wanted.filter { $0.isInput && isReported($0) && !gets.contains(.get($0)) }
    if !lacking.isEmpty { differ("\(what): nobody is told to get \(lacking)") }
    var rest = planned
    if let level = status.levels.calculated, case .actions(let cell)? = block.cells[level] {
      var done: [Action] = []
      for action in cell where !done.contains(where: { isSameWork($0, action) }) {
        let isCertain = rest.first == line(action, isIfUnknown: false)
        compare(what, action, block, area, &rest)
        if isCertain { done.append(action) }
      }
    }
    if !status.levels.isEmpty {
      for action in block.anyLevel { compare(what, action, block, area, &rest) }
    }
    if !rest.isEmpty { differ("\(what): found besides \(Array(rest))") }
  }

  private func line(_ action: Action, isIfUnknown: Bool) -> Observed.Line {
    .planned(action.text, when: action.conditionText, isIfUnknown: isIfUnknown)
  }

  /// The random plans vary nothing of an action but its text and its condition.
  private func isSameWork(_ one: Action, _ other: Action) -> Bool { one.text == other.text }

  private func isReported(_ choice: Choice) -> Bool {
    if case .reading(let place) = choice {
      return plan.indicators[place.index].isReported && row.readings[place] == nil
    }
    return true
  }

  private mutating func compare(
    _ what: String, _ action: Action, _ block: RoleBlock, _ area: Int,
    _ rest: inout ArraySlice<Observed.Line>
  ) {
    let truth = Completions(of: evaluator, candidates, limit: limit) {
      (evaluator) throws(Undecided) in try evaluator.isDue(action, block, area)
    }
    tally.answers += 1
    let isOpen = truth.answers.count == 2 || !truth.ways.allSatisfy(\.chosen.isEmpty)
    if rest.first == line(action, isIfUnknown: false) && !truth.answers.contains(false)
      || rest.first == line(action, isIfUnknown: true) && isOpen
    {
      rest.removeFirst()
    } else if truth.answers.contains(true) {
      let found = rest.first.debugDescription
      differ("\(what): '\(action.text)' is \(truth.answers), but found \(found)")
    }
  }
}
