/// The last readings and answers that may stand over to a later moment.
struct ReadingMemory {
  private struct Remembered {
    var reading: Reading
    var instant: Instant
  }

  private let compiled: CompiledPlan
  /// Indicators with `every`, `fresh for` or `carry forward`.
  private let indicators: [Int]
  /// Signs that people answer, with `every` or `lasts`.
  private let triggers: [Int]
  /// By position in `indicators`, then area.
  private var readings: [[Remembered?]]
  /// The same for `triggers`; a yes is the reading 1.
  private var answers: [[Remembered?]]

  init(_ compiled: CompiledPlan) {
    self.compiled = compiled
    let plan = compiled.plan
    indicators = plan.indicators.indices.filter {
      plan.indicators[$0].isInput && compiled.standsOver(.indicator($0))
    }
    triggers = plan.triggers.indices.filter {
      plan.triggers[$0].isInput && compiled.standsOver(.trigger($0))
    }
    readings = indicators.map { _ in [] }
    answers = triggers.map { _ in [] }
  }

  /// Whether there is anything that may stand over.
  var isUsed: Bool { !indicators.isEmpty || !triggers.isEmpty }

  /// Keeps what was read and answered at a moment, and fills in what still stands from before.
  /// Returns how many readings and answers stood over.
  mutating func carry(
    _ frame: inout Frame, _ notes: [AnswerNote], at instant: Instant, _ zone: TimeZoneRules
  ) -> Int {
    frame.course.forgetStoodOver()
    guard isUsed else { return 0 }
    var count = 0
    for position in indicators.indices { count += carryReadings(position, &frame, instant, zone) }
    for position in triggers.indices {
      count += carryAnswers(position, &frame, notes, instant, zone)
    }
    return count
  }

  // MARK: - Readings

  private mutating func carryReadings(
    _ position: Int, _ frame: inout Frame, _ instant: Instant, _ zone: TimeZoneRules
  ) -> Int {
    let index = indicators[position]
    let numbers = frame.tiers[compiled.plan.indicators[index].tier.index].numbers
    var column = frame.readings[index]
    var last = readings[position]
    frame.readings[index] = []
    readings[position] = []
    makeRoom(numbers, &last)
    var count = 0
    // Most of what stands over in one moment was read at one earlier moment.
    var made: Instant?
    var isStanding = false
    for (slot, number) in numbers.enumerated() {
      switch column[slot].state {
      case .doesNotApply: continue
      case .known, .within:
        // Times may go back where nothing is held; then the later reading is kept.
        if let latest = last[number]?.instant, latest > instant { continue }
        last[number] = Remembered(reading: column[slot], instant: instant)
      case .missing:
        guard let remembered = last[number] else { continue }
        if made != remembered.instant {
          made = remembered.instant
          isStanding = compiled.stands(index, madeAt: remembered.instant, at: instant, zone)
        }
        guard isStanding else { continue }
        column[slot] = remembered.reading
        if remembered.instant != instant {
          frame.course.setStoodOver(remembered.instant, index, slot)
        }
        count += 1
      }
    }
    frame.readings[index] = column
    readings[position] = last
    return count
  }

  // MARK: - Answers

  private mutating func carryAnswers(
    _ position: Int, _ frame: inout Frame, _ notes: [AnswerNote], _ instant: Instant,
    _ zone: TimeZoneRules
  ) -> Int {
    let index = triggers[position]
    let trigger = compiled.plan.triggers[index]
    let numbers = frame.tiers[trigger.tier.index].numbers
    makeRoom(numbers, &answers[position])
    // What cannot be read is neither remembered, nor does an earlier answer stand in for it.
    let fresh = notes.filter { $0.trigger == index }
    for note in fresh where note.answer != .unknown {
      if let latest = answers[position][numbers[note.slot]]?.instant, latest > instant { continue }
      answers[position][numbers[note.slot]] = Remembered(
        reading: .word(note.answer == .yes ? 1 : 0), instant: instant)
    }
    let noted = Set(fresh.map(\.slot))
    var count = 0
    for (slot, number) in numbers.enumerated() where !noted.contains(slot) {
      guard let remembered = answers[position][number] else { continue }
      let answer = Answer(remembered.reading.mantissa == 1)
      guard compiled.stands(index, answer, madeAt: remembered.instant, at: instant, zone),
        answer.bits != frame.answers[index][slot]
      else { continue }
      frame.answers[index][slot] = answer.bits
      count += 1
    }
    return count
  }

  /// The slots in which somebody has answered a sign: in a row of this moment, or earlier by an answer
  /// that still stands. An answer that cannot be read is none, and no earlier one stands in for it.
  func answered(
    _ trigger: Int, _ frame: Frame, _ notes: [AnswerNote], at instant: Instant,
    _ zone: TimeZoneRules
  ) -> Set<Int> {
    let noted = notes.filter { $0.trigger == trigger }
    var slots = Set(noted.filter { $0.answer != .unknown }.map(\.slot))
    guard let position = triggers.firstIndex(of: trigger) else { return slots }
    let doubted = Set(noted.filter { $0.answer == .unknown }.map(\.slot))
    let numbers = frame.tiers[compiled.plan.triggers[trigger].tier.index].numbers
    for (slot, number) in numbers.enumerated()
    where !doubted.contains(slot) && number < answers[position].count {
      guard let remembered = answers[position][number] else { continue }
      let answer = Answer(remembered.reading.mantissa == 1)
      if compiled.stands(trigger, answer, madeAt: remembered.instant, at: instant, zone) {
        slots.insert(slot)
      }
    }
    return slots
  }

  private func makeRoom(_ numbers: [Int], _ last: inout [Remembered?]) {
    let lacking = (numbers.max() ?? -1) + 1 - last.count
    if lacking > 0 { last += repeatElement(nil, count: lacking) }
  }
}

/// An answer that a row gave.
struct AnswerNote {
  let trigger: Int
  let slot: Int
  /// Yes, no, or unknown where it could not be read.
  let answer: Answer
}

extension CompiledPlan {
  /// Whether a reading of an indicator still counts at a later time.
  func stands(
    _ indicator: Int, madeAt made: Instant, at instant: Instant, _ zone: TimeZoneRules
  ) -> Bool {
    guard made <= instant else { return false }
    let (every, freshFor) = rhythm(of: .indicator(indicator))
    let standing = standing(
      readAt: made, assessedAt: instant, every: every, freshFor: freshFor, zone: zone)
    guard case .stale = standing else { return true }
    return carried(.indicator(indicator), made, zone).map { instant <= $0 } ?? false
  }

  /// The same of an answer: a yes as long as it lasts, any answer until the next is due.
  func stands(
    _ trigger: Int, _ answer: Answer, madeAt made: Instant, at instant: Instant,
    _ zone: TimeZoneRules
  ) -> Bool {
    guard made <= instant else { return false }
    if let lasts = plan.triggers[trigger].lasts {
      return answer == .no || lasts.lasts(from: made, to: instant, zone)
    }
    let (every, freshFor) = rhythm(of: .trigger(trigger))
    let standing = standing(
      readAt: made, assessedAt: instant, every: every, freshFor: freshFor, zone: zone)
    if case .stale = standing { return false }
    return true
  }
}
