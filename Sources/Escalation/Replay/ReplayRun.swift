extension CompiledPlan {
  /// Plays a log up to `until`, or up to its last row. Each instant costs one look at the things
  /// that are open then.
  ///
  /// `given` are readings and declarations beside it, `looks` instants at which to look besides
  /// those at which something may change.
  package func replay(
    _ log: EventLog, given: Snapshot? = nil, until: Instant?, zone: TimeZoneRules,
    looks: [Instant] = []
  ) -> Replay {
    let given = GivenReadings(given ?? GivenReadings.nothing, zone: zone)
    var run = ReplayRun(self, log, given, until: until, zone: zone)
    return run.play(looks)
  }
}

/// One replay, as it goes on.
private struct ReplayRun {
  let compiled: CompiledPlan
  let zone: TimeZoneRules
  let log: EventLog
  let rows: [(instant: Instant, row: EventRow)]
  let end: Instant?
  let given: GivenReadings
  let areaNames: [[String]]
  let lines: [Int: [(seconds: Int64, boundary: Boundary)]]

  var store: EventStore
  /// Levels are held from one moment to the next.
  var course: Course
  var queue = TimerQueue()
  var turns: Turns
  /// When an answer could next change by time alone.
  var turn: Instant?
  var position = 0
  /// The next of the moments of what was given.
  var givenPosition = 0
  var doubtsSet = 0
  var began: [Undertaking: Instant] = [:]
  var moments: [Replay.Moment] = []

  var plan: Plan { compiled.plan }

  init(
    _ compiled: CompiledPlan, _ log: EventLog, _ given: GivenReadings, until: Instant?,
    zone: TimeZoneRules
  ) {
    self.compiled = compiled
    self.given = given
    self.zone = zone
    self.log = log
    rows = log.ordered(in: zone)
    // A row that cannot be played may have been one, so its time counts.
    let doubts = log.doubts.compactMap { $0.time?.instant(in: zone) }
    end = until ?? (doubts + [rows.last?.instant].compactMap(\.self)).max()
    course = Course(compiled, zone: zone)
    store = EventStore(compiled.plan, doubts: log.doubts, zone: zone)
    areaNames = compiled.areaNames(of: log, given.snapshot)
    lines = compiled.linesInTime()
    turns = Turns(compiled, given, compiled.plan.clock(in: zone))
    if let open = compiled.plan.areas.openTier {
      let named = areaNames[open.index].map { AreaName(tier: open, name: $0) }
      course.memory.meet(named, compiled.plan.areas)
    }
    given.tell(&course)
  }

  mutating func play(_ looks: [Instant]) -> Replay {
    setDoubts()
    if let first = nextInstant, let end, first <= end {
      var before = stateBefore(first)
      begin(before: first)
      for look in looks where look > first { queue.set(Timer(instant: look, kind: .look)) }
      while let at = nextInstant, at <= end { moment(at, &before) }
    }
    return Replay(
      plan: plan, zone: zone, moments: moments,
      problems: log.problems + log.rowsOutOfOrder(in: zone) + given.problems(plan), end: end,
      rowsLeft: rows.count - position, open: openThings, next: pending,
      coarse: compiled.coarseTimes, store: store)
  }

  private var nextInstant: Instant? {
    let row = position < rows.count ? rows[position].instant : nil
    let reading = givenPosition < given.moments.count ? given.moments[givenPosition] : nil
    return [row, reading, queue.next, turn].compactMap(\.self).min()
  }

  /// What was so before anything was said; nothing of it is remembered.
  private mutating func stateBefore(_ first: Instant) -> MomentState {
    let course = course
    defer { self.course = course }
    return MomentState(reader(at: first.adding(seconds: -1), .assessment)).unsaid
  }

  /// What is known ahead of time, and what was decided the last time before anything happened.
  private mutating func begin(before first: Instant) {
    if compiled.looksBack {
      for instant in given.ahead { _ = reader(at: instant, .memory) }
    }
    let decisions = compiled.decisions(from: nil, to: first.adding(seconds: -1), zone).times
    for instant in decisions { _ = reader(at: instant, .decision) }
  }

  private mutating func moment(_ at: Instant, _ before: inout MomentState) {
    var played: [Replay.PlayedRow] = []
    var problems: [EventProblem] = []
    var purpose = Course.Purpose.look
    while givenPosition < given.moments.count, given.moments[givenPosition] <= at {
      purpose = .assessment
      givenPosition += 1
    }
    while position < rows.count, rows[position].instant == at {
      let row = rows[position].row
      purpose = .assessment
      let outcome = store.play(row, at: at)
      problems += outcome.problems
      if let thing = outcome.thing {
        played.append(
          .init(row: row, thing: name(of: thing), area: store.things[thing].area))
        setTimers(row, thing, at)
      }
      position += 1
    }
    setDoubts()
    let due = queue.take(until: at).filter(matters)
    if store.doubts.contains(where: { $0.instant == at }) { purpose = .assessment }
    if purpose == .look, due.isEmpty, turn != at { return }
    let reader = reader(at: at, purpose)
    turn = turns.next(after: at, course.memory)
    let state = MomentState(reader)
    let starts = begin(state, before, at)
    let moment = Replay.Moment(
      at: at, rows: played, overruns: overruns(due, state),
      changes: changes(state, before, reader),
      facts: state.newFacts(since: before).map { .init(trigger: $0.trigger, area: $0.area) },
      starts: starts, problems: problems)
    if !moment.isQuiet { moments.append(moment) }
    before = state
  }

