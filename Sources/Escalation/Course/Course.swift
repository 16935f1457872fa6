/// A plan on its way through time: one assessment after the other, each beginning from what the one
/// before it left.
package struct Course: Sendable {
  /// What a look at one moment is for.
  enum Purpose {
    /// A moment at which levels are assessed.
    case assessment
    /// A moment between two assessments, at which time alone may have changed an answer. It adds to
    /// no count of assessments.
    case look
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
  /// Whether what is remembered is kept for many areas at once, where they report together.
  private let keepsColumns: Bool
  /// The indicators whose readings are.
  private let columnsKept: Set<Int>
  /// What no later moment looks at is let go of when it is so much.
  private let forgetsAtATime: Int

  /// `keepsPlain` keeps no more than is needed of statuses that need little, and keeps the past for many
  /// areas at once, and lets go of it in larger pieces: for many rows.
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
    keepsColumns = keepsPlain
    columnsKept = keepsPlain ? compiled.onlyCompared : []
    forgetsAtATime = keepsPlain ? 8 : 1
    if isPlain.contains(true) { self.memory.keepPlain(isPlain) }
  }

  /// Evaluates a moment, and keeps of it what later ones need.
  mutating func evaluate(
    _ frame: inout Frame, _ purpose: Purpose = .assessment, day: Range<Instant>? = nil
  ) {
    assess(&frame, purpose, day: day)
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
    if compiled.looksBack { remember(frame, at, purpose) }
    if purpose != .memory { keepStates(frame, at, purpose) }
  }

  // MARK: - Before

  private mutating func lay(_ frame: inout Frame, _ purpose: Purpose, _ day: Range<Instant>?) {
    frame.course.zone = zone
    frame.course.isLook = purpose == .look
    if compiled.looksBack { frame.course.orders = frame.tiers.map { SlotOrder($0.numbers) } }
    for index in columnsKept { align(index, frame) }
    if compiled.looksBack { frame.history = memory.history }
    for index in isPlain.indices {
      if isPlain[index] { makeRoom(index, frame) } else { lay(index, &frame) }
    }
    frame.course.before = memory.states
    if !memory.plain.isEmpty { frame.course.plain = memory.plain }
    if hasDecided || (purpose != .assessment && purpose != .look) {
      frame.course.isDecided = compiled.plan.statuses.map { isDecided($0, frame.at, purpose, day) }
    }
    if !compiled.lastings.isEmpty {
      frame.course.past = []
      for index in compiled.lastings.indices { frame.course.past.append(past(index, frame)) }
    }
    if !compiled.changes.isEmpty { frame.course.starts = starts(frame.at) }
  }

  /// Sees to it that every column of an indicator's readings is of an earlier time.
  private mutating func align(_ index: Int, _ frame: Frame) {
    guard let at = frame.at else { return }
    memory.history.change(.indicator(index)) { $0.align(at) }
  }

  private mutating func makeRoom(_ index: Int, _ frame: Frame) {
    let numbers = frame.tiers[compiled.plan.statuses[index].tier.index].numbers
    memory.plain[index]?.makeRoom(upTo: numbers.max() ?? -1)
  }

  private func lay(_ index: Int, _ frame: inout Frame) {
    let status = compiled.plan.statuses[index]
    guard status.declaring != nil || status.stepDown?.signOff != nil else { return }
    let numbers = frame.tiers[status.tier.index].numbers
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
    if let day { return status.decision(on: day, zone) != nil }
    return decided.lastDue(atOrBefore: at, in: zone) == at
  }

  private func declaration(_ status: Int, _ number: Int, _ at: Instant?) -> Declaration? {
    guard let at, let declaring = compiled.plan.statuses[status].declaring else { return nil }
    return memory.declarations(status, number).standing(at: at, declaring, zone)
  }

  private mutating func past(_ index: Int, _ frame: Frame) -> [PastAnswer] {
    let test = compiled.lastings[index]
    let numbers = frame.tiers[test.tier.index].numbers
    guard let at = frame.at else { return numbers.map { _ in .unknown } }
    let judge = PastJudge(
      test: test, at: at, zone: zone, standsFor: frame.course.isLook ? memory.assessed : nil)
    let voices = Voices(of: test, frame)
    let order = frame.order(of: test.tier)
    return memory.changeAnswers(index) { answers in
      answers.align(at)
      return answers.past(judge, voices, in: order)
    }
  }

  /// When the windows of tests of change begin.
  private func starts(_ at: Instant?) -> [Instant?] {
    compiled.changes.map { test in at.map { test.change.span.start(before: $0, in: zone) } }
  }

  // MARK: - After

  private mutating func keepStates(_ frame: Frame, _ at: Instant, _ purpose: Purpose) {
    for (index, status) in compiled.plan.statuses.enumerated() {
      guard purpose != .decision || frame.course.isDecided(index) else { continue }
      let numbers = frame.tiers[status.tier.index].numbers
      if isPlain[index] {
        memory.plain[index]?.keep(frame.values[compiled.statusLevels[index]], numbers)
        continue
      }
      memory.keep(frame.course.after[index], index, numbers)
    }
    memory.at = at
    if purpose == .assessment { memory.assessed = at }
  }

  private mutating func remember(_ frame: Frame, _ at: Instant, _ purpose: Purpose) {
    rememberAnswers(frame, at, purpose)
    rememberSamples(frame, at, purpose)
  }

  private mutating func rememberAnswers(_ frame: Frame, _ at: Instant, _ purpose: Purpose) {
    let forgets = purpose != .memory
    for (index, test) in compiled.lastings.enumerated() {
      let numbers = frame.tiers[test.tier.index].numbers
      let forgetting = Forgetting(
        lookBack: forgets ? test.lookBack(at: at, zone) : nil, atATime: forgetsAtATime)
      let voices = Voices(of: test, frame)
      let values = frame.values[test.column]
      let order = frame.order(of: test.tier)
      memory.changeAnswers(index) { answers in
        if keepsColumns, test.looksBack, purpose != .look, order.isDense,
          answers.takes(values, voices, at: at)
        {
          return answers.noteColumn(values, at: at, in: order, forgetting, voices)
        }
        answers.note(values, at: at, inAreas: numbers, forgetting) { slot, answer, before in
          voices[slot] != .standing
            && (purpose != .look || test.isNews(answer, after: before, zone))
        }
      }
    }
  }

  private mutating func rememberReadings(
    _ index: Int, _ frame: Frame, _ at: Instant, _ numbers: [Int], _ start: Instant?
  ) {
    let inColumns = columnsKept.contains(index)
    let readings = frame.readings[index]
    let order = frame.order(of: compiled.plan.indicators[index].tier)
    memory.history.change(.indicator(index)) { samples in
      if inColumns, order.isDense, samples.takes(readings, at: at) {
        samples.noteColumn(
          readings, at: at, stoodOver: frame.course.stoodOver(index),
          in: order, forgettingBefore: start, atATime: forgetsAtATime)
      } else {
        // No change is told from what is missing.
        samples.note(
          readings, at: at, stoodOver: frame.course.stoodOver(index), inAreas: numbers,
          forgettingBefore: start, atATime: forgetsAtATime, keepsBlanks: !inColumns)
      }
    }
  }

  private mutating func rememberSamples(_ frame: Frame, _ at: Instant, _ purpose: Purpose) {
    for (reference, span) in compiled.watched {
      let tier = compiled.plan.tier(of: reference)
      // A moment that is still to come is no reason to forget what the next assessment looks at.
      let now = min(at, memory.at ?? at)
      let start = span?.start(before: now, in: zone)
      let numbers = frame.tiers[tier.index].numbers
      if purpose != .look, let index = compiled.plainlyRemembered(reference) {
        rememberReadings(index, frame, at, numbers, start)
        continue
      }
      memory.history.change(reference) { [compiled, forgetsAtATime] samples in
        samples.note(
          at: at, inAreas: numbers, forgettingBefore: start, atATime: forgetsAtATime
        ) { slot, known in
          compiled.sample(of: reference, slot, frame).flatMap {
            let isNews =
              purpose != .look || compiled.isNews($0, of: reference, at: at, after: known())
            return isNews && compiled.isWorthKeeping($0, of: reference, at: at, after: known())
              ? $0 : nil
          }
        }
      }
    }
  }
}

