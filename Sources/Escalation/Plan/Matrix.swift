/// Impact by likelihood: a level for every row and column.
package struct Matrix: Sendable {
  /// What chooses a row, or a column: the words of an indicator, or the levels of a sign.
  package struct Axis: Sendable {
    package let reference: Reference
    /// Words, or levels in the order of the scale.
    package let names: [String]
    package let isOfWords: Bool
  }

  package let rows: Axis
  package let columns: Axis
  /// By row, then column.
  package let cells: [[Level]]
}
