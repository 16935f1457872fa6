internal import Diagnostics

/// Goes from what an example expects down to all that decided it, and notes what it meets.
///
/// What was calculated and could have been otherwise without changing the answer is not met: of a
/// worst of several signs those at its level, and those that are not worse; of a condition the parts
/// that would have turned it.
struct CoverageWalk {
  let compiled: CompiledPlan
  /// The oldest first; the last one is that of the example's own time.
  let moments: [AssessedMoment]
  let rangeTests: [TestKey: Test]
  private(set) var reached: Set<CoverageKey> = []
  private var seen: Set<Visit> = []

  /// Where a walk has been.
  private enum Visit: Hashable {
    case level(Reference, slot: Int, moment: Int)
    case rule(Int, slot: Int, moment: Int)
    case answer(Int, slot: Int, moment: Int)
    case number(Int, slot: Int, moment: Int)
  }

  /// One sign in one area, at one moment.
  struct Spot {
    let slot: Int
    let moment: Int
  }

  var plan: Plan { compiled.plan }

  init(_ compiled: CompiledPlan, _ moments: [AssessedMoment], _ rangeTests: [TestKey: Test]) {
    self.compiled = compiled
    self.moments = moments
    self.rangeTests = rangeTests
  }

  func reader(_ spot: Spot) -> AssessmentReader { moments[spot.moment].reader }

  mutating func reach(_ key: CoverageKey) { reached.insert(key) }

  /// Whether it is new.
  private mutating func enter(_ visit: Visit) -> Bool { seen.insert(visit).inserted }

  // MARK: - Levels

  /// That the level of a sign decides.
  mutating func level(_ reference: Reference, _ spot: Spot) {
    guard enter(.level(reference, slot: spot.slot, moment: spot.moment)),
      let levels = reader(spot).levels(of: reference, spot.slot)
    else { return }
    switch reference {
    case .indicator(let index): bands(index, spot, among: Decision(levels, byCount: false))
    case .trigger(let index): answer(index, spot)
    case .status(let index):
      if levels.isSingle, let level = levels.best { reach(.level(status: index, level)) }
      // What is held or declared does not come from the rule.
      if reader(spot).levels(of: reference, .calculated, spot.slot) == levels {
        rule(index, spot)
      }
    }
  }

  /// That what a status comes to by its rule alone decides.
  mutating func rule(_ index: Int, _ spot: Spot) {
    guard enter(.rule(index, slot: spot.slot, moment: spot.moment)),
      let levels = reader(spot).levels(of: .status(index), .calculated, spot.slot), !levels.isEmpty
    else { return }
    if levels.isSingle, let level = levels.best { reach(.level(status: index, level)) }
    let status = plan.statuses[index]
    switch status.rule {
    case .worstOf(let members):
      for member in members {
        self.member(member.reference, of: status, spot, Decision(levels, byCount: false))
      }
    case .atLeast(_, let members):
      for member in members {
        self.member(member.reference, of: status, spot, Decision(levels, byCount: true))
      }
    case .levels(let rules):
      for rule in rules where rule.level >= levels.best ?? .mildest {
        let place = ConditionPlace(owner: .level(status: index, rule.level))
        condition(rule.condition, place, status.tier, spot)
      }
    case .declaredOnly: break
    case .matrix(let matrix): cell(index, matrix, spot)
    }
    if let stepDown = status.stepDown?.condition {
      condition(stepDown, ConditionPlace(owner: .stepDown(status: index)), status.tier, spot)
    }
  }

  private mutating func member(
    _ reference: Reference, of status: Status, _ spot: Spot, _ decision: Decision
  ) {
    let own = plan.tier(of: reference)
    for slot in reader(spot).places(inTier: own, seenFrom: status.tier, spot.slot) {
      let place = Spot(slot: slot, moment: spot.moment)
      let levels = reader(place).levels(of: reference, slot) ?? .none
      switch reference {
      case .indicator(let index): bands(index, place, among: decision)
      case .trigger(let index):
        let spoken = plan.triggers[index].level ?? .mildest
        let isNo = reader(place).answer(ofTrigger: index, slot) == .no
        if isNo ? decision.isWorse(spoken) : decision.isMade(by: levels) { answer(index, place) }
      case .status: if decision.isMade(by: levels) { level(reference, place) }
      }
    }
  }

  private mutating func cell(_ index: Int, _ matrix: Matrix, _ spot: Spot) {
    let tier = plan.statuses[index].tier
    let chosen = [matrix.rows, matrix.columns].map { axis -> Int? in
      let own = plan.tier(of: axis.reference)
      guard let slot = reader(spot).places(inTier: own, seenFrom: tier, spot.slot).first else {
        return nil
      }
      if !axis.isOfWords {
        level(axis.reference, Spot(slot: slot, moment: spot.moment))
        return reader(spot).levels(of: axis.reference, slot).flatMap {
          $0.isSingle ? $0.best?.rank : nil
        }
      }
      guard case .indicator(let word) = axis.reference else { return nil }
      let reading = reader(spot).frame.readings[word][slot]
      return reading.state == .known ? Int(reading.mantissa) : nil
    }
    guard let row = chosen[0], let column = chosen[1] else { return }
    reach(.cell(status: index, row: row, column: column))
  }

  // MARK: - Answers

