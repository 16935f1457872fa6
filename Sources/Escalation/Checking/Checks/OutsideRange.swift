internal import Diagnostics

/// What readings are compared with lies in their range.
///
/// Bad: `staffing at least 120` where staffing has `range: 0 to 100`. Good: a number that can be
/// read, or a wider range.
enum OutsideRange: Check {
  static let id = "outside-range"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    var told: Set<String> = []
    for number in plan.comparedNumbers where number.isOutside {
      // Of two bands that meet there one is enough.
      guard told.insert("\(number.indicator.name) \(number.value.text)").inserted else { continue }
      report(number, &diagnostics)
    }
  }

  private static func report(_ number: ComparedNumber, _ diagnostics: inout DiagnosticList) {
    let indicator = number.indicator
    let name = number.figure.map { ", which '\($0.name)' is" } ?? ""
    diagnostics.report(
      .init(
        id, .warning, "'\(indicator.name)' never reads \(number.value.text)\(name)",
        at: number.piece.mark,
        related: [.init(indicator.citation.mark, "its range is \(indicator.rangeText)")]
          + (number.figure.map { [.init($0.citation.mark, "its value stands here")] } ?? []),
        help: ["Correct the number, or let the range reach to it."]))
  }
}

extension ComparedNumber {
  /// The end of a range is in it, wherever that belongs.
  fileprivate var isOutside: Bool {
    let stretches = indicator.range.stretches
    if let low = stretches.first?.lower, value < low.value { return true }
    if let high = stretches.last?.upper, let first = stretches.first, !first.isEmpty,
      value > high.value
    {
      return true
    }
    return false
  }
}

extension Indicator {
  /// `0 to 100`, as a plan writes it.
  fileprivate var rangeText: String {
    let words = BandSets(indicator: self, area: nil, entries: []).bandText(of: range)
    return grid == .wholeNumbers ? "whole numbers \(words)" : words
  }
}
