import Testing

@testable import Escalation

@Suite("Reports on summaries")
struct SummaryReportTests {
  private static let plan = """
    plimsoll: 1
    plan: demo
    title: Demo plan
    version: 1
    timezone: UTC
    scale:
      calm: {title: Calm, colour: green}
      busy: {title: Busy, colour: amber}
      full: {title: Full, colour: black}
    areas:
      site: {all: [north, south]}
    indicators:
      queue:
        title: People waiting
        unit: people
        range: whole numbers 0 to 60
        per: site
        points: {0: under 35, 2: 35 to 39, 4: 40 and up}
      beds: {title: Beds free, unit: beds, range: whole numbers 0 and up, per: site, points: {0: 3 and up, 2: under 3}}
      score:
        title: Score
        sum: points
        of: [queue, beds]
        bands: {calm: under 2, busy: 2 to 3, full: 4 to 6}
      waiting: {title: Waiting in all, sum: queue, over: site, bands: {calm: under 20, busy: 20 to 120}}
      worst: {title: Worst site, highest: site_level, over: site}
    statuses:
      site_level: {title: Site level, per: site, worst of: [score]}
      total: {title: Overall level, headline: yes, worst of: [worst, waiting]}
    """

  private func report(_ given: String) throws -> ReportFixture {
    try ReportFixture("at: 2024-11-04 09:00\ngiven:\n\(given)\n", plan: Self.plan)
  }

  @Test("a score shows its value, its unit and the members that made it")
  func score() throws {
    let because = try because(
      of: "site_level", "  north: {queue: 42, beds: 5}\n  south: {queue: 0, beds: 9}")
    let reason = try #require(because.first)
    #expect(reason.value == "4")
    #expect(reason.unit == .points)
    #expect(reason.rests.map(\.value) == ["42"])
    // Scores of 0, 2 and 4 add up to even numbers only.
    #expect(reason.toNextBetter == "2")
  }

  @Test("a result that is not known shows its bounds where the level is certain")
  func bounds() throws {
    let because = try because(of: "total", "  north: {queue: 30, beds: 5}\n  south: {beds: 5}")
    let reason = try #require(because.first { $0.reference == .indicator(3) })
    #expect(reason.value == "30 to 90")
    #expect(reason.unit?.name == "people")
    let text = try report("  north: {queue: 30, beds: 5}\n  south: {beds: 5}").text
    #expect(text.contains("30 to 90"))
  }

  @Test("a summary of levels shows the level and the areas that have it")
  func levels() throws {
    let given = "  north: {queue: 42, beds: 1}\n  south: {queue: 0, beds: 9}"
    let reason = try #require(try because(of: "total", given).first)
    #expect(reason.value == "full")
    #expect(reason.toNextBetter == nil)
    #expect(reason.rests.map(\.area.name) == ["north"])
    #expect(try report(given).text.contains("Worst site"))
  }

  private func because(of status: String, _ given: String) throws -> [Assessment.Reason] {
    let report = try report(given).report
    return try #require(
      report.statuses.first { report.plan.statuses[$0.status].name == status }?.because)
  }
}
