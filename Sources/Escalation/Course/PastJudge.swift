/// Joins what earlier times say of a test, area by area.
///
/// What is the same in every area is worked out once for a moment. Answers are gone through from
/// the latest one back, only as far as the test looks.
struct PastJudge {
  private let test: LastingTest
  private let at: Instant
  private let zone: TimeZoneRules
  /// Where today, the day before and so on began; or the week, where readings are due by the week.
  private var starts: [Instant] = []
  /// Whether a reading of today, or of this week, was due by now.
  private var isDue = false
  private var spanStart: Instant
  /// The assessment in the place of which a look is taken.
  private let standsFor: Instant?
  /// How far back it may look.
  let lookBack: LookBack

  init(test: LastingTest, at: Instant, zone: TimeZoneRules, standsFor: Instant? = nil) {
    self.standsFor = standsFor
    lookBack = test.lookBack(at: at, zone)
    self.test = test
    self.at = at
    self.zone = zone
    spanStart = at
    switch test.lasting {
    case .readings(let count):
      guard test.isReading, let grid = test.every?.grid else { break }
      let today = grid.period(of: at, in: zone)
      starts = (0...count).map { grid.start(of: today - $0, zone) }
      isDue = grid.due(in: today, zone) <= at
    case .days(let count):
      let today = zone.civil(at: at).date
      starts = (0..<count).map { zone.startOfDay(today.adding(days: -$0)) }
    case .elapsed(let span): spanStart = span.start(before: at, in: zone)
    case .nextDays: break
    }
  }

  /// `answers` stand in the order of their times.
  func judge(_ answers: Span<TimedAnswer>, _ voice: Voice) -> PastAnswer {
    if case .nextDays(let count) = test.lasting { return nextDays(count, answers) }
    return earlier(answers, voice)
  }

  /// Which of several times count where there is an answer at each, and one of the moment's own; nil
  /// where the test looks ahead.
  func choose(_ times: Span<TimedAnswer>) -> ChosenTimes? {
    if case .nextDays = test.lasting { return nil }
    return earlier(times, .own)
  }

  private func earlier<Past: JoinedPast>(_ answers: Span<TimedAnswer>, _ voice: Voice) -> Past {
    switch test.lasting {
    case .readings(let count):
      guard test.isReading, let every = test.every else { return lastOnes(count, answers, voice) }
      if every.grid != nil { return periods(count, answers, voice) }
      return spaced(count, answers, every, voice)
    case .days: return days(answers, voice)
    case .elapsed: return elapsed(answers)
    case .nextDays: return Past(includesNow: false)
    }
  }

  /// Whether an answer counts among those of earlier times.
  private func counts(_ answer: TimedAnswer) -> Bool {
    answer.instant < at && answer.bits != Answer.doesNotApply.bits
  }

  /// The latest of the answers before an index that counts, which becomes the index.
  @inline(__always)
  private func latest(before index: inout Int, _ answers: Span<TimedAnswer>) -> TimedAnswer? {
    while index > 0 {
      index -= 1
      if counts(answers[index]) { return answers[index] }
    }
    return nil
  }

  /// Whether the latest answer is of today, or of this week where readings are due by the week.
  private func hasToday(_ answers: Span<TimedAnswer>) -> Bool {
    var index = answers.count
    return latest(before: &index, answers).map { $0.instant >= starts[0] } ?? false
  }

  // MARK: - Readings

  /// Where no rhythm says when a reading is due: one for each assessment.
  private func lastOnes<Past: JoinedPast>(
    _ count: Int, _ answers: Span<TimedAnswer>, _ voice: Voice
  ) -> Past {
    var past = Past(includesNow: voice != .standing)
    var wanted = past.includesNow ? count - 1 : count
    var index = answers.count
    while wanted > 0, let answer = latest(before: &index, answers) {
      if past.includesNow, let standsFor, answer.instant >= standsFor { continue }
      past.join(answer.bits, index)
      wanted -= 1
    }
    if wanted > 0 { past.joinUnknown() }
    return past
  }

