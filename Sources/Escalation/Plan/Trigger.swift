internal import Diagnostics

/// A sign: it stands by a condition, or because people say so.
package struct Trigger: Sendable {
  package let name: String
  package let title: String
  package let tier: TierID
  /// The level it speaks for; without one it is a fact for conditions.
  package let level: Level?
  /// Nil for a sign that people answer.
  package let condition: Condition?
  package let answeredBy: String?
  /// When an answer is due. Without it, no answer means no.
  package let every: Rhythm?
  package let citation: Citation

  package var isReported: Bool { condition == nil }
}
