/// What a batch writes.
package struct BatchOptions: Sendable {
  /// Names of result columns in order; nil means all.
  package var columns: [String]?
  package var writesActions: Bool
  /// Whether it counts what a summary says.
  package var summarizes: Bool

  package init(columns: [String]? = nil, writesActions: Bool = false, summarizes: Bool = false) {
    self.columns = columns
    self.writesActions = writesActions
    self.summarizes = summarizes
  }
}

/// Why a batch stopped.
package enum BatchStop: Error {
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
