import Escalation
import Testing

@Suite("Lengths of time")
struct TimeSpanTests {
  @Test(
    "a count and a unit are read and printed back",
    arguments: [
      ("36 hours", "36 hours"), ("2 days", "2 days"), ("1 week", "1 week"), ("1 hours", "1 hour"),
      ("90 second", "90 seconds"), ("10 Minutes", "10 minutes"), ("1000000 days", "1000000 days"),
    ])
  func read(text: String, printed: String) throws {
    #expect(try TimeSpan(parsing: text).text == printed)
  }

  @Test(
    "a span with one possible meaning is refused with the text put right",
    arguments: [
      ("1.5 hours", "90 minutes"), ("0.25 hours", "15 minutes"), ("1.01 hours", "3636 seconds"),
      ("36h", "36 hours"), ("36hours", "36 hours"), ("10 mins", "10 minutes"), ("2d", "2 days"),
      ("an hour", "1 hour"), ("a day", "1 day"), ("one week", "1 week"), ("hour", "1 hour"),
      ("30m", "30 minutes"),
    ])
  func repaired(text: String, right: String) {
    let error = #expect(throws: WrittenTimeError.self) { try TimeSpan(parsing: text) }
    #expect(error?.repaired == right)
  }

  @Test(
    "any other span is refused with the reason",
    arguments: [
      ("36", "'36' has no unit: write 36 hours or 36 days"),
      ("0 hours", "a length of time is 1 or more"),
      ("1000001 hours", "that is longer than the longest, 1000000"),
      ("-2 hours", "a length of time is 1 or more, without a sign"),
      ("1.5 days", "days are whole days of the calendar: write hours for parts of them"),
      ("12 months", "months and years differ in length: write days or weeks"),
      ("5 x", "'x' is not a unit of time: write seconds, minutes, hours, days or weeks"),
      ("hours", "'hours' is not a length of time: write one such as 36 hours or 2 days"),
      ("", "'' is not a length of time: write one such as 36 hours or 2 days"),
    ])
  func refused(text: String, reason: String) {
    let error = #expect(throws: WrittenTimeError.self) { try TimeSpan(parsing: text) }
    #expect(error == WrittenTimeError(text: text, reason: reason, repaired: nil))
  }

  @Test(
    "hours are elapsed and days are of the calendar when the clocks change",
    arguments: [
      ("24 hours", "2024-03-30 12:00", "2024-03-31 13:00"),
      ("1 day", "2024-03-30 12:00", "2024-03-31 12:00"),
      ("24 hours", "2024-10-26 12:00", "2024-10-27 11:00"),
      ("1 day", "2024-10-26 12:00", "2024-10-27 12:00"),
      ("1 week", "2024-10-26 12:00", "2024-11-02 12:00"),
      ("90 seconds", "2024-12-31 23:59", "2025-01-01 00:00:30"),
    ])
  func ends(text: String, start: String, end: String) throws {
    let zone = try london()
    let span = try TimeSpan(parsing: text)
    let (start, end) = (try at(start, in: zone), try at(end, in: zone))
    #expect(span.end(from: start, in: zone) == end)
    #expect(span.start(before: end, in: zone) == start)
  }

  @Test("a day that ends in the gap of the clocks ends after it")
  func gap() throws {
    let zone = try london()
    let end = try TimeSpan(parsing: "1 day").end(from: at("2024-03-30 01:30", in: zone), in: zone)
    #expect(zone.isoWithOffset(end) == "2024-03-31T02:30:00+01:00")
  }
}
