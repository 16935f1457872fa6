internal import Diagnostics

/// A margin leaves readings in each band that are beyond it.
///
/// Bad: `amber: 50 to under 70` with `margin: 25`: every reading in it is too near to red. Good:
/// `margin: 5`.
enum WideMargin: ReachCheck {
  static let id = "wide-margin"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for (index, indicator) in reach.plan.indicators.enumerated() {
      guard let margin = indicator.margin, let bands = indicator.bands, !bands.leavesOpen else {
        continue
      }
      let pause = reach.store.begin(budget: Reach.budget(tests: 1024))
      let levels = swallowed(index, &reach)
      guard !reach.store.end(pause), let level = levels.first else { continue }
      report(level, indicator, margin, reach.plan, bands, &diagnostics)
    }
  }

  /// Levels that readings have, and none of them with the margin.
  private static func swallowed(_ index: Int, _ reach: inout Reach) -> [Level] {
    let plain = reach.ladder(LadderKey(reference: .indicator(index)))
    let cautious = reach.ladder(LadderKey(reference: .indicator(index), isCautious: true))
    var found: [Level] = []
    for level in reach.plan.scale.levels {
      let own = plain.exactly(level, &reach.store)
      guard reach.canHold(own) else { continue }
      if reach.excludes(own, !cautious.reaches(Level(rank: level.rank + 1))) {
        found.append(level)
      }
    }
    return found
  }

  private static func report(
    _ level: Level, _ indicator: Indicator, _ margin: ExactDecimal, _ plan: Plan,
    _ bands: Bands, _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.scale[level].name
    let band = bands.bands.first { $0.verdict == .level(level) }
    diagnostics.report(
      .init(
        id, .warning,
        "every reading of '\(indicator.name)' that is \(name) lies within \(margin.text) of a worse level",
        at: band?.citation.mark ?? bands.mark,
        label: "so the level never steps down to \(name) by a reading in here",
        related: [.init(indicator.citation.mark, "the margin of this is \(margin.text)")],
        help: ["Make the margin smaller than the band is wide:"] + [halfOf(margin)]))
  }

  private static func halfOf(_ margin: ExactDecimal) -> String {
    let half = ExactNumber(margin).divided(by: ExactNumber(4))?.text() ?? "…"
    return "  margin: \(half)"
  }
}
