package import Diagnostics
package import YAMLTree

/// Reads a plan out of a YAML tree, and checks it.
///
/// Every finding goes to `diagnostics`. A plan is given out only when none about its file, those
/// made before among them, is an error. `calendars` are those that the plan names, in its order.
package func loadPlan(
  _ node: YAMLNode, file: FileID, calendars: [HolidayCalendar] = [],
  reporting diagnostics: inout DiagnosticList
) -> Plan? {
  loadPlan(PlanTree(node, file: file), calendars: calendars, reporting: &diagnostics)
}

/// The same for a plan whose tree may hold that of another, which it is based on.
package func loadPlan(
  _ tree: PlanTree, calendars: [HolidayCalendar] = [], checking scope: CheckScope = .all,
  reporting diagnostics: inout DiagnosticList
) -> Plan? {
  var found = DiagnosticList()
  let isReadable = !diagnostics.hasErrors(in: tree.file)
  defer { diagnostics.report(contentsOf: found) }
  if !tree.isLocal, let base = BaseReference(of: tree.node) {
    found.report(base.finding(.unreadable(reason: "it was not looked for")))
  }
  guard let draft = found.draft(tree.node, file: tree.file) else { return nil }
  var resolver = Resolver(tree)
  resolver.misnamed = Misnamed(draft.top)
  let plan = resolver.plan(draft, calendars)
  found.report(contentsOf: resolver.diagnostics)
  var checked = DiagnosticList()
  checkUnused(draft, resolver.names, resolver.usage, reporting: &checked)
  check(plan, scope, isWhole: !found.hasErrors && !checked.hasErrors, reporting: &checked)
  let broken = BrokenEntries(found, draft.top)
  for finding in checked.all where !broken.explain(finding) { found.report(finding) }
  found = found.filter { !tree.isOfBase($0) }
  let keepsBack = found.all.contains { $0.severity == .error && !tree.allowances.letsUse($0) }
  return isReadable && !keepsBack ? plan : nil
}

/// Reads a snapshot file's tree. Names that the plan does not know are errors.
package func loadSnapshot(
  _ node: YAMLNode, for plan: Plan, reporting diagnostics: inout DiagnosticList
) -> Snapshot? {
  guard let fields = diagnostics.fields(of: node, as: .snapshot) else { return nil }
  var reader = SnapshotReader(plan.names)
  let snapshot = reader.snapshot(fields)
  diagnostics.report(contentsOf: reader.diagnostics)
  return diagnostics.hasErrors(in: node.mark.file) ? nil : snapshot
}

/// Reads the `data:` mapping of a file beside the plan.
package func loadDataMapping(
  _ node: YAMLNode, for plan: Plan, reporting diagnostics: inout DiagnosticList
) -> DataMappings? {
  let inner = node.mapping?.first { $0.key == "data" }?.value ?? node
  var resolver = Resolver()
  resolver.names.takeSigns(of: plan)
  let mapping = resolver.dataMappings(inner)
  resolver.reportUnbringable(mapping, plan.indicators, plan.triggers)
  resolver.checkSuppressed(mapping, plan.indicators)
  resolver.reportWide(mapping, plan.indicators, plan.triggers, plan.areas)
  diagnostics.report(contentsOf: resolver.diagnostics)
  return diagnostics.hasErrors(in: node.mark.file) ? nil : mapping
}

/// Reads the examples of a `*_test.yaml` file.
package func loadExamples(
  _ node: YAMLNode, for plan: Plan, reporting diagnostics: inout DiagnosticList
) -> [Example] {
  var reader = SnapshotReader(plan.names)
  guard let fields = reader.diagnostics.fields(of: node, as: .testFile) else {
    diagnostics.report(contentsOf: reader.diagnostics)
    return []
  }
  let examples = reader.examples(fields["examples"])
  diagnostics.report(contentsOf: reader.diagnostics)
  return examples
}

extension DiagnosticList {
  func hasErrors(in file: FileID) -> Bool {
    all.contains { $0.severity == .error && $0.mark.file == file }
  }
}

extension Plan {
  var names: PlanNames {
    PlanNames(
      areas: areas, scale: scale, indicators: indicators, triggers: triggers, statuses: statuses,
      roles: roles, events: events)
  }
}

extension Names {
  mutating func takeSigns(of plan: Plan) {
    indicators = plan.indicators.map(IndicatorNames.init)
    triggers = plan.triggers.map { ($0.name, $0.citation.mark) }
    statuses = plan.statuses.map { ($0.name, $0.citation.mark) }
    indexSigns()
  }
}
