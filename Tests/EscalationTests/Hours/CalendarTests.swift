import Escalation
import Testing

@Suite("The calendars of bank holidays")
struct CalendarTests {
  static let names = ["england_and_wales", "northern_ireland", "scotland"]

  private func isHoliday(_ date: String, _ name: String) throws -> Bool {
    let holidays = Holidays([try ShippedCalendar.load(name)])
    guard case .day(let day) = try WrittenTime(parsing: date) else { return false }
    #expect(holidays.covers(day))
    return !holidays.holidays(on: day).isEmpty
  }

  @Test(
    "days that everybody remembers are bank holidays everywhere",
    arguments: [
      "2016-12-27", "2020-05-08", "2020-12-28", "2021-12-27", "2021-12-28", "2022-01-03",
      "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-27", "2023-05-01", "2023-05-08",
      "2024-03-29", "2025-04-18", "2026-12-28", "2027-03-26", "2030-01-01",
    ])
  func everywhere(_ date: String) throws {
    for name in Self.names { #expect(try isHoliday(date, name), "\(name)") }
  }

  @Test(
    "days that were moved away, and weekends with a substitute, are none",
    arguments: ["2020-05-04", "2022-05-30", "2021-12-25", "2022-01-01", "2026-12-26"])
  func nowhere(_ date: String) throws {
    for name in Self.names { #expect(try !isHoliday(date, name), "\(name)") }
  }

  @Test(
    "each part of the kingdom has days of its own",
    arguments: [
      ("2024-04-01", [true, true, false]),  // Easter Monday
      ("2024-01-02", [false, false, true]), ("2022-01-04", [false, false, true]),
      ("2017-01-03", [false, false, true]), ("2016-01-04", [false, false, true]),
      ("2024-08-05", [false, false, true]), ("2024-08-26", [true, true, false]),
      ("2024-12-02", [false, false, true]), ("2025-12-01", [false, false, true]),
      ("2024-03-18", [false, true, false]), ("2025-03-17", [false, true, false]),
      ("2024-07-12", [false, true, false]), ("2025-07-14", [false, true, false]),
      ("2026-06-15", [false, false, false]),
    ])
  func own(_ date: String, _ expected: [Bool]) throws {
    #expect(try Self.names.map { try isHoliday(date, $0) } == expected)
  }

  @Test("every year has its eight, nine or ten days, none of them on a weekend", arguments: names)
  func years(_ name: String) throws {
    let calendar = try ShippedCalendar.load(name)
    let usual = ["england_and_wales": 8, "scotland": 9, "northern_ireland": 10][name] ?? 0
    for year in 2015...2030 {
      let days = calendar.holidays.map(\.date).filter { $0.year == year }
      #expect(days.count == usual + ([2022: 2, 2023: 1][year] ?? 0), "\(year)")
      #expect(days == days.sorted() && Set(days).count == days.count)
      #expect(days.allSatisfy { $0.weekday < .saturday }, "\(year)")
    }
    #expect(calendar.covers.lowerBound.iso == "2015-01-01")
    #expect(calendar.covers.upperBound.iso == "2030-12-31")
  }

  @Test("of two calendars all days count, and what both cover is covered")
  func together() throws {
    let own = try ShippedCalendar.read(
      """
      calendar: council
      covers: {from: 2024-01-01, until: 2026-12-31}
      bank holidays: {2024-12-27: The council is closed}
      """)
    let holidays = Holidays([try ShippedCalendar.load("scotland"), own])
    #expect(holidays.covered?.lowerBound.iso == "2024-01-01")
    #expect(holidays.covered?.upperBound.iso == "2026-12-31")
    let closed = try #require(CivilDate(year: 2024, month: 12, day: 27))
    #expect(holidays.holidays(on: closed).map(\.title) == ["The council is closed"])
    #expect(!holidays.holidays(on: closed.adding(days: -2)).isEmpty)
  }

  @Test("calendars that share no day cover none")
  func apart() throws {
    let old = try ShippedCalendar.read(
      "calendar: a\ncovers: {from: 2010-01-01, until: 2014-12-31}\nbank holidays: {}\n")
    #expect(Holidays([old, try ShippedCalendar.load("scotland")]).covered == nil)
  }
}
