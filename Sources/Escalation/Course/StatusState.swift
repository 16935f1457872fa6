/// What one assessment of a status in one area leaves for the next.
package struct StatusState: Hashable, Sendable {
  /// The level after the rules for stepping down; nil where it was unknown.
  package var held: Level?
  /// The level in force; nil where it was unknown.
  package var inForce: Level?
  /// The last level that was in force and known.
  package var lastKnown: Level?
  /// The level that was in force just before the last assessment, looks not counted.
  var wasInForce: Level?
  /// Whether a level was given up since then.
  var hasSteppedDown = false
  /// When the held level began.
  package var since: Instant?
  /// The worst of the better levels that were fully known at the last assessments in a row.
  package var candidate: Level?
  /// At how many assessments in a row.
  package var count = 0
  /// When the first of them was.
  package var candidateSince: Instant?
  /// When the level was last assessed.
  package var assessed: Instant?

  package init() {}

  mutating func hold(_ level: Level?, at: Instant?) {
    if level != held { since = at }
    held = level
    forgetCandidate()
  }

  mutating func forgetCandidate() {
    candidate = nil
    count = 0
    candidateSince = nil
  }

  /// Counts an assessment at which a better level was fully known.
  mutating func note(better level: Level, at: Instant?, isLook: Bool = false) {
    candidate = max(candidate ?? level, level)
    if !isLook { count += 1 }
    if candidateSince == nil { candidateSince = at }
  }
}

/// What becomes of the calculated level of one status in one area: it is never below a floor, and a
/// declaration may change it. The same is done to each level that missing readings leave possible.
struct Grip: Hashable, Sendable {
  /// A level stands whatever is calculated: of a status that is not decided now, or that only
  /// people decide. Its bits, or 0.
  var fixed: UInt32 = 0
  /// The level that is held until a better one is proven.
  var floor: Level?
  var declared: Level?
  var direction = Declaring.Direction.raise

  /// Nothing changes the calculated level.
  var isOpen: Bool { fixed == 0 && floor == nil && declared == nil }

  func inForce(_ calculated: UInt32) -> UInt32 {
    let held = self.held(calculated)
    guard let declared, held != 0 else { return held }
    switch direction {
    case .raise: return raised(held, to: declared)
    case .lower: return lowered(held, to: declared)
    case .either: return LevelSet(declared).bits
    }
  }

  func held(_ calculated: UInt32) -> UInt32 {
    if fixed != 0 { return fixed }
    guard let floor, calculated != 0 else { return calculated }
    return raised(calculated, to: floor)
  }

  private func raised(_ set: UInt32, to level: Level) -> UInt32 {
    let bit = LevelSet(level).bits
    let below = bit &- 1
    return set & ~below | (set & below == 0 ? 0 : bit)
  }

  private func lowered(_ set: UInt32, to level: Level) -> UInt32 {
    let bit = LevelSet(level).bits
    let upTo = bit << 1 &- 1
    return set & upTo | (set & ~upTo == 0 ? 0 : bit)
  }
}
