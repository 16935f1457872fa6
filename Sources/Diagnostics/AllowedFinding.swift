/// A finding that may stand for a while, because a remark in the file says so.
package struct AllowedFinding: Sendable {
  package let finding: Diagnostic
  /// The last day on which it may stand, such as `2027-03-31`.
  package let until: String
  package let reason: String
  /// The remark.
  package let mark: Mark

  package init(_ finding: Diagnostic, until: String, reason: String, at mark: Mark) {
    self.finding = finding
    self.until = until
    self.reason = reason
    self.mark = mark
  }
}
