internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

struct RunExamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples inside plans and in *_test.yaml files beside them.")

  @Argument(help: "Plan files, or folders with plans in them.")
  var paths: [String]

  @Option(name: .customLong("run"), help: "Run only the examples whose name matches this pattern.")
  var pattern: String?

  @Flag(help: "Say what of the plan no example reaches.")
  var coverage = false

  func run() throws {
    let filter = try NameFilter(pattern)
    var failed = false
    var count = 0
    for path in try PlanFinder.plans(in: paths) {
      let outcome = try test(path, filter)
      if !outcome.passed { failed = true }
      count += outcome.count
    }
    // Of several plans most may have no example of that name, but one of them must.
    if failed || count == 0 { throw ExitCode.found }
  }

  /// Runs the examples of one plan: how many, and whether none failed.
  private func test(_ path: String, _ filter: NameFilter) throws -> (passed: Bool, count: Int) {
    var reading = Reading()
    guard let plan = try reading.plan(path) else {
      reading.printFindings()
      try Console.result("\(path): FAULTY, not tested\n")
      return (false, 0)
    }
    let compiled = compile(plan)
    let zone = try ReadyPlan.zone(of: plan)
    var examples = plan.examples
    reading.diagnostics = DiagnosticList()
    let beside = try names(beside: path)
    for file in beside where file.hasSuffix("_test.yaml") {
      let (node, _) = try reading.tree(FilePath.joined(FilePath.folder(of: path), file))
      guard let node, reading.isTest(node, of: FilePath.name(of: path), among: beside) else {
        continue
      }
      examples += loadExamples(node, for: plan, reporting: &reading.diagnostics)
    }
    reading.printFindings()
    // An example that lost a line in reading could pass for want of it.
    guard !reading.diagnostics.hasErrors else {
      try Console.result("\(path): FAULTY, its examples cannot be read\n")
      return (false, examples.count)
    }
    let chosen = examples.filter { filter.matches($0.name) }
    var covered = PlanCoverage(compiled)
    let runs = chosen.map { covered.run($0, zone: zone) }
    let report = ExampleReport(path: path, runs: runs, sources: reading.sources)
    try Console.result(report.text(isFiltered: pattern != nil))
    if coverage {
      try Console.result(
        CoverageReport(path: path, coverage: covered, sources: reading.sources).text)
    }
    let isLeftOut = chosen.isEmpty && !examples.isEmpty
    return (report.passed || isLeftOut, runs.count)
  }

  private func names(beside path: String) throws -> [String] {
    do {
      return try FilePath.names(in: FilePath.folder(of: path))
    } catch {
      throw couldNotRead(error)
    }
  }
}

extension Reading {
  /// A test file that names its plan is for that one alone, any other for every plan beside it.
  fileprivate mutating func isTest(
    _ node: YAMLNode, of plan: String, among files: [String]
  ) -> Bool {
    guard let named = node.mapping?.first(where: { $0.key == "plan" })?.value,
      let name = named.scalar?.text
    else { return true }
    if files.contains(name) { return name == plan }
    diagnostics.report(
      Diagnostic(
        "unknown-name", "no file beside this one is called '\(name)'", at: named.mark,
        label: nearestName(to: name, in: files).map { "did you mean '\($0)'?" } ?? ""))
    return false
  }
}

/// Which examples to run.
private struct NameFilter {
  private let regex: Regex<AnyRegexOutput>?

  init(_ pattern: String?) throws {
    guard let pattern else {
      regex = nil
      return
    }
    do {
      regex = try Regex(pattern)
    } catch {
      throw wrongUsage("'\(pattern)' is not a pattern that can be read", of: "test")
    }
  }

  func matches(_ name: String) -> Bool {
    guard let regex else { return true }
    return name.firstMatch(of: regex) != nil
  }
}
