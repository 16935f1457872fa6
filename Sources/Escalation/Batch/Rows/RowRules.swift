internal import Diagnostics

/// How the rows of a file come together.
package struct RowRules: Sendable {
  /// Columns of a file of which each row brings one reading.
  struct Long: Sendable {
    /// The column that says which reading a row brings.
    let name: String
    let value: String
  }

  /// Whether each day is one assessment, and the latest row of it counts.
  var isPerDay = false
  /// The column of times by which a row takes the place of an earlier one.
  var latestBy: String?
  var long: Long?
}