  private func name(of thing: Int) -> AreaName {
    AreaName(
      tier: plan.events[store.things[thing].event].tier, name: store.things[thing].id)
  }

  private mutating func reader(at: Instant, _ purpose: Course.Purpose) -> AssessmentReader {
    var layout = compiled.layOut(given, store, at: at, areaNames)
    course.evaluate(&layout.frame, purpose)
    return AssessmentReader(
      compiled: compiled, frame: layout.frame, areaNames: layout.areaNames, at: at, zone: zone)
  }

  // MARK: - Timers

  /// Rows that cannot be played are looked at when they may have happened, and when that may no
  /// longer count.
  private mutating func setDoubts() {
    let doubts = store.doubts[doubtsSet...]
    doubtsSet = store.doubts.count
    for doubt in doubts {
      guard let instant = doubt.instant else { continue }
      queue.set(Timer(instant: instant, kind: .doubt))
      for indicator in plan.indicators {
        guard case .count(_, _, let last, _)? = indicator.measure else { continue }
        queue.set(Timer(instant: last.end(from: instant, in: zone), kind: .doubt))
      }
    }
  }

  private mutating func setTimers(_ row: EventRow, _ thing: Int, _ at: Instant) {
    for (index, indicator) in plan.indicators.enumerated() {
      switch indicator.measure {
      case .timeSince(row.event, row.step, _):
        guard store.things[thing].taken.count(where: { $0.step == row.step }) == 1 else { continue }
        for line in lines[index] ?? [] {
          let timer = Timer.Kind.line(indicator: index, thing: thing, line.boundary)
          queue.set(Timer(instant: at.adding(seconds: line.seconds), kind: timer))
        }
      case .count(row.event, row.step, let last, _):
        queue.set(
          Timer(
            instant: last.end(from: at, in: zone),
            kind: .leaving(indicator: index, thing: thing)))
      default: continue
      }
    }
  }

  /// Notes when actions begin and end, and sets their deadlines.
  private mutating func begin(
    _ state: MomentState, _ before: MomentState, _ at: Instant
  ) -> [Assessment.ActionLine] {
    for gone in before.order where state.actions[gone] == nil { began[gone] = nil }
    let starts = state.starts(since: before)
    for line in starts {
      let undertaking = Undertaking(line)
      began[undertaking] = at
      guard let due = line.due else { continue }
      queue.set(Timer(instant: due, kind: .deadline(undertaking, began: at)))
    }
    return starts
  }

  private func overruns(_ due: [Timer], _ state: MomentState) -> [Replay.Overrun] {
    due.compactMap { timer in
      guard case .deadline(let undertaking, let start) = timer.kind,
        began[undertaking] == start, let line = state.actions[undertaking]
      else { return nil }
      return Replay.Overrun(line: line, began: start)
    }
  }

  private func changes(
    _ state: MomentState, _ before: MomentState, _ reader: AssessmentReader
  ) -> [Replay.LevelChange] {
    state.changes(since: before).map { place, from, to in
      let names = reader.areaNames[place.area.tier.index]
      let slot = names.firstIndex(of: place.area.name)
      return Replay.LevelChange(
        status: place.status, area: place.area, from: from, to: to,
        because: slot.map { reader.because(place.status, $0) } ?? [])
    }
  }

  // MARK: - What is left

  private var openThings: [Replay.OpenThing] {
    store.open.joined().map { number in
      let thing = store.things[number]
      return Replay.OpenThing(thing: name(of: number), area: thing.area, running: running(thing))
    }
  }

  private func running(_ thing: EventStore.Thing) -> [(indicator: Int, value: ExactNumber)] {
    plan.indicators.enumerated().compactMap { index, indicator in
      guard case .timeSince(thing.event, let step, let stop)? = indicator.measure, let end,
        let run = thing.run(from: step, to: stop), run.end == nil,
        let value = ExactNumber(end.seconds - run.start.seconds)
          .divided(by: ExactNumber(indicator.unit?.seconds ?? 1))
      else { return nil }
      return (index, value)
    }
  }

  private var pending: [Timer] {
    queue.remaining().filter { timer in
      switch timer.kind {
      case .doubt, .look: return false
      case .line, .leaving, .deadline: return matters(timer)
      }
    }
  }

  /// Whether anything can change when it is due.
  private func matters(_ timer: Timer) -> Bool {
    switch timer.kind {
    case .doubt, .leaving, .look: return true
    case .deadline(let undertaking, let start): return began[undertaking] == start
    case .line(let indicator, let thing, _):
      let thing = store.things[thing]
      guard thing.closed == nil,
        case .timeSince(_, let step, let stop)? = plan.indicators[indicator].measure
      else { return false }
      return thing.run(from: step, to: stop).map { $0.end == nil } ?? false
    }
  }
}

extension CompiledPlan {
  /// The names of areas by tier and slot, with those of an open tier that a log names.
  fileprivate func areaNames(of log: EventLog, _ given: Snapshot) -> [[String]] {
    var named: [String] = []
    var seen: Set<AreaName> = []
    for area in log.rows.compactMap(\.area) + given.areas
    where area.tier == plan.areas.openTier && seen.insert(area).inserted {
      named.append(area.name)
    }
    return plan.areas.tiers.map { tier in
      tier.holdsThings ? [] : tier.isOpen ? named : tier.areas.map(\.name)
    }
  }
}
