internal import Diagnostics

/// Arithmetic over numeric indicators of the same tier or a wider one.
package indirect enum Formula: Sendable {
  case number(ExactNumber)
  /// An index into the plan's indicators.
  case indicator(Int)
  case sum(Formula, Formula)
  case difference(Formula, Formula)
  case product(Formula, Formula)
  case quotient(Formula, Formula)
}

extension Formula {
  /// Every indicator read, as often as it is written.
  package var indicators: [Int] {
    switch self {
    case .number: []
    case .indicator(let index): [index]
    case .sum(let one, let other), .difference(let one, let other),
      .product(let one, let other), .quotient(let one, let other):
      one.indicators + other.indicators
    }
  }
}
