/// The rows of results of one time.
struct ResultGroup {
  let instant: Instant
  /// As it is written.
  let time: String
  /// The areas in the order of their rows.
  private(set) var areas: [String] = []
  private var rows: [String: WrittenRow] = [:]

  init(_ instant: Instant, time: String) {
    self.instant = instant
    self.time = time
  }

  /// False where the area has a row already.
  mutating func add(_ row: WrittenRow, of area: String) -> Bool {
    guard rows.updateValue(row, forKey: area) == nil else { return false }
    areas.append(area)
    return true
  }

  subscript(area: String) -> WrittenRow? { rows[area] }
}

/// Which columns of results there are.
struct ResultHeader {
  let names: [String]
  let time: Int
  let area: Int

  init(_ names: [String], isOld: Bool) throws(ComparisonStop) {
    for name in names where names.count(where: { $0 == name }) > 1 { throw .columnTwice(name) }
    guard let time = names.firstIndex(of: "time") else { throw .noColumn("time", isOld: isOld) }
    guard let area = names.firstIndex(of: "area") else { throw .noColumn("area", isOld: isOld) }
    self.names = names
    self.time = time
    self.area = area
  }
}
