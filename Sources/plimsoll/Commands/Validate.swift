internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import FindingPages
internal import YAMLTree

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check plans: every mistake, with its place and what to do.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, github, sarif, junit
  }

  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    case error, warning

    var severity: Severity { self == .error ? .error : .warning }
  }

  @Argument(help: "Plan files, or folders with plans in them.")
  var paths: [String]

  @Option(
    help: """
      How to print the findings: text for people, json, github annotations, sarif or a junit report.
      """)
  var format: Format = .text

  @Option(help: "From which findings on the exit code is 1: error or warning.")
  var failLevel: FailLevel = .error

  @Option(help: "The day to check on, such as 2026-11-30; without it, today.")
  var at: String?

  func run() throws {
    let wanted = try at.map(day)
    var reading = Reading()
    reading.scope = .all
    var checked: [CheckedPlan] = []
    for path in try PlanFinder.plans(in: paths) {
      checked.append(try reading.check(path))
    }
    compareVersions(&checked)
    checkDates(&checked, on: wanted)
    for index in checked.indices { checked[index].settle(on: wanted) }
    reading.diagnostics = DiagnosticList()
    for plan in checked { reading.diagnostics.report(contentsOf: plan.findings) }
    try show(checked, reading)
    let isGrave = reading.diagnostics.all.contains { $0.severity >= failLevel.severity }
    if isGrave { throw ExitCode.found }
  }

  private func day(_ text: String) throws -> CivilDate {
    do throws(WrittenTimeError) {
      if case .day(let day) = try WrittenTime(parsing: text) { return day }
    } catch {
      throw wrongUsage("--at: \(error.reason)", of: "validate")
    }
    throw wrongUsage("--at: a day has no time, such as 2026-11-30", of: "validate")
  }

  private func show(_ checked: [CheckedPlan], _ reading: Reading) throws {
    let findings = reading.diagnostics.sorted()
    let sources = reading.sources
    let allowed = checked.flatMap(\.allowed)
    switch format {
    case .text:
      reading.printFindings()
      for plan in checked { try Console.result(line(plan) + "\n") }
    case .json:
      let renderer = DiagnosticJSONRenderer(sources: sources)
      try Console.result(renderer.render(findings, allowed: allowed))
    case .github: try Console.result(DiagnosticGitHubRenderer(sources: sources).render(findings))
    case .sarif: try Console.result(sarif(sources).render(findings, allowed: allowed))
    case .junit:
      let renderer = DiagnosticJUnitRenderer(sources: sources, failLevel: failLevel.severity)
      try Console.result(
        renderer.render(
          checked.map { .init(name: Reading.shown($0.path), findings: $0.findings.sorted()) }))
    }
  }

  private func sarif(_ sources: SourceSet) -> DiagnosticSARIFRenderer {
    DiagnosticSARIFRenderer(sources: sources, version: Plimsoll.version) { id in
      FindingPage(of: id).map { .init(summary: $0.summary, page: $0.text) }
    }
  }

  /// Of several files of one plan each says when it is in effect.
  private func compareVersions(_ checked: inout [CheckedPlan]) {
    let plans = Dictionary(grouping: checked.indices) { checked[$0].header?.id }
    for (id, places) in plans where id != nil && places.count > 1 {
      let versions = PlanVersions(places.compactMap { checked[$0].header })
      for place in places {
        guard let header = checked[place].header else { continue }
        checked[place].period = versions.period(of: header)
        for finding in versions.findings where finding.mark.file == header.mark.file {
          checked[place].findings.report(finding)
        }
      }
    }
  }

  private func line(_ plan: CheckedPlan) -> String {
    let findings = plan.findings.sorted()
    var counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let word = findings.contains { $0.severity == .error } ? "FAULTY" : "ok"
    counts += plan.allowed.isEmpty ? [] : ["\(plan.allowed.count) allowed"]
    return "\(Reading.shown(plan.path)): \(word)"
      + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
      + (plan.period.map { ", \($0)" } ?? "")
  }
}

extension Reading {
  /// Checks one plan. What was found in others before is not among what was found in it.
  mutating func check(_ path: String) throws -> CheckedPlan {
    diagnostics = DiagnosticList()
    let plan = try plan(path)
    if let header = plan?.header, timeZoneRules(named: header.timezone) == nil {
      diagnostics.report(
        .init(
          "unknown-timezone", "there is no time zone '\(header.timezone)' on this machine",
          at: header.timezoneMark ?? header.mark,
          help: ["Names are such as Europe/London; they come with the package tzdata."]))
    }
    return CheckedPlan(
      path: path, plan: plan, findings: diagnostics, allowances: allowances)
  }
}

/// A file that was checked, and what came of it.
struct CheckedPlan {
  let path: String
  /// Nil where it has errors.
  let plan: Plan?
  var findings: DiagnosticList
  /// When it is in effect, where other files of the same plan are there.
  var period: String?
  private let allowances: Allowances
  /// What was found and may stand.
  var allowed: [AllowedFinding] = []

  init(
    path: String, plan: Plan?, findings: DiagnosticList, allowances: Allowances
  ) {
    self.path = path
    self.plan = plan
    self.findings = findings
    self.allowances = allowances
  }

  var header: Plan.Header? { plan?.header }

  /// The day it is where the plan is in use.
  var today: CivilDate {
    let zone = header.flatMap { timeZoneRules(named: $0.timezone) } ?? .utc
    return zone.civil(at: MachineClock.now).date
  }

  /// Takes out what may stand on a day; nil is today.
  mutating func settle(on day: CivilDate?) {
    (findings, allowed) = allowances.settle(
      findings, on: day ?? today,
      known: FindingPage.all.map(\.id))
  }
}
