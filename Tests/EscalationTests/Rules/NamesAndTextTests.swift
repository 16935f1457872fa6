import Escalation
import Testing

@Suite("Rules 1 and 2: names, and what YAML would cut")
struct NamesAndTextTests {
  private static let staffing =
    "  staffing: {range: 0 and up, bands: {green: at least 50, red: under 50}}"

  private func named(_ name: String) -> [String] {
    findings(
      """
      indicators:
        \(name): {range: 0 and up, bands: {green: at least 50, red: under 50}}
      statuses:
        status: {worst of: [\(name)]}
      """)
  }

  @Test("rule 1: a name is small letters, digits and _, and begins with a letter")
  func names() {
    #expect(named("beds_2").isEmpty)
    for name in ["Beds", "2_beds", "_beds", "beds-free", "beds free"] {
      #expect(named(name).contains { $0.hasPrefix("bad-name") }, "\(name)")
    }
  }

  @Test("rule 1: a word that would be misread is taken, one that only sounds so is not")
  func takenWords() {
    for name in ["time", "missing", "could_be", "elsewhere", "otherwise", "area"] {
      #expect(named(name).contains { $0.hasPrefix("bad-name") }, "\(name)")
    }
    #expect(named("times").isEmpty)
    #expect(named("area_size").isEmpty)
  }

  @Test("rule 1: values are matched whatever their case and blanks, other words are not")
  func values() throws {
    let plan = try tinyPlan(
      """
      indicators:
        care: {values: [good, very_limited], bands: {green: good, red: very_limited}}
      statuses:
        status: {worst of: [care]}
      """)
    for word in ["very_limited", "Very Limited", "VERY_LIMITED"] {
      #expect(try Answers(plan, "all: {care: \(word)}").level("status") == "red", "\(word)")
    }
    let other = try Answers(plan, "all: {care: verylimited}")
    #expect(try other.level("status") == "unknown")
    #expect(other.problems.count == 1)
  }

  @Test("rule 1: indicators, triggers and statuses share one namespace, roles do not")
  func namespace() {
    func plan(_ trigger: String, _ status: String, _ role: String) -> [String] {
      findings(
        """
        indicators:
        \(Self.staffing)
        triggers:
          \(trigger): {level: amber, answered by: \(role)}
        statuses:
          \(status): {worst of: [staffing, \(trigger)]}
        roles: {\(role): {title: Lead}}
        """)
    }
    #expect(plan("storm", "status", "lead").isEmpty)
    #expect(plan("staffing", "status", "lead").contains { $0.hasPrefix("duplicate-name") })
    #expect(plan("storm", "storm", "lead").contains { $0.hasPrefix("duplicate-name") })
    #expect(plan("storm", "status", "storm").isEmpty)
  }

  private func actions(_ amber: String) -> [String] {
    findings(
      """
      indicators:
      \(Self.staffing)
      triggers: {storm: {level: amber}}
      statuses:
        status: {worst of: [staffing, storm]}
      roles: {lead: {title: Lead}}
      tasks: {call: {do: Call the partners}, look: {do: Look ahead}}
      actions:
        follow: status
        lead:
          green: business as usual
          red: [call, look]
          amber: \(amber)
      """)
  }

  @Test("rule 2: in brackets stand names of tasks; a sentence is refused there, not in a list")
  func sentences() {
    #expect(actions("[call]").isEmpty)
    #expect(actions("\n        - Call the partners, then the board").isEmpty)
    #expect(actions("[Call the partners, then the board]").contains { $0.hasPrefix("cut-text") })
    #expect(actions("[Call the partners]").contains { $0.hasPrefix("cut-text") })
  }

  @Test("rule 2: a piece without a key inside braces is refused with the repaired line")
  func pieces() {
    #expect(actions("\n        - {do: Call the partners}").isEmpty)
    let cut = actions("\n        - {do: Call the partners, the board and the press}")
    #expect(cut.contains { $0.hasPrefix("cut-text") })
  }

  @Test("rule 2: one blank before # would cut a text, two begin a remark")
  func remarks() {
    func titled(_ title: String) -> [String] {
      findings(
        """
        title: \(title)
        indicators:
        \(Self.staffing)
        statuses:
          status: {worst of: [staffing]}
        """)
    }
    #expect(titled("Ward 4  # the old one").isEmpty)
    #expect(titled("Ward#4").isEmpty)
    #expect(titled("Ward #4").contains { $0.hasPrefix("yaml-hash-cut") })
    #expect(titled("Kent: adult").contains { $0.hasPrefix("yaml-colon") })
    #expect(actions("\n        - Do this:").count == 1)
  }
}
