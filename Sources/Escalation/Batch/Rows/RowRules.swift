internal import Diagnostics

/// How the rows of a file come together.
package struct RowRules: Sendable {
  /// Columns of a file of which each row brings one reading.
  struct Long: Sendable {
    /// The column that says which reading a row brings.
    let name: String
    let value: String
    let mark: Mark
  }

  /// A column that brings one reading or answer for one area.
  struct WideColumn: Sendable {
    let reference: Reference
    let area: String
    let header: String
    let mark: Mark
  }

  /// Whether each day is one assessment, and the latest row of it counts.
  var isPerDay = false
  /// The column of times by which a row takes the place of an earlier one.
  var latestBy: String?
  var long: Long?
  /// The columns of a file that has one for each area; empty for other files.
  var wide: [WideColumn] = []

  var isWide: Bool { !wide.isEmpty }

  /// For each indicator or sign the first of its columns.
  var firstWide: [WideColumn] {
    var seen: Set<Reference> = []
    return wide.filter { seen.insert($0.reference).inserted }
  }
}
