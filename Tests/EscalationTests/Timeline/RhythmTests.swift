import Escalation
import Testing

@Suite("Rhythms")
struct RhythmTests {
  @Test(
    "a rhythm is read and printed back",
    arguments: [
      "day", "day by 10:30", "day at 18:00", "day by 24:00", "4 hours", "15 minutes", "2 days",
      "week", "week by friday", "week by friday 17:00", "monday", "monday by 09:00",
    ])
  func read(text: String) throws {
    #expect(try Rhythm(parsing: text).text == text)
  }

  @Test("one of them needs no number", arguments: ["hour", "minute"])
  func one(text: String) throws {
    #expect(try Rhythm(parsing: text) == Rhythm(parsing: "1 \(text)"))
  }

  @Test(
    "other ways to say it are refused with the plan's own",
    arguments: [
      ("daily", "day"), ("every day by 10:30", "day by 10:30"), ("day 10:30", "day by 10:30"),
      ("day by 9:00", "day by 09:00"), ("mondays by 09:00", "monday by 09:00"),
      ("hourly", "1 hour"), ("every hour", "1 hour"), ("an hour", "1 hour"),
      ("fri at 5pm", "friday at 17:00"), ("4h", "4 hours"), ("1.5 hours", "90 minutes"),
      ("week by fri 17:00", "week by friday 17:00"), ("weekly", "week"),
    ])
  func repaired(text: String, right: String) {
    let error = #expect(throws: WrittenTimeError.self) { try Rhythm(parsing: text) }
    #expect(error?.repaired == right)
    #expect(error?.reason == "'\(text)' is not how a rhythm is written: write \(right)")
  }

  @Test(
    "what is no rhythm is refused with the reason",
    arguments: [
      ("day by 25:00", "there is no hour 25: a day ends at 24:00"),
      ("3 months", "months and years differ in length: write days or weeks"),
      (
        "often",
        "'often' is not a rhythm: write one such as day by 10:30, monday by 09:00 or 4 hours"
      ),
      ("", "'' is not a rhythm: write one such as day by 10:30, monday by 09:00 or 4 hours"),
      (
        "day by noon",
        "'day by noon' is not a rhythm: write one such as day by 10:30, monday by 09:00 or 4 hours"
      ),
    ])
  func refused(text: String, reason: String) {
    let error = #expect(throws: WrittenTimeError.self) { try Rhythm(parsing: text) }
    #expect(error == WrittenTimeError(text: text, reason: reason, repaired: nil))
  }

  @Test(
    "the last and next due times lie on either side of now, the last including it",
    arguments: [
      ("day by 10:30", "2024-07-04 10:29:59", "2024-07-03 10:30", "2024-07-04 10:30"),
      ("day by 10:30", "2024-07-04 10:30", "2024-07-04 10:30", "2024-07-05 10:30"),
      ("day by 10:30", "2024-07-04 10:30:01", "2024-07-04 10:30", "2024-07-05 10:30"),
      ("day", "2024-07-04 23:59:59", "2024-07-04 00:00", "2024-07-05 00:00"),
      ("day", "2024-07-05 00:00", "2024-07-05 00:00", "2024-07-06 00:00"),
      ("monday by 09:00", "2024-07-01 08:59", "2024-06-24 09:00", "2024-07-01 09:00"),
      ("monday by 09:00", "2024-07-01 09:00", "2024-07-01 09:00", "2024-07-08 09:00"),
      ("friday", "2024-07-05 23:00", "2024-06-29 00:00", "2024-07-06 00:00"),
      ("week", "2024-07-07 23:00", "2024-07-01 00:00", "2024-07-08 00:00"),
      ("week by friday 17:00", "2024-07-05 17:00", "2024-07-05 17:00", "2024-07-12 17:00"),
      ("week by friday 17:00", "2024-07-05 16:59", "2024-06-28 17:00", "2024-07-05 17:00"),
    ])
  func due(text: String, now: String, last: String, next: String) throws {
    let zone = try london()
    let rhythm = try Rhythm(parsing: text)
    let now = try at(now, in: zone)
    #expect(try rhythm.lastDue(atOrBefore: now, in: zone) == at(last, in: zone))
    #expect(try rhythm.nextDue(after: now, in: zone) == at(next, in: zone))
  }

  @Test("a span has no times of its own and comes back that long after")
  func elapsed() throws {
    let zone = try london()
    let rhythm = try Rhythm(parsing: "4 hours")
    let now = try at("2024-07-04 09:00", in: zone)
    #expect(rhythm.lastDue(atOrBefore: now, in: zone) == nil)
    #expect(try rhythm.nextDue(after: now, in: zone) == at("2024-07-04 13:00", in: zone))
  }

  @Test("what is due in the hour that does not exist is due after it, once")
  func gap() throws {
    let zone = try london()
    let rhythm = try Rhythm(parsing: "day by 01:30")
    let first = try rhythm.nextDue(after: at("2024-03-30 12:00", in: zone), in: zone)
    #expect(zone.isoWithOffset(first) == "2024-03-31T02:30:00+01:00")
    let second = rhythm.nextDue(after: first, in: zone)
    #expect(zone.isoWithOffset(second) == "2024-04-01T01:30:00+01:00")
  }

  @Test("what is due in the hour that exists twice is due in the first, once")
  func repeated() throws {
    let zone = try london()
    let rhythm = try Rhythm(parsing: "day by 01:30")
    let first = try rhythm.nextDue(after: at("2024-10-26 12:00", in: zone), in: zone)
    #expect(first.isoUTC == "2024-10-27T00:30:00Z")
    #expect(rhythm.nextDue(after: first, in: zone).isoUTC == "2024-10-28T01:30:00Z")
  }
}
