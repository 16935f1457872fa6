internal import Diagnostics

/// Lists differences as people read them.
struct ComparisonText {
  /// Times all of whose rows are new, later or gone, one behind the other.
  private struct Stretch {
    let word: String
    let first: String
    var last: String
    var times: Int
    var rows: Int
  }

  private var sink: any ByteSink
  private var stretch: Stretch?

  init(_ sink: any ByteSink) { self.sink = sink }

  /// What is said before everything else: columns that only one of the two has.
  mutating func columns(_ names: [String], onlyIn which: String) throws {
    guard !names.isEmpty else { return }
    let columns = names.count == 1 ? "column" : "columns"
    try put("\(columns) only in the \(which) results: \(names.joined(separator: ", "))\n")
  }

  /// All rows of a time are `new`, `later` or `gone`.
  mutating func time(_ word: String, _ group: ResultGroup) throws {
    if stretch?.word == word {
      stretch?.last = group.time
      stretch?.times += 1
      stretch?.rows += group.areas.count
      return
    }
    try endStretch()
    stretch = Stretch(
      word: word, first: group.time, last: group.time, times: 1, rows: group.areas.count)
  }

  mutating func row(_ word: String, _ time: String, _ area: String) throws {
    try endStretch()
    try put("\(time)  \(area)  \(word)\n")
  }

  /// `why` says in one line what changed together with a status.
  mutating func change(
    _ change: RowChange, at time: String, why: (RowChange.Cell) -> String?
  ) throws {
    try endStretch()
    try put("\(time)  \(change.area)\n")
    for cell in change.cells {
      try put("  \(cell.text)\n")
      if let why = why(cell) { try put("    \(why)\n") }
    }
  }

  mutating func end(_ counts: ComparisonCounts) throws {
    try endStretch()
    try put(counts.text)
  }

  private mutating func endStretch() throws {
    guard let stretch else { return }
    self.stretch = nil
    let times = stretch.times == 1 ? stretch.first : "\(stretch.first) to \(stretch.last)"
    let number = stretch.times == 1 ? "" : " at \(counted(stretch.times, "time"))"
    try put("\(times)  \(stretch.word): \(counted(stretch.rows, "row"))\(number)\n")
  }

  private mutating func put(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let bytes = Array(lines.map { VisibleText.of(String($0)) }.joined(separator: "\n").utf8)
    try sink.write(bytes.span)
  }
}
