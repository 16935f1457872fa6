internal import Diagnostics

/// How severe a level is: 0 is the mildest of its scale.
package struct Level: Hashable, Comparable, Sendable {
  // Small, since what is kept of each area holds several.
  private let number: Int16

  package init(rank: Int) { number = Int16(clamping: rank) }

  package var rank: Int { Int(number) }

  package static let mildest = Level(rank: 0)

  package static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }
}

/// The levels of a plan, from the least to the most severe.
package struct Scale: Sendable {
  package struct Step: Sendable {
    package let name: String
    package let title: String
    package let colour: String?
    /// How often the level is looked at again while it stands.
    package let review: Rhythm?
    /// Who decides at this level: the name of a role, or words.
    package let authority: String?
    /// Whether every action at it has to say by when.
    package let asksForDeadlines: Bool
    package let citation: Citation
  }

  /// At most this many, so that a set of levels fits one machine word.
  package static let limit = 24

  package let steps: [Step]

  package var levels: [Level] { steps.indices.map(Level.init(rank:)) }
  package var worst: Level { Level(rank: max(0, steps.count - 1)) }
  package var allLevels: LevelSet { LevelSet.from(.mildest, through: worst) }

  package subscript(_ level: Level) -> Step { steps[level.rank] }

  package func level(named name: String) -> Level? {
    steps.firstIndex { $0.name == name }.map(Level.init(rank:))
  }
}

/// A set of levels: those that missing readings leave possible. Empty means "does not apply".
package struct LevelSet: Hashable, Sendable {
  package let bits: UInt32

  package init(bits: UInt32) { self.bits = bits }
  package init(_ level: Level) { self.bits = 1 << UInt32(level.rank) }

  package static let none = LevelSet(bits: 0)

  package static func from(_ low: Level, through high: Level) -> LevelSet {
    LevelSet(bits: (2 << UInt32(high.rank)) - (1 << UInt32(low.rank)))
  }

  package var isEmpty: Bool { bits == 0 }
  package var isSingle: Bool { bits != 0 && bits & (bits - 1) == 0 }

  package var best: Level? { isEmpty ? nil : Level(rank: bits.trailingZeroBitCount) }
  package var worst: Level? { isEmpty ? nil : Level(rank: 31 - bits.leadingZeroBitCount) }

  package func contains(_ level: Level) -> Bool { bits & LevelSet(level).bits != 0 }
  package func union(_ other: LevelSet) -> LevelSet { LevelSet(bits: bits | other.bits) }

  /// The level that may be given out: the best that is left, but the scale's mildest only where it
  /// is the only one left. Nil means unknown (or, of an empty set, that there is none).
  package var calculated: Level? {
    guard let best else { return nil }
    return best == .mildest && !isSingle ? nil : best
  }
}
