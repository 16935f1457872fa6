import Diagnostics
import Escalation
import YAMLTree

/// One plan read from its text, with everything that was found.
struct PlanReading {
  let plan: Plan?
  let findings: [Diagnostic]
  let sources: SourceSet

  init(_ text: String, name: String = "plan.yaml") {
    self.init(bytes: Array(text.utf8), name: name)
  }

  init(bytes: [UInt8], name: String = "plan.yaml") {
    var sources = SourceSet()
    var diagnostics = DiagnosticList()
    let file = sources.add(SourceFile(name: name, bytes: bytes))
    let node = parseYAML(file, in: sources, reporting: &diagnostics)
    plan = node.flatMap { loadPlan($0, file: file, reporting: &diagnostics) }
    findings = diagnostics.sorted()
    self.sources = sources
  }

  var hasErrors: Bool { findings.contains { $0.severity == .error } }
  var ids: [String] { findings.map(\.id) }

  /// `gap: 'staffing' has no level for exactly 50` for each finding.
  var messages: [String] { findings.map { "\($0.id): \($0.message)" } }

  /// What a person reads.
  var rendering: String {
    DiagnosticTextRenderer(sources: sources, color: false).render(findings)
  }
}
