/// When an answer could next be another one though no row comes.
///
/// Each source knows one reason why time alone may change an answer, and names the next instant at
/// which it may. It may name one at which nothing changes, and must never leave one out.
struct Turns {
  let compiled: CompiledPlan
  let clock: PlanClock
  /// What was written down in advance: in the plan, and beside the readings that were given.
  private let fixed: [Instant]
  /// Hours that something hangs on, each with when it next changes.
  private var hours: [(hours: Hours, next: Instant)]
  private let spans: [Reference: [Summary.Window]]

  var plan: Plan { compiled.plan }
  var zone: TimeZoneRules { clock.zone }

  init(_ compiled: CompiledPlan, _ given: GivenReadings, _ clock: PlanClock) {
    self.compiled = compiled
    self.clock = clock
    fixed = Set(compiled.writtenTurns(clock) + given.turns(compiled, clock.zone)).sorted()
    let start = Instant(seconds: .min)
    hours = compiled.hoursInUse.map { (compiled.plan.hours[$0], start) }
    spans = compiled.windowsInUse
  }

  /// The first instant after `at` at which an answer could change.
  mutating func next(after at: Instant, _ memory: CourseMemory) -> Instant? {
    let turns = [
      nextFixed(after: at), nextHours(after: at), nextDecision(after: at), nextDay(after: at),
      afterReading(at, memory), nextStepDown(after: at, memory), nextLasting(after: at, memory),
      nextSample(after: at, memory),
    ]
    return turns.compactMap(\.self).filter { $0 > at }.min()
  }

  private func nextFixed(after at: Instant) -> Instant? {
    var (low, high) = (0, fixed.count)
    while low < high {
      let middle = (low + high) / 2
      if fixed[middle] <= at { low = middle + 1 } else { high = middle }
    }
    return low < fixed.count ? fixed[low] : nil
  }

  // MARK: - Clocks

  private mutating func nextHours(after at: Instant) -> Instant? {
    for index in hours.indices {
      guard hours[index].next <= at else { continue }
      // Where they do not change for a year, they are looked up again then.
      let later = at.adding(seconds: 366 * 86_400)
      hours[index].next = hours[index].hours.nextAnswer(after: at, clock) ?? later
    }
    return hours.map(\.next).min()
  }

  private func nextDecision(after at: Instant) -> Instant? {
    plan.statuses.compactMap { $0.decided?.nextDue(after: at, in: zone) }.min()
  }

  /// Days begin at midnight; and where the clocks are changed, spans of days are of another length.
  private func nextDay(after at: Instant) -> Instant? {
    let countsDays = compiled.lastings.contains { test in
      switch test.lasting {
      case .days, .nextDays: true
      case .elapsed, .readings: false
      }
    }
    let midnight = countsDays ? zone.nextMidnight(after: at) : nil
    return [midnight, zone.nextChange(after: at)].compactMap(\.self).min()
  }

  /// What is read at a moment is one of the earlier readings a second after it.
  private func afterReading(_ at: Instant, _ memory: CourseMemory) -> Instant? {
    compiled.looksBack && memory.assessed == at ? at.adding(seconds: 1) : nil
  }

  // MARK: - What the course remembers

  /// The ends of what must be waited for before a level goes down.
  private func nextStepDown(after at: Instant, _ memory: CourseMemory) -> Instant? {
    var turns: [Instant] = []
    for (index, status) in plan.statuses.enumerated() {
      guard let rule = status.stepDown else { continue }
      for state in memory.states(index) {
        if case .span(let span)? = rule.after, let since = state.candidateSince {
          turns.append(span.end(from: since, in: zone))
        }
        if let hold = rule.hold, let since = state.since {
          turns.append(hold.end(from: since, in: zone))
        }
      }
    }
    return turns.filter { $0 > at }.min()
  }

  private func nextLasting(after at: Instant, _ memory: CourseMemory) -> Instant? {
    let turns = compiled.lastings.indices.flatMap { index in
      memory.answers(index).flatMap { compiled.lastings[index].turns($0, after: at, zone) }
    }
    return turns.filter { $0 > at }.min()
  }

  /// Samples that come into a window, or leave it.
  private func nextSample(after at: Instant, _ memory: CourseMemory) -> Instant? {
    let turns = spans.flatMap { reference, windows in
      memory.history.areaNumbers(of: reference).flatMap { number in
        memory.history.samples(of: reference, inArea: number).flatMap { sample in
          windows.flatMap { $0.turns(sample.instant, zone) }
        }
      }
    }
    return turns.filter { $0 > at }.min()
  }
}

extension LastingTest {
  /// When what earlier answers say may be another thing.
  fileprivate func turns(
    _ answers: [TimedAnswer], after at: Instant, _ zone: TimeZoneRules
  ) -> [Instant] {
    switch lasting {
    case .days, .nextDays: return []
    case .elapsed(let span):
      let starts = answers.flatMap { span.turns(from: $0.instant, zone) }
      return starts + (answers.last.map { ends($0.instant, zone) } ?? [])
    case .readings:
      guard isReading, let every else { return [] }
      guard let grid = every.grid else {
        return answers.last.map { [every.nextDue(after: $0.instant, in: zone)] } ?? []
      }
      let today = grid.period(of: at, in: zone)
      return [grid.due(in: today, zone), grid.start(of: today + 1, zone)]
    }
  }

  /// When a reading of that time speaks no more.
  private func ends(_ made: Instant, _ zone: TimeZoneRules) -> [Instant] {
    let ends = [gap?.end(from: made, in: zone), every?.end(ofReadingAt: made, in: zone)]
    return ends.compactMap { $0?.adding(seconds: 1) }
  }
}

extension Summary.Window {
  /// When a sample comes into the window, and when it leaves it.
  fileprivate func turns(_ sample: Instant, _ zone: TimeZoneRules) -> [Instant] {
    let entering = side == .next ? span.turns(before: sample, zone) : [sample]
    let leaving = side == .next ? [sample] : span.turns(from: sample, zone)
    // Whether an end itself belongs to it is another matter in each window.
    return (entering + leaving).flatMap { [$0, $0.adding(seconds: 1)] }
  }
}
