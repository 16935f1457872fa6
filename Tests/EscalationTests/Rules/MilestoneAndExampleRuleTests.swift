import Escalation
import Testing

@Suite("Rules 14 and 15: milestones, and what examples say")
struct MilestoneAndExampleRuleTests {
  private func missed(_ readings: String, at: String) throws -> String {
    let plan = try tinyPlan(
      """
      indicators:
        hub: {values: [open, under_way, done], due: 2025-03-31, done when: done}
      triggers:
        late: {level: red, when: hub is missed}
      statuses: {overall: {worst of: [late]}}
      """)
    return try Answers(plan, "all: {hub: \(readings)}", at: at).answer("late")
  }

  @Test("rule 14: it is missed after its day, not on it, while no reading so far was the value")
  func milestone() throws {
    #expect(try missed("under_way", at: "2025-03-30 09:00") == "no")
    #expect(try missed("under_way", at: "2025-03-31 23:59") == "no")
    #expect(try missed("under_way", at: "2025-04-01 00:00") == "yes")
    #expect(try missed("done", at: "2025-04-01 00:00") == "no")
  }

  @Test("rule 14: done once is done, also late; what is announced for later is not done yet")
  func doneOnce() throws {
    let now = "2025-05-01"
    #expect(try missed("[2025-03-01 is done, 2025-05-01 is open]", at: now) == "no")
    #expect(try missed("[2025-04-20 is done, 2025-05-01 is open]", at: now) == "no")
    #expect(try missed("[2025-05-01 is open, 2025-05-02 is done]", at: now) == "yes")
  }

  @Test("rule 14: what nobody reported was not reported done, so it is missed")
  func neverReported() throws {
    #expect(try missed("missing", at: "2025-03-31 23:59") == "no")
    #expect(try missed("missing", at: "2025-04-01 00:00") == "yes")
    let now = "2025-05-01"
    #expect(try missed("[2025-03-01 is under_way, 2025-05-01 is missing]", at: now) == "yes")
    #expect(try missed("[2025-03-01 is done, 2025-05-01 is missing]", at: now) == "no")
  }

  /// How many expectations of one example are not met, or nil where it cannot be read.
  private func failures(_ staffing: String, _ expect: String) throws -> Int? {
    let plan = try? tinyPlan(
      """
      indicators:
        staffing:
          range: 0 to 100
          every: day by 09:00
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      statuses:
        status:
          worst of: [staffing]
          step down: {after: 2 assessments}
          declared by: lead
      roles: {lead: {title: Lead}}
      examples:
        - name: one
          at: 2024-11-04 09:00
          given: {all: {staffing: \(staffing)}}
          expect: {\(expect)}
      """)
    guard let plan, let example = plan.plan.examples.first else { return nil }
    return plan.compiled.run(example, zone: .utc).failures.count
  }

  @Test("rule 15: a list ends at 'at', one reading for each day before it")
  func series() throws {
    #expect(try failures("[40, 60]", "status: [red, red], calculated status: amber") == 0)
    #expect(try failures("[60, 40]", "status: [amber, red]") == 0)
    #expect(try failures("[60, 40]", "status: [red, amber]") == 1)
    #expect(
      try failures("[2024-11-03 09:00 is 40, 2024-11-04 09:00 is 60]", "status: amber") == 0)
  }

  @Test("rule 15: 'missing' may stand in a list, and 'unknown' be expected")
  func missingAndUnknown() throws {
    #expect(try failures("[60, missing]", "status: amber, calculated status: unknown") == 0)
    #expect(try failures("missing", "status: unknown, status could be: red") == 0)
    #expect(try failures("missing", "status: green") == 1)
    #expect(try failures("70", "status: unknown") == 1)
  }

  @Test("rule 15: calculated, held and could be are apart from what is in force")
  func stages() throws {
    #expect(try failures("[40, 60]", "held status: red, calculated status: amber") == 0)
    #expect(try failures("[40, 60]", "calculated status: red") == 1)
    #expect(try failures("60", "status could be: amber") == 0)
    #expect(try failures("60", "status could be: unknown") == nil)
  }

  @Test("rule 15: a status that is called 'held' itself is expected by its name")
  func ownNames() throws {
    func failures(_ expect: String) throws -> Int {
      let plan = try tinyPlan(
        """
        areas: {site: {all: [east]}}
        indicators:
          beds: {range: 0 and up, per: site, bands: {green: at least 3, red: under 3}}
        statuses:
          held: {per: site, worst of: [beds]}
          calculated: {headline: yes, worst of: [beds]}
        examples:
          - name: one
            at: 2024-11-04 09:00
            given: {east: {beds: 2}}
            expect: {\(expect)}
        """)
      let example = try #require(plan.plan.examples.first)
      return plan.compiled.run(example, zone: .utc).failures.count
    }
    #expect(try failures("held in east: red, calculated: red, calculated could be: red") == 0)
    #expect(try failures("held held in east: red, calculated calculated: red") == 0)
    #expect(try failures("held in east: green, calculated: green") == 2)
  }
}
