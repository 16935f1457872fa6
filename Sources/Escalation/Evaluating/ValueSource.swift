/// Where a calculation finds what it reads: a frame as it is, one in which missing readings have
/// been chosen, or one sample of the past.
protocol ValueSource {
  func reading(_ indicator: Int, _ slot: Int) -> Reading
  /// The result of a formula or summary, or the value of a figure, after `if missing`.
  func result(_ indicator: Int, _ slot: Int) -> FormulaResult
  func value(_ column: Int, _ slot: Int) -> UInt32
  /// As the data have it, whatever is chosen for what is missing.
  func isMissing(_ indicator: Int, _ slot: Int, _ compiled: CompiledPlan) -> UInt32
}

extension Frame: ValueSource {
  func reading(_ indicator: Int, _ slot: Int) -> Reading { readings[indicator][slot] }
  func result(_ indicator: Int, _ slot: Int) -> FormulaResult { formulas[indicator][slot] }
  func value(_ column: Int, _ slot: Int) -> UInt32 { values[column][slot] }

  func isMissing(_ indicator: Int, _ slot: Int, _ compiled: CompiledPlan) -> UInt32 {
    if compiled.plan.indicators[indicator].isReported { return readings[indicator][slot].isMissing }
    let kernel = Kernel(compiled: compiled, frame: self)
    let result = kernel.plainResult(indicator, at: slot)
    // Nothing is missing, though there may be numbers in the ranges that have no result.
    if case .missing = result, kernel.hangsOnRangesOnly(indicator, slot) {
      return Answer.unknown.bits
    }
    return result.isMissing
  }
}

extension Reading {
  /// ``Answer`` bits.
  var isMissing: UInt32 {
    switch state {
    case .known, .within: Answer.no.bits
    case .missing: Answer.yes.bits
    case .doesNotApply: Answer.doesNotApply.bits
    }
  }
}

extension FormulaResult {
  /// ``Answer`` bits.
  var isMissing: UInt32 {
    switch self {
    case .known: Answer.no.bits
    case .missing: Answer.yes.bits
    case .within(_, let mayFail): mayFail ? Answer.unknown.bits : Answer.no.bits
    case .doesNotApply: Answer.doesNotApply.bits
    }
  }

  var isOpen: Bool { openInterval != nil }

  /// Where it lies; nil where it is known, or does not apply.
  var openInterval: Interval? {
    switch self {
    case .missing(let interval), .within(let interval, _): interval
    case .known, .doesNotApply: nil
    }
  }
}

/// One sample of a sign, read as though it were now.
struct SampleSource: ValueSource {
  let compiled: CompiledPlan
  let frame: Frame
  let reference: Reference
  let sample: Sample.Value

  func reading(_ indicator: Int, _ slot: Int) -> Reading {
    if case .reading(let reading) = sample, reference == .indicator(indicator) { return reading }
    return frame.reading(indicator, slot)
  }

  func result(_ indicator: Int, _ slot: Int) -> FormulaResult {
    if case .result(let result) = sample, reference == .indicator(indicator) { return result }
    return frame.result(indicator, slot)
  }

  func value(_ column: Int, _ slot: Int) -> UInt32 {
    switch (sample, reference) {
    case (.levels(let levels), _) where compiled.levelColumn(of: reference) == column:
      return levels.bits
    case (.answer(let answer), .trigger(let index)) where compiled.triggerAnswers[index] == column:
      return answer.bits
    default:
      return Kernel(compiled: compiled, frame: frame, source: self).value(of: column, at: slot)
    }
  }

  func isMissing(_ indicator: Int, _ slot: Int, _ compiled: CompiledPlan) -> UInt32 {
    guard reference == .indicator(indicator) else {
      return frame.isMissing(indicator, slot, compiled)
    }
    return switch sample {
    case .reading(let reading): reading.isMissing
    case .result(let result): result.isMissing
    case .levels, .answer: Answer.no.bits
    }
  }
}
