import Escalation
import Testing

@Suite("Times as people read them")
struct PeopleTimeTests {
  @Test("a time is printed in the plan's zone, without zeros before the day")
  func forms() throws {
    let zone = try london()
    let saturday = try at("2021-11-06 07:30", in: zone)
    #expect(PeopleTime.full(saturday, in: zone) == "Sat 6 Nov 2021 07:30")
    #expect(PeopleTime.short(saturday, in: zone) == "Sat 6 Nov 07:30")
    #expect(PeopleTime.clock(saturday, in: zone) == "07:30")
    #expect(PeopleTime.short(try at("2024-07-04T10:12Z"), in: zone) == "Thu 4 Jul 11:12")
    let date = try #require(CivilDate(year: 2024, month: 12, day: 31))
    #expect(PeopleTime.day(date) == "Tue 31 Dec 2024")
  }
}
