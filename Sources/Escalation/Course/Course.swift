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

  package init(
    _ compiled: CompiledPlan, zone: TimeZoneRules, memory: CourseMemory = CourseMemory()
  ) {
    self.compiled = compiled
    self.zone = zone
    self.memory = memory
  }

  /// Evaluates a moment, and keeps of it what later ones need.
  mutating func evaluate(_ frame: inout Frame, _ purpose: Purpose = .assessment) {
    lay(&frame, purpose)
    compiled.evaluate(&frame)
    guard let at = frame.at else { return }
    remember(frame, at)
    if purpose != .memory { keepStates(frame, at, purpose) }
  }

  // MARK: - Before

  private func lay(_ frame: inout Frame, _ purpose: Purpose) {
    frame.course.zone = zone
    frame.history = memory.history
    let plan = compiled.plan
    for (index, status) in plan.statuses.enumerated() {
      let numbers = frame.tiers[status.tier.index].numbers
      frame.course.setBefore(index, numbers.map { memory.state(index, $0) })
      if status.declaring != nil {
        frame.course.setDeclared(index, numbers.map { declaration(index, $0, frame.at) })
      }
      if status.stepDown?.signOff != nil {
        frame.course.setSignOffs(index, numbers.map { memory.signOff(index, $0, frame.at) })
      }
    }
    frame.course.isDecided = plan.statuses.map { isDecided($0, frame.at, purpose) }
    frame.course.past = compiled.lastings.indices.map { past($0, frame) }
  }

  private func isDecided(_ status: Status, _ at: Instant?, _ purpose: Purpose) -> Bool {
    guard let decided = status.decided, let at else { return purpose != .decision }
    return decided.lastDue(atOrBefore: at, in: zone) == at
  }

  private func declaration(_ status: Int, _ number: Int, _ at: Instant?) -> Declaration? {
    guard let at, let declaring = compiled.plan.statuses[status].declaring else { return nil }
    return memory.declarations(status, number).standing(at: at, declaring, zone)
  }

  private func past(_ index: Int, _ frame: Frame) -> [PastAnswer] {
    let test = compiled.lastings[index]
    return frame.tiers[test.tier.index].numbers.enumerated().map { slot, number in
      guard let at = frame.at else { return .unknown }
      let judge = PastJudge(test: test, at: at, zone: zone, voice: voice(test, slot, frame))
      return judge.judge(memory.answers(index, number))
    }
  }

  private func voice(_ test: LastingTest, _ slot: Int, _ frame: Frame) -> Voice {
    guard test.isReading, case .indicator(let index) = test.subject else { return .own }
    if frame.readings[index][slot].state == .missing { return .blank }
    return frame.course.stoodOver[index]?[slot] == nil ? .own : .standing
  }

  // MARK: - After

  private mutating func keepStates(_ frame: Frame, _ at: Instant, _ purpose: Purpose) {
    for (index, status) in compiled.plan.statuses.enumerated() {
      guard purpose == .assessment || frame.course.isDecided(index) else { continue }
      let numbers = frame.tiers[status.tier.index].numbers
      for (slot, number) in numbers.enumerated() {
        var state = frame.course.after[index][slot]
        state.lastKnown = state.inForce ?? frame.course.before(index, slot).lastKnown
        memory.setState(state, index, number)
      }
    }
    memory.at = at
    for (index, test) in compiled.lastings.enumerated() {
      for number in frame.tiers[test.tier.index].numbers {
        memory.forget(test, index, number, zone)
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
    for (slot, number) in frame.tiers[tier.index].numbers.enumerated() {
      guard let value = sample(of: reference, slot, frame) else { continue }
      let known = memory.history.samples(of: reference, inArea: number)
      guard compiled.isWorthKeeping(value, of: reference, at: at, after: known) else { continue }
      memory.history.note(Sample(instant: at, value: value), of: reference, inArea: number)
      if let span {
        memory.history.forget(
          before: span.start(before: at, in: zone), of: reference, inArea: number)
      }
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
      let isOld = frame.course.stoodOver[index]?[slot] != nil
      return isOld || reading.state == .doesNotApply ? nil : .reading(reading)
    case .trigger(let index):
      return .answer(Answer(bits: frame.values[compiled.triggerAnswers[index]][slot]))
    case .status(let index):
      return .levels(LevelSet(bits: frame.values[compiled.statusLevels[index]][slot]))
    }
  }
}
