internal import Diagnostics

/// How two runs differ, in numbers.
package struct ComparisonCounts: Equatable, Sendable {
  /// Rows that both have, and those of them that say something else now.
  package var compared = 0
  package var changed = 0
  package var cells = 0
  /// Rows at a time that the old results reach to, which they do not have.
  package var new = 0
  /// Rows that only the old results have.
  package var gone = 0
  /// Rows at times after the last one of the old results.
  package var later = 0

  package init() {}

  /// Whether anything is different at times that the old results reach to. What is later is no
  /// change: it could not be there.
  package var hasChanges: Bool { changed + new + gone > 0 }

  var text: String {
    let more = later > 0 ? "; \(counted(later, "row")) at later times" : ""
    guard hasChanges else {
      return "nothing changed in \(counted(compared, "row"))\(more)\n"
    }
    let parts = [
      "\(grouped(changed)) of \(counted(compared, "row")) changed in \(counted(cells, "cell"))",
      "\(grouped(new)) new", "\(grouped(gone)) gone",
    ]
    return parts.joined(separator: ", ") + more + "\n"
  }
}
