import Testing

@testable import Escalation

struct EvaluationTextTests {
  static let busyNorth = """
    at: 2024-11-04 09:00
    given:
      north: {staffing: 60, queue: 2}
      south: {staffing: 80, queue: 4}
      all: {storm: no}
    """

  @Test("the headline stands before the levels of the areas")
  func headlineFirst() throws {
    let lines = try ReportFixture(Self.busyNorth).lines
    let overall = try #require(lines.firstIndex(of: "OVERALL LEVEL  Busy (amber)"))
    let sites = try #require(lines.firstIndex(of: "SITE LEVEL"))
    #expect(overall < sites)
    #expect(
      Array(lines[(sites + 1)...(sites + 2)]) == ["  North  Busy (amber)", "  South  Calm (green)"])
  }

  @Test("a level that is not known says so, and never shows the mildest as its level")
  func unknownLevel() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 80, queue: 2}, all: {storm: no}}")
    #expect(page.has("  South  NOT KNOWN     at best Calm, could be Full (black)"))
    #expect(page.text.contains("  South · NOT KNOWN: no list of the plan can be chosen"))
  }

  @Test("a known level with a worse one possible names both")
  func doubt() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 60}, south: {staffing: 80, queue: 2}, all: {storm: no}}"
    )
    #expect(page.has("  North  Busy (amber)  could be Full (black)"))
    #expect(page.has("    People waiting: not reported"))
    #expect(page.has("      10 and up: Full · 0 to 9: still Busy"))
    #expect(page.has("  GET  People waiting (North)"))
  }

  @Test("a reason shows its value, its level and what it lacks")
  func reasons() throws {
    let page = try ReportFixture(Self.busyNorth)
    let row = try #require(page.lines.first { $0.hasPrefix("    Staff present") })
    #expect(
      row.split(separator: " ").joined(separator: " ") == "Staff present 60 % Busy 10 short of Calm"
    )
  }

  @Test("a value that is too high says so, to the next whole number")
  func tooHigh() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 90, queue: 8}, south: {staffing: 80, queue: 2}, all: {storm: no}}"
    )
    let rows = page.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows.contains("People waiting 8 people Busy 4 too high for Calm"))
    #expect(rows.contains("A rush at the door yes Busy"))
  }

  @Test("areas with the same list share it, the most severe named first")
  func sharedLists() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 60, queue: 2}, south: {staffing: 60, queue: 2}, all: {storm: no}}"
    )
    #expect(page.has("  North, South · Busy"))
    #expect(page.has("    1  Ask for help · by 11:00 (within 2 hours) · contact: Chief"))
    #expect(page.lines.count { $0.contains("Ask for help") } == 1)
  }

  @Test("a condition that could not be decided stands before its action in words")
  func undecided() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 60, queue: 2}, south: {staffing: 80, queue: 2}}"
    )
    #expect(page.has("    2  IF a storm was announced: Clear the entrance"))
  }

  @Test("a cell the paper leaves blank is said in words")
  func notStated() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 30, queue: 2}, south: {staffing: 80, queue: 2}, all: {storm: no}}"
    )
    #expect(page.has("  North · Full: the plan does not state actions here"))
    #expect(page.has("Business as usual for: Chief."))
  }

  @Test("a stale reading is told with its time and does not count")
  func stale() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: [2024-11-02 08:00 is 90], queue: 7}, south: {staffing: 80, queue: 2}, all: {storm: no}}"
    )
    #expect(page.has("    Staff present: 90 on Sat 2 Nov 08:00, too old since Sun 3 Nov 20:00"))
  }

  @Test("a reading is never shown as the line it has not reached")
  func nearTheLine() throws {
    let page = try ReportFixture(
      "at: 2024-11-04 09:00\ngiven: {north: {staffing: 69.99999999, queue: 2}, south: {staffing: 80, queue: 2}, all: {storm: no}}"
    )
    #expect(page.text.contains("69.99999999 %"))
    #expect(page.text.contains("0.00000001 short of"))
  }

  @Test("one area alone is shown, and the page says that it is")
  func oneArea() throws {
    let page = try ReportFixture(Self.busyNorth, area: "south", role: "lead")
    #expect(page.has("Shown here is only: South; actions of Site lead."))
    #expect(!page.text.contains("North"))
    #expect(!page.text.contains("OVERALL"))
  }

  @Test("colour changes nothing about the layout")
  func colour() throws {
    let page = try ReportFixture(Self.busyNorth)
    let painted = page.report.text(color: true)
    #expect(painted != page.text)
    #expect(painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == page.text)
  }

  @Test("signs from the data that would move the cursor are shown as pictures")
  func controlCharacters() throws {
    let page = try ReportFixture("at: 2024-11-04 09:00\ngiven: {north: {staffing: \"\\e[2J\"}}")
    #expect(!page.text.contains("\u{1B}"))
    #expect(page.text.contains("␛[2J"))
  }

  @Test("of a condition only the tests that hold are reasons")
  func holdingTests() throws {
    let plan = ReportFixture.plan.replacing(
      "full: site_level is full in every site",
      with: "full: {any: [queue at least 10 in any site, staffing under 50 in any site]}")
    let page = try ReportFixture(
      """
      at: 2024-11-04 09:00
      given:
        north: {staffing: 80, queue: 12}
        south: {staffing: 80, queue: 2}
        all: {storm: no}
      """, plan: plan)
    let rows = page.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows.contains("North: People waiting 12 people Full 3 too high for Busy"))
    #expect(!page.text.contains("Staff present"))
  }

  @Test("a reading whose level the plan leaves open is told, and nobody is sent to get it")
  func levelNotStated() throws {
    let plan = ReportFixture.plan.replacing(
      "{calm: under 5, busy: 5 to 9, full: 10 and up}",
      with: "{calm: under 5, full: 10 and up, otherwise: not stated}")
    let page = try ReportFixture(
      """
      at: 2024-11-04 09:00
      given:
        north: {staffing: 60, queue: 6}
        south: {staffing: 80, queue: 2}
        all: {storm: no}
      """, plan: plan)
    #expect(page.has("    People waiting: 6 is reported; the plan states no level for it"))
    #expect(!page.text.contains("GET"))
  }

  @Test("what the plan takes in place of a reading is told")
  func standIn() throws {
    let plan = ReportFixture.plan.replacing(
      "title: People waiting", with: "title: People waiting\n    if missing: assume full")
    let page = try ReportFixture(
      """
      at: 2024-11-04 09:00
      given:
        north: {staffing: 80}
        south: {staffing: 80, queue: 2}
        all: {storm: no}
      """, plan: plan)
    #expect(page.has("  North  Full (black)"))
    #expect(page.has("    North, People waiting: not reported; taken as Full"))
  }

  @Test("a page without a single area says that nothing is known")
  func noArea() throws {
    let plan = """
      plimsoll: 1
      plan: open
      title: Open
      version: 1
      timezone: UTC
      scale: {calm: {title: Calm}, busy: {title: Busy}}
      areas: {area: any}
      indicators:
        queue: {title: Queue, range: whole numbers 0 and up, per: area, bands: {calm: 0, busy: 1 and up}}
      statuses: {level: {title: Level, per: area, headline: yes, worst of: [queue]}}
      """
    let page = try ReportFixture("at: 2024-11-04 09:00", plan: plan)
    #expect(page.has("NO LEVEL"))
    #expect(page.has("  No area is reported, so nothing is known."))
  }
}
