package import Diagnostics

/// Which readings of an indicator mean which level.
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
}

extension Bands {
  /// Whether some readings have no stated level.
  package var leavesOpen: Bool {
    otherwise == .notStated || bands.contains { $0.verdict == .notStated }
  }
}

extension Bands.Verdict {
  /// The levels a reading in such a band may have.
  package func levels(of scale: Scale) -> LevelSet {
    switch self {
    case .level(let level): LevelSet(level)
    case .notStated: scale.allLevels
    }
  }
}
