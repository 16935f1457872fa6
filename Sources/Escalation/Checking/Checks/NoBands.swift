internal import Diagnostics

/// An indicator that has no bands and that nothing reads is reported, but says nothing.
///
/// Papers often name indicators whose triggers are still to come; a note keeps that in view.
enum NoBands: Check {
  static let id = "no-bands"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for (index, indicator) in plan.indicators.enumerated() {
      guard indicator.bands == nil, indicator.figure == nil, !indicator.isFromEvents,
        !plan.isRead(.indicator(index))
      else { continue }
      diagnostics.report(
        .init(
          id, .note, "'\(indicator.name)' has no bands, so it never leads to a level",
          at: indicator.citation.mark,
          help: ["Give it bands, read it in a condition, or leave it for people to look at."]))
    }
  }
}
