package import Diagnostics

/// A law that holds on some days and not on others, so that the day must be known. The library
/// never reads the clock: `validate` does, and hands the day over.
package protocol DatedCheck: Sendable {
  /// The stable name of its findings.
  static var id: String { get }
  /// Reports where the plan breaks the law on a day on which it is in effect.
  static func run(
    _ plan: Plan, on day: CivilDate, beside versions: PlanVersions,
    reporting diagnostics: inout DiagnosticList)
}

/// Every check of a day.
package let allDatedChecks: [any DatedCheck.Type] = [
  PlanEnd.self, ReviewOverdue.self, CalendarEnd.self,
]

/// What is wrong with a plan on a day. `versions` are the files of the same plan that were checked
/// with it, itself among them: of one that another has followed nothing more is asked.
package func checkDates(
  of plan: Plan, on day: CivilDate, beside versions: PlanVersions,
  reporting diagnostics: inout DiagnosticList
) {
  if let next = versions.next(after: plan.header), next <= day { return }
  var found = DiagnosticList()
  for check in allDatedChecks { check.run(plan, on: day, beside: versions, reporting: &found) }
  // What a local plan has from its base is told where the base itself is checked.
  diagnostics.report(contentsOf: found.filter { $0.mark.file == plan.file })
}

extension CivilDate {
  /// How long before something ends there must be another.
  static let daysOfWarning = 60
}
