import Escalation
import Testing

@Suite("Statuses that read statuses")
struct PillarTests {
  private func loaded() throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {site: {all: [north, south]}}
      indicators:
        acute_beds: {range: 0 to 9, per: site, bands: {green: at least 5, amber: 2 to under 5, red: under 2}}
        homes: {values: [good, poor, bad], bands: {green: good, amber: poor, red: bad}}
        calls: {values: [good, poor, bad], bands: {green: good, amber: poor, red: bad}}
      groups: {pillars: [acute, community, phone]}
      triggers:
        half_down: {level: amber, when: at least half of pillars is amber or worse}
        two_down: {level: red, when: at least 2 of pillars is red}
      statuses:
        acute_site: {per: site, worst of: [acute_beds]}
        acute: {levels: {amber: acute_site is amber or worse in any site, red: acute_site is red in every site}}
        community: {worst of: [homes]}
        phone: {worst of: [calls]}
        overall: {headline: yes, worst of: [half_down, two_down]}
      roles: {lead: {title: Lead}}
      actions:
        lead:
          follow: overall
          green: [{do: Watch the site, when: acute_site is red in any site}]
          amber: [{do: Send help, when: community is red}]
          red: [continue amber]
      """)
  }

  private func answers(_ north: Int, _ south: Int, _ homes: String, _ calls: String) throws
    -> Answers
  {
    try Answers(
      loaded(),
      "north: {acute_beds: \(north)}\nsouth: {acute_beds: \(south)}\n"
        + "all: {homes: \(homes), calls: \(calls)}")
  }

  @Test("each pillar has its level, and the overall one follows from them")
  func pillars() throws {
    let one = try answers(1, 5, "good", "good")
    #expect(try one.level("acute") == "amber")
    #expect(try one.level("overall") == "green")
    #expect(one.does("lead") == ["Watch the site"])
    let two = try answers(1, 5, "bad", "good")
    #expect(try two.level("overall") == "amber")
    #expect(two.does("lead") == ["Send help"])
    let three = try answers(1, 1, "bad", "good")
    #expect(try three.level("acute") == "red")
    #expect(try three.level("overall") == "red")
    #expect(three.does("lead") == ["Send help"])
  }

  @Test("a child that is not known leaves the parent open")
  func open() throws {
    let answers = try Answers(
      loaded(), "north: {acute_beds: 5}\nsouth: {acute_beds: 5}\nall: {homes: poor}")
    #expect(try answers.possible("overall") == ["green", "amber"])
    #expect(try answers.level("overall") == "unknown")
  }
}
