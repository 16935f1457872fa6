internal import Diagnostics

/// What is to be done at a level is done before the level is looked at again.
///
/// Bad: an action `within: 6 hours` at a level with `review: every 4 hours`: at the review nobody can
/// say yet whether it helped. Good: a shorter time, or a slower review.
enum SlowAction: Check {
  static let id = "slow-action"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for block in plan.blocks {
      for level in plan.scale.levels {
        guard case .elapsed(let review)? = plan.scale[level].review else { continue }
        for action in block.ownLines(at: level) {
          guard let within = action.within, within.seconds > review.seconds else { continue }
          report(action, within, review, plan.scale[level], &diagnostics)
        }
      }
    }
  }

  private static func report(
    _ action: Action, _ within: TimeSpan, _ review: TimeSpan, _ step: Scale.Step,
    _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(
      .init(
        id, .note,
        "there are \(within.text) for this, and \(step.name) is looked at every \(review.text)",
        at: action.citation.mark, related: [.init(step.citation.mark, "every \(review.text)")],
        help: [
          "At the next look it need not be done. Where it should be:", "  within: \(review.text)",
        ]))
  }
}
