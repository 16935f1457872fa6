package import Diagnostics

/// What a boundary is measured by: a number, or the name of a figure or an indicator.
package enum BoundValue: Hashable, Sendable {
  case number(ExactDecimal)
  /// An index into the plan's indicators: a figure of the plan, perhaps another in each area.
  case figure(Int)
  /// An index into the plan's indicators: a reading. Its value times `factor` is in the unit of
  /// what it is compared with.
  case reading(Int)
}

/// One end of a piece of a range.
package struct Bound: Hashable, Sendable {
  package let value: BoundValue
  /// Whether the boundary lies behind the value (`over 50`, or the end of `to 50`).
  package let isAfter: Bool

  package init(_ value: BoundValue, isAfter: Bool) {
    self.value = value
    self.isAfter = isAfter
  }
}

/// A range as written: pieces joined by `or`, of which an end may be a name.
package struct RangePhrase: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    package let lower: Bound?
    package let upper: Bound?
    package let mark: Mark
  }

  package let pieces: [Piece]
  package let mark: Mark

  package var values: [BoundValue] {
    pieces.flatMap { [$0.lower?.value, $0.upper?.value] }.compactMap(\.self)
  }

  package var readings: [Int] {
    values.compactMap { if case .reading(let index) = $0 { index } else { nil } }
  }

  /// Indicators and figures that it names, by index.
  package var names: [Int] {
    values.compactMap { value in
      switch value {
      case .number: nil
      case .figure(let index), .reading(let index): index
      }
    }
  }

  package var isFixed: Bool {
    values.allSatisfy { if case .number = $0 { true } else { false } }
  }

  /// The numbers it stands for, with each name's value from `lookUp`. Nil where one has no value.
  package func numbers(_ lookUp: (BoundValue) -> ExactDecimal?) -> NumberSet? {
    var stretches: [Stretch] = []
    for piece in pieces {
      guard let stretch = Self.stretch(piece, lookUp) else { return nil }
      stretches.append(stretch)
    }
    return NumberSet(stretches)
  }

  private static func stretch(
    _ piece: Piece, _ lookUp: (BoundValue) -> ExactDecimal?
  ) -> Stretch? {
    var ends: [Boundary?] = []
    for bound in [piece.lower, piece.upper] {
      guard let bound else {
        ends.append(nil)
        continue
      }
      guard let value = lookUp(bound.value) else { return nil }
      ends.append(Boundary(value: value, isAfter: bound.isAfter))
    }
    return Stretch(ends[0], ends[1])
  }
}

extension BoundValue {
  package var number: ExactDecimal? {
    if case .number(let number) = self { number } else { nil }
  }
}
