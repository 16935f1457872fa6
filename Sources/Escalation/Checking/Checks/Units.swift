internal import Diagnostics

/// A formula adds like to like.
///
/// Bad: `beds_total - minutes_waiting`. Good: `beds_total - beds_occupied`. Things that are counted
/// (people, beds) may be mixed, with a note; spans of time, percent and points may not. In a
/// formula with `unit: points`, a score, anything may be added.
enum Units: Check {
  static let id = "wrong-unit"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators where indicator.unit != .points {
      guard let formula = indicator.formula else { continue }
      _ = unit(of: formula, indicator, plan, &diagnostics)
    }
  }

  private static func unit(
    of formula: Formula, _ indicator: Indicator, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) -> MeasureUnit? {
    switch formula {
    case .number: return nil
    case .indicator(let index): return plan.indicators[index].unit
    case .sum(let one, let other), .difference(let one, let other):
      let left = unit(of: one, indicator, plan, &diagnostics)
      let right = unit(of: other, indicator, plan, &diagnostics)
      compare(left, right, indicator, &diagnostics)
      return left ?? right
    case .product(let one, let other):
      let left = unit(of: one, indicator, plan, &diagnostics)
      let right = unit(of: other, indicator, plan, &diagnostics)
      return left == nil ? right : right == nil ? left : nil
    case .quotient(let one, let other):
      let left = unit(of: one, indicator, plan, &diagnostics)
      let right = unit(of: other, indicator, plan, &diagnostics)
      return right == nil ? left : nil
    }
  }

  private static func compare(
    _ left: MeasureUnit?, _ right: MeasureUnit?, _ indicator: Indicator,
    _ diagnostics: inout DiagnosticList
  ) {
    guard let left, let right, left != right else { return }
    if left.isCounted, right.isCounted {
      diagnostics.report(
        .init(
          "mixed-counts", .note, "this formula mixes \(left.name) with \(right.name)",
          at: indicator.citation.mark))
      return
    }
    diagnostics.report(
      .init(
        id, "\(left.name) and \(right.name) cannot be added or taken away",
        at: indicator.citation.mark,
        help: ["Give both the same unit, or make the formula a score:", "  unit: points"]))
  }
}
