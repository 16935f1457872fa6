internal import Diagnostics

/// What readings are compared with is a number that can be read.
///
/// Bad: `beds under 3.5` where beds are whole numbers: that is `beds at most 3`. Good: say that.
enum OffGrid: Check {
  static let id = "off-grid"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for number in plan.comparedNumbers where number.figure == nil {
      guard let grid = number.indicator.grid, !grid.contains(ExactNumber(number.value)) else {
        continue
      }
      report(number, grid, &diagnostics)
    }
  }

  private static func report(
    _ number: ComparedNumber, _ grid: Grid, _ diagnostics: inout DiagnosticList
  ) {
    let indicator = number.indicator
    let what = grid == .wholeNumbers ? "whole numbers" : "steps of \(grid.step.text)"
    let written = RangePhrase(pieces: [number.piece], mark: number.piece.mark)
    let meant = written.numbers(\.number).map { grid.snapped($0) }
    let sets = BandSets(indicator: indicator, area: nil, entries: [])
    let words = meant.map { set in
      set.stretches.map {
        number.isOfABand ? sets.bandText(of: NumberSet([$0])) : sets.text(of: $0)
      }
      .joined(separator: " or ")
    }
    let help: [String] =
      switch words {
      case nil: ["Write the number that is meant."]
      case .some(""): ["No reading is in this."]
      case .some(let words): ["It comes to the same, and is clearer:", "  \(words)"]
      }
    diagnostics.report(
      .init(
        id, .note, "'\(indicator.name)' is in \(what), and never reads \(number.value.text)",
        at: number.piece.mark, related: [.init(indicator.citation.mark, "declared here")],
        help: help))
  }
}
