// Members of summaries that are known by the range of a reading. Such a reading was given: where only
// those known are asked for, it is one of them.
extension SummaryRun {
  /// What leaves a member open.
  enum Doubt {
    case ofNoRange, ofRangesOnly
    /// Something is missing besides.
    case ofRangesToo
  }

  func doubt<Other>(
    of member: CompiledSummary.Member, _ column: Int, _ place: Int, _ kernel: Kernel<Other>
  ) -> Doubt {
    guard case .indicator(let index)? = member.reference else { return doubt(column, place) }
    if kernel.compiled.plan.indicators[index].isReported {
      return kernel.source.reading(index, place).state == .within ? .ofRangesOnly : .ofNoRange
    }
    guard case .within(_, let mayFail) = kernel.source.result(index, place) else {
      return doubt(column, place)
    }
    return mayFail ? .ofRangesToo : .ofRangesOnly
  }

  /// Looked for only where it makes a difference.
  private func doubt(_ column: Int, _ place: Int) -> Doubt {
    guard summary.summary.needs != nil || indicator.whenMissing != .unknown else {
      return .ofNoRange
    }
    let finder = RootFinder(compiled: kernel.compiled, frame: kernel.frame)
    let roots = finder.roots(of: column, place)
    let ranges = roots.count { finder.isRange($0) }
    return ranges == 0 ? .ofNoRange : ranges == roots.count ? .ofRangesOnly : .ofRangesToo
  }

  /// Whether a range leaves open if something counts.
  func isDoubtful(_ condition: UInt32?, _ slot: Int) -> Bool {
    guard condition == Answer.unknown.bits, let column = summary.condition else { return false }
    return doubt(column, slot) != .ofNoRange
  }

  func isDoubtful<Other>(
    _ member: CompiledSummary.Member, _ place: Int, _ kernel: Kernel<Other>
  ) -> Bool {
    switch member.source {
    case .area: return false
    case .number(let index):
      guard !kernel.compiled.plan.indicators[index].isReported else { return false }
      if case .within = kernel.source.result(index, place) { return true }
      return false
    case .column(let column, _), .answer(let column), .certainty(let column):
      return doubt(of: member, column, place, kernel) != .ofNoRange
    }
  }
}

extension RootFinder {
  /// Whether it is a reading that was given as a range.
  func isRange(_ root: Root) -> Bool {
    guard case .reading(let indicator, let slot) = root,
      compiled.plan.indicators[indicator].isReported
    else { return false }
    return frame.readings[indicator][slot].state == .within
  }
}
