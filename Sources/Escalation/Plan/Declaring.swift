/// How people may say what the level is.
package struct Declaring: Sendable {
  /// What a declaration may do to the level that is held.
  package enum Direction: String, CaseIterable, Sendable {
    /// The worse of the two is in force.
    case raise
    /// The milder of the two is in force.
    case lower
    /// The declaration is in force.
    case either
  }

  /// Names of the roles who may declare.
  package let roles: [String]
  package let direction: Direction
  /// How long a declaration stands; without it until another is made or it is withdrawn.
  package let lasts: TimeSpan?
  /// How long it stands at least: before that it can only be made worse.
  package let atLeastFor: TimeSpan?
}

/// What one person declared, or that a declaration was withdrawn.
package struct Declaration: Hashable, Sendable {
  /// Nil withdraws what was declared before.
  package let level: Level?
  /// The role of who declared it.
  package let by: String
  package let reason: String
  package let at: Instant

  package init(level: Level?, by: String, reason: String, at: Instant) {
    self.level = level
    self.by = by
    self.reason = reason
    self.at = at
  }
}
