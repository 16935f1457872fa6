// The loops of tests over time that many rows go through.
extension CompiledPlan {
  /// A sign and the level it speaks for.
  func speak(_ answers: [UInt32], _ level: Level, _ values: inout [UInt32]) {
    let answers = answers.span
    let level = LevelSet(level).bits
    var values = values.mutableSpan
    for slot in values.indices {
      let answer = answers[slot]
      values[slot] = (0 &- (answer & 1)) & level | answer &>> 1
    }
  }

  /// It has lasted where it held each time, and holds now where now has a say.
  func last(_ past: [PastAnswer], _ answers: [UInt32], _ values: inout [UInt32]) {
    for slot in values.indices {
      let before = slot < past.count ? past[slot] : .unknown
      let now = answers[slot]
      if !before.includesNow {
        values[slot] = before.bits
      } else {
        let joined = now & before.bits & 1 | (now | before.bits) & 2
        values[slot] = now == Answer.doesNotApply.bits ? now : joined
      }
    }
  }

  /// How readings have changed, where both are plain numbers. What is not so is left to the kernel.
  func change(_ indicator: Int, _ index: Int, _ frame: Frame, _ values: inout [UInt32]) {
    let test = changes[index]
    let readings = frame.readings[indicator]
    guard let table = test.table, !test.change.isRelative, readings.count == values.count,
      let at = frame.at, index < frame.course.starts.count, let start = frame.course.starts[index]
    else {
      return change(indicator, index, frame, at: Array(values.indices), &values)
    }
    let isFall = test.change.direction == .falls
    let order = frame.order(of: plan.indicators[indicator].tier)
    let extremes =
      frame.history.samples(of: .indicator(indicator))?
      .extremes(from: start, before: at, isHighest: isFall, in: order) ?? []
    let ignoresBlanks = plan.indicators[indicator].whenMissing == .ignore
    let others = Self.compare(readings, ignoresBlanks, extremes, isFall, table, &values)
    change(indicator, index, frame, at: others, &values)
  }

  /// Compares readings with the highest or lowest ones of earlier times, as a table asks. Returns the
  /// slots in which that cannot be told so.
  private static func compare(
    _ readings: [Reading], _ ignoresBlanks: Bool, _ extremes: [Reading], _ isFall: Bool,
    _ table: NumberTable, _ values: inout [UInt32]
  ) -> [Int] {
    let readings = readings.span
    let extremes = extremes.span
    let cuts = table.cuts.span
    let payloads = table.payloads.span
    var values = values.mutableSpan
    var others: [Int] = []
    for slot in values.indices {
      let now = readings[slot]
      let earlier = slot < extremes.count ? extremes[slot] : .missing
      if now.state == .doesNotApply || (now.state == .missing && ignoresBlanks) {
        values[slot] = Answer.doesNotApply.bits
      } else if !earlier.isGiven {
        values[slot] = Answer.unknown.bits
      } else if now.state != .known || earlier.state == .within {
        others.append(slot)
      } else if let amount = isFall ? earlier.minus(now) : now.minus(earlier) {
        let segment = table.segment(
          of: amount.mantissa, scale: amount.scale, cuts, payloads.count - 1)
        values[slot] = payloads[segment]
      } else {
        others.append(slot)
      }
    }
    return others
  }

  /// The same slot by slot. The kernel holds a copy of the frame, and is made only where it is needed.
  private func change(
    _ indicator: Int, _ index: Int, _ frame: Frame, at slots: [Int], _ values: inout [UInt32]
  ) {
    if slots.isEmpty { return }
    let kernel = Kernel(compiled: self, frame: frame)
    for slot in slots { values[slot] = kernel.change(indicator, index, slot) }
  }
}

extension Reading {
  /// Nil where that has more digits than a reading.
  @inline(__always)
  fileprivate func minus(_ other: Reading) -> Reading? {
    if scale == other.scale { return Reading(mantissa: mantissa - other.mantissa, scale: scale) }
    let finer = max(scale, other.scale)
    guard let own = mantissa(at: finer), let theirs = other.mantissa(at: finer) else { return nil }
    return Reading(mantissa: own - theirs, scale: finer)
  }

  /// The digits on a finer scale; nil where there are too many.
  @inline(__always)
  private func mantissa(at finer: UInt8) -> Int64? {
    var result = mantissa
    var scale = scale
    let most: Int64 = 100_000_000_000_000_000
    while scale < finer {
      guard result.magnitude < most.magnitude else { return nil }
      result *= 10
      scale += 1
    }
    return result
  }
}