  /// That the answer to a sign decides.
  mutating func answer(_ index: Int, _ spot: Spot) {
    guard enter(.answer(index, slot: spot.slot, moment: spot.moment)) else { return }
    let answer = reader(spot).answer(ofTrigger: index, spot.slot)
    guard answer == .yes || answer == .no else { return }
    reach(.trigger(index, answer == .yes))
    guard let condition = plan.triggers[index].condition else { return }
    self.condition(
      condition, ConditionPlace(owner: .trigger(index)), plan.triggers[index].tier, spot)
  }

  /// That a condition decides.
  mutating func condition(
    _ condition: Condition, _ place: ConditionPlace, _ tier: TierID, _ spot: Spot
  ) {
    let answers = ConditionAnswers(reader: reader(spot), tier: tier, slot: spot.slot)
    let answer = answers.answer(condition)
    guard answer == Answer.yes.bits || answer == Answer.no.bits else { return }
    reach(.part(place, answer == Answer.yes.bits))
    if case .test(let test) = condition {
      for slot in answers.deciding(test) {
        subject(of: test, Spot(slot: slot, moment: spot.moment))
      }
    }
    for part in answers.deciding(condition) {
      self.condition(condition.parts[part], place.part(part), tier, spot)
    }
  }

  private mutating func subject(of test: Test, _ spot: Spot) {
    switch (test.predicate, test.subject) {
    case (.range, .indicator(let index)):
      for spot in lasting(test, spot) { lines(.test(TestKey(test)), index, spot) }
      number(index, spot)
    case (.levels, _), (.notLevels, _): level(test.subject, spot)
    case (.holds, .trigger(let index)), (.holdsNot, .trigger(let index)): answer(index, spot)
    case (.change, .indicator(let index)): number(index, spot)
    case (.was, _):
      for earlier in before(spot, plan.tier(of: test.subject)).suffix(1) {
        level(test.subject, earlier)
      }
    default: break
    }
  }

  /// The moments at which a test was looked at: before now, too, where it must have lasted.
  private func lasting(_ test: Test, _ spot: Spot) -> [Spot] {
    test.lasting == nil ? [spot] : before(spot, plan.tier(of: test.subject)) + [spot]
  }

  private func before(_ spot: Spot, _ tier: TierID) -> [Spot] {
    let area = reader(spot).area(tier, spot.slot)
    return moments.indices.prefix(spot.moment).compactMap { moment in
      moments[moment].slot(of: area).map { Spot(slot: $0, moment: moment) }
    }
  }

  // MARK: - Numbers

  /// That the number of an indicator decides: that it was missing, or what it is calculated from.
  mutating func number(_ index: Int, _ spot: Spot) {
    guard enter(.number(index, slot: spot.slot, moment: spot.moment)) else { return }
    noteMissing(index, spot)
    let indicator = plan.indicators[index]
    for input in indicator.formula?.indicators ?? [] {
      let own = plan.indicators[input].tier
      for slot in reader(spot).places(inTier: own, seenFrom: indicator.tier, spot.slot) {
        number(input, Spot(slot: slot, moment: spot.moment))
      }
    }
    if let summary = compiled.summaries[index] { members(of: summary, index, spot) }
  }

  private mutating func members(of summary: CompiledSummary, _ index: Int, _ spot: Spot) {
    let indicator = plan.indicators[index]
    let kernel = Kernel(compiled: compiled, frame: reader(spot).frame)
    let run = SummaryRun(kernel: kernel, summary: summary, indicator: indicator, slot: spot.slot)
    let tier = summary.summary.over ?? indicator.tier
    for inner in run.memberSlots {
      let area = Spot(slot: inner, moment: spot.moment)
      if let condition = summary.summary.condition {
        self.condition(condition, ConditionPlace(owner: .summary(indicator: index)), tier, area)
      }
      guard summary.summary.window?.includesNow ?? true else { continue }
      for member in summary.members {
        guard let reference = member.reference else { continue }
        let place = Spot(slot: run.place(of: member, inner), moment: spot.moment)
        self.member(reference, summary.summary.take, place)
      }
    }
  }

  private mutating func member(_ reference: Reference, _ take: Summary.Take, _ spot: Spot) {
    switch (take, reference) {
    case (.level, _): level(reference, spot)
    case (.points, .indicator(let index)):
      points(index, spot)
      number(index, spot)
    case (.value, .indicator(let index)): number(index, spot)
    case (.presence, .trigger(let index)): answer(index, spot)
    default: break
    }
  }
}

/// What a status came to, and by what a sign of it decides that.
struct Decision {
  let levels: LevelSet
  /// Whether signs are counted, so that worse ones count, too.
  private let byCount: Bool

  init(_ levels: LevelSet, byCount: Bool) {
    self.levels = levels
    self.byCount = byCount
  }

  /// Whether a sign of these levels speaks for the best or the worst of what came out.
  func isMade(by own: LevelSet) -> Bool {
    guard let best = own.best, let worst = own.worst, let mildest = levels.best,
      let gravest = levels.worst
    else { return false }
    if byCount { return worst >= mildest }
    return best == mildest || worst == gravest
  }

  /// Whether a level is worse than what came out, so that its absence decides.
  func isWorse(_ level: Level) -> Bool { levels.worst.map { level > $0 } ?? false }
}
