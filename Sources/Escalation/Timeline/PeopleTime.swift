/// Times as people read them in an answer, in English and in the plan's own zone.
package enum PeopleTime {
  /// The day and time with its year: `Sat 6 Nov 2021 07:30`.
  package static func full(_ instant: Instant, in zone: TimeZoneRules) -> String {
    let local = zone.civil(at: instant)
    return "\(day(local.date)) \(local.time.text)"
  }

  /// The day and time where the year goes without saying: `Thu 4 Nov 10:12`.
  package static func short(_ instant: Instant, in zone: TimeZoneRules) -> String {
    let local = zone.civil(at: instant)
    return "\(dayAndMonth(local.date)) \(local.time.text)"
  }

  /// The time alone, where the day goes without saying: `10:12`.
  package static func clock(_ instant: Instant, in zone: TimeZoneRules) -> String {
    zone.civil(at: instant).time.text
  }

  /// The day with its year: `Sat 6 Nov 2021`.
  package static func day(_ date: CivilDate) -> String {
    "\(dayAndMonth(date)) \(date.year)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func dayAndMonth(_ date: CivilDate) -> String {
    let weekday = date.weekday.name.prefix(3)
    return "\(weekday.prefix(1).uppercased())\(weekday.dropFirst()) \(date.day) "
      + months[date.month - 1]
  }
}
