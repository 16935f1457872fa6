/// What is reported for areas, as each moment asks for it.
struct ReportedSigns: Sendable {
  /// Of the tier whose areas the data names.
  let openIndicators: [Int]
  /// Of all other tiers.
  let closedIndicators: [Int]
  /// In every tier.
  let triggers: [ReportedTrigger]

  struct ReportedTrigger: Sendable {
    let index: Int
    let isOpen: Bool
    let bitsWhenUnanswered: UInt32
  }

  init(_ plan: Plan) {
    let open = plan.areas.openTier
    let reported = plan.indicators.indices.filter { plan.indicators[$0].isReported }
    openIndicators = reported.filter { plan.indicators[$0].tier == open }
    closedIndicators = reported.filter { plan.indicators[$0].tier != open }
    triggers = plan.triggers.indices.filter { plan.triggers[$0].isReported }.map { index in
      let trigger = plan.triggers[index]
      return ReportedTrigger(
        index: index, isOpen: trigger.tier == open, bitsWhenUnanswered: trigger.bitsWhenUnanswered)
    }
  }
}
