/// The times in a file at which a plan is not yet, or no longer, in effect. They are evaluated all
/// the same, and it is said.
struct TimesOutside {
  private var early = 0
  private var late = 0

  mutating func note(_ instant: Instant, _ plan: Plan.Header, _ zone: TimeZoneRules) {
    guard plan.effective != nil || plan.until != nil else { return }
    let day = zone.civil(at: instant).date
    if let effective = plan.effective, day < effective { early += 1 }
    if let until = plan.until, day > until { late += 1 }
  }

  func remarks(_ plan: Plan.Header) -> [String] {
    [
      plan.effective.flatMap {
        early > 0 ? "\(Self.times(early)) before \($0.iso), when the plan takes effect" : nil
      },
      plan.until.flatMap {
        late > 0 ? "\(Self.times(late)) after \($0.iso), the plan's last day" : nil
      },
    ].compactMap(\.self)
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "1 time is" : "\(count) times are"
  }
}
