internal import Diagnostics

/// What a plan names, it uses.
///
/// Bad: a role in `roles:` that no action, sign or contact mentions. Good: leave it out, or give it
/// something to do.
enum UnusedName: Check {
  static let id = "unused"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for role in plan.roles where !plan.usage.roles.contains(role.name) {
      report("the role '\(role.name)' is never used", role.citation.mark, &diagnostics)
    }
    for (index, indicator) in plan.indicators.enumerated() {
      guard !plan.isRead(.indicator(index)), !indicator.isFromEvents,
        indicator.bands != nil || indicator.figure != nil
      else { continue }
      report("nothing reads '\(indicator.name)'", indicator.citation.mark, &diagnostics)
    }
    for (index, trigger) in plan.triggers.enumerated()
    where !trigger.isFromEvents && !plan.isRead(.trigger(index)) {
      report("nothing reads '\(trigger.name)'", trigger.citation.mark, &diagnostics)
    }
    for hours in plan.hours where !plan.usage.hours.contains(hours.name) {
      report("nothing reads the hours '\(hours.name)'", hours.mark, &diagnostics)
    }
    for source in plan.sources where !plan.usage.sources.contains(source.key) {
      report("nothing cites the source '\(source.key)'", source.mark, &diagnostics)
    }
  }

  private static func report(
    _ message: String, _ mark: Mark, _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(.init(id, .warning, message, at: mark))
  }
}

/// Tasks and groups are written out while a plan is read, so what uses them is asked there.
func checkUnused(
  _ draft: DraftPlan, _ names: Names, _ usage: Usage, reporting diagnostics: inout DiagnosticList
) {
  for task in draft.tasks where !usage.tasks.contains(task.name) {
    diagnostics.report(
      .init(UnusedName.id, .warning, "no list names the task '\(task.name)'", at: task.mark))
  }
  for group in names.groups where !usage.groups.contains(group.name) {
    diagnostics.report(
      .init(UnusedName.id, .warning, "nothing reads the group '\(group.name)'", at: group.mark))
  }
}

extension Plan {
  /// Whether a status, a condition, a formula or a group that is used reads it.
  func isRead(_ reference: Reference) -> Bool {
    if usage.references.contains(reference) { return true }
    return usage.groups.contains { groups[$0]?.contains(reference) ?? false }
  }
}
