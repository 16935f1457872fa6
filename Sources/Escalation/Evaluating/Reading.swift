/// One reading in a frame: a number, the index of a word, a range of numbers, or none.
package struct Reading: Sendable, Hashable, BitwiseCopyable {
  package enum State: UInt8, Sendable, BitwiseCopyable {
    case known
    case missing
    /// The indicator has no meaning in this area.
    case doesNotApply
    /// It was given, and is one of the numbers of a range: one too small to be told.
    case within
  }

  /// The digits of a number, or the index of a word; of a range the digits of its lower end.
  package var mantissa: Int64
  package var scale: UInt8
  package var state: State
  /// How far the upper end of a range lies above the lower one, in digits of the same scale.
  package private(set) var span: UInt32 = 0

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

extension Reading {
  /// One of the numbers from `low` to `high`, both ends included; nil where there are none, or the
  /// ends lie too far from each other.
  package init?(from low: ExactDecimal, to high: ExactDecimal) {
    guard low <= high else { return nil }
    let scale = max(low.reduced.scale, high.reduced.scale)
    guard let first = low.digits(at: scale), let last = high.digits(at: scale),
      let span = UInt32(exactly: last - first)
    else { return nil }
    self.init(mantissa: first, scale: scale, state: span == 0 ? .known : .within)
    self.span = span
  }

  /// The upper end of a range; the number itself where it is one.
  package var highest: ExactDecimal {
    ExactDecimal(mantissa: mantissa + Int64(span), scale: scale)
  }

  /// Whether it was given, so that it is not missing, and the indicator applies.
  package var isGiven: Bool { state == .known || state == .within }
}

/// What a formula comes to in one area.
package enum FormulaResult: Sendable {
  case known(ExactNumber)
  /// Somewhere in here.
  case missing(Interval)
  /// Nothing it reads is missing, but something is known by its range only. It is somewhere in here;
  /// `mayFail` says that some numbers of these ranges have no result.
  case within(Interval, mayFail: Bool)
  case doesNotApply
}
