internal import CSQLite
internal import Escalation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a database could not be read or written.
struct DatabaseError: Error {
  enum Kind { case notADatabase, damaged, busy, readOnly, other }

  let kind: Kind
  /// Continues "cannot write to 'x': …".
  let reason: String

  init(_ code: Int32, _ reason: String) {
    self.reason = reason
    // The lower byte is the kind of the error, the others say more about it.
    switch code & 0xFF {
    case SQLITE_NOTADB: kind = .notADatabase
    case SQLITE_CORRUPT: kind = .damaged
    case SQLITE_BUSY, SQLITE_LOCKED: kind = .busy
    case SQLITE_READONLY, SQLITE_PERM: kind = .readOnly
    default: kind = .other
    }
  }
}

/// An open SQLite database. What is not committed when it goes away was never written.
@safe
final class Database {
  private let connection: OpaquePointer
  /// How many milliseconds somebody else may take to finish with it.
  private static let wait: Int32 = 2000

  /// Opens the file, or makes it where it is not there.
  init(_ path: String) throws(DatabaseError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE
    // A name such as `:memory:` is the name of a file here.
    let code = unsafe sqlite3_open_v2(path.hasPrefix("/") ? path : "./\(path)", &opened, flags, nil)
    guard code == SQLITE_OK, let connection = unsafe opened else {
      let error = unsafe Self.error(code, opened)
      unsafe sqlite3_close(opened)
      throw error
    }
    unsafe self.connection = connection
    unsafe sqlite3_busy_timeout(connection, Self.wait)
  }

  deinit { unsafe sqlite3_close_v2(connection) }

  /// Does something that has no answer.
  func run(_ command: String) throws(DatabaseError) {
    let code = unsafe sqlite3_exec(connection, command, nil, nil, nil)
    if code != SQLITE_OK { throw lastError(code) }
  }

  /// A command that will be run many times.
  func prepare(_ command: String) throws(DatabaseError) -> Statement {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, command, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let statement = unsafe prepared else { throw lastError(code) }
    return unsafe Statement(statement, of: self)
  }

  /// All rows of an answer, as texts; empty for what is not there.
  func rows(_ question: String, _ values: WrittenRow = WrittenRow()) throws(DatabaseError)
    -> [[String]]
  {
    let statement = try prepare(question)
    var rows: [[String]] = []
    statement.bind(values)
    while try statement.step() { rows.append(statement.texts) }
    return rows
  }

  fileprivate func lastError(_ code: Int32) -> DatabaseError {
    unsafe Self.error(code, connection)
  }

  /// With what the system said, where it was the system that refused.
  private static func error(_ code: Int32, _ connection: OpaquePointer?) -> DatabaseError {
    let number = unsafe sqlite3_system_errno(connection)
    let isRefused = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF) && number != 0
    let reason =
      unsafe isRefused
      ? strerror(number) : UnsafeMutablePointer(mutating: sqlite3_errmsg(connection))
    return unsafe DatabaseError(code, reason.map { unsafe String(cString: $0) } ?? "out of memory")
  }
}

/// A prepared command. It keeps its database open.
@safe
final class Statement {
  private let statement: OpaquePointer
  private let database: Database

  fileprivate init(_ statement: OpaquePointer, of database: Database) {
    unsafe self.statement = statement
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(statement) }

  /// Runs the command with the cells of a row in the place of its question marks.
  func run(_ row: WrittenRow, numbers: [Bool] = []) throws(DatabaseError) {
    bind(row, numbers: numbers)
    _ = try step()
    unsafe sqlite3_reset(statement)
  }

  /// An empty cell is null; columns of whole numbers hold numbers.
  fileprivate func bind(_ row: WrittenRow, numbers: [Bool] = []) {
    // The database takes a copy of each text, and may be given any that live as long as the call.
    let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    unsafe row.bytes.withUnsafeBufferPointer { bytes in
      for cell in 0..<row.count {
        let range = row.range(cell)
        let place = Int32(truncatingIfNeeded: cell + 1)
        guard !range.isEmpty, let base = bytes.baseAddress else {
          unsafe sqlite3_bind_null(statement, place)
          continue
        }
        if numbers.indices.contains(cell), numbers[cell], let number = Int64(row.text(cell)) {
          unsafe sqlite3_bind_int64(statement, place, number)
          continue
        }
        unsafe (base + range.lowerBound).withMemoryRebound(to: CChar.self, capacity: range.count) {
          _ = unsafe sqlite3_bind_text(
            statement, place, $0, Int32(truncatingIfNeeded: range.count), copies)
        }
      }
    }
  }

  /// Whether there is another row.
  fileprivate func step() throws(DatabaseError) -> Bool {
    let code = unsafe sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw database.lastError(code)
  }

  fileprivate var texts: [String] {
    (0..<(unsafe sqlite3_column_count(statement))).map { column in
      guard let text = unsafe sqlite3_column_text(statement, column) else { return "" }
      return unsafe String(cString: text)
    }
  }
}
