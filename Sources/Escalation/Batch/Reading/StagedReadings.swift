/// The readings of the rows of a moment as they come, column after column.
struct StagedReadings {
  let columns: Int
  /// How many rows each column has room for.
  private(set) var capacity = 0
  var readings: [Reading] = []

  init(columns: Int) {
    self.columns = columns
  }

  /// Where the reading of a row stands in a column.
  @inline(__always)
  func place(_ column: Int, row: Int) -> Int { column &* capacity &+ row }

  mutating func makeRoom(upTo rows: Int) {
    if rows > capacity { grow(to: max(rows, 2 * capacity, 256)) }
  }

  @inline(never)
  private mutating func grow(to wanted: Int) {
    var grown = [Reading](repeating: .missing, count: columns * wanted)
    for column in 0..<columns {
      for row in 0..<capacity { grown[column * wanted + row] = readings[column * capacity + row] }
    }
    readings = grown
    capacity = wanted
  }

  /// Begins a row of which nothing is known yet.
  mutating func blank(row: Int) {
    makeRoom(upTo: row + 1)
    for column in 0..<columns { self[column, row: row] = .missing }
  }

  subscript(column: Int, row row: Int) -> Reading {
    get { readings[place(column, row: row)] }
    set { readings[place(column, row: row)] = newValue }
  }
}
