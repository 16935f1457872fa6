import Diagnostics
import Escalation
import Testing
import YAMLTree

/// A local plan, read together with `local/base.yaml` or another base.
struct LocalReading {
  let plan: Plan?
  let findings: [Diagnostic]
  let sources: SourceSet
  /// The file of the local plan.
  let file: FileID

  init(_ text: String, basedOn base: String? = nil) throws {
    var sources = SourceSet()
    var found = DiagnosticList()
    func node(_ text: String, _ name: String) throws -> (YAMLNode, FileID) {
      let file = sources.add(SourceFile(name: name, bytes: Array(text.utf8)))
      return (try #require(parseYAML(file, in: sources, reporting: &found)), file)
    }
    let (baseNode, baseFile) = try node(base ?? Fixtures.text("local/base.yaml"), "base.yaml")
    let baseTree = PlanTree(baseNode, file: baseFile)
    var baseFindings = DiagnosticList()
    let basePlan = try #require(loadPlan(baseTree, reporting: &baseFindings))
    let (own, file) = try node(text, "county.yaml")
    let tree = PlanTree(
      own, file: file, basedOn: baseTree, basePlan, findings: baseFindings, reporting: &found)
    plan = loadPlan(tree, reporting: &found)
    findings = found.sorted()
    self.sources = sources
    self.file = file
  }

  /// What a person reads.
  var rendering: String {
    DiagnosticTextRenderer(sources: sources, color: false).render(findings)
  }
}
