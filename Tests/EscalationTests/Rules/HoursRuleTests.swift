import Escalation
import Testing

@Suite("Rule 11: hours, holidays, seasons and who is on duty")
struct HoursRuleTests {
  /// Whether a time in London falls into hours of these lines.
  private func contains(_ lines: String, _ time: String) throws -> Bool {
    let loaded = try tinyPlan(
      """
      calendar: england.yaml
      hours: {wanted: [\(lines)]}
      triggers: {now: {level: red, when: during wanted}}
      statuses: {overall: {worst of: [now]}}
      """)
    let clock = try ShippedCalendar.clock()
    let instant = try WrittenTime(parsing: time).instant(in: clock.zone)
    return try #require(loaded.plan.hours.first).contains(instant, clock)
  }

  @Test("rule 11: a bank holiday is from midnight to midnight, unless it carries hours")
  func bankHoliday() throws {
    #expect(try !contains("bank holidays", "2024-12-24 23:59:59"))
    #expect(try contains("bank holidays", "2024-12-25 00:00"))
    #expect(try contains("bank holidays", "2024-12-26 23:59:59"))
    #expect(try !contains("bank holidays", "2024-12-27 00:00"))
    let hours = "bank holidays 10:00 to 12:00"
    #expect(try !contains(hours, "2024-12-25 09:59:59"))
    #expect(try contains(hours, "2024-12-25 10:00"))
    #expect(try !contains(hours, "2024-12-25 12:00"))
  }

  @Test("rule 11: 'not' subtracts last, wherever it stands")
  func notIsLast() throws {
    for lines in [
      "not bank holidays, monday to friday 08:00 to 17:00",
      "monday to friday 08:00 to 17:00, not bank holidays",
    ] {
      #expect(try contains(lines, "2024-12-24 10:00"))
      #expect(try !contains(lines, "2024-12-25 10:00"))
    }
  }

  @Test("rule 11: from 1 June to 15 September is a season, both days in it")
  func season() throws {
    let season = "1 june to 15 september"
    #expect(try !contains(season, "2024-05-31 23:59:59"))
    #expect(try contains(season, "2024-06-01 00:00"))
    #expect(try contains(season, "2024-09-15 23:59:59"))
    #expect(try !contains(season, "2024-09-16 00:00"))
    #expect(try contains(season, "2025-07-01 00:00"))
  }

  private static let covered = """
    plimsoll: 1
    plan: demo
    version: 1
    timezone: UTC
    scale: {calm: {title: Calm}, busy: {title: Busy}}
    indicators:
      queue: {unit: people, range: 0 and up, bands: {calm: under 5, busy: 5 and up}}
    statuses: {level: {worst of: [queue]}}
    hours: {office: [monday to friday 08:00 to 17:00]}
    roles:
      director: {title: Director, covered by: {outside office: deputy}}
      deputy: {title: Deputy}
      clerk: {title: Clerk}
    actions:
      follow: level
      director: {any level: [write]}
      clerk: {any level: [call]}
    tasks:
      write: {do: Write to the board}
      call: {do: Call the office, contact: director, notify: [director]}
    """

  @Test("rule 11: actions, contacts and notices reach whoever covers, within hours the role")
  func cover() throws {
    func page(_ at: String) throws -> String {
      try ReportFixture("at: \(at)\ngiven: {all: {queue: 6}}", plan: Self.covered).text
    }
    for at in ["2024-11-08 16:59", "2024-11-11 08:00"] {
      #expect(try page(at).contains("DIRECTOR\n"))
      #expect(try page(at).contains("contact: Director · tell: Director"))
    }
    for at in ["2024-11-08 17:00", "2024-11-11 07:59"] {
      #expect(try page(at).contains("DEPUTY   also as Director\n"))
      #expect(try page(at).contains("contact: Deputy (for Director)"))
      #expect(try page(at).contains("tell: Deputy"))
    }
  }
}
