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
  NobodyOnDuty.self, ConstantHours.self, IdleCover.self,
  RepeatedAction.self, DifferentTimes.self, ContinueWorse.self, ActionOrder.self,
  SlowAction.self, NoDeadline.self, DroppedAction.self, SameActions.self,
  NotMonotone.self, OutsideRange.self, OffGrid.self, NoSource.self,
]

/// A law about what can come about in a plan. It is looked at when nothing else is wrong with it.
package protocol ReachCheck: Sendable {
  static var id: String { get }
  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList)
}

/// Every such check, what follows from others after them.
package let reachChecks: [any ReachCheck.Type] = [
  NeverTrue.self, AlwaysTrue.self, OutOfReach.self, Unreachable.self, Masked.self, MaskedSign.self,
  NeverLeft.self, Flapping.self, IdleStepDown.self, WideMargin.self, NobodyActs.self,
  NotProved.self,
]

/// How much of a plan is looked at.
package enum CheckScope: Sendable {
  /// Whether it can be used. What its readings can lead to is a question for another moment.
  case use
  case all
}

/// `isWhole` says that no error was found before.
func check(
  _ plan: Plan, _ scope: CheckScope, isWhole: Bool, reporting diagnostics: inout DiagnosticList
) {
  for check in allChecks where check.id != ActionCoverage.id {
    check.run(plan, reporting: &diagnostics)
  }
  guard isWhole, !diagnostics.hasErrors else {
    ActionCoverage.run(plan, reporting: &diagnostics)
    return
  }
  var reach = Reach(plan)
  ActionCoverage.run(&reach, reporting: &diagnostics)
  guard scope == .all, !diagnostics.hasErrors else { return }
  for check in reachChecks { check.run(&reach, reporting: &diagnostics) }
}
