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
  /// How long a yes stands; without it a yes stands at its own time.
  package let lasts: TimeSpan?
  package let citation: Citation

  package var isReported: Bool { condition == nil }
}

extension Plan {
  /// Whether two triggers have the same condition, so that they are one sign at two levels.
  func isSameSign(_ one: Reference, _ other: Reference) -> Bool {
    guard case .trigger(let left) = one, case .trigger(let right) = other,
      triggers[left].tier == triggers[right].tier,
      let condition = triggers[left].condition, let otherCondition = triggers[right].condition
    else { return false }
    return condition.isSame(as: otherCondition)
  }

  /// The level a trigger speaks for when it stands.
  func spokenLevel(of reference: Reference) -> Level? {
    if case .trigger(let index) = reference { triggers[index].level } else { nil }
  }
}
