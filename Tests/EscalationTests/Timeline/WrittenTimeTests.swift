import Escalation
import Testing

@Suite("Written times")
struct WrittenTimeTests {
  @Test(
    "a day, a local time and a time with its offset are read",
    arguments: [
      ("2024-11-04", "2024-11-04T00:00:00Z"), ("2024-11-04 09:00", "2024-11-04T09:00:00Z"),
      ("2024-11-04T09:00", "2024-11-04T09:00:00Z"), ("2024-11-04 09:00:07", "2024-11-04T09:00:07Z"),
      ("2024-07-04 09:00", "2024-07-04T08:00:00Z"), ("2024-07-04", "2024-07-03T23:00:00Z"),
      ("2024-07-04T09:00Z", "2024-07-04T09:00:00Z"), ("2024-07-04 09:00 Z", "2024-07-04T09:00:00Z"),
      ("2024-07-04T09:00:07+01:00", "2024-07-04T08:00:07Z"),
      ("2024-07-04 09:00 -05:30", "2024-07-04T14:30:00Z"),
      ("2024-07-04 09:00+14:00", "2024-07-03T19:00:00Z"),
      ("0001-01-01", "0001-01-01T00:00:00Z"), ("9999-12-31 23:59:59", "9999-12-31T23:59:59Z"),
    ])
  func read(text: String, utc: String) throws {
    #expect(try at(text, in: london()).isoUTC == utc)
  }

  @Test("which of the three a text is does not depend on the zone")
  func kinds() throws {
    let date = try #require(CivilDate(year: 2024, month: 11, day: 4))
    let nine = try #require(TimeOfDay(hour: 9, minute: 0))
    #expect(try WrittenTime(parsing: "2024-11-04") == .day(date))
    #expect(
      try WrittenTime(parsing: "2024-11-04 09:00") == .local(CivilDateTime(date: date, time: nine)))
    #expect(
      try WrittenTime(parsing: "2024-11-04 09:00Z") == .instant(Instant(seconds: 1_730_710_800)))
  }

  @Test(
    "what has one possible meaning is refused with the text put right",
    arguments: [
      ("2024/11/04", "2024-11-04"), ("20241104", "2024-11-04"), ("2024-1-4", "2024-01-04"),
      ("2024-11-04 9:00", "2024-11-04 09:00"), ("2024-11-04 9am", "2024-11-04 09:00"),
      ("2024-11-04  09:00", "2024-11-04 09:00"), (" 2024-11-04", "2024-11-04"),
      ("2024-11-04 24:00", "2024-11-05 00:00"), ("2024-11-04t09:00", "2024-11-04 09:00"),
      ("2024-11-04T09:00:00.000Z", "2024-11-04 09:00Z"),
      ("2024-11-04 09:00 +0100", "2024-11-04 09:00+01:00"),
      ("2024-11-04 09:00+01", "2024-11-04 09:00+01:00"),
      ("2024-11-04 09:00 GMT", "2024-11-04 09:00Z"), ("25/11/2024", "2024-11-25"),
      ("11/25/2024 9:00", "2024-11-25 09:00"), ("04/04/2024", "2024-04-04"),
    ])
  func repaired(text: String, right: String) {
    let error = #expect(throws: WrittenTimeError.self) { try WrittenTime(parsing: text) }
    #expect(error?.repaired == right)
    #expect(throws: Never.self) { try WrittenTime(parsing: right) }
  }

  @Test(
    "what could mean two things, or nothing, is refused without a guess",
    arguments: [
      (
        "04/11/2024",
        "'04/11/2024' could be DD/MM/YYYY or MM/DD/YYYY: write 2024-11-04 or 2024-04-11"
      ),
      ("2024-13-01", "there is no month 13"), ("2024-00-01", "there is no month 0"),
      ("2024-02-30", "February 2024 has 29 days, not 30"),
      ("2023-02-29", "February 2023 has 28 days, not 29"), ("2024-11-00", "there is no day 0"),
      ("0000-01-01", "there is no year 0000"),
      ("9:00", "the day is missing: write it before the time, such as 2024-11-04 09:00"),
      (
        "04/11/24",
        "'04/11/24' has no year of four digits: write year, month and day, such as 2024-11-04"
      ),
      ("soon", "'soon' is not a time: write 2024-11-04 or 2024-11-04 09:00"),
      ("Tuesday", "'Tuesday' is not a time: write 2024-11-04 or 2024-11-04 09:00"),
      ("4 November 2024", "'4 November 2024' is not a time: write 2024-11-04 or 2024-11-04 09:00"),
      ("", "nothing is written here: write 2024-11-04 or 2024-11-04 09:00"),
      ("2024-11-04 25:00", "there is no hour 25: a day ends at 24:00"),
      ("2024-11-04 09:60", "there is no minute 60"),
      ("9999-12-31 24:00", "24:00 is 00:00 of the next day: write that"),
      (
        "2024-11-04 09:00 BST",
        "'BST' is not an offset from UTC: write Z, or one such as +01:00"
      ),
      (
        "2024-11-04 09:00+15:00",
        "no place is more than 14 hours from UTC: write an offset such as +01:00"
      ),
    ])
  func refused(text: String, reason: String) {
    let error = #expect(throws: WrittenTimeError.self) { try WrittenTime(parsing: text) }
    #expect(error == WrittenTimeError(text: text, reason: reason, repaired: nil))
  }

  @Test("a text cut short anywhere is a shorter time or none, and never fails")
  func cutShort() {
    let whole = Array("2024-11-04 09:00:07 +01:00".utf8)
    let readable = (0...whole.count).filter { WrittenTime.parse(Array(whole[..<$0]).span) != nil }
    #expect(readable == [10, 16, 19, 26])
  }

  @Test("one wrong byte anywhere is refused")
  func wrongByte() {
    let whole = Array("2024-11-04T09:00:07+01:00".utf8)
    for index in whole.indices {
      var bytes = whole
      bytes[index] = UInt8(ascii: "x")
      #expect(WrittenTime.parse(bytes.span) == nil, "byte \(index)")
    }
  }
}
