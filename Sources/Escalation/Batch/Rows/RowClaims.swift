internal import Diagnostics

/// When a row was made, as the file says it: the later one counts.
struct RowRank: Sendable, Comparable {
  /// The time of the row itself, where a day has several.
  var time: Instant?
  /// The time in the column of `latest by`; none comes before any.
  var entered: Instant?

  static func < (one: RowRank, other: RowRank) -> Bool {
    one.time != other.time
      ? one.time.isBefore(other.time) : one.entered.isBefore(other.entered)
  }
}

extension Instant? {
  fileprivate func isBefore(_ other: Instant?) -> Bool {
    guard let other else { return false }
    return map { $0 < other } ?? true
  }
}

/// A row that brought something, and where it says so.
struct RowClaim: Sendable {
  /// The number of its file.
  let file: Int
  let place: Place
  let text: String
  var rank: RowRank
}

/// What is known of the rows of one moment beyond their readings, where several are of one area.
struct RowClaims {
  /// What became of a cell.
  enum Standing: Sendable { case brought, unreadable, disputed }

  struct Cell: Sendable {
    var claim: RowClaim
    var standing: Standing
  }

  /// How many readings and answers a row may bring.
  private let width: Int
  private let indicators: Int
  /// By row and reading, where it is not the row itself that brought it and can be read.
  private var cells: [Int: Cell] = [:]
  /// By row, where the latest of several counts.
  private var rows: [RowClaim?] = []

  init(_ plan: Plan) {
    indicators = plan.indicators.count
    width = indicators + plan.triggers.count
  }

  subscript(row: Int, reference: Reference) -> Cell? {
    get { cells[key(row, reference)] }
    set { cells[key(row, reference)] = newValue }
  }

  subscript(row: Int) -> RowClaim? {
    get { row < rows.count ? rows[row] : nil }
    set {
      if row >= rows.count { rows += repeatElement(nil, count: row + 1 - rows.count) }
      rows[row] = newValue
    }
  }

  /// Forgets what is known of the cells of a row.
  mutating func forgetCells(of row: Int) {
    guard !cells.isEmpty else { return }
    for key in row * width..<(row + 1) * width { cells[key] = nil }
  }

  mutating func forgetAll() {
    if !cells.isEmpty { cells.removeAll(keepingCapacity: true) }
    if !rows.isEmpty { rows.removeAll(keepingCapacity: true) }
  }

  private func key(_ row: Int, _ reference: Reference) -> Int {
    switch reference {
    case .indicator(let index): row * width + index
    case .trigger(let index), .status(let index): row * width + indicators + index
    }
  }
}
