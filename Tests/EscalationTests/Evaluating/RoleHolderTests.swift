import Escalation
import Testing

@Suite("Who acts for whom")
struct RoleHolderTests {
  private func plan(_ roles: String) throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
      statuses: {overall: {worst of: [staffing]}}
      hours:
        office: [monday to friday 08:00 to 17:00]
        weekend: [friday 17:00 to monday 08:00]
      roles:
      \(roles.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      actions:
        follow: overall
        director: {any level: Tell the board of it}
      """)
  }

  private func holder(_ roles: String, at: String) throws -> String? {
    try Answers(try plan(roles), "all: {staffing: 40}", at: at).holder(of: "director")
  }

  @Test("a role without hours holds itself at all times")
  func always() throws {
    #expect(try holder("director: {title: Director}", at: "2024-11-09 03:00") == "director")
  }

  @Test(
    "cover outside hours begins when they end",
    arguments: [
      ("2024-11-08 16:59:59", "director"), ("2024-11-08 17:00", "deputy"),
      ("2024-11-11 07:59:59", "deputy"), ("2024-11-11 08:00", "director"),
    ])
  func outside(_ at: String, _ expected: String) throws {
    let roles = "director: {covered by: {outside office: deputy}}\ndeputy: {title: Deputy}"
    #expect(try holder(roles, at: at) == expected)
  }

  @Test("off duty and without cover nobody acts")
  func nobody() throws {
    let roles = "director: {on duty: office}"
    #expect(try holder(roles, at: "2024-11-08 12:00") == "director")
    #expect(try holder(roles, at: "2024-11-08 17:00") == nil)
  }

  @Test("plain cover stands in whenever the role is off duty, and only if it is on duty itself")
  func plainCover() throws {
    let roles = "director: {on duty: office, covered by: deputy}\ndeputy: {on duty: weekend}"
    #expect(try holder(roles, at: "2024-11-08 16:59") == "director")
    #expect(try holder(roles, at: "2024-11-08 17:00") == "deputy")
    #expect(try holder(roles, at: "2024-11-06 20:00") == nil)
  }

  @Test("a chain is followed to the first who is on duty")
  func chains() throws {
    let roles = """
      director: {on duty: office, covered by: deputy}
      deputy: {on duty: saturday and sunday, covered by: {outside office: duty_manager}}
      duty_manager: {title: Duty manager}
      """
    #expect(try holder(roles, at: "2024-11-09 12:00") == "deputy")
    #expect(try holder(roles, at: "2024-11-08 20:00") == "duty_manager")
  }

  @Test("of several times to stand in the first that fits counts")
  func order() throws {
    let roles = """
      director: {covered by: {during weekend: one, outside office: other}}
      one: {title: One}
      other: {title: Other}
      """
    #expect(try holder(roles, at: "2024-11-09 12:00") == "one")
    #expect(try holder(roles, at: "2024-11-06 20:00") == "other")
    #expect(try holder(roles, at: "2024-11-06 12:00") == "director")
  }

  @Test("a role that says when it is on duty is, whoever else could stand in")
  func onDutyFirst() throws {
    let roles = """
      director: {on duty: daily 06:00 to 20:00, covered by: {outside office: deputy}}
      deputy: {title: Deputy}
      """
    #expect(try holder(roles, at: "2024-11-06 19:59") == "director")
    #expect(try holder(roles, at: "2024-11-06 20:00") == "deputy")
  }

  @Test(
    "an example may expect who acts for a role, or that nobody does",
    arguments: [
      ("2024-11-08 16:59:59", "director", "night"), ("2024-11-08 17:00", "nobody", "night"),
      ("2024-11-11 07:59:59", "nobody", "night"), ("2024-11-11 08:00", "director", "night"),
    ])
  func expected(_ at: String, _ director: String, _ night: String) throws {
    func failures(_ director: String, _ night: String) throws -> [ExampleRun.Failure] {
      let plan = try tinyPlan(
        """
        indicators:
          staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
        statuses: {overall: {worst of: [staffing]}}
        hours: {office: [monday to friday 08:00 to 17:00]}
        roles: {director: {title: Director, on duty: office}, night: {title: Night}}
        actions:
          follow: overall
          director: {any level: Tell the board of it}
          night: {any level: Tell the board of it}
        examples:
          - name: one
            at: \(at)
            given: {}
            expect: {director held by: \(director), night held by: \(night)}
        """)
      let example = try #require(plan.plan.examples.first)
      return plan.compiled.run(example, zone: .utc).failures
    }
    #expect(try failures(director, night).isEmpty)
    let wrong = try failures("night", "director")
    #expect(wrong.map(\.found) == [director, night])
    #expect(wrong.map(\.expected) == ["night", "director"])
  }
}
