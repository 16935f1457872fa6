package import Diagnostics
package import YAMLTree

/// The tree of a plan, with all that it is based on written into it.
package struct PlanTree: Sendable {
  package let node: YAMLNode
  /// The file that is read as a plan; what it is based on stands in others.
  package let file: FileID
  /// What its base has and it takes out.
  let removed: RemovedNames
  /// Warnings and notes that the base, or what that is based on, was given by itself.
  private let known: Set<Remark>
  let isLocal: Bool
  /// What may stand in it, and in all that it is based on.
  package let allowances: Allowances

  private struct Remark: Hashable {
    let id: String
    let message: String
  }

  /// A plan that stands by itself.
  package init(_ node: YAMLNode, file: FileID, allowances: Allowances = Allowances()) {
    self.node = node
    self.file = file
    removed = RemovedNames()
    known = []
    isLocal = false
    self.allowances = allowances
  }

  /// A local plan. Of `base` the tree, the plan and what was found in it are needed.
  package init(
    _ node: YAMLNode, file: FileID, allowances: Allowances = Allowances(),
    basedOn base: PlanTree, _ plan: Plan, findings: DiagnosticList,
    reporting diagnostics: inout DiagnosticList
  ) {
    var merge = PlanMerge()
    self.node = merge.plan(node, onto: base.node)
    self.file = file
    removed = base.removed.merged(with: merge.removed)
    known = base.known.union(findings.all.map { Remark(id: $0.id, message: $0.message) })
    isLocal = true
    self.allowances = allowances.with(base.allowances)
    diagnostics.report(contentsOf: merge.diagnostics)
    reportBorrowedName(plan.header, reporting: &diagnostics)
  }

  private func reportBorrowedName(
    _ base: Plan.Header, reporting diagnostics: inout DiagnosticList
  ) {
    guard let own = node.mapping?.first(where: { $0.key == "plan" })?.value,
      own.scalar?.text == base.id
    else { return }
    diagnostics.report(
      .init(
        "duplicate-name", "a local plan needs a name of its own, and '\(base.id)' is its base",
        at: own.mark, related: [.init(base.mark, "the base")]))
  }

  /// Whether a finding is the base's affair: what the base alone leaves unused or unsaid, or what
  /// it was told already.
  func isOfBase(_ finding: Diagnostic) -> Bool {
    guard isLocal, finding.severity != .error else { return false }
    if known.contains(Remark(id: finding.id, message: finding.message)) { return true }
    return finding.mark.file != file && [UnusedName.id, NoBands.id].contains(finding.id)
  }
}
