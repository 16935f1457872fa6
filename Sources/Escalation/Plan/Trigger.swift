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
  /// Whether it is a step of things, which rows of a log take and nothing else.
  package var isFromEvents = false

  package var isReported: Bool { condition == nil }
  /// Whether it is an input: something a snapshot or a CSV can bring.
  package var isInput: Bool { isReported && !isFromEvents }
}

extension Plan {
  /// The references, each once, those that are one sign at several levels together.
  func signs(of references: [Reference]) -> [[Reference]] {
    var signs: [[Reference]] = []
    var seen: Set<Reference> = []
    // Of many signs only those that can be the same are compared.
    var alike: [Int: [Int]] = [:]
    for reference in references where seen.insert(reference).inserted {
      guard let likeness = likeness(of: reference) else {
        signs.append([reference])
        continue
      }
      let others = alike[likeness] ?? []
      if let index = others.first(where: { isSameSign(signs[$0][0], reference) }) {
        signs[index].append(reference)
      } else {
        alike[likeness, default: []].append(signs.count)
        signs.append([reference])
      }
    }
    return signs
  }

  /// A number that triggers with the same condition have in common; nil for what has none.
  private func likeness(of reference: Reference) -> Int? {
    guard case .trigger(let index) = reference else { return nil }
    return triggers[index].condition?.likeness
  }

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
