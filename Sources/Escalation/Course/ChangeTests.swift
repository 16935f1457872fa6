// `falls by at least 10 points within 24 hours`: against the highest reading of the span before.
extension Kernel {
  func change(_ indicator: Int, _ test: Int, _ slot: Int) -> UInt32 {
    guard let now = value(of: indicator, slot) else { return Answer.doesNotApply.bits }
    return answer(test, indicator, slot, now)
  }

  private func answer(
    _ test: Int, _ indicator: Int, _ slot: Int, _ now: Interval
  ) -> UInt32 {
    let change = compiled.changes[test].change
    guard let earlier = extreme(test, indicator, slot),
      let amount = amount(change, from: earlier, to: now)
    else { return Answer.unknown.bits }
    let area = frame.tiers[compiled.plan.indicators[indicator].tier.index].areas[slot]
    let wanted = compiled.plan.changeNumbers(change, indicator, area: area, on: frame.day)
    let canHold = wanted.stretches.contains { !amount.intersection(Interval($0)).isEmpty }
    return (canHold ? 1 : 0) | (amount.lies(in: wanted) ? 0 : 2)
  }

  /// The highest earlier reading of the span for a fall, the lowest for a rise.
  func extreme(_ test: Int, _ indicator: Int, _ slot: Int) -> Interval? {
    guard let at = frame.at else { return nil }
    let change = compiled.changes[test].change
    let isFall = change.direction == .falls
    let start = start(test, at)
    let tier = compiled.plan.indicators[indicator].tier
    let number = frame.tiers[tier.index].numbers[slot]
    let samples = frame.history.samples(of: .indicator(indicator), inArea: number)
    let grid = compiled.plan.indicators[indicator].grid
    var extreme: Interval?
    for sample in samples.reversed() where sample.instant < at {
      if sample.instant < start { break }
      guard let number = sample.interval(on: grid) else { continue }
      guard let best = extreme else {
        extreme = number
        continue
      }
      extreme =
        isFall ? best.higher(than: number) : best.negated.higher(than: number.negated).negated
    }
    return extreme
  }

  /// When the window of a test begins.
  private func start(_ test: Int, _ at: Instant) -> Instant {
    let starts = frame.course.starts
    if test < starts.count, let start = starts[test] { return start }
    return compiled.changes[test].change.span.start(before: at, in: frame.course.zone)
  }

  /// By how much it has gone the way that is asked for; nil where that has no meaning.
  private func amount(_ change: Change, from earlier: Interval, to now: Interval) -> Interval? {
    let difference =
      change.direction == .falls ? earlier.subtracting(now) : now.subtracting(earlier)
    guard change.isRelative else { return difference }
    // By how many percent of a number that is not known is not known either.
    guard let earlier = earlier.single else { return nil }
    let size = earlier < ExactNumber(0) ? earlier.negated : earlier
    guard let share = ExactNumber(100).divided(by: size) else { return nil }
    return difference.multiplied(by: Interval(share))
  }

  private func value(of index: Int, _ slot: Int) -> Interval? {
    let indicator = compiled.plan.indicators[index]
    return interval(index, slot, indicator.tier)
  }
}

extension Plan {
  /// The changes a test asks for, with each figure's value in an area.
  func changeNumbers(
    _ change: Change, _ indicator: Int, area: Int, on day: CivilDate?
  ) -> NumberSet {
    change.range.numbers { value in
      switch value {
      case .number(let number): number
      case .figure(let figure):
        figureValue(figure, in: area, of: indicators[indicator].tier)?.value(on: day)
      case .reading: nil
      }
    } ?? .nothing
  }
}

extension Sample {
  /// The number it was; nil where it was none, or not known.
  package var number: ExactNumber? {
    switch value {
    case .reading(let reading):
      reading.state == .known ? ExactNumber(reading.number) : nil
    case .result(.known(let number)): number
    case .result, .levels, .answer: nil
    }
  }

  /// Where it was, of a number that was known, or given as a range.
  func interval(on grid: Grid?) -> Interval? {
    switch value {
    case .reading(let reading) where reading.state == .within: reading.interval(on: grid)
    case .result(.within(let interval, mayFail: false)): interval
    default: number.map { Interval($0) }
    }
  }
}
