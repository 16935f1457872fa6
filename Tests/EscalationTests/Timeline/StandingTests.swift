import Escalation
import Testing

@Suite("How a reading stands")
struct StandingTests {
  private func standing(
    read: String, assessed: String, every: String? = nil, freshFor: String? = nil
  ) throws -> String {
    let zone = try london()
    let standing = Escalation.standing(
      readAt: try at(read, in: zone), assessedAt: try at(assessed, in: zone),
      every: try every.map { try Rhythm(parsing: $0) },
      freshFor: try freshFor.map { try TimeSpan(parsing: $0) }, zone: zone)
    return switch standing {
    case .current: "current"
    case .overdue(let since): "overdue since \(zone.civil(at: since).text)"
    case .stale(let since): "stale since \(zone.civil(at: since).text)"
    }
  }

  @Test(
    "with fresh for it stands until it is older than that",
    arguments: [
      ("2024-07-04 12:59:59", "current"), ("2024-07-04 13:00", "current"),
      ("2024-07-04 13:00:01", "stale since 2024-07-04 13:00"),
    ])
  func freshFor(assessed: String, expected: String) throws {
    #expect(
      try standing(read: "2024-07-04 09:00", assessed: assessed, freshFor: "4 hours") == expected)
  }

  @Test(
    "a fresh reading is overdue from the time the next one is due",
    arguments: [
      ("2024-07-05 10:29:59", "current"), ("2024-07-05 10:30", "overdue since 2024-07-05 10:30"),
      ("2024-07-05 21:00", "overdue since 2024-07-05 10:30"),
      ("2024-07-05 21:00:01", "stale since 2024-07-05 21:00"),
    ])
  func overdue(assessed: String, expected: String) throws {
    let found = try standing(
      read: "2024-07-04 09:00", assessed: assessed, every: "day by 10:30", freshFor: "36 hours")
    #expect(found == expected)
  }

  @Test("a span shorter than the rhythm ends the reading before the next is due")
  func freshForShorterThanRhythm() throws {
    let found = try standing(
      read: "2024-07-04 09:00", assessed: "2024-07-05 12:00", every: "day by 10:30",
      freshFor: "12 hours")
    #expect(found == "stale since 2024-07-04 21:00")
  }

  @Test(
    "a daily reading with a time stands until the next day's, made early or late",
    arguments: ["2024-07-04 00:00", "2024-07-04 09:00", "2024-07-04 23:59"])
  func dayBy(read: String) throws {
    #expect(
      try standing(read: read, assessed: "2024-07-05 10:29:59", every: "day by 10:30") == "current")
    #expect(
      try standing(read: read, assessed: "2024-07-05 10:30", every: "day by 10:30")
        == "stale since 2024-07-05 10:30")
  }

  @Test("a daily reading without a time is never shown as the next day's")
  func day() throws {
    let read = "2024-07-04 09:00"
    #expect(try standing(read: read, assessed: "2024-07-04 23:59:59", every: "day") == "current")
    #expect(
      try standing(read: read, assessed: "2024-07-05 00:00", every: "day")
        == "stale since 2024-07-05 00:00")
  }

  @Test("a daily reading kept fresh is overdue only when the next day has ended")
  func dayKeptFresh() throws {
    let read = "2024-07-04 09:00"
    #expect(
      try standing(
        read: read, assessed: "2024-07-05 23:59:59", every: "day", freshFor: "3 days") == "current")
    #expect(
      try standing(read: read, assessed: "2024-07-06 00:00", every: "day", freshFor: "3 days")
        == "overdue since 2024-07-06 00:00")
  }

  @Test("a reading every few hours stands until that long after it, exclusive")
  func elapsed() throws {
    let read = "2024-07-04 09:00"
    #expect(
      try standing(read: read, assessed: "2024-07-04 12:59:59", every: "4 hours") == "current")
    #expect(
      try standing(read: read, assessed: "2024-07-04 13:00", every: "4 hours")
        == "stale since 2024-07-04 13:00")
  }

  @Test("a reading of a week stands for that week, or until the next one's day")
  func week() throws {
    let read = "2024-07-03 09:00"  // a Wednesday
    #expect(try standing(read: read, assessed: "2024-07-07 23:59", every: "week") == "current")
    #expect(
      try standing(read: read, assessed: "2024-07-08 00:00", every: "week")
        == "stale since 2024-07-08 00:00")
    #expect(
      try standing(read: read, assessed: "2024-07-12 17:00", every: "week by friday 17:00")
        == "stale since 2024-07-12 17:00")
    #expect(
      try standing(read: read, assessed: "2024-07-05 17:00", every: "friday by 17:00")
        == "stale since 2024-07-05 17:00")
  }

  @Test("with neither it stands at its own time only")
  func alone() throws {
    let read = "2024-07-04 09:00"
    #expect(try standing(read: read, assessed: read) == "current")
    #expect(
      try standing(read: read, assessed: "2024-07-04 09:00:01") == "stale since 2024-07-04 09:00")
  }

  @Test("a reading made after the assessment never stands")
  func future() throws {
    let found = try standing(
      read: "2024-07-04 09:00", assessed: "2024-07-04 08:59:59", every: "day", freshFor: "3 days")
    #expect(found == "stale since 2024-07-04 09:00")
  }

  @Test("a day of 23 or 25 hours is still one day")
  func clockChanges() throws {
    #expect(
      try standing(
        read: "2024-10-26 12:00", assessed: "2024-10-27 12:00", freshFor: "24 hours")
        == "stale since 2024-10-27 11:00")
    #expect(
      try standing(read: "2024-10-26 12:00", assessed: "2024-10-27 12:00", freshFor: "1 day")
        == "current")
  }
}
