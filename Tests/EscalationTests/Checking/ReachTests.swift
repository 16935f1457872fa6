import Testing

/// What can never come about, at the lines and beside them.
@Suite("What can come about")
struct ReachTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let condition: String
    let ids: [String]

    init(_ condition: String, _ ids: String...) {
      self.condition = condition
      self.ids = ids
    }

    var testDescription: String { condition }
  }

  /// What is found where `condition` is the condition of a sign of two areas.
  private static func ids(_ condition: String) -> [String] {
    PlanReading(
      """
      plimsoll: 1
      plan: council
      version: 1
      timezone: UTC
      effective: 2024-10-01
      until: 2025-09-30
      scale: {green: {}, amber: {}, red: {}}
      areas:
        area: {all: [east, west]}
      hours:
        office: [monday to friday 08:00 to 17:00]
      indicators:
        staffing:
          range: 0 to 100
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
        beds: {range: whole numbers 0 to 9}
        wards: {range: whole numbers 0 to 9}
        spare: {formula: beds - wards}
        care: {values: [good, limited, none], bands: {green: good, amber: limited or none}}
        sick: {range: 0 to 100, per: area}
        lowest_sick: {value: {east: 10, west: 20}, per: area}
        limit: {value: {before 2025-01-01: 4, from 2025-01-01: 6}}
        score: {sum: points, of: [a, b], bands: {green: under 3, red: at least 3}}
        a: {range: 0 to 9, points: {0: under 5, 2: at least 5}}
        b: {range: 0 to 9, points: {0: under 5, 3: at least 5}}
      triggers:
        storm: {answered by: lead, level: red}
        sign: {level: amber, when: \(condition)}
        late: {level: amber, when: during office}
        uses: {level: amber, when: {all: [sick under lowest_sick in any area, spare under limit]}}
      statuses:
        pressure:
          headline: yes
          worst of: [staffing, care, sign, storm, late, uses, score]
      roles: {lead: {title: Lead}}
      actions: {follow: pressure, lead: {green: not stated, amber: not stated, red: not stated}}
      """
    ).ids
  }

  static let cases = [
    // One test, at the ends of the range.
    Case("staffing at least 0", "always-true"),
    Case("staffing over 0"),
    Case("staffing at most 100", "always-true"),
    Case("staffing under 100"),
    Case("staffing over 100", "never-true"),
    Case("staffing at least 100"),
    Case("staffing under 0", "never-true"),
    Case("staffing at most 0"),
    Case("beds over 8"),
    Case("beds over 9", "never-true"),
    Case("beds over 2 to under 3", "never-true"),
    Case("beds over 2 to 3"),
    Case("care is good or limited or none", "always-true"),
    Case("care is not good"),
    Case("care is red", "never-true"),
    Case("care is amber or worse"),
    Case("care is green or worse", "always-true"),
    Case("score at least 5"),
    Case("score over 5", "never-true"),
    Case("score exactly 4", "never-true"),
    Case("spare over 9", "never-true"),
    Case("spare at least 9"),
    // Several, at one line.
    Case("{all: [staffing under 50, staffing at least 50]}", "never-true"),
    Case("{all: [staffing at most 50, staffing at least 50]}"),
    Case("{any: [staffing under 50, staffing at least 50]}", "always-true"),
    Case("{any: [staffing under 50, staffing over 50]}"),
    Case("{none of: [staffing under 60, staffing at least 60]}", "never-true"),
    Case("{none of: [staffing under 60, staffing over 60]}"),
    Case("{all: [beds over 3, beds under 4]}", "never-true"),
    Case("{all: [beds over 3, beds under 5]}"),
    Case("{at least 2 of: [beds under 3, beds over 5, beds exactly 4]}", "never-true"),
    Case("{at least 2 of: [beds under 3, beds over 5, beds exactly 2]}"),
    Case("{at least 1 of: [beds under 3, beds over 5, beds 3 to 5]}", "always-true"),
    Case("{all: [staffing is red, staffing at least 50]}", "never-true"),
    Case("{all: [staffing is red or amber, staffing at least 50]}"),
    Case("{all: [score at least 3, b under 5]}", "never-true"),
    Case("{all: [score at least 3, a under 5]}"),
    Case("{all: [spare at least 5, beds under 5]}", "never-true"),
    Case("{all: [spare at least 5, beds at most 5]}"),
    Case("{all: [beds over wards, wards over 8]}", "never-true"),
    Case("{all: [beds at least wards, wards over 8]}"),
    Case("{all: [beds over wards, beds under wards]}", "never-true"),
    Case("{all: [beds at least wards, beds at most wards]}"),
    // Areas.
    Case("{all: [sick over 50 in every area, sick at most 50 in any area]}", "never-true"),
    Case("{all: [sick over 50 in any area, sick at most 50 in any area]}"),
    Case("{all: [sick over 50 in any area, sick over 60 in every area]}"),
    Case("{all: [sick at most 50 in any area, sick over 60 in every area]}", "never-true"),
    Case("{any: [sick over 50 in any area, sick at most 50 in every area]}", "always-true"),
    Case(
      "{all: [sick under lowest_sick in every area, sick at least 20 in any area]}", "never-true"),
    Case("{all: [sick under lowest_sick in every area, sick at least 10 in any area]}"),
    Case(
      """
      {all: [sick over 50 in at least 2 area, sick at most 50 in at least half of area]}
      """, "never-true"),
    // Time.
    Case("{all: [during office, outside office]}", "never-true"),
    Case("{any: [during office, outside office]}", "always-true"),
    Case("{all: [before 2025-01-01, from 2025-02-01]}", "never-true"),
    Case("{all: [before 2025-02-01, from 2025-01-01]}"),
    Case("{all: [from 2025-01-01, spare at least 5, spare under limit]}"),
    Case("{all: [before 2025-01-01, spare at least 5, spare under limit]}", "never-true"),
    Case("from 2024-10-01", "always-true"),
    Case("before 2024-10-02"),
    Case("from 2025-09-30"),
    Case("from 2025-10-01", "never-true"),
    Case("{all: [beds under 3 for 3 days, beds at least 3]}", "never-true"),
    Case("{all: [beds under 3 for the next 3 days, beds at least 3]}"),
    Case("{all: [beds under 3 for 3 days, none of: [beds under 3 for 2 days]]}", "never-true"),
    Case("{all: [beds under 3 for 2 days, none of: [beds under 3 for 3 days]]}"),
    Case("beds falls by at least 9 within 24 hours"),
    Case("beds falls by over 9 within 24 hours", "never-true"),
    Case("staffing falls by over 100 percent within 24 hours", "never-true"),
    Case("staffing rises by over 100 percent within 24 hours"),
    Case("{all: [beds is missing, beds under 3]}"),
  ]

  @Test("is found at each line, and not beside it", arguments: cases)
  func conditions(_ one: Case) {
    #expect(Self.ids(one.condition) == one.ids)
  }
}
