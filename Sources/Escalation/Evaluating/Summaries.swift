/// What one member brings to a summary.
struct SummaryPart {
  let value: Interval
  /// Whether the value, or its range, is the data's own, or a missing one's.
  let isKnown: Bool
  /// Whether it counts, as ``Answer`` bits: where `where` is open it may or may not.
  let membership: UInt32
  let weight: ExactNumber?
  /// Whether it is a reading told by its range that leaves open whether it counts, or is known.
  var isDoubtful = false

  var isCertain: Bool { membership == Answer.yes.bits }
}

extension SummaryPart {
  /// An area that is counted, or not.
  init(membership: UInt32) {
    self.init(
      value: Interval(ExactNumber(1)), isKnown: true, membership: membership, weight: nil)
  }

  /// Stands for samples that should have been there: nothing is known of them.
  static let withoutSample = SummaryPart(
    value: .everything, isKnown: false, membership: Answer.yes.bits, weight: nil)

  var isWithoutSample: Bool {
    !isKnown && value.low == nil && value.high == nil && value.numbers == nil
  }

  /// Whether it is certain that it counts, or that it does not.
  var isDecided: Bool { membership == Answer.yes.bits || membership == Answer.no.bits }
}

/// One calculation of one summary, in one area.
struct SummaryRun<Source: ValueSource> {
  let kernel: Kernel<Source>
  let summary: CompiledSummary
  let indicator: Indicator
  let slot: Int

  private var plan: Plan { kernel.compiled.plan }
  private var frame: Frame { kernel.frame }

  var result: FormulaResult {
    if frame.mayLackMembers(of: summary, indicator, slot, plan.areas) {
      return .missing(Interval(indicator.range))
    }
    let parts = parts
    if summary.summary.needs != nil { return known(parts) }
    // Of a time without a sample nobody knows how many there would have been.
    if summary.summary.function == .count, parts.contains(where: \.isWithoutSample) {
      return .missing(Interval(indicator.range))
    }
    guard let interval = SummaryBounds(summary.summary.function, parts).interval else {
      return .doesNotApply
    }
    return settled(interval, parts)
  }

  /// The answer over those known, where there are enough of them.
  private func known(_ parts: [SummaryPart]) -> FormulaResult {
    // One that was given is not left out like one that is missing.
    if parts.contains(where: \.isDoubtful) {
      return .within(Interval(indicator.range), mayFail: true)
    }
    let known = parts.filter { $0.isKnown && $0.isDecided }
    let counting = known.filter { summary.summary.function == .count || $0.isCertain }
    guard !parts.isEmpty else {
      return SummaryBounds(summary.summary.function, []).interval.map { settled($0, []) }
        ?? .doesNotApply
    }
    guard counting.count >= summary.summary.needs?.threshold(of: parts.count) ?? 0 else {
      return .missing(Interval(indicator.range))
    }
    return SummaryBounds(summary.summary.function, counting).interval.map {
      settled($0, counting)
    } ?? .doesNotApply
  }

  private func settled(_ interval: Interval, _ parts: [SummaryPart]) -> FormulaResult {
    let isOfRanges =
      interval.single == nil && parts.allSatisfy { $0.isKnown && $0.isDecided }
    return indicator.settled(interval, canFail: false, reading: isOfRanges ? .within : .known)
  }

  // MARK: - Members

  /// Those that apply, each with what is possible of it.
  private var parts: [SummaryPart] {
    memberSlots.flatMap { slot -> [SummaryPart] in
      summary.members.flatMap { member -> [SummaryPart] in
        let weight = member.weight ?? areaWeight(slot)
        guard let window = summary.summary.window, let reference = member.reference else {
          return [part(member, slot, kernel, weight)].compactMap(\.self)
        }
        return samples(member, reference, window, slot, weight)
      }
    }
  }

  /// One member in one area, at this moment.
  func part(of member: CompiledSummary.Member, in slot: Int) -> SummaryPart? {
    part(member, slot, kernel, member.weight ?? areaWeight(slot))
  }

  var memberTier: TierID { summary.summary.over ?? indicator.tier }

  var memberSlots: [Int] {
    guard let over = summary.summary.over else { return [slot] }
    return frame.slots(of: over, inside: slot, of: indicator.tier, plan.areas)
  }

  private func areaWeight(_ slot: Int) -> ExactNumber? {
    guard !summary.areaWeights.isEmpty else { return nil }
    return summary.areaWeights[frame.tiers[memberTier.index].areas[slot]]
  }

  func place(of member: CompiledSummary.Member, _ slot: Int) -> Int {
    frame.ancestor(of: slot, from: memberTier, to: member.tier, plan.areas)
  }

  /// Nil where the member does not apply, or certainly does not count.
  private func part<Other>(
    _ member: CompiledSummary.Member, _ slot: Int, _ kernel: Kernel<Other>, _ weight: ExactNumber?
  ) -> SummaryPart? {
    let condition = summary.condition.map { kernel.source.value($0, slot) }
    guard condition != Answer.doesNotApply.bits else { return nil }
    let membership = condition ?? Answer.yes.bits
    let isCount = summary.summary.function == .count
    let isDoubtful = self.isDoubtful(condition, slot)
    if isCount, condition != nil {
      var part = SummaryPart(membership: membership)
      part.isDoubtful = isDoubtful
      return part
    }
    let place = self.place(of: member, slot)
    guard membership != Answer.no.bits,
      let (value, isKnown, presence) = value(member, place, kernel)
    else { return nil }
    return SummaryPart(
      value: value, isKnown: isKnown, membership: isCount ? presence : membership, weight: weight,
      isDoubtful: isDoubtful || !isKnown && self.isDoubtful(member, place, kernel))
  }

