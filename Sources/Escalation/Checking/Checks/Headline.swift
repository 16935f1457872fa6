internal import Diagnostics

/// One status speaks for the plan.
///
/// Bad: two statuses with `headline: yes`. Good: one of them; where there is but one status it need
/// not be marked.
enum Headline: Check {
  static let id = "headline"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    let marked = plan.statuses.filter(\.isHeadline)
    if marked.count > 1 {
      diagnostics.report(
        .init(
          id, "two statuses are marked headline", at: marked[1].citation.mark,
          related: [.init(marked[0].citation.mark, "the other is here")]))
    }
    if marked.isEmpty, plan.statuses.count > 1 {
      diagnostics.report(
        .init(
          id, .warning, "no status is marked headline, so none speaks for the plan",
          at: plan.statuses[0].citation.mark,
          help: ["Mark the one that people ask for first:", "  headline: yes"]))
    }
  }
}
