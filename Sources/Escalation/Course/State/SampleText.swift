/// How the samples of a sign are written in a state file, and read again.
struct SampleText {
  let plan: Plan
  let reference: Reference

  private var values: [String]? {
    if case .indicator(let index) = reference { plan.indicators[index].values } else { nil }
  }

  func text(of value: Sample.Value) -> String {
    switch value {
    case .reading(let reading):
      if let range = reading.rangeText { return range }
      guard reading.state == .known else { return "missing" }
      return values.map { $0[Int(reading.mantissa)] } ?? reading.number.text
    case .result(.known(let number)): return text(of: number)
    case .result(.within(let interval, mayFail: false)):
      guard let low = interval.low, let high = interval.high else { return "missing" }
      return "\(text(of: low.value)) to \(text(of: high.value))"
    case .result: return "missing"
    case .levels(let set):
      return plan.scale.levels.filter { set.contains($0) }.map { plan.scale[$0].name }
        .joined(separator: " or ")
    case .answer(let answer): return answer.word
    }
  }

  private func text(of number: ExactNumber) -> String {
    "\(number.numerator)/\(number.denominator)"
  }

  /// Nil where the text is no sample of this sign.
  func value(of text: String) -> Sample.Value? {
    switch reference {
    case .trigger: return Answer(word: text).map(Sample.Value.answer)
    case .status:
      let names = text.isEmpty ? [] : text.components(separatedBy: " or ")
      let levels = names.map { plan.scale.level(named: $0) }
      guard !levels.contains(nil) else { return nil }
      return .levels(
        levels.compactMap(\.self).reduce(LevelSet.none) { $0.union(LevelSet($1)) })
    case .indicator(let index):
      return plan.indicators[index].isReported ? reading(text, index) : result(text)
    }
  }

  private func reading(_ text: String, _ index: Int) -> Sample.Value? {
    let indicator = plan.indicators[index]
    return switch indicator.range(text) ?? indicator.value(text) {
    case .number(let number): .reading(Reading(number))
    case .range(let low, let high): Reading(from: low, to: high).map(Sample.Value.reading)
    case .word(let word): .reading(.word(word))
    default: text == "missing" ? .reading(.missing) : nil
    }
  }

  private func result(_ text: String) -> Sample.Value? {
    if text == "missing" { return .result(.missing(.everything)) }
    let ends = text.components(separatedBy: " to ").map(number)
    guard let low = ends[0], ends.count <= 2 else { return nil }
    guard ends.count == 2 else { return .result(.known(low)) }
    guard let high = ends[1] else { return nil }
    let interval = Interval(
      low: .init(value: low, isIncluded: true), high: .init(value: high, isIncluded: true))
    return .result(.within(interval, mayFail: false))
  }

  private func number(_ text: String) -> ExactNumber? {
    let parts = text.split(separator: "/").map { Int128($0) }
    guard parts.count == 2, let above = parts[0], let below = parts[1], below > 0 else {
      return nil
    }
    return ExactNumber(above, over: below)
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
