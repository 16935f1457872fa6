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

/// What the moment has to say of a test, area by area.
struct Voices {
  /// Empty where the test is of no readings.
  private let readings: [Reading]
  private let stoodOver: [Instant?]

  init(of test: LastingTest, _ frame: Frame) {
    guard test.isReading, case .indicator(let index) = test.subject else {
      (readings, stoodOver) = ([], [])
      return
    }
    readings = frame.readings[index]
    stoodOver = frame.course.stoodOver(index)
  }

  /// Whether any of them may stand over from earlier.
  var mayStand: Bool { !readings.isEmpty && !stoodOver.isEmpty }

  /// In how many areas the moment is blank.
  var blanks: Int {
    let readings = readings.span
    var blanks = 0
    for slot in readings.indices where readings[slot].state == .missing { blanks += 1 }
    return blanks
  }

  /// Adds `mark` to the bits of every slot in which the moment has no reading of its own.
  func mark(_ mark: UInt32, _ bits: inout [UInt32]) {
    if readings.isEmpty { return }
    let readings = readings.span
    var bits = bits.mutableSpan
    for slot in bits.indices where readings[slot].state == .missing { bits[slot] |= mark }
    for slot in stoodOver.indices where slot < bits.count && stoodOver[slot] != nil {
      bits[slot] |= mark
    }
  }

  subscript(slot: Int) -> Voice {
    if readings.isEmpty { return .own }
    if readings[slot].state == .missing { return .blank }
    return slot < stoodOver.count && stoodOver[slot] != nil ? .standing : .own
  }
}

extension LastingTest {
  /// Whether it is of earlier times only.
  var looksBack: Bool {
    if case .nextDays = lasting { false } else { true }
  }

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

  /// Until when what was read at a time may be taken for true; nil until something else is read.
  func speaks(from instant: Instant, _ zone: TimeZoneRules) -> Instant? {
    if let gap { return gap.end(from: instant, in: zone) }
    return isReading ? every?.end(ofReadingAt: instant, in: zone) : nil
  }
}