  /// What is taken of a member, whether it is known, and whether it is there at all.
  private func value<Other>(
    _ member: CompiledSummary.Member, _ place: Int, _ kernel: Kernel<Other>
  ) -> (Interval, Bool, UInt32)? {
    let one = Interval(ExactNumber(1))
    switch member.source {
    case .area: return (one, true, Answer.yes.bits)
    case .number(let index):
      guard let (interval, standing) = kernel.number(index, place, ignoring: true) else {
        return nil
      }
      // What may have no result may be one of those that are not known.
      let isKnown = standing <= .within || interval.single != nil
      return (interval, isKnown, Answer.yes.bits)
    case .column(let column, let values):
      let bits = kernel.source.value(column, place)
      guard bits != 0 else { return nil }
      let numbers = values.indices.filter { bits & (1 << UInt32($0)) != 0 }.map { values[$0] }
      let isKnown =
        numbers.count == 1 || doubt(of: member, column, place, kernel) == .ofRangesOnly
      return (Interval(among: numbers), isKnown, Answer.yes.bits)
    case .answer(let column):
      let bits = kernel.source.value(column, place)
      return bits == 0 ? nil : (one, bits != Answer.unknown.bits, bits)
    case .certainty(let column):
      let levels = LevelSet(bits: kernel.source.value(column, place))
      return levels.isEmpty ? nil : (one, true, Answer(levels.isSingle).bits)
    }
  }

  // MARK: - Windows

  /// A member at each time of the window of which there is a sample, or was one due.
  private func samples(
    _ member: CompiledSummary.Member, _ reference: Reference, _ window: Summary.Window,
    _ slot: Int, _ weight: ExactNumber?
  ) -> [SummaryPart] {
    let place = place(of: member, slot)
    guard let at = frame.at, applies(reference, place) else {
      return frame.at == nil ? [.withoutSample] : []
    }
    let area = frame.tiers[member.tier.index].numbers[place]
    let stretch = window.stretch(at: at, frame.clock.zone)
    let samples = frame.history.samples(of: reference, inArea: area)
    let counted = samples.filter { stretch.contains($0.instant) && $0.instant != at }
    var found = counted.map { part(member, slot, $0.value, reference, weight) }
    let gaps = gaps(in: stretch, at, reference, place).map { $0.count(among: samples) } ?? 0
    if gaps > 0, let blank = blank(reference) {
      found += repeatElement(part(member, slot, blank, reference, weight), count: gaps)
    }
    if window.includesNow, !frame.standsOver(reference, place) {
      found.append(part(member, slot, kernel, weight))
    }
    return found.isEmpty ? [.withoutSample] : found.compactMap(\.self)
  }

  /// A member as it was at another time.
  private func part(
    _ member: CompiledSummary.Member, _ slot: Int, _ sample: Sample.Value, _ reference: Reference,
    _ weight: ExactNumber?
  ) -> SummaryPart? {
    let source = SampleSource(
      compiled: kernel.compiled, frame: frame, reference: reference, sample: sample)
    let other = Kernel(compiled: kernel.compiled, frame: frame, source: source)
    return part(member, slot, other, weight)
  }

  /// What is due in a window; nil where nothing is.
  private func gaps(
    in stretch: ClosedRange<Instant>, _ at: Instant, _ reference: Reference, _ place: Int
  ) -> SampleGaps? {
    guard let rhythm = plan.rhythm(of: reference) else { return nil }
    let stands = frame.standsOver(reference, place)
    return SampleGaps(
      rhythm: rhythm, stretch: stretch, at: at,
      own: stands ? .standing : isMissing(reference, place) ? .missing : .known,
      onlyLast: summary.summary.function == .latest, zone: frame.clock.zone)
  }

  /// A reading that was due and never came.
  private func blank(_ reference: Reference) -> Sample.Value? {
    switch reference {
    case .indicator(let index):
      let indicator = plan.indicators[index]
      return indicator.isReported
        ? .reading(.missing) : .result(.missing(Interval(indicator.range)))
    case .trigger: return .answer(.unknown)
    case .status: return nil
    }
  }

  private func isMissing(_ reference: Reference, _ place: Int) -> Bool {
    switch reference {
    case .indicator(let index):
      kernel.source.isMissing(index, place, kernel.compiled) == Answer.yes.bits
    case .trigger, .status: false
    }
  }

  private func applies(_ reference: Reference, _ place: Int) -> Bool {
    guard case .indicator(let index) = reference else { return true }
    let area = frame.tiers[plan.indicators[index].tier.index].areas[place]
    return plan.indicators[index].applies(inArea: area)
  }
}

extension Summary.Window {
  /// From after the first instant up to and with the second.
  func stretch(at: Instant, _ zone: TimeZoneRules) -> ClosedRange<Instant> {
    switch side {
    case .last: span.start(before: at, in: zone).adding(seconds: 1)...at
    case .lastBeforeNow:
      span.start(before: at, in: zone).adding(seconds: 1)...at.adding(seconds: -1)
    case .next: at.adding(seconds: 1)...span.end(from: at, in: zone)
    }
  }
}
