extension BatchRun {
  /// What is to be said where the plan's calendars do not reach over all the times met.
  package var calendarRemark: String? {
    guard earliest <= latest else { return nil }
    return compiled.plan.calendarRemark(from: earliest, through: latest, zone: zone)
  }
}
