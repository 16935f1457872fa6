/// Small plans for batches, each with what a handful of tests need.
enum BatchPlans {
  private static let head = """
    plimsoll: 1
    plan: batch
    version: 1
    timezone: UTC
    scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}

    """

  /// Two declared areas with a number and a word each, and a status around them.
  static func council() throws -> LoadedPlan { try LoadedPlan(head + areas + pressures) }

  static func council(data: String) throws -> LoadedPlan {
    try LoadedPlan(head + areas + pressures + "data: {\(data)}\n")
  }

  private static let areas = "areas: {area: {all: [east, west]}}\n"

  private static let pressures = """
    indicators:
      staffing:
        range: 0 to 100
        step: 0.5
        per: area
        bands: {green: at least 70, amber: 50 to under 70, red: under 50}
      mood:
        values: [good, poor]
        per: area
        bands: {green: good, amber: poor}
    statuses:
      pressure: {per: area, worst of: [staffing, mood]}
      county:
        headline: yes
        levels:
          amber: pressure is amber or worse in any area
          red: pressure is red in every area

    """

  /// Areas that the data names.
  static func open(_ county: String = "pressure is red in every site") throws -> LoadedPlan {
    try LoadedPlan(
      head + """
        areas: {site: any}
        indicators:
          delays:
            range: whole numbers 0 and up
            per: site
            bands: {green: 0, amber: 1 to 4, red: 5 and up}
        statuses:
          pressure: {per: site, worst of: [delays]}
          county: {headline: yes, levels: {red: \(county)}}

        """)
  }

  /// Areas that the data names, and nothing that looks at all of them.
  static func openOnly() throws -> LoadedPlan {
    try LoadedPlan(
      head + """
        areas: {site: any}
        indicators:
          delays:
            range: whole numbers 0 and up
            per: site
            bands: {green: 0, amber: 1 to 4, red: 5 and up}
        statuses:
          pressure: {per: site, worst of: [delays]}

        """)
  }

  /// No areas at all; `keys` are more keys of its one indicator.
  static func whole(
    _ keys: String = "", zone: String = "UTC", data: String = ""
  ) throws -> LoadedPlan {
    try LoadedPlan(
      head.replacing("timezone: UTC", with: "timezone: \(zone)") + """
        indicators:
          queue:
            range: whole numbers 0 and up
            bands: {green: under 10, amber: 10 to 19, red: 20 and up}
        \(keys.isEmpty ? "" : "    \(keys)")
        statuses:
          county: {worst of: [queue]}
        \(data.isEmpty ? "" : "data: {\(data)}")

        """)
  }

  /// A sign people answer for each area, one for the whole plan, and a number of the whole plan.
  static func signs() throws -> LoadedPlan {
    try LoadedPlan(
      head + areas + """
        indicators:
          queue:
            range: whole numbers 0 and up
            bands: {green: under 10, red: 10 and up}
        triggers:
          flood: {per: area, level: red}
          watch: {per: area, level: amber, every: day by 10:00}
          storm: {level: red}
        statuses:
          pressure: {per: area, worst of: [flood, watch]}
          county: {headline: yes, worst of: [queue, storm]}

        """)
  }

  /// Districts in regions in the whole plan, with a status at each.
  static func tiers(data: String = "") throws -> LoadedPlan {
    try LoadedPlan(
      head + """
        areas:
          district: {north: [oak, elm], south: [ash]}
          region: {all: [north, south]}
        indicators:
          queue:
            range: whole numbers 0 and up
            per: district
            bands: {green: under 10, amber: 10 to 19, red: 20 and up}
          beds:
            range: whole numbers 0 and up
            per: region
            bands: {green: 1 and up, red: 0}
        statuses:
          pressure: {per: district, worst of: [queue]}
          regional:
            per: region
            levels: {amber: pressure is amber or worse in any district, red: beds is red}
          county: {headline: yes, levels: {red: regional is red in any region}}
        \(data.isEmpty ? "" : "data: {\(data)}")

        """)
  }
}
