internal import Diagnostics

/// Every band has a reading, or a total, that lies in it.
///
/// Bad: `red: 9 and up` on a sum of points that comes to 8 at most. Good: `red: 7 to 8`.
enum OutOfReach: ReachCheck {
  static let id = "out-of-reach"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    let plan = reach.plan
    for (index, indicator) in plan.indicators.enumerated() where indicator.isNumeric {
      guard !indicator.givesLevel, indicator.figure == nil else { continue }
      let pause = reach.store.begin(budget: Reach.budget(tests: 1024))
      defer { _ = reach.store.end(pause) }
      let there = reach.present(index)
      for (bands, isPoints) in indicator.scorings {
        for band in bands.bands {
          guard case .numbers(let range) = band.readings,
            let holds = reach.number(index, lies: range),
            reach.excludes(there, holds), !reach.store.isExhausted
          else { continue }
          report(band, indicator, isPoints, &reach, index, &diagnostics)
        }
      }
    }
  }

  private static func report(
    _ band: Bands.Band, _ indicator: Indicator, _ isPoints: Bool, _ reach: inout Reach,
    _ index: Int, _ diagnostics: inout DiagnosticList
  ) {
    if !isPoints, case .level(let level) = band.verdict { reach.blame(.indicator(index), level) }
    let key = band.key(reach.plan.scale) ?? "not stated"
    let all = reach.possible(index)
    let isReported = indicator.isReported
    diagnostics.report(
      .init(
        id, .warning,
        "nothing lies in this band: '\(indicator.name)' \(isReported ? "is" : "comes to") \(all)",
        at: band.citation.mark,
        label: isPoints ? "so nothing scores \(key) by it" : "so it is never \(key) by it",
        related: [
          .init(indicator.citation.mark, isReported ? "its range is here" : "it is worked out here")
        ],
        help: [
          isReported
            ? "Correct the band, or the range of what is reported."
            : "Correct the band, or what is worked out."
        ]))
  }
}
