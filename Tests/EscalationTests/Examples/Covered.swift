import Diagnostics
import Escalation
import YAMLTree

/// A plan of the levels green, amber and red with its examples, and what these reach.
struct Covered {
  let plan: Plan
  let compiled: CompiledPlan
  let sources: SourceSet
  let node: YAMLNode
  let examples: [Example]
  private(set) var coverage: PlanCoverage
  let allPassed: Bool
  let zone: TimeZoneRules

  struct Refused: Error {
    let text: String
  }

  static let head = """
    plimsoll: 1
    plan: tiny
    version: 1
    timezone: UTC
    scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}

    """

  /// `examples` is what stands below `examples:`.
  init(_ body: String, _ examples: String = "") throws {
    try self.init(whole: Self.head + body + "\n", tests: examples.isEmpty ? "" : examples)
  }

  init(
    whole text: String, tests: String, zone: TimeZoneRules = .utc,
    calendars: [HolidayCalendar] = []
  ) throws {
    var sources = SourceSet()
    var diagnostics = DiagnosticList()
    let file = sources.add(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)))
    let node = parseYAML(file, in: sources, reporting: &diagnostics)
    let plan = node.flatMap {
      loadPlan($0, file: file, calendars: calendars, reporting: &diagnostics)
    }
    guard let node, let plan else { throw Self.refused(diagnostics) }
    var examples = plan.examples
    if !tests.isEmpty {
      let whole = tests.contains("examples:") ? tests : "examples:\n\(tests)\n"
      let file = sources.add(SourceFile(name: "plan_test.yaml", bytes: Array(whole.utf8)))
      diagnostics = DiagnosticList()
      guard let node = parseYAML(file, in: sources, reporting: &diagnostics) else {
        throw Self.refused(diagnostics)
      }
      examples += loadExamples(node, for: plan, reporting: &diagnostics)
      if diagnostics.hasErrors { throw Self.refused(diagnostics) }
    }
    self.plan = plan
    self.node = node
    self.sources = sources
    self.examples = examples
    self.zone = zone
    compiled = compile(plan)
    var coverage = PlanCoverage(compiled)
    let runs = examples.map { coverage.run($0, zone: zone) }
    allPassed = runs.allSatisfy(\.passed)
    self.coverage = coverage
  }

  private static func refused(_ diagnostics: DiagnosticList) -> Refused {
    Refused(text: diagnostics.sorted().map { "\($0.id): \($0.message)" }.joined(separator: "\n"))
  }

  func reached(_ kind: CoverageItem.Kind) -> [String] {
    coverage.items.filter { $0.kind == kind && coverage.isReached($0) }.map(\.text)
  }

  func missed(_ kind: CoverageItem.Kind) -> [String] {
    coverage.missed.filter { $0.kind == kind }.map(\.text)
  }

  func count(_ kind: CoverageItem.Kind) -> Int { coverage.items.count { $0.kind == kind } }

  // MARK: - Changes

  var source: SourceFile { sources[plan.file] }

  var changes: [PlanChange] { ChangeFinder.changes(of: plan, node, in: source) }

  /// Nil where the changed text is no plan.
  func changed(_ change: PlanChange) -> Plan? {
    var sources = SourceSet()
    var diagnostics = DiagnosticList()
    let file = sources.add(SourceFile(name: "plan.yaml", bytes: change.applied(to: source.bytes)))
    return parseYAML(file, in: sources, reporting: &diagnostics)
      .flatMap { loadPlan($0, file: file, reporting: &diagnostics) }
  }

  var mutation: MutationReport {
    var report = MutationReport(path: "plan.yaml", source: source)
    let run = MutationRun(compiled, examples, zone: zone)
    for change in changes {
      guard let plan = changed(change) else { continue }
      report.note(change, run.outcome(of: change, plan))
    }
    return report
  }

  /// The changes that are not noticed, each by the line before and the line after.
  var notNoticed: [String] {
    mutation.missed.map { change in
      change.diff(of: source)
        .map { ($0.isNew ? "+ " : "- ") + $0.text.trimmingBlanks }.joined(separator: " ")
    }
  }
}
