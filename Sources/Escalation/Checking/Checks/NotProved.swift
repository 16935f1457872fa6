internal import Diagnostics

/// What is too large to be looked through is said.
///
/// Bad: a condition over some dozens of inputs, each of which it reads in several places. Good: the
/// same in two or three triggers, each of which reads some of them.
enum NotProved: ReachCheck {
  static let id = "not-proved"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    let plan = reach.plan
    for reference in reach.givenUp.sorted(by: {
      plan.citation(of: $0).mark.range.lowerBound < plan.citation(of: $1).mark.range.lowerBound
    }) {
      let name = plan.name(of: reference)
      diagnostics.report(
        .init(
          id, .note, "it takes too many steps to find out what '\(name)' can come to",
          at: plan.citation(of: reference).mark,
          label: "it reads too many inputs at once",
          help: [
            "Whether each of its conditions can come true was not checked. Examples can show it."
          ]))
    }
  }
}
