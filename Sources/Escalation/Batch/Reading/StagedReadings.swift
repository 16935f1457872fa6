/// The readings of the rows of a moment as they come, column by column.
struct StagedReadings {
  private let count: Int
  /// How many rows each column has room for, at least.
  private var capacity = 0
  /// By column, then row; what stands behind the last row means nothing.
  var columns: [[Reading]] = []

  /// With `columns` columns.
  init(columns: Int) {
    count = columns
  }

  @inline(__always)
  mutating func makeRoom(upTo rows: Int) {
    if rows > capacity { grow(to: max(rows, 2 * capacity, 256)) }
  }

  @inline(never)
  private mutating func grow(to wanted: Int) {
    if columns.isEmpty { columns = Array(repeating: [], count: count) }
    for column in columns.indices {
      let lacking = wanted - columns[column].count
      if lacking > 0 { columns[column] += repeatElement(.missing, count: lacking) }
    }
    capacity = wanted
  }

  /// Exchanges a column for another, in which nothing counts any more.
  mutating func exchange(_ column: Int, with other: inout [Reading]) {
    swap(&columns[column], &other)
    capacity = min(capacity, columns[column].count)
  }

  /// Begins a row of which nothing is known yet.
  mutating func blank(row: Int) {
    makeRoom(upTo: row + 1)
    for column in columns.indices { columns[column][row] = .missing }
  }

  subscript(column: Int, row row: Int) -> Reading {
    get { columns[column][row] }
    set { columns[column][row] = newValue }
  }
}
