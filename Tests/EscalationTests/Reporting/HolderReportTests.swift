import Testing

@testable import Escalation

@Suite("Reports of who acts now")
struct HolderReportTests {
  private static let plan = """
    plimsoll: 1
    plan: demo
    version: 1
    timezone: UTC
    scale:
      calm: {title: Calm}
      busy: {title: Busy, review: every 4 hours, authority: The board}
      full: {title: Full, review: every day by 10:30, authority: chief}
    indicators:
      queue: {unit: people, range: 0 and up, bands: {calm: under 5, busy: 5 to under 9, full: 9 and up}}
    statuses:
      level: {worst of: [queue]}
    hours:
      office: [monday to friday 08:00 to 17:00]
      term: [1 september to 30 june]
    roles:
      chief: {title: Chief, covered by: {outside office: deputy}}
      deputy: {title: Deputy}
      clerk: {title: Clerk, on duty: office}
    actions:
      follow: level
      chief:
        any level:
          - {do: Open the doors, contact: chief, notify: [clerk, deputy], every: 4 hours}
      clerk:
        any level:
          - {do: Write it down, by: 12:00}
    """

  private func report(_ at: String, queue: Int = 6, role: String? = nil) throws -> ReportFixture {
    try ReportFixture(
      "at: \(at)\ngiven: {all: {queue: \(queue)}}", plan: Self.plan, role: role)
  }

  @Test("actions stand under whoever acts now, and say for whom")
  func covered() throws {
    let page = try report("2024-11-09 09:00")
    #expect(page.has("DEPUTY   also as Chief"))
    #expect(page.text.contains("  as Chief: level · Busy\n    1  Open the doors"))
    #expect(!page.has("CHIEF"))
    #expect(page.text.contains("contact: Deputy (for Chief)"))
    #expect(page.has("       (nobody holds it now); Deputy"))
  }

  @Test("on duty a role stands for itself")
  func onDuty() throws {
    let page = try report("2024-11-04 09:00")
    #expect(page.has("CHIEF"))
    #expect(page.has("CLERK"))
    #expect(page.text.contains("contact: Chief · tell: Clerk; Deputy"))
    #expect(!page.text.contains("NO HOLDER NOW"))
  }

  @Test("what nobody is there for is counted, and listed for who asks")
  func unheld() throws {
    let page = try report("2024-11-09 09:00")
    #expect(page.has("NO HOLDER NOW"))
    #expect(
      page.has("  Off duty, and nobody stands in: Clerk (1 action). List one with --role clerk"))
    #expect(!page.text.contains("Write it down"))
    let asked = try report("2024-11-09 09:00", role: "clerk")
    #expect(asked.has("  Clerk: nobody acts for it now"))
    #expect(asked.text.contains("Write it down · by 12:00"))
  }

  @Test("the line with the moment says which hours it falls in")
  func hours() throws {
    #expect(try report("2024-11-04 09:00").text.contains(" 09:00 · office and term hours · "))
    #expect(try report("2024-11-09 09:00").text.contains(" 09:00 · term hours · "))
    #expect(try report("2024-07-06 09:00").text.contains("Sat 6 Jul 2024 09:00 · version 1"))
  }

  @Test("a level says when it is looked at again and who decides")
  func reviews() throws {
    let busy = try report("2024-11-09 09:00")
    #expect(busy.has("  Busy: next look by 13:00 (every 4 hours) · authority: The board"))
    let full = try report("2024-11-09 10:30", queue: 9)
    #expect(
      full.text.contains("  Full: next look by Sun 10 Nov 10:30 (every day by 10:30) · authority:"))
    #expect(full.text.contains("Deputy (for Chief)"))
    #expect(!(try report("2024-11-09 09:00", queue: 4).text.contains("next look")))
  }

  @Test("machines read who acts, whom a contact reaches, and when things are due")
  func json() throws {
    let saturday = try report("2024-11-09 09:00").report.json
    #expect(saturday.contains(#""held_by": "deputy""#))
    #expect(saturday.contains(#""held_by": null"#))
    #expect(saturday.contains(#""review_due": "2024-11-09T13:00:00Z""#))
    #expect(saturday.contains(#""authority": "The board""#))
    #expect(saturday.contains(#""due": "2024-11-09T13:00:00Z""#))
    #expect(saturday.contains(#""due": "2024-11-09T12:00:00Z""#))
    #expect(lists(saturday, "contact_now") == #""deputy""#)
    #expect(lists(saturday, "notify_now") == #"null, "deputy""#)
    let monday = try report("2024-11-04 09:00", queue: 4).report.json
    #expect(monday.contains(#""review_due": null"#))
    #expect(lists(monday, "contact_now") == #""chief""#)
  }

  /// What stands in the first list of this name.
  private func lists(_ json: String, _ name: String) -> String? {
    guard let start = json.firstRange(of: "\"\(name)\": ["),
      let end = json[start.upperBound...].firstIndex(of: "]")
    else { return nil }
    return json[start.upperBound..<end].split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").replacing("[ ", with: "")
  }
}
