package import Diagnostics

/// Someone, by office, not by name.
package struct Role: Sendable {
  /// Who stands in for a role, and when.
  package struct Cover: Sendable {
    package enum When: Hashable, Sendable {
      /// Whenever the role is off duty.
      case offDuty
      /// Indices into the plan's hours.
      case during(Int)
      case outside(Int)
    }

    package let when: When
    /// An index into the plan's roles.
    package let role: Int
    package let mark: Mark
  }

  package let name: String
  package let title: String
  /// Nil where the plan gives none: on duty whenever nobody is said to stand in.
  package let onDuty: Hours?
  /// The first that fits counts.
  package let covers: [Cover]
  package let citation: Citation
}
