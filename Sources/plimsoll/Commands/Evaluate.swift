internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate one snapshot: levels, doubts, and what each role does.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The plan file.")
  var plan: String

  @Option(help: "The readings, as YAML or JSON; - is standard input.")
  var snapshot: String

  @Option(help: "The moment to evaluate, in place of the snapshot's own.")
  var at: String?

  @Option(help: "Show this area alone; 'all' is what is said of the whole plan.")
  var area: String?

  @Option(help: "Show the actions of this role alone.")
  var role: String?

  @Option(help: "What the evaluation before left, to go on from.")
  var previous: String?

  @Option(name: .customLong("state-out"), help: "Where to leave what the next evaluation needs.")
  var stateOutput: String?

  @Option(help: "How to print the answer: text or json.")
  var format: Format = .text

  func run() throws {
    let wanted = try at.map(Self.time)
    var reading = Reading()
    let ready = try ReadyPlan.load(plan, &reading)
    let role = try role.map { try self.role($0, of: ready.plan) }
    let read = try reading.snapshot(snapshot, for: ready.plan, to: "evaluated")
    let snapshot = wanted.map { read.moved(to: $0) } ?? read
    let area = try area.map { try self.area($0, of: ready.plan, snapshot) }
    guard let at = snapshot.at else {
      throw Self.wrongUsage("'\(self.snapshot)' has no 'at:'; say the time with --at")
    }
    let instant = at.instant(in: ready.zone)
    let files = StateFiles(previous: previous, output: stateOutput)
    var course = SnapshotCourse(
      ready.compiled, snapshot, at: instant, zone: ready.zone,
      memory: try files.memory(for: ready, at: instant, &reading))
    let report = EvaluationReport(
      course.assess(), at: instant, plan: ready.plan, sources: reading.sources,
      zone: ready.zone,
      filter: .init(area: area, role: role))
    switch format {
    case .json: try Console.result(report.json)
    case .text:
      let color = Console.usesColor(FileDescriptor.standardOutput())
      try Console.result(report.text(color: color))
    }
    try files.write(course.course, of: ready)
  }

  private static func time(_ text: String) throws -> WrittenTime {
    do throws(WrittenTimeError) { return try WrittenTime(parsing: text) } catch {
      throw wrongUsage("--at: \(error.reason)")
    }
  }

  private func role(_ name: String, of plan: Plan) throws -> Int {
    if let index = plan.roles.firstIndex(where: { $0.name == foldedName(name) }) { return index }
    throw unknown("role", name, plan.roles.map(\.name))
  }

  private func area(_ name: String, of plan: Plan, _ snapshot: Snapshot) throws -> AreaName {
    if let found = snapshot.areas.first(where: { $0.name == name }) { return found }
    if let (tier, index) = plan.areas.area(named: name) {
      return AreaName(tier: tier, name: plan.areas[tier].areas[index].name)
    }
    let known = plan.areas.tiers.flatMap(\.areas).map(\.name) + snapshot.areas.map(\.name)
    throw unknown("area", name, known)
  }

  private func unknown(_ what: String, _ name: String, _ known: [String]) -> ExitCode {
    let near = nearestName(to: name, in: known)
    let hint = near.map { "did you mean '\($0)'?" } ?? "there is: \(known.joined(separator: ", "))"
    return Self.wrongUsage("no \(what) is called '\(name)': \(hint)")
  }

  private static func wrongUsage(_ reason: String) -> ExitCode {
    plimsoll.wrongUsage(reason, of: "evaluate")
  }
}
