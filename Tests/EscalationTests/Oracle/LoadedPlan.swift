import Diagnostics
import Escalation
import YAMLTree

/// A plan read from its text and compiled.
struct LoadedPlan {
  /// Why a text is no plan: its errors, one to a line.
  struct Refused: Error, CustomStringConvertible {
    let description: String
    let ids: [String]
  }

  let plan: Plan
  let compiled: CompiledPlan
  let lines: PlanLines
  /// The ids of all findings, warnings and notes too.
  let findings: [String]

  init(_ text: String, calendars: [HolidayCalendar] = []) throws(Refused) {
    var sources = SourceSet()
    var diagnostics = DiagnosticList()
    let file = sources.add(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)))
    let node = parseYAML(file, in: sources, reporting: &diagnostics)
    let plan = node.flatMap { node in
      let allowances = Allowances(in: sources[file], file, node)
      let tree = PlanTree(node, file: file, allowances: allowances)
      return loadPlan(tree, calendars: calendars, reporting: &diagnostics)
    }
    let found = diagnostics.sorted()
    guard let plan else {
      let errors = found.filter { $0.severity == .error }
      let lines = errors.map { finding in
        "\(sources.place(of: finding.mark).line): \(finding.message) [\(finding.id)]"
      }
      throw Refused(description: lines.joined(separator: "\n"), ids: errors.map(\.id))
    }
    self.plan = plan
    self.compiled = compile(plan)
    self.lines = PlanLines(plan)
    self.findings = found.map(\.id)
  }

  /// Reads the text of a snapshot of this plan.
  func snapshot(_ text: String) throws(Refused) -> Snapshot {
    var sources = SourceSet()
    var diagnostics = DiagnosticList()
    let file = sources.add(SourceFile(name: "snapshot.yaml", bytes: Array(text.utf8)))
    let node = parseYAML(file, in: sources, reporting: &diagnostics)
    let snapshot = node.flatMap { loadSnapshot($0, for: plan, reporting: &diagnostics) }
    guard let snapshot else {
      let found = diagnostics.sorted()
      throw Refused(
        description: found.map(\.message).joined(separator: "\n"), ids: found.map(\.id))
    }
    return snapshot
  }
}
