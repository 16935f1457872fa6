internal import Escalation

/// One of the tables that results are stored in.
struct StoredTable {
  let name: String
  let columns: [String]
  let numbers: [Bool]
  /// Columns that together name a row; empty where rows have no name.
  let key: [String]
  /// Columns by which rows are looked for.
  let index: [String]
  /// How many columns the first version made; what came later may be added to them.
  private var firstColumns: Int?

  init(_ table: RowTable, columns: [String]) {
    self.columns = columns
    numbers = columns.map(table.numbers.contains)
    switch table {
    case .results: (name, key, index) = ("results", ["time", "area"], [])
    case .actions: (name, key, index) = ("actions", [], ["time", "area"])
    case .rejects: (name, key, index) = ("rejects", [], ["file"])
    }
  }

  /// `later` are numbers that earlier versions did not store.
  private init(name: String, words: [String], numbers: [String], later: [String]) {
    self.name = name
    columns = words + numbers + later
    self.numbers = columns.map((numbers + later).contains)
    key = []
    index = []
    firstColumns = words.count + numbers.count
  }

  /// What was done, a row for each run.
  static let runs = StoredTable(
    name: "runs", words: ["at", "plan", "version", "program", "files"],
    numbers: [
      "read", "evaluated", "rejected", "excluded", "superseded", "cells", "carried", "times",
    ], later: ["disputed", "silent_areas", "before_from", "after_to"])

  /// Makes the table, or finds one that is there and is the same.
  func settle(in database: Database) throws {
    let there = try database.rows("PRAGMA table_info(\(name))").map { row in
      (name: row[1], key: Int(row[5]) ?? 0)
    }
    if there.isEmpty { return try make(in: database) }
    let names = there.map(\.name)
    let isEarlier = firstColumns.map { names.count >= $0 } ?? false
    guard names == columns || isEarlier && columns.starts(with: names) else {
      if firstColumns != nil { throw StoreError.otherKey(table: name) }
      throw StoreError.otherColumns(table: name, there: names, needed: columns)
    }
    let found = there.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
    if found != key { throw StoreError.otherKey(table: name) }
    if isEarlier { try add(columns[names.count...], in: database) }
  }

  /// Columns that an earlier version did not have are null in its rows.
  private func add(_ columns: ArraySlice<String>, in database: Database) throws {
    for index in columns.indices {
      try database.run("ALTER TABLE \(name) ADD COLUMN \(definition(of: index))")
    }
  }

  private func definition(of index: Int) -> String {
    "\(Self.quoted(columns[index])) \(numbers[index] ? "INTEGER" : "TEXT")"
  }

  private func make(in database: Database) throws {
    let cells = columns.indices.map { index in
      definition(of: index) + (key.contains(columns[index]) ? " NOT NULL" : "")
    }
    let names = key.map(Self.quoted).joined(separator: ", ")
    let end = key.isEmpty ? ")" : ", PRIMARY KEY (\(names))) WITHOUT ROWID"
    try database.run("CREATE TABLE \(name) (\(cells.joined(separator: ", "))\(end)")
    guard !index.isEmpty else { return }
    let indexed = index.map(Self.quoted).joined(separator: ", ")
    try database.run("CREATE INDEX \(name)_index ON \(name) (\(indexed))")
  }

  /// Adds a row, in the place of one with the same name.
  func insertion(in database: Database) throws(DatabaseError) -> Statement {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return try database.prepare("INSERT OR REPLACE INTO \(name) VALUES (\(places))")
  }

  private static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}

/// Why results cannot be stored in a file.
enum StoreError: Error {
  case noPlainFile
  case otherColumns(table: String, there: [String], needed: [String])
  case otherKey(table: String)
  case otherPlan(String)
  case noColumn(String)
  case twice(time: String, area: String)
}
