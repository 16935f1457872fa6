internal import Escalation

/// Stores rows as they are written.
final class StoreSink: ByteSink {
  private let database: Database
  private let kind: RowTable
  private let files: [String]
  private var row = WrittenRow()
  private var table: StoredTable?
  private var insertion: Statement?
  /// Takes away what an earlier run stored of the same time and area.
  private var clearing: Statement?
  /// The areas whose earlier rows at this time are gone.
  private var time: [UInt8] = []
  private var cleared: Set<String> = []
  private var timeColumn = 0
  private var areaColumn = 1

  init(_ database: Database, _ kind: RowTable, _ files: [String]) {
    self.database = database
    self.kind = kind
    self.files = files
  }

  /// Takes whole rows, the header before all others.
  func write(_ bytes: Span<UInt8>) throws {
    var position = 0
    while position < bytes.count {
      position = row.read(bytes, from: position)
      if let table, let insertion { try add(table, insertion) } else { try open() }
    }
  }

  private func open() throws {
    let table = StoredTable(kind, columns: row.texts)
    try table.settle(in: database)
    insertion = try table.insertion(in: database)
    self.table = table
    switch kind {
    case .rejects: try clearRejects()
    case .results, .actions: try prepareClearing(table)
    }
  }

  private func clearRejects() throws {
    let statement = try database.prepare("DELETE FROM rejects WHERE file = ?")
    for file in files { try statement.run(WrittenRow([file])) }
  }

  /// Actions have no name by which a new one could take the place of an old one.
  private func prepareClearing(_ table: StoredTable) throws {
    for (name, place) in [("time", \StoreSink.timeColumn), ("area", \StoreSink.areaColumn)] {
      guard let column = table.columns.firstIndex(of: name) else { throw StoreError.noColumn(name) }
      self[keyPath: place] = column
    }
    let tables = try database.rows("SELECT name FROM sqlite_master WHERE name = 'actions'")
    guard !tables.isEmpty, try !database.rows("SELECT 1 FROM actions LIMIT 1").isEmpty else {
      return
    }
    clearing = try database.prepare("DELETE FROM actions WHERE time = ? AND area = ?")
  }

  private func add(_ table: StoredTable, _ insertion: Statement) throws {
    if kind != .rejects { try clear() }
    try insertion.run(row, numbers: table.numbers)
  }

  /// Before the first row of a time and area. The rows of a time come together.
  private func clear() throws {
    guard clearing != nil || kind == .results else { return }
    let isSameTime = time.elementsEqual(row.bytes[row.range(timeColumn)])
    if !isSameTime {
      time = Array(row.bytes[row.range(timeColumn)])
      cleared.removeAll(keepingCapacity: true)
    }
    let area = row.text(areaColumn)
    let isFirst = cleared.insert(area).inserted
    if kind == .results, !isFirst {
      throw StoreError.twice(time: String(decoding: time, as: UTF8.self), area: area)
    }
    if isFirst { try clearing?.run(WrittenRow([row.text(timeColumn), area])) }
  }
}
