package import Diagnostics

/// What a status asks for before its level may go down. All that is written must be met.
package struct StepDown: Sendable {
  /// For how long the better level must have been fully known, without a break.
  package enum Wait: Hashable, Sendable {
    case assessments(Int)
    case span(TimeSpan)
  }

  package let after: Wait?
  /// How long a level is held at least, from when it began.
  package let hold: TimeSpan?
  package let condition: Condition?
  package let oneLevelAtATime: Bool
  /// The role that has to agree.
  package let signOff: String?
  package let mark: Mark
}

/// That a role agrees to a lower level.
package struct SignOff: Hashable, Sendable {
  package let level: Level
  package let by: String
  package let at: Instant

  package init(level: Level, by: String, at: Instant) {
    self.level = level
    self.by = by
    self.at = at
  }
}
