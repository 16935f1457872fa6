internal import ArgumentParser
internal import Diagnostics
internal import Escalation

struct RunExamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples inside plans and in *_test.yaml files beside them.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Plan files, or folders with plans in them.")
  var paths: [String]

  @Option(name: .customLong("run"), help: "Run only the examples whose name matches this pattern.")
  var pattern: String?

  @Flag(help: "Say what of each plan no example reaches.")
  var coverage = false

  @Flag(help: "Change each plan in many small ways, and say which changes no example notices.")
  var mutate = false

  @Flag(help: "Write examples of what no example reaches, for you to say what they expect.")
  var suggest = false

  @Option(help: "With --coverage or --mutate: the exit code is 1 below so many percent.")
  var threshold: Int?

  @Option(help: "How to print the results: text for people, or json.")
  var format: Format = .text

  func validate() throws {
    if let threshold {
      guard (0...100).contains(threshold) else {
        throw ValidationError("--threshold is a percentage, from 0 to 100.")
      }
      guard coverage || mutate else {
        throw ValidationError("--threshold says how much of --coverage or --mutate is enough.")
      }
    }
    if suggest, coverage || mutate || format == .json {
      throw ValidationError("--suggest writes examples and nothing else, so it stands alone.")
    }
  }

  func run() throws {
    let filter = try NameFilter(pattern)
    var results: [TestResult] = []
    for path in try PlanFinder.plans(in: paths) {
      let result = try test(path, filter)
      if format == .text { try Console.result(result.text) }
      results.append(result)
    }
    if format == .json {
      let all: JSONValue = ["schema": 1, "plans": .array(results.map(\.json))]
      try Console.result(all.text(pretty: true) + "\n")
    }
    // Of several plans most may have no example of that name, but one of them must.
    let count = results.reduce(0) { $0 + $1.count }
    let isEnough = results.allSatisfy(\.isEnough)
    if results.contains(where: { !$0.passed }) || (count == 0 && !suggest) || !isEnough {
      throw ExitCode.found
    }
  }

  private func test(_ path: String, _ filter: NameFilter) throws -> TestResult {
    switch try TestedPlan.load(path, passingOver: suggest) {
    case .faulty(let reason): return TestResult(path: path, fault: reason)
    case .ready(let plan): return try test(plan, filter)
    }
  }

  private func test(_ plan: TestedPlan, _ filter: NameFilter) throws -> TestResult {
    var plan = plan
    let chosen = plan.examples.filter { filter.matches($0.name) }
    var covered = PlanCoverage(plan.compiled)
    // What decided an answer is looked for only where somebody asks.
    let runs = chosen.map {
      coverage || suggest
        ? covered.run($0, zone: plan.zone) : plan.compiled.run($0, zone: plan.zone)
    }
    var result = TestResult(path: plan.path)
    result.isFiltered = pattern != nil
    result.isLeftOut = chosen.isEmpty && !plan.examples.isEmpty
    result.report = ExampleReport(path: plan.path, runs: runs, sources: plan.reading.sources)
    result.threshold = threshold
    if coverage {
      result.coverage = CoverageReport(
        path: plan.path, coverage: covered, sources: plan.reading.sources)
    }
    if suggest { result.suggestions = plan.suggestions(beyond: covered) }
    // Examples that fail as it is would be said to notice everything.
    if mutate, runs.allSatisfy(\.passed) { result.mutation = try plan.mutate(filter) }
    return result
  }
}
