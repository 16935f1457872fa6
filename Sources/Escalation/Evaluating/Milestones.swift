// Milestones: an indicator that is to have read a word by a day.
extension Kernel {
  /// Whether a milestone is missed.
  ///
  /// It is once the day it was due has passed and no reading until now said that it is done. Like
  /// `is missing` this looks at the data as they are: what is missing has said nothing.
  func isMissed(_ indicator: Int, _ slot: Int) -> Answer {
    let reading = frame.readings[indicator][slot]
    guard let milestone = compiled.plan.indicators[indicator].milestone,
      reading.state != .doesNotApply
    else { return .doesNotApply }
    let current = compiled.plan.indicators[indicator].standIn(for: reading)
    if current.isKnown, milestone.done.contains(Int(current.mantissa)) { return .no }
    if wasDone(indicator, slot, milestone) { return .no }
    // Without a time the day may or may not have passed.
    guard let day = frame.day else { return .unknown }
    guard day > milestone.due else { return .no }
    let isIgnored = compiled.plan.indicators[indicator].whenMissing == .ignore
    return isIgnored && !current.isKnown ? .doesNotApply : .yes
  }

  private func wasDone(_ indicator: Int, _ slot: Int, _ milestone: Milestone) -> Bool {
    let tier = compiled.plan.indicators[indicator].tier
    let area = frame.tiers[tier.index].numbers[slot]
    return frame.history.samples(of: .indicator(indicator), inArea: area).contains { sample in
      guard frame.at.map({ sample.instant <= $0 }) ?? true,
        case .reading(let reading) = sample.value, reading.isKnown
      else { return false }
      return milestone.done.contains(Int(reading.mantissa))
    }
  }
}

extension CompiledPlan {
  /// Of a milestone one reading that says it is done is enough for all time to come.
  func isWorthKeeping(
    _ value: Sample.Value, of reference: Reference, at instant: Instant, after known: [Sample]
  ) -> Bool {
    guard case .indicator(let index) = reference, let milestone = plan.indicators[index].milestone
    else { return true }
    guard !known.contains(where: { $0.instant <= instant }), case .reading(let reading) = value,
      reading.isKnown
    else { return false }
    return milestone.done.contains(Int(reading.mantissa))
  }
}

extension Reading {
  fileprivate var isKnown: Bool { state == .known }
}

extension Indicator {
  /// A word that the plan assumes where none is reported stands for the reading.
  fileprivate func standIn(for reading: Reading) -> Reading {
    guard reading.state == .missing, case .assumeValue(let word) = whenMissing else {
      return reading
    }
    return .word(word)
  }
}
