/// What a test came to at one time.
struct TimedAnswer: Hashable, Sendable {
  let instant: Instant
  /// ``Answer`` bits.
  let bits: UInt32
}

/// What the moment itself has to say of a test over time.
enum Voice: Sendable {
  /// It has a reading of its own, or is assessed whenever anything is.
  case own
  /// Nothing is known at the moment.
  case blank
  /// An earlier reading still stands, and has been counted at its own time.
  case standing
}

/// Joins what earlier times say of a test.
struct PastJudge {
  let test: LastingTest
  let at: Instant
  let zone: TimeZoneRules
  let voice: Voice

  /// `answers` stand in the order of their times.
  func judge(_ answers: [TimedAnswer]) -> PastAnswer {
    let counted = answers.filter { $0.bits != Answer.doesNotApply.bits }
    switch test.lasting {
    case .readings(let count): return readings(count, counted.filter { $0.instant < at })
    case .days(let count): return days(count, counted.filter { $0.instant < at })
    case .elapsed(let span): return elapsed(span, counted.filter { $0.instant < at })
    case .nextDays(let count): return nextDays(count, counted.filter { $0.instant > at })
    }
  }

  private func joined(_ answers: [UInt32], includesNow: Bool) -> PastAnswer {
    let bits = answers.reduce(Answer.yes.bits) { $0 & $1 & 1 | ($0 | $1) & 2 }
    return PastAnswer(bits: bits, includesNow: includesNow)
  }

  // MARK: - Readings

  private func readings(_ count: Int, _ answers: [TimedAnswer]) -> PastAnswer {
    guard test.isReading, let every = test.every else { return lastOnes(count, answers) }
    if let grid = every.grid { return periods(count, answers, grid) }
    return spaced(count, answers, every)
  }

  /// Where no rhythm says when a reading is due: one for each assessment.
  private func lastOnes(_ count: Int, _ answers: [TimedAnswer]) -> PastAnswer {
    let includesNow = voice != .standing
    let wanted = includesNow ? count - 1 : count
    var bits = answers.suffix(wanted).map(\.bits)
    if bits.count < wanted { bits.append(Answer.unknown.bits) }
    return joined(bits, includesNow: includesNow)
  }

  /// One for each day or week in which it is due; of several the last one.
  private func periods(
    _ count: Int, _ answers: [TimedAnswer], _ grid: RhythmGrid
  ) -> PastAnswer {
    let latest = Dictionary(answers.map { (grid.period(of: $0.instant, in: zone), $0.bits) }) {
      $1
    }
    let today = grid.period(of: at, in: zone)
    let isOwn = voice == .own
    let isDue = grid.due(in: today, zone) <= at
    let newest = isOwn || latest[today] != nil || isDue ? today : today - 1
    let bits = (0..<count).compactMap { back -> UInt32? in
      let period = newest - back
      if period == today, isOwn { return nil }
      return latest[period] ?? Answer.unknown.bits
    }
    return joined(bits, includesNow: isOwn && newest == today)
  }

  /// One for each span that has gone by since the one before.
  private func spaced(_ count: Int, _ answers: [TimedAnswer], _ every: Rhythm) -> PastAnswer {
    var bits: [UInt32] = []
    var next: Instant? = voice == .own ? at : nil
    let wanted = voice == .own ? count - 1 : count
    for answer in answers.reversed() where bits.count < wanted {
      let due = every.nextDue(after: answer.instant, in: zone)
      // One that comes late is still a reading; where the one after it was due too, one is lacking.
      let isLacking = next.map { every.nextDue(after: due, in: zone) <= $0 } ?? (due <= at)
      if isLacking { bits.append(Answer.unknown.bits) }
      bits.append(answer.bits)
      next = answer.instant
    }
    while bits.count < wanted { bits.append(Answer.unknown.bits) }
    return joined(Array(bits.prefix(wanted)), includesNow: voice == .own)
  }

  // MARK: - Days

  private func days(_ count: Int, _ answers: [TimedAnswer]) -> PastAnswer {
    let byDay = Dictionary(grouping: answers) { zone.civil(at: $0.instant).date }
    let today = zone.civil(at: at).date
    let isFirstOfToday = byDay[today] == nil
    let includesNow = voice == .own || (voice == .blank && isFirstOfToday)
    var bits: [UInt32] = []
    for back in 0..<count {
      if let day = byDay[today.adding(days: -back)] {
        bits += day.map(\.bits)
      } else if back > 0 || !includesNow {
        bits.append(Answer.unknown.bits)
      }
    }
    return joined(bits, includesNow: includesNow)
  }

  private func nextDays(_ count: Int, _ answers: [TimedAnswer]) -> PastAnswer {
    let byDay = Dictionary(grouping: answers) { zone.civil(at: $0.instant).date }
    let today = zone.civil(at: at).date
    let bits = (1...max(1, count)).flatMap { ahead -> [UInt32] in
      byDay[today.adding(days: ahead)]?.map(\.bits) ?? [Answer.unknown.bits]
    }
    return joined(bits, includesNow: false)
  }

  // MARK: - Elapsed time

  /// Each answer stands until the next one, as long as its reading does.
  private func elapsed(_ span: TimeSpan, _ answers: [TimedAnswer]) -> PastAnswer {
    let start = span.start(before: at, in: zone)
    var inside = answers.filter { $0.instant > start }
    if let before = answers.last(where: { $0.instant <= start }) { inside.insert(before, at: 0) }
    var bits = inside.map(\.bits)
    if inside.first.map({ $0.instant > start }) ?? true { bits.append(Answer.unknown.bits) }
    let ends = inside.dropFirst().map(\.instant) + [at]
    for (answer, end) in zip(inside, ends) where !test.stands(answer.instant, until: end, zone) {
      bits.append(Answer.unknown.bits)
    }
    return joined(bits, includesNow: true)
  }
}

extension LastingTest {
  /// Answers of before then are looked at no more; of those at most the last one.
  func horizon(at: Instant, _ zone: TimeZoneRules) -> Instant? {
    switch lasting {
    case .days(let count):
      return zone.startOfDay(zone.civil(at: at).date.adding(days: -count))
    case .elapsed(let span): return span.start(before: at, in: zone)
    case .nextDays: return at
    case .readings(let count):
      guard isReading, let grid = every?.grid else { return nil }
      return grid.start(of: grid.period(of: at, in: zone) - count, zone)
    }
  }

  /// How many of the last answers are looked at, where that is what is asked for.
  var longestRow: Int? {
    if case .readings(let count) = lasting { count } else { nil }
  }

  /// Whether what was read at one time may still be taken for true until another.
  fileprivate func stands(_ from: Instant, until end: Instant, _ zone: TimeZoneRules) -> Bool {
    if let gap { return gap.end(from: from, in: zone) >= end }
    if let every, isReading { return every.end(ofReadingAt: from, in: zone) >= end }
    return true
  }
}
