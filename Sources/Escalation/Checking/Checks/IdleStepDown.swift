internal import Diagnostics

/// A condition for stepping down holds something back.
///
/// Bad: `step down: {when: staffing at least 40}` where red ends at 50: it is true whenever the level
/// would go down. Good: `step down: {when: staffing at least 55}`.
enum IdleStepDown: ReachCheck {
  static let id = "idle-step-down"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for (index, status) in reach.plan.statuses.enumerated() {
      guard let condition = status.stepDown?.condition else { continue }
      let reached = reach.reached(index)
      guard !reached.isOpen, let worst = reached.inForce.worst else { continue }
      let pause = reach.store.begin(budget: Reach.budget(tests: 4096))
      let isIdle = isIdle(condition, status, index, worst, &reach)
      guard !reach.store.end(pause), isIdle else { continue }
      report(condition, status, &reach, &diagnostics)
    }
  }

  /// Whether the condition is true wherever the status is milder than its worst level.
  private static func isIdle(
    _ condition: Condition, _ status: Status, _ index: Int, _ worst: Level, _ reach: inout Reach
  ) -> Bool {
    let ladder = reach.ladder(LadderKey(reference: .status(index), isInForce: false))
    let leave = reach.reply(condition, in: status.tier).yes
    guard reach.constant(Reach.Reply(yes: leave, applies: .always)) == nil else { return false }
    let better = reach.store.and(ladder.applies, !ladder.reaches(worst))
    return reach.canHold(better) && reach.excludes(better, !leave)
  }

  private static func report(
    _ condition: Condition, _ status: Status, _ reach: inout Reach,
    _ diagnostics: inout DiagnosticList
  ) {
    let mark = condition.tests.first?.mark ?? status.stepDown?.mark ?? status.citation.mark
    diagnostics.report(
      .init(
        id, .warning, "'\(reach.text(condition))' is true whenever the level would go down",
        at: mark,
        label: "so it holds nothing back",
        related: [.init(status.citation.mark, "of this status")],
        help: ["Ask for more than the better level does, or leave it out."]))
  }
}
