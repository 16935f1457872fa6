/// A file whose rows bring one reading each, and say in a column of names of what.
struct SniffedLong: Sendable {
  let name: SniffedColumn
  let value: SniffedColumn
  /// For each indicator or sign the name that is likely to be its own.
  let matches: [SniffedMatch]
  /// Names that are not, and how many rows have each.
  let unread: [(text: String, count: Int)]

  /// More names than these are hardly what was measured.
  private static let mostNames = 200

  /// Nil where no column of names says more than the `count` that the header does.
  init?(
    _ columns: [SniffedColumn], _ table: ArraySlice<SniffedTable.Row>, _ plan: Plan,
    moreThan count: Int
  ) {
    var best: SniffedLong?
    for name in columns where 1...Self.mostNames ~= name.counts.count && !name.isOfNumbers {
      let others = columns.filter { $0.field != name.field && $0.isOfNumbers }
      guard let value = others.max(by: { $0.filled < $1.filled }),
        let found = SniffedLong(name, value, table, plan)
      else { continue }
      if found.matches.count > best?.matches.count ?? count { best = found }
    }
    guard let best else { return nil }
    self = best
  }

  private init?(
    _ name: SniffedColumn, _ value: SniffedColumn, _ table: ArraySlice<SniffedTable.Row>,
    _ plan: Plan
  ) {
    self.name = name
    self.value = value
    var cells: [String: [String: Int]] = [:]
    for row in table where max(name.field, value.field) < row.cells.count {
      cells[row.cells[name.field], default: [:]][row.cells[value.field], default: 0] += 1
    }
    // Each name is looked at as the column it would have in a wide file.
    let columns = cells.keys.filter { !$0.isEmpty }.sorted().enumerated().map { index, text in
      SniffedColumn(name: text, field: -1 - index, counts: cells[text] ?? [:])
    }
    matches = SniffedMatch.all(columns, plan)
    let read = Set(matches.map(\.column.name))
    unread = name.texts { !read.contains($0) }
    if matches.isEmpty { return nil }
  }
}

extension SniffedColumn {
  /// Whether most of its cells that are not blank are numbers.
  var isOfNumbers: Bool {
    filled > 0
      && count { $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter) } * 2 > filled
  }
}