  /// One for each day or week in which it is due; of several the last one.
  private func periods<Past: JoinedPast>(
    _ count: Int, _ answers: Span<TimedAnswer>, _ voice: Voice
  ) -> Past {
    let isOwn = voice == .own
    var past = Past(includesNow: isOwn)
    let first = isOwn || isDue || hasToday(answers) ? 0 : 1
    let last = first + count - 1
    // The next period, counted back from today, that is still to be found.
    var next = isOwn ? 1 : first
    var back = 0
    var index = answers.count
    while let answer = latest(before: &index, answers) {
      while back <= last, answer.instant < starts[back] { back += 1 }
      if back > last { break }
      if back < next { continue }
      if back > next { past.joinUnknown() }
      past.join(answer.bits, index)
      next = back + 1
    }
    if next <= last { past.joinUnknown() }
    return past
  }

  /// One for each span that has gone by since the one before.
  private func spaced<Past: JoinedPast>(
    _ count: Int, _ answers: Span<TimedAnswer>, _ every: Rhythm, _ voice: Voice
  ) -> Past {
    var past = Past(includesNow: voice == .own)
    var next: Instant? = voice == .own ? at : nil
    var wanted = voice == .own ? count - 1 : count
    var index = answers.count
    while let answer = latest(before: &index, answers) {
      if wanted <= 0 { break }
      let due = every.nextDue(after: answer.instant, in: zone)
      // One that comes late is still a reading; where the one after it was due too, one is lacking.
      let isLacking = next.map { every.nextDue(after: due, in: zone) <= $0 } ?? (due <= at)
      if isLacking {
        past.joinUnknown()
        wanted -= 1
      }
      if wanted > 0 { past.join(answer.bits, index) }
      wanted -= 1
      next = answer.instant
    }
    if wanted > 0 { past.joinUnknown() }
    return past
  }

  // MARK: - Days

  private func days<Past: JoinedPast>(_ answers: Span<TimedAnswer>, _ voice: Voice) -> Past {
    var past = Past(
      includesNow: voice == .own || (voice == .blank && !hasToday(answers)))
    // How many days back an answer has been found for each day.
    var found = past.includesNow ? 0 : -1
    var back = 0
    var index = answers.count
    while let answer = latest(before: &index, answers) {
      while back < starts.count, answer.instant < starts[back] { back += 1 }
      if back == starts.count { break }
      if back > found + 1 { past.joinUnknown() }
      past.join(answer.bits, index)
      found = max(found, back)
    }
    if found < starts.count - 1 { past.joinUnknown() }
    return past
  }

  private func nextDays(_ count: Int, _ answers: Span<TimedAnswer>) -> PastAnswer {
    let ahead = answers.indices.map { answers[$0] }.filter {
      $0.instant > at && $0.bits != Answer.doesNotApply.bits
    }
    let byDay = Dictionary(grouping: ahead) { zone.civil(at: $0.instant).date }
    let today = zone.civil(at: at).date
    var past = PastAnswer(includesNow: false)
    for day in 1...max(1, count) {
      guard let answers = byDay[today.adding(days: day)] else {
        past.joinUnknown()
        continue
      }
      for answer in answers { past.join(answer.bits, 0) }
    }
    return past
  }

  // MARK: - Elapsed time

  /// Each answer stands until the next one, as long as its reading does.
  private func elapsed<Past: JoinedPast>(_ answers: Span<TimedAnswer>) -> Past {
    var past = Past(includesNow: true)
    var end = at
    var index = answers.count
    while let answer = latest(before: &index, answers) {
      let spoken = test.speaks(from: answer.instant, zone) ?? end
      if spoken < end { past.joinUnknown() }
      // One that was old before the stretch began says nothing of it.
      if answer.instant >= spanStart || spoken > spanStart { past.join(answer.bits, index) }
      end = answer.instant
      if answer.instant <= spanStart { return past }
    }
    past.joinUnknown()
    return past
  }
}
