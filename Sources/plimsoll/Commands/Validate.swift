internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check plans: every mistake, with its place and what to do.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Plan files, or folders with plans in them.")
  var paths: [String]

  @Option(help: "How to print the findings: text or json.")
  var format: Format = .text

  func run() throws {
    var reading = Reading()
    var summaries: [(path: String, findings: [Diagnostic])] = []
    for path in try PlanFinder.plans(in: paths) {
      let before = reading.diagnostics
      reading.diagnostics = DiagnosticList()
      try check(path, &reading)
      summaries.append((path, reading.diagnostics.sorted()))
      let own = reading.diagnostics
      reading.diagnostics = before
      reading.diagnostics.report(contentsOf: own)
    }
    switch format {
    case .json:
      try Console.result(
        DiagnosticJSONRenderer(sources: reading.sources).render(reading.diagnostics.sorted()))
    case .text:
      reading.printFindings()
      for summary in summaries {
        try Console.result(line(summary.path, summary.findings) + "\n")
      }
    }
    if reading.diagnostics.hasErrors { throw ExitCode.found }
  }

  private func check(_ path: String, _ reading: inout Reading) throws {
    guard let plan = try reading.plan(path) else { return }
    guard timeZoneRules(named: plan.header.timezone) == nil else { return }
    reading.diagnostics.report(
      .init(
        "unknown-timezone", "there is no time zone '\(plan.header.timezone)' on this machine",
        at: plan.header.timezoneMark ?? plan.header.mark,
        help: ["Names are such as Europe/London; they come with the package tzdata."]))
  }

  private func line(_ path: String, _ findings: [Diagnostic]) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let word = findings.contains { $0.severity == .error } ? "FAULTY" : "ok"
    return "\(Reading.shown(path)): \(word)"
      + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
  }
}
