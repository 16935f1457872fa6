import Escalation
import Testing

@Suite("Rules 12 and 13: lists of actions, and what changes")
struct ActionRuleTests {
  private func body(_ lists: String) -> String {
    let indented = lists.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return """
      indicators:
        staffing:
          title: Staffing
          range: 0 to 100
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
        beds: {title: Beds, range: 0 to 9}
      triggers:
        full: {when: beds under 3}
      statuses:
        status: {worst of: [staffing]}
      roles: {lead: {title: Lead}}
      tasks:
        call: {do: Call the partners}
      actions:
        follow: status
        lead:
      \(indented)
      """
  }

  @Test("rule 12: an action whose condition is unknown is shown with IF, a false one is not")
  func ifUnknown() throws {
    let plan = try tinyPlan(
      body(
        """
        green: business as usual
        amber:
          - {do: Open a ward, when: full}
          - call
        red: continue amber
        """))
    func does(_ given: String) throws -> [String] {
      try Answers(plan, "all: {\(given)}").does("lead")
    }
    #expect(try does("staffing: 60") == ["IF Open a ward", "Call the partners"])
    #expect(try does("staffing: 60, beds: 2.9") == ["Open a ward", "Call the partners"])
    #expect(try does("staffing: 60, beds: 3") == ["Call the partners"])
  }

  @Test("rule 12: an unknown level keeps the previous actions and asks for what is missing first")
  func unknownLevel() throws {
    let plan = try tinyPlan(
      body(
        """
        green: business as usual
        amber: [call]
        red:
          - Open the control room
        """))
    let get = "Get Staffing for the whole plan"
    let rest = "interval: 1 day"
    #expect(try Answers(plan, "all: {}").does("lead") == [get])
    #expect(
      try Answers(plan, "all: {staffing: [60, missing]}", rest: rest).does("lead")
        == [get, "Call the partners"])
    #expect(
      try Answers(plan, "all: {staffing: [60, 60]}", rest: rest).does("lead")
        == ["Call the partners"])
  }

  @Test("rule 12: continue repeats that list in place with its own continues, each line once")
  func continues() throws {
    let plan = try tinyPlan(
      body(
        """
        green:
          - Keep the log
        amber:
          - call
          - continue green
        red:
          - Open the control room
          - continue amber
          - Call the partners
          - Tell the press
        """))
    #expect(
      try Answers(plan, "all: {staffing: 40}").does("lead") == [
        "Open the control room", "Call the partners", "Keep the log", "Tell the press",
      ])
    #expect(
      try Answers(plan, "all: {staffing: 60}").does("lead") == [
        "Call the partners", "Keep the log",
      ])
  }

  @Test("rule 12: a level that is left out is an error, unless there is only 'any level'")
  func leftOut() {
    func errors(_ lists: String) -> [String] {
      do {
        _ = try tinyPlan(body(lists))
        return []
      } catch {
        return error.ids
      }
    }
    #expect(errors("green: business as usual\namber: not stated\nred: [call]").isEmpty)
    #expect(errors("green: business as usual\nred: [call]") == ["level-without-actions"])
    #expect(errors("any level: [call]").isEmpty)
  }

  /// What a role starts, continues and stops, by the examples that expect it.
  private func passes(_ lists: String, _ series: String, _ expect: String) throws -> Bool {
    let plan = try tinyPlan(
      body(lists) + """

        examples:
          - name: changes
            at: 2024-11-04 09:00
            interval: 1 day
            given: {all: {staffing: [\(series)]}}
            expect: {\(expect)}
        """)
    let example = try #require(plan.plan.examples.first)
    return plan.compiled.run(example, zone: .utc).failures.isEmpty
  }

  @Test("rule 13: the same role, area and task go on; other words stop and start")
  func changes() throws {
    let lists = """
      green: business as usual
      amber:
        - call
        - Ask for staff
      red:
        - Ask for all staff
        - Call the partners
      """
    #expect(try passes(lists, "80, 60", "lead starts: [Call the partners, Ask for staff]"))
    #expect(try passes(lists, "60, 60", "lead starts: []"))
    #expect(try passes(lists, "60, 60", "lead continues: [Call the partners, Ask for staff]"))
    #expect(try passes(lists, "60, 40", "lead continues: [Call the partners]"))
    #expect(try passes(lists, "60, 40", "lead starts: [Ask for all staff]"))
    #expect(try passes(lists, "60, 40", "lead stops: [Ask for staff]"))
    #expect(try passes(lists, "60, 80", "lead stops: [Call the partners, Ask for staff]"))
    #expect(try !passes(lists, "60, 80", "lead stops: []"))
  }
}
