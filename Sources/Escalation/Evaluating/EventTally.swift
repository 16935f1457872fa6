/// How many things took a step within a window, closed or not, area by area.
struct EventTally {
  let plan: Plan
  let store: EventStore
  let at: Instant
  let condition: Condition?
  /// By area: how many did, and how many may have. The area is nil where it is not known.
  private var certain: [AreaName?: Int] = [:]
  private var possible: [AreaName?: Int] = [:]

  init(plan: Plan, store: EventStore, at: Instant, condition: Condition?) {
    self.plan = plan
    self.store = store
    self.at = at
    self.condition = condition
  }

  /// Counts each thing once. A step leaves the window at the instant at which the span that began
  /// with it ends.
  mutating func count(_ event: Int, _ step: Int, within window: TimeSpan) {
    var seen: Set<Int> = []
    for (instant, number) in store.taken[event][step].reversed() {
      guard window.end(from: instant, in: store.zone) > at else { break }
      guard instant <= at, seen.insert(number).inserted else { continue }
      let thing = store.things[number]
      let answer = condition.map { facts(of: thing).answer($0) } ?? .yes
      let area = area(of: thing, event)
      if answer == .yes { certain[area, default: 0] += 1 }
      if answer.canBeYes { possible[area, default: 0] += 1 }
    }
    for doubt in store.doubts where isWithin(doubt, event, step, window) {
      possible[area(of: doubt, event), default: 0] += 1
    }
  }

  private func facts(of thing: EventStore.Thing) -> EventFacts {
    EventFacts(plan: plan, thing: thing, at: at, clock: plan.clock(in: store.zone))
  }

  private func isWithin(
    _ doubt: EventStore.Doubt, _ event: Int, _ step: Int, _ window: TimeSpan
  ) -> Bool {
    guard doubt.event ?? event == event, doubt.step ?? step == step else { return false }
    guard let instant = doubt.instant else { return true }
    return instant <= at && window.end(from: instant, in: store.zone) > at
  }

  private func area(of thing: EventStore.Thing, _ event: Int) -> AreaName? {
    isOfPlan(event) ? AreaName(tier: plan.areas.wholePlan, name: "all") : thing.area
  }

  private func area(of doubt: EventStore.Doubt, _ event: Int) -> AreaName? {
    isOfPlan(event) ? AreaName(tier: plan.areas.wholePlan, name: "all") : doubt.area
  }

  private func isOfPlan(_ event: Int) -> Bool { plan.events[event].place == plan.areas.wholePlan }

  /// The number in the areas that are inside; where one is not known, it may be.
  func result(isInside: (AreaName?) -> Bool?) -> FormulaResult {
    let low = certain.reduce(0) { $0 + (isInside($1.key) == true ? $1.value : 0) }
    let high = possible.reduce(0) { $0 + (isInside($1.key) ?? true ? $1.value : 0) }
    if low == high { return .known(ExactNumber(low)) }
    return .missing(
      Interval(
        low: .init(value: ExactNumber(low), isIncluded: true),
        high: .init(value: ExactNumber(high), isIncluded: true)))
  }
}

/// What holds of one thing, by its own steps and fields.
struct EventFacts {
  let plan: Plan
  let thing: EventStore.Thing
  /// When it is asked.
  let at: Instant
  let clock: PlanClock

  func answer(_ condition: Condition) -> Answer {
    switch condition {
    case .test(let test): return answer(test)
    case .clock(let test): return test.answer(at: at, plan.hours, clock)
    case .all(let parts): return all(parts.map(answer))
    case .any(let parts): return any(parts.map(answer))
    case .none(let parts): return negated(any(parts.map(answer)))
    case .atLeast(let count, let parts): return atLeast(count, parts.map(answer))
    case .ofMembers(.every, let parts): return all(parts.map(answer))
    case .ofMembers(.atLeastHalf, let parts):
      return atLeast((parts.count + 1) / 2, parts.map(answer))
    }
  }

  private func answer(_ test: Test) -> Answer {
    let event = plan.events[thing.event]
    switch test.subject {
    case .trigger(let index):
      let isTaken = thing.taken.contains { event.steps[$0.step].trigger == index }
      if case .holdsNot = test.predicate { return Answer(!isTaken) }
      return Answer(isTaken)
    case .indicator(let index):
      let field = event.fields.firstIndex { $0.indicator == index }
      return answer(test.predicate, index, field.flatMap { thing.values[$0] })
    case .status: return .unknown
    }
  }

  private func answer(
    _ predicate: Test.Predicate, _ index: Int, _ value: EventRow.Value?
  ) -> Answer {
    switch (predicate, value) {
    case (.missing, nil), (.missing, .unreadable): .yes
    case (.notMissing, nil), (.notMissing, .unreadable): .no
    case (.missing, _): .no
    case (.notMissing, _): .yes
    case (.values(let words), .word(let word)): Answer(words.contains(word))
    case (.notValues(let words), .word(let word)): Answer(!words.contains(word))
    case (.range(let range), .number(let number)):
      Answer(
        plan.numbers(of: range, for: plan.indicators[index], area: 0, on: clock.day(of: at))
          .contains(ExactNumber(number)))
    default: .unknown
    }
  }

  private func all(_ answers: [Answer]) -> Answer { atLeast(answers.count, answers) }
  private func any(_ answers: [Answer]) -> Answer { atLeast(1, answers) }

  private func negated(_ answer: Answer) -> Answer {
    Answer(bits: (answer.bits & 1) << 1 | answer.bits >> 1)
  }

  private func atLeast(_ needed: Int, _ answers: [Answer]) -> Answer {
    let possible = answers.count { $0.canBeYes }
    let certain = answers.count { $0 == .yes }
    return Answer(bits: (possible >= needed ? 1 : 0) | (certain < needed ? 2 : 0))
  }
}
