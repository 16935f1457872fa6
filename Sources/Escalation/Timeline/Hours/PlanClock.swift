/// How a plan counts time: the clocks of its zone, and the bank holidays of its calendars.
package struct PlanClock: Sendable {
  package let zone: TimeZoneRules
  package let holidays: Holidays

  package init(zone: TimeZoneRules, holidays: Holidays = .unknown) {
    self.zone = zone
    self.holidays = holidays
  }

  package static let utc = PlanClock(zone: .utc)

  /// The local day of an instant. Where the clocks go back over midnight the day has begun once it
  /// has begun for the first time.
  package func day(of instant: Instant) -> CivilDate {
    let date = zone.civil(at: instant).date
    let next = date.adding(days: 1)
    return instant >= zone.startOfDay(next) ? next : date
  }
}
