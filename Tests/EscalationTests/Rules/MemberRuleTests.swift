import Escalation
import Testing

@Suite("Rules 6 and 7: counting signs, and names of narrower tiers")
struct MemberRuleTests {
  @Test("rule 6: a sign for a worse level counts toward a milder one, not the other way")
  func cumulative() throws {
    let plan = try tinyPlan(
      """
      triggers:
        red_sign: {level: red, answered by: lead}
        amber_sign: {level: amber, answered by: lead}
        other_sign: {level: amber, answered by: lead}
      statuses:
        status: {at least 2 of: [red_sign, amber_sign, other_sign]}
      roles: {lead: {title: Lead}}
      """)
    func level(_ signs: String) throws -> String {
      try Answers(plan, "all: {\(signs)}").level("status")
    }
    #expect(try level("red_sign: yes") == "green")
    #expect(try level("red_sign: yes, amber_sign: yes") == "amber")
    #expect(try level("other_sign: yes, amber_sign: yes") == "amber")
    #expect(try level("red_sign: yes, other_sign: yes, amber_sign: yes") == "amber")
  }

  @Test("rule 6: signs of the same condition count once, at the most severe; others do not")
  func once() throws {
    func level(_ second: String) throws -> String {
      let plan = try tinyPlan(
        """
        indicators:
          beds: {range: whole numbers 0 and up}
        triggers:
          one: {level: amber, when: beds under 3}
          two: {level: red, when: beds under \(second)}
          storm: {level: red, answered by: lead}
        statuses:
          status: {at least 2 of: [one, two, storm]}
        roles: {lead: {title: Lead}}
        """)
      return try Answers(plan, "all: {beds: 2}").level("status")
        + " " + (try Answers(plan, "all: {beds: 2, storm: yes}").level("status"))
    }
    #expect(try level("3") == "green red")
    #expect(try level("4") == "amber red")
  }

  private func open(_ test: String) throws -> Answers {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators:
        beds: {range: whole numbers 0 and up, per: site}
      triggers:
        sign: {level: red, when: \(test)}
      statuses:
        status: {worst of: [sign]}
      """)
    return try Answers(plan, "all: {}")
  }

  @Test("rule 6: over no members 'any' is false and 'every' is unknown, not true")
  func noMembers() throws {
    #expect(try open("beds under 3 in any site").answer("sign") == "no")
    #expect(try open("beds under 3 in every site").answer("sign") == "unknown")
    let fixed = findings(
      """
      areas: {site: {all: []}}
      indicators:
        beds: {range: whole numbers 0 and up, per: site}
      triggers:
        sign: {level: red, when: beds under 3 in every site}
      statuses:
        status: {worst of: [sign]}
      """)
    #expect(fixed.contains { $0.hasPrefix("empty-list") })
  }

  @Test("rule 6: an area that 'only in' leaves out is no member")
  func onlyIn() throws {
    let plan = try tinyPlan(
      """
      areas: {site: {all: [east, west, north]}}
      indicators:
        beds: {range: whole numbers 0 and up, per: site, only in: [east, west]}
      triggers:
        sign: {level: red, when: beds under 3 in every site}
      statuses:
        status: {worst of: [sign]}
      """)
    #expect(try Answers(plan, "east: {beds: 2}\nwest: {beds: 2}").answer("sign") == "yes")
    #expect(try Answers(plan, "east: {beds: 2}\nwest: {beds: 3}").answer("sign") == "no")
    #expect(try Answers(plan, "east: {beds: 2}").answer("sign") == "unknown")
  }

  @Test("rule 7: in a wider condition a narrower name must say how many, and is not guessed")
  func mustSay() throws {
    let body = """
      areas: {site: {all: [east, west]}}
      indicators:
        beds: {range: whole numbers 0 and up, per: site}
        calls: {range: whole numbers 0 and up}
      triggers:
        storm: {answered by: lead}
        sign: {level: red, when: {all: [storm, TEST]}}
      statuses:
        status: {levels: {red: TEST}}
      roles: {lead: {title: Lead}}
      """
    #expect(findings(body.replacing("TEST", with: "beds under 3")).contains { $0.contains("beds") })
    #expect(
      !findings(body.replacing("TEST", with: "beds under 3 in any site"))
        .contains { $0.contains("'beds'") })
  }

  @Test("rule 7: in 'worst of' a narrower name stands for its worst member")
  func worstMember() throws {
    let plan = try tinyPlan(
      """
      areas: {site: {all: [east, west]}}
      indicators:
        beds:
          range: whole numbers 0 and up
          per: site
          bands: {green: at least 3, amber: 1 to 2, red: 0}
      statuses:
        status: {worst of: [beds]}
      """)
    func level(_ given: String) throws -> String { try Answers(plan, given).level("status") }
    #expect(try level("east: {beds: 3}\nwest: {beds: 2}") == "amber")
    #expect(try level("east: {beds: 0}\nwest: {beds: 2}") == "red")
    #expect(try level("east: {beds: 3}\nwest: {beds: 3}") == "green")
    #expect(try level("east: {beds: 3}") == "unknown")
  }

  @Test("rule 7: a sign over a name per area is per area itself, an answered one says so")
  func signPerArea() throws {
    let plan = try tinyPlan(
      """
      areas: {site: {all: [east, west]}}
      indicators:
        beds: {range: whole numbers 0 and up, per: site}
      triggers:
        few: {level: amber, when: beds under 3}
        fault: {level: red, answered by: lead, per: site}
        storm: {level: red, answered by: lead}
      statuses:
        site_status: {per: site, worst of: [few, fault]}
        status: {headline: yes, worst of: [site_status, storm]}
      roles: {lead: {title: Lead}}
      """)
    let answers = try Answers(plan, "east: {beds: 2, fault: no}\nwest: {beds: 3, fault: yes}")
    #expect(try answers.answer("few", in: "east") == "yes")
    #expect(try answers.answer("few", in: "west") == "no")
    #expect(try answers.answer("fault", in: "east") == "no")
    #expect(try answers.answer("fault", in: "west") == "yes")
    #expect(try answers.answer("storm") == "no")
    #expect(try answers.level("status") == "red")
  }
}
