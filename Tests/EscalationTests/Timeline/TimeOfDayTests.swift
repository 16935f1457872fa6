import Escalation
import Testing

@Suite("Times of day")
struct TimeOfDayTests {
  @Test(
    "two digits each are read",
    arguments: [("00:00", 0), ("10:30", 37_800), ("23:59:59", 86_399), ("24:00", 86_400)])
  func read(text: String, seconds: Int) throws {
    #expect(try TimeOfDay(parsing: text).secondsOfDay == seconds)
  }

  @Test(
    "other ways to write a time are refused with the right one",
    arguments: [
      ("9:05", "09:05"), ("9.30", "09:30"), ("0930", "09:30"), ("9am", "09:00"),
      ("5:30 pm", "17:30"), ("12am", "00:00"), ("12pm", "12:00"), ("9:5", "09:05"),
    ])
  func repaired(text: String, right: String) {
    let error = #expect(throws: WrittenTimeError.self) { try TimeOfDay(parsing: text) }
    #expect(error?.repaired == right)
    #expect(error?.reason.hasSuffix("write \(right)") == true)
  }

  @Test(
    "a time no clock shows is refused without a guess",
    arguments: [
      ("25:00", "there is no hour 25: a day ends at 24:00"), ("24:01", "a day ends at 24:00"),
      ("10:60", "there is no minute 60"), ("10:30:60", "there is no second 60"),
      ("13pm", "there is no hour 13 with am or pm"),
      ("noon", "'noon' is not a time of day: write it as 09:00"),
      ("9", "'9' is not a time of day: write it as 09:00"),
      ("", "'' is not a time of day: write it as 09:00"),
    ])
  func refused(text: String, reason: String) {
    let error = #expect(throws: WrittenTimeError.self) { try TimeOfDay(parsing: text) }
    #expect(error == WrittenTimeError(text: text, reason: reason, repaired: nil))
  }

  @Test("24:00 ends a day and nothing comes after it")
  func endOfDay() throws {
    #expect(TimeOfDay(hour: 24, minute: 0) == .endOfDay)
    #expect(TimeOfDay(hour: 24, minute: 0, second: 1) == nil)
    #expect(try TimeOfDay(parsing: "23:59:59") < .endOfDay)
    let date = try #require(CivilDate(year: 2024, month: 12, day: 31))
    #expect(CivilDateTime(date: date, time: .endOfDay).text == "2025-01-01 00:00")
  }

  @Test("seconds are printed only where there are any")
  func text() {
    #expect(TimeOfDay(hour: 9, minute: 5)?.text == "09:05")
    #expect(TimeOfDay(hour: 9, minute: 5, second: 7)?.text == "09:05:07")
    #expect(TimeOfDay(hour: 9, minute: 5)?.iso == "09:05:00")
  }
}
