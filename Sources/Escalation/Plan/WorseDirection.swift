package import Diagnostics

/// Which way the levels of an indicator get worse, as the plan says.
package struct WorseDirection: Sendable {
  package enum Side: String, CaseIterable, Sendable {
    /// The more, the worse.
    case higher
    /// The less, the worse.
    case lower
  }

  package let side: Side
  package let mark: Mark
}
