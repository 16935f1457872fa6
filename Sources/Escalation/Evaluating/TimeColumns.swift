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
    let numbers = frame.tiers[plan.indicators[indicator].tier.index].numbers
    let lists = frame.history.samples(of: .indicator(indicator))
    let samples = lists.span
    var others: [Int] = []
    for slot in values.indices {
      let now = readings[slot]
      let number = numbers[slot]
      if now.state == .known, number < samples.count {
        switch samples[number].span.extreme(from: start, before: at, isHighest: isFall) {
        case nil:
          values[slot] = Answer.unknown.bits
          continue
        case let earlier? where earlier.state == .within: break
        case let earlier?:
          guard let amount = isFall ? earlier.minus(now) : now.minus(earlier) else { break }
          values[slot] = table.payload(mantissa: amount.mantissa, scale: amount.scale)
          continue
        }
      }
      others.append(slot)
    }
    change(indicator, index, frame, at: others, &values)
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

extension Span<Sample> {
  /// The highest or lowest reading of a window, or one that is a range, with which that is not told
  /// so quickly; the samples stand in the order of their times.
  fileprivate func extreme(from start: Instant, before at: Instant, isHighest: Bool) -> Reading? {
    var extreme: Reading?
    var index = count - 1
    while index >= 0, self[index].instant >= start {
      defer { index -= 1 }
      guard self[index].instant < at, case .reading(let reading) = self[index].value,
        reading.isGiven
      else { continue }
      if reading.state == .within { return reading }
      guard let best = extreme else {
        extreme = reading
        continue
      }
      if isHighest ? best.isBelow(reading) : reading.isBelow(best) { extreme = reading }
    }
    return extreme
  }
}

extension Reading {
  @inline(__always)
  fileprivate func isBelow(_ other: Reading) -> Bool {
    scale == other.scale ? mantissa < other.mantissa : number < other.number
  }

  /// Nil where that has more digits than a reading.
  @inline(__always)
  fileprivate func minus(_ other: Reading) -> Reading? {
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
