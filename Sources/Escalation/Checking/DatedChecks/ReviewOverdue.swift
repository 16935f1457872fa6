internal import Diagnostics

/// A plan is looked at again when it says so.
///
/// Bad: `review: {first: 2025-01-01}` in a plan in effect from 2024, two years on. Good: a new
/// version with a day of effect after the review, and the day of the next one.
enum ReviewOverdue: DatedCheck {
  static let id = "review-overdue"

  static func run(
    _ plan: Plan, on day: CivilDate, beside versions: PlanVersions,
    reporting diagnostics: inout DiagnosticList
  ) {
    guard let review = plan.header.review, let due = review.due(after: plan.header.effective),
      due < day, plan.header.until.map({ $0 >= day }) ?? true
    else { return }
    let interval = review.then ?? .year
    let next = (1...1_000).lazy.map { interval.day(due, times: $0) }.first { $0 > day }
    diagnostics.report(
      .init(
        id, .warning, "the review of this plan was due on \(due.iso)", at: review.mark,
        label: plan.header.effective == nil ? "" : "none is known since it took effect",
        related: plan.header.effectiveMark.map { [.init($0, "it took effect here")] } ?? [],
        help: [
          "When it has been looked at, say from when on that holds, and when it is due again:",
          "  effective: \(day.iso)", "  review: {first: \((next ?? day).iso)\(then(review))}",
        ]))
  }

  private static func then(_ review: PlanReview) -> String {
    review.then.map { ", then: every \($0.text)" } ?? ""
  }
}
