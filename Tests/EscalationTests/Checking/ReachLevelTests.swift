import Testing

/// Levels that cannot come, and levels that cannot be left.
@Suite("Levels that can come and go")
struct ReachLevelTests {
  private static func found(
    _ statuses: String, margin: Int = 0, actions: String = ""
  ) -> [String] {
    PlanReading(
      """
      plimsoll: 1
      plan: council
      version: 1
      timezone: UTC
      scale: {green: {}, amber: {}, red: {}}
      indicators:
        staffing:
          range: 0 to 100
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
          \(margin > 0 ? "margin: \(margin)" : "note: none")
      statuses:
      \(statuses)
      roles: {lead: {title: Lead}}
      \(actions)
      """
    ).ids.filter { $0 != "unused" }
  }

  private static func levels(_ amber: String, _ red: String, _ more: String = "") -> [String] {
    found("  pressure: {levels: {amber: \(amber), red: \(red)}\(more)}")
  }

  @Test("a milder level is hidden where it begins no earlier than a worse one")
  func masked() {
    #expect(Self.levels("staffing under 49", "staffing under 50") == ["masked"])
    #expect(Self.levels("staffing under 50", "staffing under 50") == ["masked"])
    #expect(Self.levels("staffing at most 50", "staffing under 50").isEmpty)
  }

  @Test("a level holds itself unless what was before is asked together with something else")
  func latched() {
    let amber = "staffing under 70"
    #expect(Self.levels(amber, "{any: [staffing under 50, pressure was red]}") == ["never-left"])
    #expect(
      Self.levels(
        amber, "{any: [staffing under 50, {all: [pressure was red, staffing under 60]}]}"
      ).isEmpty)
    #expect(
      Self.levels(
        amber, "{any: [staffing under 50, pressure was red]}",
        ", declared by: lead, may: either"
      ).isEmpty)
  }

  @Test("a level that only follows on itself never comes")
  func onlyFromItself() {
    #expect(Self.levels("staffing under 70", "pressure was red") == ["unreachable"])
    #expect(Self.levels("staffing under 70", "pressure was amber") == ["flapping"])
    #expect(
      Self.levels("staffing under 70", "pressure was red", ", declared by: lead").contains(
        "unreachable") == false)
  }

  @Test("a condition for stepping down asks for more than the better level, and not for too much")
  func stepDown() {
    func ids(_ condition: String) -> [String] {
      Self.found("  pressure: {worst of: [staffing], step down: {when: \(condition)}}")
    }
    #expect(ids("staffing at least 49") == ["idle-step-down"])
    #expect(ids("staffing at least 50") == ["idle-step-down"])
    #expect(ids("staffing over 50").isEmpty)
    #expect(ids("staffing at least 70").isEmpty)
    #expect(ids("staffing under 51").contains("never-left"))
    #expect(ids("staffing under 50") == ["never-left"])
  }

  @Test("a margin leaves room in every band")
  func margins() {
    let status = "  pressure: {worst of: [staffing]}"
    #expect(Self.found(status, margin: 9).isEmpty)
    #expect(Self.found(status, margin: 19).isEmpty)
    #expect(Self.found(status, margin: 20) == ["wide-margin"])
    #expect(Self.found(status, margin: 30) == ["wide-margin"])
    #expect(Self.found(status, margin: 31).contains("never-left"))
  }

  @Test(
    "what is written for a level that cannot come is said once, and nothing needs to be written")
  func actions() {
    let status = "  pressure: {levels: {red: staffing under 50}}"
    func ids(_ amber: String) -> [String] {
      Self.found(
        status,
        actions: """
          actions:
            follow: pressure
            lead:
              green: business as usual
          \(amber)
              red: business as usual
          """)
    }
    #expect(ids("").isEmpty)
    #expect(ids("    amber: not stated").isEmpty)
    #expect(ids("    amber:\n      - Call.\n      - Call again.") == ["unreachable"])
  }
}
