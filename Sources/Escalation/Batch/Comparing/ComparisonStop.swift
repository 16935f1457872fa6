/// Why results cannot be compared with those of an earlier run.
package enum ComparisonStop: Error, Equatable {
  case empty
  /// The earlier results are written in another way.
  case notCSV(Kind)
  /// The earlier results, or the new ones, lack the column.
  case noColumn(String, isOld: Bool)
  case columnTwice(String)
  /// A line that is no row: a quote that never closes, or another number of fields than the header.
  case damaged(line: Int)
  case unreadableTime(line: Int, String)
  /// The times of the earlier results go back.
  case unordered(line: Int, time: String, before: String)
  case twice(line: Int, time: String, area: String)
  /// The times of the new results go back.
  case newUnordered(time: String)

  /// What results can be besides CSV.
  package enum Kind: Equatable {
    case json, database
  }
}
