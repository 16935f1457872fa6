package import Diagnostics

/// Where something in a plan stands, and what it rests on.
package struct Citation: Sendable, Hashable {
  /// Its place in the plan file.
  package let mark: Mark
  /// As written: a key of `sources:`, then free text.
  package let source: String?
  /// How an ambiguity of the paper was read.
  package let note: String?

  package init(mark: Mark, source: String? = nil, note: String? = nil) {
    self.mark = mark
    self.source = source
    self.note = note
  }
}
