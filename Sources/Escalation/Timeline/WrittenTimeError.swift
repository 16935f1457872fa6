/// Why a written time, span or rhythm could not be read, for the person who wrote it.
package struct WrittenTimeError: Error, Hashable, Sendable {
  /// What was written.
  package let text: String
  /// What is wrong and what to write, a phrase without a full stop.
  package let reason: String
  /// The text put right, where there is only one way to mean it.
  package let repaired: String?

  /// An error about `text`; `repaired` must itself be readable.
  package init(text: String, reason: String, repaired: String?) {
    self.text = text
    self.reason = reason
    self.repaired = repaired
  }

  /// Whether what was meant needs nobody to decide: in `6m` somebody may have meant months.
  package var isCertain: Bool {
    let end = text.lowercased().suffix(2)
    return !end.hasSuffix("m") || ["am", "pm"].contains(end)
  }
}
