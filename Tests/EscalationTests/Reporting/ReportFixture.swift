import Diagnostics
import Testing
import YAMLTree

@testable import Escalation

/// Evaluates a snapshot of a small plan and reports on it.
struct ReportFixture: CustomTestStringConvertible {
  let report: EvaluationReport

  init(
    _ snapshotText: String, plan planText: String = Self.plan, area: String? = nil,
    role: String? = nil
  ) throws {
    var sources = SourceSet()
    var findings = DiagnosticList()
    let planFile = sources.add(SourceFile(name: "plan.yaml", bytes: Array(planText.utf8)))
    let planNode = try #require(parseYAML(planFile, in: sources, reporting: &findings))
    let plan = loadPlan(planNode, file: planFile, reporting: &findings)
    let file = sources.add(SourceFile(name: "snapshot.yaml", bytes: Array(snapshotText.utf8)))
    // YAML with control characters is refused; JSON may bring them, and they must do no harm.
    var aboutSigns = DiagnosticList()
    let node = try #require(parseYAML(file, in: sources, reporting: &aboutSigns))
    let known = try #require(plan, "\(findings.sorted().map(\.message))")
    let snapshot = try #require(
      loadSnapshot(node, for: known, reporting: &findings), "\(findings.sorted().map(\.message))")
    let at = try #require(snapshot.at).instant(in: .utc)
    report = EvaluationReport(
      compile(known).assess(snapshot, at: at, zone: .utc), at: at, plan: known, sources: sources,
      zone: .utc,
      filter: .init(
        area: area.flatMap { name in
          known.areas.area(named: name).map {
            AreaName(tier: $0.tier, name: known.areas[$0.tier].areas[$0.index].name)
          }
        }, role: role.flatMap { name in known.roles.firstIndex { $0.name == name } }))
  }

  var testDescription: String { "\n" + text }
  var text: String { report.text(color: false) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  func has(_ line: String) -> Bool { lines.contains(line) }

  static let plan = """
    plimsoll: 1
    plan: demo
    title: Demo plan
    version: 1
    timezone: UTC
    scale:
      calm: {title: Calm, colour: green}
      busy: {title: Busy, colour: amber}
      full: {title: Full, colour: black}
    areas:
      site: {all: [north, south]}
    indicators:
      staffing:
        title: Staff present
        unit: percent
        range: 0 and up
        per: site
        fresh for: 36 hours
        bands: {calm: at least 70, busy: 50 to under 70, full: under 50}
      queue:
        title: People waiting
        unit: people
        range: whole numbers 0 and up
        per: site
        fresh for: 36 hours
        bands: {calm: under 5, busy: 5 to 9, full: 10 and up}
    triggers:
      storm:
        title: A storm was announced
        answered by: lead
        every: day by 08:00
      rush:
        title: A rush at the door
        level: busy
        when: queue at least 8
    statuses:
      site_level:
        title: Site level
        per: site
        worst of: [staffing, queue, rush]
      total:
        title: Overall level
        headline: yes
        levels:
          busy: site_level is busy or worse in any site
          full: site_level is full in every site
    roles:
      lead: {title: Site lead}
      chief: {title: Chief}
    actions:
      lead:
        follow: site_level
        calm: business as usual
        busy:
          - do: Ask for help
            within: 2 hours
            contact: chief
          - do: Clear the entrance
            when: storm
        full: not stated
      chief:
        follow: total
        calm: business as usual
        busy: business as usual
        full: business as usual
    """
}
