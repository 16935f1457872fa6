internal import Diagnostics

/// A test of the clock alone: `during office`, `before 2025-01-01`.
package enum ClockTest: Hashable, Sendable {
  /// An index into the plan's hours.
  case during(Int)
  case outside(Int)
  /// Local days of the plan's zone.
  case before(CivilDate)
  /// The day itself included.
  case from(CivilDate)
}

extension ClockTest {
  /// What the clock says; unknown without a time.
  func answer(at instant: Instant?, _ hours: [Hours], _ clock: PlanClock) -> Answer {
    guard let instant else { return .unknown }
    switch self {
    case .during(let index): return hours[index].answer(at: instant, clock)
    case .outside(let index): return hours[index].answer(at: instant, clock).negated
    case .before(let date): return Answer(clock.day(of: instant) < date)
    case .from(let date): return Answer(clock.day(of: instant) >= date)
    }
  }
}

extension Answer {
  var negated: Answer { Answer(bits: (bits & 1) << 1 | bits >> 1) }
}
