import Diagnostics
import Escalation
import Testing

@Suite("What is wrong with a plan on a day")
struct DatedCheckTests {
  private static func day(_ text: String) throws -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
  }

  private func plan(_ header: String, until end: String = "2030-12-31") throws -> Plan {
    let calendar = try ShippedCalendar.read(
      "calendar: some\ncovers: {from: 2020-01-01, until: \(end)}\nbank holidays: {2021-01-01: New Year}"
    )
    return try LoadedPlan(
      """
      plimsoll: 1
      plan: ward
      version: 1
      timezone: UTC
      calendar: some.yaml
      \(header)
      scale: {green: {}, red: {}}
      hours: {office: [monday to friday 08:00 to 17:00, bank holidays]}
      triggers: {shut: {level: red, when: outside office}}
      statuses: {pressure: {worst of: [shut]}}
      """, calendars: [calendar]
    ).plan
  }

  private func told(_ plan: Plan, on day: String, beside others: [Plan] = []) throws -> [String] {
    var found = DiagnosticList()
    checkDates(
      of: plan, on: try Self.day(day), beside: PlanVersions(([plan] + others).map(\.header)),
      reporting: &found)
    return found.sorted().map { "\($0.id): \($0.message)" }
  }

  private static let overdue = "review-overdue: the review of this plan was due on "

  @Test(
    "a review is overdue on the day after it was due, as long as the plan has not begun anew",
    arguments: [
      ("review: {first: 2025-01-01}", "2025-01-01", nil),
      ("review: {first: 2025-01-01}", "2025-01-02", "2025-01-01"),
      (
        "effective: 2024-10-01\nreview: {first: 2025-01-01, then: every year}", "2026-11-22",
        "2025-01-01"
      ),
      ("effective: 2025-01-01\nreview: {first: 2025-01-01, then: every year}", "2026-01-01", nil),
      (
        "effective: 2025-01-01\nreview: {first: 2025-01-01, then: every year}", "2026-01-02",
        "2026-01-01"
      ),
      (
        "effective: 2025-02-01\nreview: {first: 2025-01-31, then: every 1 month}", "2025-02-28", nil
      ),
      (
        "effective: 2025-02-01\nreview: {first: 2025-01-31, then: every 1 month}", "2025-03-01",
        "2025-02-28"
      ),
      (
        "effective: 2025-02-01\nreview: {first: 2025-01-31, then: every 2 weeks}", "2025-02-15",
        "2025-02-14"
      ),
      ("effective: 2025-02-01\nreview: {first: 2025-01-01, then: as needed}", "2029-01-01", nil),
      ("effective: 2025-02-01\nreview: {first: 2025-01-01}", "2029-01-01", nil),
      ("until: 2024-12-31\nreview: {first: 2024-06-01}", "2024-12-31", "2024-06-01"),
    ])
  func reviews(_ header: String, _ on: String, _ due: String?) throws {
    let told = try told(try plan(header), on: on).filter { $0.hasPrefix("review") }
    #expect(told == (due.map { [Self.overdue + $0] } ?? []))
  }

  @Test(
    "an end is near from 59 days before it",
    arguments: [
      ("2026-11-01", nil), ("2026-11-02", "the plan ends on 2026-12-31, in 59 days"),
      ("2026-12-30", "the plan ends on 2026-12-31, tomorrow"),
      ("2026-12-31", "the plan ends on 2026-12-31, today"),
      ("2027-01-01", "the plan ended on 2026-12-31"),
    ])
  func ends(_ on: String, _ words: String?) throws {
    let told = try told(try plan("until: 2026-12-31"), on: on)
    #expect(told == (words.map { ["plan-ended: \($0), and none follows it"] } ?? []))
  }

  @Test("a plan that another follows may end, and when it has is left alone")
  func versions() throws {
    let old = try plan("effective: 2024-01-01\nuntil: 2026-12-31\nreview: {first: 2025-01-01}")
    let new = try plan("effective: 2027-01-01")
    #expect(try told(old, on: "2026-12-31", beside: [new]) == [Self.overdue + "2025-01-01"])
    #expect(try told(old, on: "2027-01-01", beside: [new]) == [])
    #expect(try told(old, on: "2027-01-01").count == 1)
  }

  @Test(
    "a calendar is to know the next 60 days, or those until the plan ends",
    arguments: [("2026-11-01", false), ("2026-11-02", true), ("2027-02-01", true)])
  func calendars(_ on: String, _ isTold: Bool) throws {
    let plan = try plan("", until: "2026-12-31")
    let words = "calendar-ends: the calendar knows no bank holidays after 2026-12-31"
    #expect(try told(plan, on: on) == (isTold ? [words] : []))
  }

  @Test("a plan that ends with its calendar needs no longer one")
  func shortPlan() throws {
    let plan = try plan("until: 2026-12-31", until: "2026-12-31")
    #expect(try told(plan, on: "2026-12-01").map { $0.prefix(10) } == ["plan-ended"])
  }
}
