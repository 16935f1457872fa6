import Escalation
import Testing

@Suite("Hours")
struct HoursTests {
  /// The hours of these lines, and whether a local time in London falls in them.
  private struct Example {
    let hours: Hours
    let clock: PlanClock

    init(_ lines: String...) throws {
      let list = lines.map { "    - \($0)" }.joined(separator: "\n")
      let loaded = try tinyPlan(
        "calendar: england.yaml\nhours:\n  wanted:\n\(list)\n"
          + "triggers: {now: {level: red, when: during wanted}}\n"
          + "statuses: {overall: {worst of: [now]}}")
      hours = try #require(loaded.plan.hours.first)
      clock = try ShippedCalendar.clock()
    }

    func contains(_ time: String) throws -> Bool {
      hours.contains(try at(time, in: clock.zone), clock)
    }

    func next(_ time: String) throws -> String? {
      hours.nextChange(after: try at(time, in: clock.zone), clock).map(clock.zone.isoWithOffset)
    }
  }

  @Test("a time belongs to the hours that begin with it, not to those that end")
  func boundaries() throws {
    let office = try Example("monday to friday 08:00 to 17:00")
    #expect(try !office.contains("2024-11-04 07:59:59"))
    #expect(try office.contains("2024-11-04 08:00"))
    #expect(try office.contains("2024-11-08 16:59:59"))
    #expect(try !office.contains("2024-11-08 17:00"))
    #expect(try !office.contains("2024-11-09 12:00"))
  }

  @Test("a stretch over days begins and ends at its times")
  func overDays() throws {
    let onCall = try Example("friday 17:00 to monday 08:00")
    #expect(try !onCall.contains("2024-11-08 16:59:59"))
    #expect(try onCall.contains("2024-11-08 17:00"))
    #expect(try onCall.contains("2024-11-10 23:59"))
    #expect(try onCall.contains("2024-11-11 07:59:59"))
    #expect(try !onCall.contains("2024-11-11 08:00"))
    #expect(try !onCall.contains("2024-11-06 03:00"))
  }

  @Test("a stretch from a day to the same day lasts a week, or hours of that day")
  func sameDay() throws {
    let week = try Example("monday 08:00 to monday 07:00")
    #expect(try week.contains("2024-11-04 06:59:59"))
    #expect(try !week.contains("2024-11-04 07:30"))
    #expect(try week.contains("2024-11-04 08:00"))
    let morning = try Example("monday 08:00 to monday 12:00")
    #expect(try morning.contains("2024-11-04 11:59"))
    #expect(try !morning.contains("2024-11-05 09:00"))
  }

  @Test("hours over midnight belong to the day on which they begin")
  func overMidnight() throws {
    let night = try Example("friday 22:00 to 06:00")
    #expect(try !night.contains("2024-11-08 05:00"))
    #expect(try night.contains("2024-11-08 22:00"))
    #expect(try night.contains("2024-11-09 05:59:59"))
    #expect(try !night.contains("2024-11-09 06:00"))
    let daily = try Example("daily 22:00 to 06:00")
    #expect(try daily.contains("2024-11-06 00:00"))
    #expect(try !daily.contains("2024-11-06 21:59:59"))
  }

  @Test("days may go round the end of the week, or be named one by one")
  func days() throws {
    let round = try Example("saturday to monday 09:00 to 24:00")
    #expect(try round.contains("2024-11-04 23:59:59"))
    #expect(try !round.contains("2024-11-05 09:00"))
    let named = try Example("monday and wednesday and friday")
    let inside = try (4...10).map { try named.contains("2024-11-\($0 < 10 ? "0" : "")\($0) 00:00") }
    #expect(inside == [true, false, true, false, true, false, false])
  }

  @Test("bank holidays last from midnight to midnight, and 'not' takes them off last")
  func bankHolidays() throws {
    let office = try Example("monday to friday 08:00 to 17:00", "not bank holidays")
    #expect(try office.contains("2024-12-24 10:00"))
    #expect(try !office.contains("2024-12-25 10:00"))
    #expect(try office.contains("2024-12-27 08:00"))
    let onCall = try Example("friday 17:00 to monday 08:00", "bank holidays")
    #expect(try !onCall.contains("2024-12-24 23:59:59"))
    #expect(try onCall.contains("2024-12-25 00:00"))
    #expect(try onCall.contains("2024-12-26 23:59:59"))
    #expect(try !onCall.contains("2024-12-27 00:00"))
  }

  @Test("a bank holiday with hours of its own lasts for these")
  func ownHours() throws {
    let half = try ShippedCalendar.read(
      """
      calendar: council
      covers: {from: 2024-01-01, until: 2024-12-31}
      bank holidays: {2024-12-24: {title: Christmas Eve, hours: 12:00 to 24:00}}
      """)
    let office = try Example("monday to friday 08:00 to 17:00, not bank holidays")
    let clock = PlanClock(zone: try london(), holidays: Holidays([half]))
    #expect(office.hours.contains(try at("2024-12-24 11:59:59", in: clock.zone), clock))
    #expect(!office.hours.contains(try at("2024-12-24 12:00", in: clock.zone), clock))
  }

