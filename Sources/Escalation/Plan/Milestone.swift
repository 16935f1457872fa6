/// By when an indicator is to have read one of some words: `due: DATE`, `done when: VALUE`.
package struct Milestone: Hashable, Sendable {
  /// The last day on which it is not yet missed.
  package let due: CivilDate
  /// Indices into the indicator's words.
  package let done: Set<Int>
}
