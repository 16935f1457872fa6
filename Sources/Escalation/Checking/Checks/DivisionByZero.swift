internal import Diagnostics

/// A divisor is never 0.
///
/// Bad: `beds_occupied / beds_open` where `beds_open` may be 0: the quotient is then missing. Good:
/// `range: 1 and up` on the divisor.
enum DivisionByZero: Check {
  static let id = "division-by-zero"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators {
      guard let formula = indicator.formula else { continue }
      for divisor in divisors(of: formula) where Interval.of(divisor, plan).containsZero {
        report(indicator, divisor, plan, &diagnostics)
      }
    }
  }

  private static func divisors(of formula: Formula) -> [Formula] {
    switch formula {
    case .number, .indicator: []
    case .sum(let one, let other), .difference(let one, let other), .product(let one, let other):
      divisors(of: one) + divisors(of: other)
    case .quotient(let one, let other): divisors(of: one) + divisors(of: other) + [other]
    }
  }

  private static func report(
    _ indicator: Indicator, _ divisor: Formula, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let inputs = divisor.indicators.map { plan.indicators[$0] }
    let isOne = if case .indicator = divisor { true } else { false }
    let label = isOne ? "this may be 0" : "the divisor is worked out of this"
    diagnostics.report(
      .init(
        id, .warning, "'\(indicator.name)' may divide by 0, and is then missing",
        at: indicator.citation.mark,
        related: inputs.map { .init($0.citation.mark, label) },
        help: help(divisor, plan)))
  }

  private static func help(_ divisor: Formula, _ plan: Plan) -> [String] {
    guard case .indicator(let index) = divisor else {
      return ["Where it never is 0, give it a name and a range above 0, and divide by that."]
    }
    return [
      "Where it never is 0, say so on the divisor:", "  range: \(plan.indicators[index].aboveZero)",
    ]
  }
}

extension Indicator {
  /// Its range without 0 and what is below, as a plan writes it.
  fileprivate var aboveZero: String {
    let end = range.stretches.last?.upper?.value.text
    if grid == .wholeNumbers { return "whole numbers 1 \(end.map { "to \($0)" } ?? "and up")" }
    return "over 0\(end.map { " to \($0)" } ?? "")"
  }
}

extension Interval {
  /// Where the result of a formula lies, whatever is read.
  static func of(_ formula: Formula, _ plan: Plan) -> Interval {
    switch formula {
    case .number(let number): Interval(number)
    case .indicator(let index): Interval(plan.indicators[index].range)
    case .sum(let one, let other): of(one, plan).adding(of(other, plan))
    case .difference(let one, let other): of(one, plan).subtracting(of(other, plan))
    case .product(let one, let other): of(one, plan).multiplied(by: of(other, plan))
    case .quotient(let one, let other): of(one, plan).divided(by: of(other, plan))
    }
  }
}
