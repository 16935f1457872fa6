import Escalation
import Testing

@Suite("Impact by likelihood")
struct MatrixTests {
  private func loaded() throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {region: {all: [east, west]}}
      indicators:
        impact: {values: [low, medium, high], per: region}
        heat: {range: 0 to 50, per: region, bands: {green: under 20, amber: 20 to under 30, red: at least 30}}
      statuses:
        risk:
          per: region
          matrix:
            rows: impact
            columns: heat
            cells:
              low: [green, green, amber]
              medium: [green, amber, red]
              high: [amber, red, red]
        overall: {headline: yes, levels: {red: risk is red in any region}}
      roles: {lead: {title: Lead}}
      actions:
        lead:
          follow: overall
          green: business as usual
          red: [{do: Open the shelters, when: risk is red in every region}]
          any level: [{do: Call the region, when: risk is amber or worse in any region}]
      """)
  }

  @Test(
    "each cell is the level of its row and column",
    arguments: [
      ("low", "19.9", "green"), ("low", "30", "amber"), ("medium", "20", "amber"),
      ("medium", "30", "red"), ("high", "0", "amber"), ("high", "29.9", "red"),
    ])
  func cells(_ impact: String, _ heat: String, _ level: String) throws {
    let answers = try Answers(loaded(), "east: {impact: \(impact), heat: \(heat)}")
    #expect(try answers.level("risk", in: "east") == level)
  }

  @Test("a row or column that is not known leaves the cells it could be")
  func open() throws {
    let noRow = try Answers(loaded(), "east: {heat: 35}")
    #expect(try noRow.possible("risk", in: "east") == ["amber", "red"])
    let noColumn = try Answers(loaded(), "east: {impact: low}")
    #expect(try noColumn.possible("risk", in: "east") == ["green", "amber"])
    #expect(try noColumn.level("risk", in: "east") == "unknown")
  }

  @Test("the level of a region fires what is done above it")
  func actions() throws {
    let both = try Answers(
      loaded(), "east: {impact: high, heat: 35}\nwest: {impact: high, heat: 35}")
    #expect(both.does("lead") == ["Open the shelters", "Call the region"])
    let one = try Answers(loaded(), "east: {impact: high, heat: 35}\nwest: {impact: low, heat: 0}")
    #expect(one.does("lead") == ["Call the region"])
    let none = try Answers(loaded(), "east: {impact: low, heat: 5}\nwest: {impact: low, heat: 0}")
    #expect(none.does("lead") == [])
  }
}
