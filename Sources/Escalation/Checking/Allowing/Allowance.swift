package import Diagnostics

/// A remark in a plan that lets findings of some kinds stand for a while, with the reason:
/// `# plimsoll: allow no-bands until 2027-03-31 -- the paper gives no figures yet`.
package struct Allowance: Sendable {
  /// The kinds of findings, as they are written.
  package let ids: [(id: String, mark: Mark)]
  /// The last day on which they may stand.
  package let until: CivilDate
  package let reason: String
  /// From `#` to the end of the remark.
  package let mark: Mark
  /// What it is about: the line it ends, or the whole entry below it.
  let scope: Range<Int>

  /// Whether it is about a finding, on whatever day.
  func covers(_ finding: Diagnostic) -> Bool {
    finding.mark.file == mark.file && scope.contains(finding.mark.range.lowerBound)
      && ids.contains { $0.id == finding.id }
  }

  /// Whether it is about anything within a piece of the plan.
  func touches(_ piece: Mark, _ id: String) -> Bool {
    piece.file == mark.file && scope.overlaps(piece.range) && ids.contains { $0.id == id }
  }
}
