/// How one kind of file is read with a plan of `Fixtures/shared`: said a second time beside the
/// mapping of that plan, for the slow reader.
struct OutsideSheet: Sendable {
  enum Time {
    /// As 2024-11-04.
    case day
    /// Such as `May 2021`, behind some letters and with a sign between the two.
    case month(after: String, sign: Character)
  }

  let plan: String
  var time = "Date"
  var form = Time.day
  /// A column called `time` is put before all others, with this day in each row: without it the file
  /// has no times that could be read.
  var givenDay: String?
  /// The column of the area; without one a row is for the whole plan.
  var area: String?
  /// By sign, its column.
  var columns: [String: String] = [:]
  /// The sign of which each column but the time is an area.
  var wide: String?
  /// The columns of the name and of the value, where a row brings one reading.
  var long: (name: String, value: String)?
  var missing: Set<String> = []
  var suppressed: [String: ClosedRange<Int64>] = [:]
  var excluded: (column: String, value: String)?
  /// What each status of areas, or of a plan without areas, is the worst of.
  let worst: [(status: String, of: [String])]
  /// A status of the whole plan that has a level once so many areas have it or a worse one in the
  /// first of the others.
  var counting: (status: String, atLeast: Int)?
  /// Whether no row is of an earlier time than the one before it.
  var isInOrder = true
  /// Whether levels of statuses depend on more than the row and the level before; then they are
  /// compared elsewhere.
  var looksBack = false
}
