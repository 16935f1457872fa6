internal import Diagnostics

/// A condition over elapsed time must know for how long one reading speaks.
///
/// Bad: `staffing under 40 for 48 hours`, where nothing says how long a reading stands: two readings
/// 48 hours apart prove nothing of the time between. Good: the same with `fresh for: 12 hours`.
enum ElapsedWithoutAge: Check {
  static let id = "unknown-age"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for test in plan.allTests {
      guard case .elapsed(let span) = test.lasting,
        case .indicator(let index) = test.subject
      else { continue }
      for input in Set(plan.reportedInputs(of: index)).sorted() {
        let indicator = plan.indicators[input]
        guard indicator.freshFor == nil, indicator.every == nil else { continue }
        diagnostics.report(
          .init(
            id, "it is not known for how long a reading of '\(indicator.name)' speaks",
            at: test.mark, related: [.init(indicator.citation.mark, "declared here")],
            help: [
              "Without it nothing is known of the \(span.text) between two readings. Add to it",
              "  fresh for: 12 hours", "or count its readings or days instead:",
              "  for 2 readings",
            ]))
      }
    }
  }
}

extension Plan {
  /// Every condition that is written in it.
  var conditions: [Condition] {
    triggers.compactMap(\.condition) + statuses.flatMap(\.conditions)
      + indicators.compactMap { $0.summary?.condition ?? $0.measure?.condition }
      + blocks.flatMap(\.actions).compactMap(\.condition)
  }
}

extension Status {
  /// Every condition that is written in it.
  var conditions: [Condition] {
    let own: [Condition] =
      if case .levels(let levels) = rule { levels.map(\.condition) } else { [] }
    return own + (stepDown?.condition.map { [$0] } ?? [])
  }
}
