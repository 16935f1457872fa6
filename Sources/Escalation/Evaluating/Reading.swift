/// One reading in a frame: a number, the index of a word, or none.
package struct Reading: Sendable, Hashable {
  package enum State: UInt8, Sendable {
    case known
    case missing
    /// The indicator has no meaning in this area.
    case doesNotApply
  }

  /// The digits of a number, or the index of a word.
  package var mantissa: Int64
  package var scale: UInt8
  package var state: State

  package init(mantissa: Int64, scale: UInt8, state: State = .known) {
    self.mantissa = mantissa
    self.scale = scale
    self.state = state
  }

  package static let missing = Reading(mantissa: 0, scale: 0, state: .missing)
  package static let doesNotApply = Reading(mantissa: 0, scale: 0, state: .doesNotApply)

  package init(_ number: ExactDecimal) {
    self.init(mantissa: number.mantissa, scale: number.scale)
  }

  package static func word(_ index: Int) -> Reading {
    Reading(mantissa: Int64(index), scale: 0)
  }

  package var number: ExactDecimal { ExactDecimal(mantissa: mantissa, scale: scale) }
}

/// What a formula comes to in one area.
package enum FormulaResult: Sendable {
  case known(ExactNumber)
  /// Somewhere in here.
  case missing(Interval)
  case doesNotApply
}