  @Test("hours written on bank holidays stand in for theirs")
  func hoursOfBankHolidays() throws {
    let short = try Example("bank holidays 10:00 to 16:00")
    #expect(try !short.contains("2024-12-25 09:59"))
    #expect(try short.contains("2024-12-25 10:00"))
    #expect(try !short.contains("2024-12-25 16:00"))
  }

  @Test("a season takes both its days, and may go over the new year")
  func seasons() throws {
    let summer = try Example("1 june to 15 september, monday to friday 09:00 to 17:00")
    #expect(try !summer.contains("2024-05-31 10:00"))
    #expect(try summer.contains("2024-06-03 09:00"))
    #expect(try !summer.contains("2024-06-01 10:00"))
    #expect(try summer.contains("2025-09-15 16:59"))
    #expect(try !summer.contains("2024-09-16 10:00"))
    let winter = try Example("1 november to 29 february")
    #expect(try winter.contains("2024-02-29 23:59"))
    #expect(try !winter.contains("2024-03-01 00:00"))
    #expect(try winter.contains("2025-01-01 12:00"))
    #expect(try !winter.contains("2024-10-31 23:59"))
    let eve = try Example("24 december")
    #expect(try eve.contains("2024-12-24 00:00"))
    #expect(try !eve.contains("2024-12-25 00:00"))
  }

  @Test("the hour that exists twice is in or out by its first time")
  func twice() throws {
    // On 27 October 2024 the clocks showed 01:00 to 02:00 in summer time, then again.
    let early = try Example("sunday 00:30 to 01:30")
    #expect(try early.contains("2024-10-27T01:29:59+01:00"))
    #expect(try !early.contains("2024-10-27T01:30:00+01:00"))
    #expect(try !early.contains("2024-10-27T01:15:00+00:00"))
    let late = try Example("sunday 01:30 to 05:00")
    #expect(try !late.contains("2024-10-27T01:15:00+01:00"))
    #expect(try late.contains("2024-10-27T01:15:00+00:00"))
  }

  @Test("a time that does not exist moves forward, and no minute falls between two hours")
  func never() throws {
    // On 31 March 2024 the clocks went from 01:00 to 02:00, so that 01:30 was 02:30.
    let night = try Example("daily 22:00 to 01:30")
    let day = try Example("daily 01:30 to 22:00")
    for (time, isNight) in [
      ("2024-03-31T00:59:59+00:00", true), ("2024-03-31T02:00:00+01:00", true),
      ("2024-03-31T02:29:59+01:00", true), ("2024-03-31T02:30:00+01:00", false),
      ("2024-03-31T03:00:00+01:00", false),
    ] {
      #expect(try night.contains(time) == isNight)
      #expect(try day.contains(time) == !isNight)
    }
    #expect(try !night.contains("2024-03-31 01:30"))
  }

  @Test("every minute around the changes of the clocks is in exactly one of two hours that tile")
  func tiles() throws {
    let one = try Example("friday 17:00 to monday 08:00")
    let other = try Example("monday 08:00 to friday 17:00")
    for start in ["2024-03-29 12:00", "2024-10-25 12:00"] {
      let first = try at(start, in: one.clock.zone)
      for minute in 0..<(4 * 24 * 60) {
        let time = first.adding(seconds: Int64(minute) * 60)
        #expect(one.hours.contains(time, one.clock) != other.hours.contains(time, one.clock))
      }
    }
  }

  @Test("the next change is the end of the hours, or their next beginning")
  func nextChange() throws {
    let office = try Example("monday to friday 08:00 to 17:00", "not bank holidays")
    #expect(try office.next("2024-11-08 16:00") == "2024-11-08T17:00:00+00:00")
    #expect(try office.next("2024-11-08 17:00") == "2024-11-11T08:00:00+00:00")
    #expect(try office.next("2024-12-24 17:00") == "2024-12-27T08:00:00+00:00")
    #expect(try office.next("2024-03-28 17:00") == "2024-04-02T08:00:00+01:00")
    let summer = try Example("1 june to 15 september")
    #expect(try summer.next("2024-09-16 00:00") == "2025-06-01T00:00:00+01:00")
    #expect(try Example("24 hours").next("2024-09-16 00:00") == nil)
    let joined = try Example("friday 17:00 to monday 08:00", "monday 08:00 to 17:00")
    #expect(try joined.next("2024-11-09 00:00") == "2024-11-11T17:00:00+00:00")
  }

  @Test("a day of which no calendar speaks leaves open what hangs on bank holidays, no more")
  func uncovered() throws {
    let office = try Example("monday to friday 08:00 to 17:00", "not bank holidays")
    func answer(_ time: String) throws -> Answer {
      office.hours.answer(at: try at(time, in: office.clock.zone), office.clock)
    }
    #expect(try answer("2030-12-31 10:00") == .yes)
    #expect(try answer("2031-01-02 10:00") == .unknown)
    #expect(try answer("2031-01-02 07:00") == .no)
    #expect(try answer("2031-01-04 10:00") == .no)
    #expect(try office.contains("2031-01-02 10:00"))
    let onCall = try Example("friday 17:00 to monday 08:00", "bank holidays")
    let time = try at("2031-01-02 10:00", in: onCall.clock.zone)
    #expect(onCall.hours.answer(at: time, onCall.clock) == .unknown)
    #expect(!onCall.hours.contains(time, onCall.clock))
  }
}
