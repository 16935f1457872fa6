/// One column below the header: each text in it, and how often it stands there.
struct SniffedColumn: Sendable {
  let name: String
  let field: Int
  let counts: [String: Int]

  init(name: String, field: Int, counts: [String: Int]) {
    self.name = name
    self.field = field
    self.counts = counts
  }

  init(_ name: String, _ field: Int, _ rows: ArraySlice<SniffedTable.Row>) {
    self.name = name
    self.field = field
    var counts: [String: Int] = [:]
    for row in rows where field < row.cells.count { counts[row.cells[field], default: 0] += 1 }
    self.counts = counts
  }

  /// How many cells are not blank.
  var filled: Int { counts.reduce(0) { $0 + ($1.key.isEmpty ? 0 : $1.value) } }

  /// How many cells that are not blank fit.
  func count(where fits: (String) -> Bool) -> Int {
    counts.reduce(0) { $0 + (!$1.key.isEmpty && fits($1.key) ? $1.value : 0) }
  }

  /// The texts that fit, the commonest first, with how often each stands there.
  func texts(where fits: (String) -> Bool) -> [(text: String, count: Int)] {
    counts.filter { !$0.key.isEmpty && fits($0.key) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
  }
}
