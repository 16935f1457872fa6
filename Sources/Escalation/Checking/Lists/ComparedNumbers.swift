internal import Diagnostics

/// A number that readings of an indicator are compared with, and where that is written.
struct ComparedNumber {
  let indicator: Indicator
  let value: ExactDecimal
  /// The piece of a range in which it stands.
  let piece: RangePhrase.Piece
  /// The figure that it is the value of, where it is not written as a number.
  let figure: Indicator?
  /// Whether it stands in the band of a level, or of points.
  let isOfABand: Bool
}

extension Plan {
  /// Every number in conditions, bands and points.
  var comparedNumbers: [ComparedNumber] {
    let tested = allTests.flatMap { test -> [ComparedNumber] in
      guard case .indicator(let index) = test.subject, case .range(let range) = test.predicate
      else { return [] }
      return decides(range, of: indicators[index])
        ? numbers(in: range, of: indicators[index], isOfABand: false) : []
    }
    return tested
      + indicators.flatMap { indicator in
        indicator.scorings.flatMap(\.bands.bands).flatMap { band -> [ComparedNumber] in
          guard case .numbers(let range) = band.readings else { return [] }
          return numbers(in: range, of: indicator, isOfABand: true)
        }
      }
  }

  /// Whether some readings are in a range and some are not. That a condition is always or never true
  /// is told where it is, and says more.
  private func decides(_ range: RangePhrase, of indicator: Indicator) -> Bool {
    let set = range.numbers { value in
      if case .figure(let index) = value, let values = indicators[index].figure?.values {
        return values.count == 1 ? values[0] : nil
      }
      return value.number
    }
    guard let set else { return true }
    let sets = BandSets(indicator: indicator, area: nil, entries: [])
    let inside = sets.snapped(set).intersection(sets.domain)
    return !inside.isEmpty && !sets.domain.subtracting(inside).isEmpty
  }

  private func numbers(
    in range: RangePhrase, of indicator: Indicator, isOfABand: Bool
  ) -> [ComparedNumber] {
    range.pieces.flatMap { piece in
      [piece.lower, piece.upper].compactMap(\.self).flatMap { bound -> [ComparedNumber] in
        let figure: Indicator? =
          if case .figure(let index) = bound.value { indicators[index] } else { nil }
        let values = bound.value.number.map { [$0] } ?? figure?.figure?.values ?? []
        return values.map {
          ComparedNumber(
            indicator: indicator, value: $0, piece: piece, figure: figure, isOfABand: isOfABand)
        }
      }
    }
  }
}
