extension Plan {
  /// What is to be said where the calendars do not reach over all of some time; nil where they do,
  /// or nothing in the plan asks for bank holidays.
  package func calendarRemark(
    from first: Instant, through last: Instant, zone: TimeZoneRules
  ) -> String? {
    guard allHours.contains(where: \.namesBankHolidays) else { return nil }
    let clock = clock(in: zone)
    let (from, until) = (clock.day(of: first), clock.day(of: last))
    guard let covered = holidays.covered else {
      return "no calendar is known, so no day is taken for a bank holiday"
    }
    if until > covered.upperBound {
      return "the calendar ends on \(PeopleTime.day(covered.upperBound)); "
        + "which days after it are bank holidays is not known"
    }
    if from < covered.lowerBound {
      return "the calendar begins on \(PeopleTime.day(covered.lowerBound)); "
        + "which days before it are bank holidays is not known"
    }
    return nil
  }
}
