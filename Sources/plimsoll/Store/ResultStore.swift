internal import Escalation

/// A SQLite database of results, to which a run adds its own.
///
/// Rows of the same time and area take the place of older ones, and so do the rejects of the same
/// file. All of it is one transaction: what is not finished leaves the file as it was.
final class ResultStore {
  private let path: String
  private let plan: String
  private let files: [String]
  private let database: Database
  /// Where a database that is new is made, and where it will be.
  private let place: (final: String, temporary: String)?
  private var isCommitted = false
  private var isInPlace = false

  /// `files` are those that the run reads, as rejects call them.
  init(_ path: String, plan: Plan.Header, files: [String]) throws {
    self.path = path
    self.plan = plan.id
    self.files = files
    if FilePath.exists(path) {
      guard FilePath.size(path) != nil else { throw StoreError.noPlainFile }
      place = nil
      database = try Database(path)
    } else {
      let temporary = FilePath.temporary(for: path)
      try Self.create(temporary, for: path)
      place = (path, temporary)
      database = try Database(temporary)
    }
    try open()
  }

  deinit {
    if !isCommitted { try? database.run("ROLLBACK") }
    guard let place, !isInPlace else { return }
    for ending in ["", "-journal"] { FilePath.remove(place.temporary + ending) }
  }

  /// Made before SQLite opens it, which would tell why it cannot look for the file rather than why it
  /// cannot make it. The error names the file that was asked for.
  private static func create(_ temporary: String, for path: String) throws(FileError) {
    FilePath.remove(temporary)
    do {
      _ = try FileDescriptor.creating(temporary, mode: 0o644)
    } catch {
      throw error.of(path)
    }
  }

  /// Nothing is changed before the tables were looked at.
  private func open() throws {
    // A new file has nothing to go back to.
    if place != nil { _ = try database.rows("PRAGMA journal_mode = OFF") }
    try database.run("BEGIN IMMEDIATE")
    try StoredTable.runs.settle(in: database)
    let others = try database.rows(
      "SELECT plan FROM runs WHERE plan <> ? LIMIT 1", WrittenRow([plan]))
    if let other = others.first?.first { throw StoreError.otherPlan(other) }
  }

  /// Where the rows of a table go.
  func sink(_ table: RowTable) -> any ByteSink { StoreSink(database, table, files) }

  /// Adds what is known of the whole run, and makes everything last.
  func commit(_ counts: BatchCounts, _ plan: Plan.Header, at moment: String) throws {
    let numbers = [
      counts.read, counts.evaluated, counts.rejected, counts.excluded, counts.superseded,
      counts.cells, counts.carried, counts.times,
      counts.disputed, counts.silentAreas, counts.leadIn, counts.afterEnd,
    ]
    let words = [
      moment, plan.id, plan.version, Plimsoll.version, files.joined(separator: "\n"),
    ]
    let runs = StoredTable.runs
    try runs.insertion(in: database).run(
      WrittenRow(words + numbers.map(String.init)), numbers: runs.numbers)
    try database.run("COMMIT")
    isCommitted = true
  }

  func putInPlace() throws(FileError) {
    guard let place else { return }
    try FilePath.rename(place.temporary, to: place.final)
    isInPlace = true
  }
}
