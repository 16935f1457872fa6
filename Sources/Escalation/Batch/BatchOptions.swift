/// What a batch writes.
package struct BatchOptions: Sendable {
  /// Names of result columns in order; nil means all.
  package var columns: [String]?
  package var writesActions: Bool
  /// Whether it counts what a summary says.
  package var summarizes: Bool
  /// Whether rows are read on another thread while those before are evaluated. Rows that have to be
  /// sorted are not.
  package var readsAhead: Bool
  /// Earlier times are assessed for what they hand on, and not written.
  package var start: Instant?
  /// Rows from this time on are left out.
  package var end: Instant?

  package init(
    columns: [String]? = nil, writesActions: Bool = false, summarizes: Bool = false,
    readsAhead: Bool = false, start: Instant? = nil, end: Instant? = nil
  ) {
    self.columns = columns
    self.writesActions = writesActions
    self.summarizes = summarizes
    self.readsAhead = readsAhead
    self.start = start
    self.end = end
  }
}

/// Why a batch stopped.
package enum BatchStop: Error {
  /// A header, or a name in a long file, is not what the plan reads.
  case header(file: String, HeaderProblem)
  case empty(file: String)
  /// Something in a file is not as its mapping says, so that nothing in it can be trusted.
  case data(file: String, line: Int?, _ message: String, help: String?)
  /// A time came back after another.
  case unordered(file: String, line: Int, time: String, firstFile: String, firstLine: Int)
  /// A time lies before one that has been assessed already.
  case goingBack(
    file: String, line: Int, time: String, later: String, laterFile: String, laterLine: Int)
  /// A result column was asked for that there is not.
  case unknownColumn(String, nearest: String?, all: [String])
}

extension BatchStop {
  /// Whether times came in no order, which sorting mends.
  package var isDisorder: Bool {
    switch self {
    case .unordered, .goingBack: true
    default: false
    }
  }
}
