/// A plan on its way through time: one assessment after the other, each beginning from what the one
/// before it left.
package struct Course: Sendable {
  /// What a look at one moment is for.
  enum Purpose {
    /// A moment at which levels are assessed.
    case assessment
    /// A moment at which statuses with times of their own are decided, and no other is.
    case decision
    /// A moment whose readings are only to be remembered.
    case memory
  }

  let compiled: CompiledPlan
  let zone: TimeZoneRules
  package var memory: CourseMemory
  /// By status: whether no more is kept of it than ``PlainLevels``.
  private let isPlain: [Bool]
  /// Whether anything is decided at times of its own.
  let hasDecided: Bool

  /// `keepsPlain` keeps no more than is needed of statuses that need little: for many rows.
  package init(
    _ compiled: CompiledPlan, zone: TimeZoneRules, memory: CourseMemory = CourseMemory(),
    keepsPlain: Bool = false
  ) {
    self.compiled = compiled
    self.zone = zone
    self.memory = memory
    let plan = compiled.plan
    isPlain = plan.statuses.indices.map { keepsPlain && compiled.isPlain($0) }
    hasDecided = plan.statuses.contains { $0.decided != nil }
    if isPlain.contains(true) { self.memory.keepPlain(isPlain) }
  }

  /// Evaluates a moment, and keeps of it what later ones need.
  mutating func evaluate(_ frame: inout Frame, _ purpose: Purpose = .assessment) {
    assess(&frame, purpose)
    keep(frame, purpose)
  }

  /// Evaluates a moment. Its day is the time it stands for, where it is no moment but a whole day.
  mutating func assess(_ frame: inout Frame, _ purpose: Purpose, day: Range<Instant>? = nil) {
    lay(&frame, purpose, day)
    compiled.evaluate(&frame)
  }

  /// Keeps of an evaluated moment what later ones need.
  mutating func keep(_ frame: Frame, _ purpose: Purpose) {
    guard let at = frame.at else { return }
    if compiled.looksBack { remember(frame, at) }
    if purpose != .memory { keepStates(frame, at, purpose) }
  }

  // MARK: - Before

  private mutating func lay(_ frame: inout Frame, _ purpose: Purpose, _ day: Range<Instant>?) {
    frame.course.zone = zone
    if compiled.looksBack { frame.history = memory.history }
    for index in isPlain.indices {
      if isPlain[index] { makeRoom(index, frame) } else { lay(index, &frame) }
    }
    if !memory.plain.isEmpty { frame.course.plain = memory.plain }
    if hasDecided || purpose != .assessment {
      frame.course.isDecided = compiled.plan.statuses.map { isDecided($0, frame.at, purpose, day) }
    }
    if !compiled.lastings.isEmpty {
      frame.course.past = compiled.lastings.indices.map { past($0, frame) }
    }
    if !compiled.changes.isEmpty { frame.course.starts = starts(frame.at) }
  }

  private mutating func makeRoom(_ index: Int, _ frame: Frame) {
    let numbers = frame.tiers[compiled.plan.statuses[index].tier.index].numbers
    memory.plain[index]?.makeRoom(upTo: numbers.max() ?? -1)
  }

  private func lay(_ index: Int, _ frame: inout Frame) {
    let status = compiled.plan.statuses[index]
    let numbers = frame.tiers[status.tier.index].numbers
    frame.course.setBefore(index, numbers.map { memory.state(index, $0) })
    if status.declaring != nil {
      frame.course.setDeclared(index, numbers.map { declaration(index, $0, frame.at) })
    }
    if status.stepDown?.signOff != nil {
      frame.course.setSignOffs(index, numbers.map { memory.signOff(index, $0, frame.at) })
    }
  }

  private func isDecided(
    _ status: Status, _ at: Instant?, _ purpose: Purpose, _ day: Range<Instant>?
  ) -> Bool {
    guard let decided = status.decided, let at else { return purpose != .decision }
    if let day {
      let due = decided.nextDue(after: day.lowerBound.adding(seconds: -1), in: zone)
      return day.contains(due)
    }
    return decided.lastDue(atOrBefore: at, in: zone) == at
  }

  private func declaration(_ status: Int, _ number: Int, _ at: Instant?) -> Declaration? {
    guard let at, let declaring = compiled.plan.statuses[status].declaring else { return nil }
    return memory.declarations(status, number).standing(at: at, declaring, zone)
  }

  private func past(_ index: Int, _ frame: Frame) -> [PastAnswer] {
    let test = compiled.lastings[index]
    let numbers = frame.tiers[test.tier.index].numbers
    guard let at = frame.at else { return numbers.map { _ in .unknown } }
    let judge = PastJudge(test: test, at: at, zone: zone)
    let answers = memory.answers(index)
    var past: [PastAnswer] = []
    past.reserveCapacity(numbers.count)
    for (slot, number) in numbers.enumerated() {
      let voice = voice(test, slot, frame)
      past.append(judge.judge(number < answers.count ? answers[number] : [], voice))
    }
    return past
  }

  /// When the windows of tests of change begin.
  private func starts(_ at: Instant?) -> [Instant?] {
    compiled.changes.map { test in at.map { test.change.span.start(before: $0, in: zone) } }
  }

  private func voice(_ test: LastingTest, _ slot: Int, _ frame: Frame) -> Voice {
    guard test.isReading, case .indicator(let index) = test.subject else { return .own }
    if frame.readings[index][slot].state == .missing { return .blank }
    return frame.course.stoodOver(index, slot) == nil ? .own : .standing
  }

  // MARK: - After

  private mutating func keepStates(_ frame: Frame, _ at: Instant, _ purpose: Purpose) {
    for (index, status) in compiled.plan.statuses.enumerated() {
      guard purpose == .assessment || frame.course.isDecided(index) else { continue }
      let numbers = frame.tiers[status.tier.index].numbers
      if isPlain[index] {
        memory.plain[index]?.keep(frame.values[compiled.statusLevels[index]], numbers)
        continue
      }
      for (slot, number) in numbers.enumerated() {
        var state = frame.course.after[index][slot]
        state.lastKnown = state.inForce ?? frame.before(index, slot, compiled.plan).lastKnown
        memory.setState(state, index, number)
      }
    }
    memory.at = at
    forgetAnswers(frame, at)
  }

  private mutating func forgetAnswers(_ frame: Frame, _ at: Instant) {
    for (index, test) in compiled.lastings.enumerated() {
      let horizon = test.horizon(at: at, zone)
      for number in frame.tiers[test.tier.index].numbers {
        memory.forget(test, index, number, horizon)
      }
    }
  }

  private mutating func remember(_ frame: Frame, _ at: Instant) {
    for (index, test) in compiled.lastings.enumerated() {
      for (slot, number) in frame.tiers[test.tier.index].numbers.enumerated()
      where voice(test, slot, frame) != .standing {
        let answer = TimedAnswer(instant: at, bits: frame.values[test.column][slot])
        memory.note(answer, index, number)
      }
    }
    for (reference, span) in compiled.watched {
      remember(reference, span, frame, at)
    }
  }

  private mutating func remember(
    _ reference: Reference, _ span: TimeSpan?, _ frame: Frame, _ at: Instant
  ) {
    let tier = compiled.plan.tier(of: reference)
    let start = span?.start(before: at, in: zone)
    for (slot, number) in frame.tiers[tier.index].numbers.enumerated() {
      guard let value = sample(of: reference, slot, frame) else { continue }
      let known = memory.history.samples(of: reference, inArea: number)
      guard compiled.isWorthKeeping(value, of: reference, at: at, after: known) else { continue }
      memory.history.note(Sample(instant: at, value: value), of: reference, inArea: number)
      if let start { memory.history.forget(before: start, of: reference, inArea: number) }
    }
  }

  /// What is worth remembering of a sign; nothing of a reading that is remembered from its own time.
  private func sample(of reference: Reference, _ slot: Int, _ frame: Frame) -> Sample.Value? {
    switch reference {
    case .indicator(let index):
      guard compiled.plan.indicators[index].isReported else {
        return .result(frame.formulas[index][slot])
      }
      let reading = frame.readings[index][slot]
      let isOld = frame.course.stoodOver(index, slot) != nil
      return isOld || reading.state == .doesNotApply ? nil : .reading(reading)
    case .trigger(let index):
      return .answer(Answer(bits: frame.values[compiled.triggerAnswers[index]][slot]))
    case .status(let index):
      return .levels(LevelSet(bits: frame.values[compiled.statusLevels[index]][slot]))
    }
  }
}
