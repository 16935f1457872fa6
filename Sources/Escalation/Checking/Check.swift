package import Diagnostics

/// One law that a plan must keep. Each has a file of its own, with its wording and a good and a bad
/// example of it.
package protocol Check: Sendable {
  /// The stable name of its findings.
  static var id: String { get }
  /// Reports where the plan breaks the law.
  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList)
}

/// Every check, in the order in which a planner would want to hear of them.
package let allChecks: [any Check.Type] = [
  Circle.self, Tiers.self, BandsOfThings.self, AreaQuorum.self, Units.self, Gap.self, Overlap.self,
  NoLevel.self, Headline.self, EmptyList.self, ActionCoverage.self, DivisionByZero.self,
  ElapsedWithoutAge.self, TimeZoneMissing.self, NoCalendar.self, UnusedName.self, NoBands.self,
  NotStated.self,
]

func check(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
  for check in allChecks { check.run(plan, reporting: &diagnostics) }
}