extension CompiledPlan {
  /// The indicators whose samples nothing looks at but tests of change.
  fileprivate var onlyCompared: Set<Int> {
    let windows = plan.indicators.compactMap(\.summary).filter { $0.window != nil }
    let summed = windows.flatMap { $0.members.map(\.reference) }
    return Set(changes.map(\.indicator)).filter {
      plan.indicators[$0].milestone == nil && !summed.contains(.indicator($0))
    }
  }

  /// An indicator of which every reading is worth remembering; nil for anything else.
  fileprivate func plainlyRemembered(_ reference: Reference) -> Int? {
    guard case .indicator(let index) = reference, plan.indicators[index].isReported,
      plan.indicators[index].milestone == nil
    else { return nil }
    return index
  }

  /// What is worth remembering of a sign; nothing of a reading that is remembered from its own time.
  fileprivate func sample(of reference: Reference, _ slot: Int, _ frame: Frame) -> Sample.Value? {
    switch reference {
    case .indicator(let index):
      guard plan.indicators[index].isReported else {
        return .result(frame.formulas[index][slot])
      }
      let reading = frame.readings[index][slot]
      let isOld = frame.course.stoodOver(index, slot) != nil
      return isOld || reading.state == .doesNotApply ? nil : .reading(reading)
    case .trigger(let index):
      return .answer(Answer(bits: frame.values[triggerAnswers[index]][slot]))
    case .status(let index):
      return .levels(LevelSet(bits: frame.values[statusLevels[index]][slot]))
    }
  }
}
