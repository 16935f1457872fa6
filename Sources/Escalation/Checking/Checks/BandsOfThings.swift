internal import Diagnostics

/// The bands of something that is told of things end at numbers, or at figures of the whole plan.
///
/// Bad: bands of a time since a step that end at a figure which is another one in each hospital.
/// Good: the same figure in a condition, such as `minutes_open over limit`.
enum BandsOfThings: Check {
  static let id = "thing-bands"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators where plan.areas[indicator.tier].holdsThings {
      var told: Set<Int> = []
      for case .numbers(let range) in indicator.bands?.bands.map(\.readings) ?? [] {
        for index in range.names
        where plan.indicators[index].tier != plan.areas.wholePlan && told.insert(index).inserted {
          report(plan.indicators[index], indicator, range, &diagnostics)
        }
      }
    }
  }

  private static func report(
    _ figure: Indicator, _ indicator: Indicator, _ range: RangePhrase,
    _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(
      .init(
        id, "'\(figure.name)' differs by area, which the bands of a thing cannot follow",
        at: range.mark, related: [.init(figure.citation.mark, "declared here")],
        help: ["A condition can:", "  when: \(indicator.name) at least \(figure.name)"]))
  }
}
