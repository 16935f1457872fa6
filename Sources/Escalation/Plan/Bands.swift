package import Diagnostics

/// Which readings of an indicator mean which level, or score which points.
package struct Bands: Sendable {
  package enum Readings: Sendable {
    case numbers(RangePhrase)
    /// Indices into the indicator's words.
    case named(Set<Int>)
  }

  /// What a band says of its readings.
  package enum Verdict: Hashable, Sendable {
    case level(Level)
    /// The paper does not say: the level is unknown.
    case notStated
    case points(ExactDecimal)
  }

  package struct Band: Sendable {
    package let verdict: Verdict
    package let readings: Readings
    package let citation: Citation
  }

  package let bands: [Band]
  /// For every reading in no band; nil where the bands must cover all.
  package let otherwise: Verdict?
  package let mark: Mark
  /// Whether readings in no band were allowed to be left out; they have no known level.
  package var mayHaveGap = false
}

extension Bands {
  /// Whether some readings are in a band that states no level.
  package var leavesOpen: Bool {
    otherwise == .notStated || bands.contains { $0.verdict == .notStated }
  }
}

extension Bands.Verdict {
  /// The levels a reading in such a band may have.
  package func levels(of scale: Scale) -> LevelSet {
    switch self {
    case .level(let level): LevelSet(level)
    case .notStated, .points: scale.allLevels
    }
  }
}

extension Bands {
  /// Every different number of points, ascending; empty where they are levels.
  package var pointValues: [ExactDecimal] {
    let verdicts = bands.map(\.verdict) + [otherwise].compactMap(\.self)
    return Set(verdicts.compactMap { if case .points(let points) = $0 { points } else { nil } })
      .sorted()
  }

  /// Those of a summary that comes to a level: each rank is its level.
  static func ofRanks(_ scale: Scale, at mark: Mark) -> Bands {
    let bands = scale.levels.map { level in
      let rank = BoundValue.number(ExactDecimal(Int64(level.rank)))
      let piece = RangePhrase.Piece(
        lower: Bound(rank, isAfter: false), upper: Bound(rank, isAfter: true), mark: mark)
      return Band(
        verdict: .level(level), readings: .numbers(RangePhrase(pieces: [piece], mark: mark)),
        citation: Citation(mark: mark))
    }
    return Bands(bands: bands, otherwise: nil, mark: mark)
  }
}
