/// What one assessment of a status in one area leaves for the next.
///
/// There is one for each area of every status, and each is gone through at each time, so it is small: what
/// may be lacking is kept without the room that an optional takes.
package struct StatusState: Hashable, Sendable {
  /// The level after the rules for stepping down; nil where it was unknown.
  @LevelCode package var held: Level?
  /// The level in force; nil where it was unknown.
  @LevelCode package var inForce: Level?
  /// The last level that was in force and known.
  @LevelCode package var lastKnown: Level?
  /// The level that was in force just before the last assessment, looks not counted.
  @LevelCode var wasInForce: Level?
  /// The worst of the better levels that were fully known at the last assessments in a row.
  @LevelCode package var candidate: Level?
  /// Whether a level was given up since ``wasInForce``.
  var hasSteppedDown = false
  private var counted: Int32 = 0
  /// When the held level began.
  @InstantCode package var since: Instant?
  /// When the first of the assessments was at which the candidate was known.
  @InstantCode package var candidateSince: Instant?
  /// When the level was last assessed.
  @InstantCode package var assessed: Instant?

  /// At how many assessments in a row the candidate was known.
  package var count: Int {
    get { Int(counted) }
    set { counted = Int32(clamping: newValue) }
  }

  package init() {}

  mutating func hold(_ level: Level?, at: Instant?) {
    if level != held { since = at }
    held = level
    forgetCandidate()
  }

  mutating func noteInForce(_ level: Level?) {
    inForce = level
    if level != nil { lastKnown = level }
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

/// A level or none.
@propertyWrapper
package struct LevelCode: Hashable, Sendable {
  /// One more than the rank. A scale has few enough levels.
  private var code: UInt8 = 0

  package init() {}

  package var wrappedValue: Level? {
    get { code == 0 ? nil : Level(rank: Int(code) - 1) }
    set { code = newValue.map { UInt8(clamping: $0.rank + 1) } ?? 0 }
  }
}

/// An instant or none.
@propertyWrapper
package struct InstantCode: Hashable, Sendable {
  /// No instant is so early.
  private static let none = Int64.min

  private var seconds = Self.none

  package init() {}

  package var wrappedValue: Instant? {
    get { seconds == Self.none ? nil : Instant(seconds: seconds) }
    set { seconds = newValue?.seconds ?? Self.none }
  }
}
