import Escalation
import Testing

@Suite("Days of the calendar")
struct CivilDateTests {
  @Test(
    "29 February exists in leap years only",
    arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false)])
  func leapDay(year: Int, exists: Bool) {
    #expect((CivilDate(year: year, month: 2, day: 29) != nil) == exists)
  }

  @Test("a day outside its month, year or calendar does not exist")
  func noSuchDay() {
    #expect(CivilDate(year: 2024, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 2024, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 2024, month: 4, day: 31) == nil)
    #expect(CivilDate(year: 2024, month: 4, day: 0) == nil)
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 1, month: 1, day: 1)?.iso == "0001-01-01")
    #expect(CivilDate(year: 9999, month: 12, day: 31)?.iso == "9999-12-31")
  }

  @Test(
    "days are counted from 1970-01-01",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
      (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
    ])
  func epoch(year: Int, month: Int, day: Int, count: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.daysSinceEpoch == count)
    #expect(CivilDate(daysSinceEpoch: count) == date)
  }

  @Test("every day of the calendar counts back to itself, one after the other")
  func everyDay() {
    var previous = CivilDate(daysSinceEpoch: -719_163)
    var wrong: [String] = []
    for count in -719_162...2_932_896 {
      let date = CivilDate(daysSinceEpoch: count)
      if date.daysSinceEpoch != count || date <= previous { wrong.append(date.iso) }
      previous = date
    }
    #expect(wrong.isEmpty)
  }

  @Test("weekdays follow each other across months and before 1970")
  func weekdays() throws {
    #expect(CivilDate(year: 2024, month: 11, day: 4)?.weekday == .monday)
    #expect(CivilDate(year: 2021, month: 11, day: 6)?.weekday == .saturday)
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.weekday == .thursday)
    #expect(CivilDate(year: 1969, month: 12, day: 28)?.weekday == .sunday)
    #expect(CivilDate(year: 1, month: 1, day: 1)?.weekday == .monday)
  }

  @Test("adding days crosses months, years and the last written year")
  func adding() throws {
    let date = try #require(CivilDate(year: 2024, month: 2, day: 28))
    #expect(date.adding(days: 1).iso == "2024-02-29")
    #expect(date.adding(days: 2).iso == "2024-03-01")
    #expect(date.adding(days: -59).iso == "2023-12-31")
    let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
    #expect(last.adding(days: 1).iso == "10000-01-01")
    #expect(last.adding(days: 1) > last)
    #expect(last.adding(days: .max) > last)
  }
}
