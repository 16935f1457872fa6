internal import Diagnostics

/// What a plan names, it uses.
///
/// Bad: a role in `roles:` that no action, sign or contact mentions. Good: leave it out, or give it
/// something to do.
enum UnusedName: Check {
  static let id = "unused"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for role in plan.roles where !plan.usage.roles.contains(role.name) {
      report(
        "the role '\(role.name)' is never used", role.citation.mark, "Give it something to do",
        &diagnostics)
    }
    for (index, indicator) in plan.indicators.enumerated() {
      guard !plan.isRead(.indicator(index)), !indicator.isFromEvents,
        indicator.bands != nil || indicator.figure != nil
      else { continue }
      report("nothing reads '\(indicator.name)'", indicator.citation.mark, inAStatus, &diagnostics)
    }
    for (index, trigger) in plan.triggers.enumerated()
    where !trigger.isFromEvents && !plan.isRead(.trigger(index)) {
      report("nothing reads '\(trigger.name)'", trigger.citation.mark, inAStatus, &diagnostics)
    }
    for hours in plan.hours where !plan.usage.hours.contains(hours.name) {
      report(
        "nothing reads the hours '\(hours.name)'", hours.mark,
        "Name it behind 'on duty', 'during' or 'outside'", &diagnostics)
    }
    for source in plan.sources where !plan.usage.sources.contains(source.key) {
      report(
        "nothing cites the source '\(source.key)'", source.mark, "Begin a 'source:' with it",
        &diagnostics)
    }
  }

  private static func report(
    _ message: String, _ mark: Mark, _ use: String, _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(.unused(message, mark, use))
  }

  private static let inAStatus = "Name it in a status or a condition"
}

/// Tasks and groups are written out while a plan is read, so what uses them is asked there.
func checkUnused(
  _ draft: DraftPlan, _ names: Names, _ usage: Usage, reporting diagnostics: inout DiagnosticList
) {
  for task in draft.tasks where !usage.tasks.contains(task.name) {
    diagnostics.report(
      .unused("no list names the task '\(task.name)'", task.mark, "Name it in a list of actions"))
  }
  for group in names.groups where !usage.groups.contains(group.name) {
    diagnostics.report(
      .unused(
        "nothing reads the group '\(group.name)'", group.mark, "Name it in a status or a condition")
    )
  }
}

extension Diagnostic {
  fileprivate static func unused(_ message: String, _ mark: Mark, _ use: String) -> Diagnostic {
    Diagnostic(UnusedName.id, .warning, message, at: mark, help: ["\(use), or leave it out."])
  }
}

extension Plan {
  /// Whether a status, a condition, a formula or a group that is used reads it.
  func isRead(_ reference: Reference) -> Bool {
    if usage.references.contains(reference) { return true }
    return usage.groups.contains { groups[$0]?.contains(reference) ?? false }
  }
}
