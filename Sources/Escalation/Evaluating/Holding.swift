// Whether a test holds for certain, so that its sign speaks for a level.
extension AssessmentReader {
  func holds(_ test: Test, _ place: Int) -> Bool {
    switch test.predicate {
    case .levels(let set): hasLevel(test.subject, place) { $0 & ~set.bits == 0 }
    case .notLevels(let set): hasLevel(test.subject, place) { $0 & set.bits == 0 }
    case .holds: hasAnswer(test.subject, place, .yes)
    case .holdsNot: hasAnswer(test.subject, place, .no)
    case .range(let range): hasNumber(test.subject, place, in: range)
    case .values(let words): hasWord(test.subject, place) { words.contains($0) }
    case .notValues(let words): hasWord(test.subject, place) { !words.contains($0) }
    case .missing: isMissing(test.subject, place) == Answer.yes.bits
    case .notMissing: isMissing(test.subject, place) == Answer.no.bits
    }
  }

  private func hasLevel(_ subject: Reference, _ place: Int, _ fits: (UInt32) -> Bool) -> Bool {
    guard let levels = levels(of: subject, place), !levels.isEmpty else { return false }
    return fits(levels.bits)
  }

  private func hasAnswer(_ subject: Reference, _ place: Int, _ wanted: Answer) -> Bool {
    guard case .trigger(let index) = subject else { return false }
    return answer(ofTrigger: index, place) == wanted
  }

  private func hasWord(_ subject: Reference, _ place: Int, _ fits: (Int) -> Bool) -> Bool {
    guard case .indicator(let index) = subject, isKnown(index, place) else { return false }
    return fits(Int(frame.readings[index][place].mantissa))
  }

  private func hasNumber(_ subject: Reference, _ place: Int, in range: RangePhrase) -> Bool {
    guard case .indicator(let index) = subject, let number = number(index, place) else {
      return false
    }
    let tier = plan.indicators[index].tier
    if !range.readings.isEmpty {
      let kernel = Kernel(compiled: compiled, frame: frame)
      return kernel.compare(index, range, place, tier) == Answer.yes.bits
    }
    let area = frame.tiers[tier.index].areas[place]
    return plan.numbers(of: range, for: plan.indicators[index], area: area).contains(number)
  }

  private func isMissing(_ subject: Reference, _ place: Int) -> UInt32 {
    guard case .indicator(let index) = subject else { return Answer.doesNotApply.bits }
    return Kernel(compiled: compiled, frame: frame).isMissing(index, place)
  }
}
