internal import Diagnostics

/// A formula, or a summary, adds like to like.
///
/// Bad: `beds_total - minutes_waiting`. Good: `beds_total - beds_occupied`. Things that are counted
/// (people, beds) may be mixed, with a note; spans of time, percent and points may not. In a
/// formula with `unit: points`, a score, anything may be added.
enum Units: Check {
  static let id = "wrong-unit"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators {
      if let summary = indicator.summary { check(summary, of: indicator, plan, &diagnostics) }
      guard indicator.unit != .points, let formula = indicator.formula else { continue }
      _ = unit(of: formula, indicator, plan, &diagnostics)
    }
  }

  /// A sum or an average is in the unit of its members, points are points, and what is counted has
  /// a unit that counts.
  private static func check(
    _ summary: Summary, of indicator: Indicator, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    if summary.function == .count {
      guard let unit = indicator.unit, !unit.isCounted else { return }
      report("a count is not in \(unit.name)", indicator, &diagnostics)
      return
    }
    switch summary.take {
    case .points where indicator.unit != .points:
      report("a summary of points is in points", indicator, &diagnostics)
    case .level where indicator.unit != nil:
      report("'\(indicator.name)' comes to a level, which has no unit", indicator, &diagnostics)
    case .value where indicator.unit != .points:
      for index in summary.values {
        compare(indicator.unit, plan.indicators[index].unit, indicator, &diagnostics)
      }
    default: break
    }
  }

  private static func report(
    _ message: String, _ indicator: Indicator, _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(
      .init(id, message, at: indicator.citation.mark, help: ["Leave out 'unit', or correct it."]))
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
          "mixed-counts", .note, "'\(indicator.name)' mixes \(left.name) with \(right.name)",
          at: indicator.citation.mark,
          help: ["Where they are counted together on purpose, say so:", "  unit: points"]))
      return
    }
    diagnostics.report(
      .init(
        id, "\(left.name) and \(right.name) cannot be added or taken away",
        at: indicator.citation.mark,
        help: ["Give both the same unit, or make the formula a score:", "  unit: points"]))
  }
}
