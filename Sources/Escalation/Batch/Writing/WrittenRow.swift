/// The cells of one row of results, actions or rejects.
///
/// Rows are written once, as CSV; whatever else they become, JSON or rows of a database, is made of
/// that, so that all of it says the same.
package struct WrittenRow: Hashable, Sendable {
  /// The cells, one behind the other, without quotes.
  package private(set) var bytes: [UInt8] = []
  /// Where each cell ends.
  private var ends: [Int] = []

  package init() {}

  /// A row of these cells.
  package init(_ cells: [String]) {
    for cell in cells { append(Array(cell.utf8)) }
  }

  /// How many cells there are.
  package var count: Int { ends.count }

  /// Where a cell lies among the bytes.
  @inline(__always)
  package func range(_ cell: Int) -> Range<Int> { (cell == 0 ? 0 : ends[cell &- 1])..<ends[cell] }

  /// A cell as text.
  package func text(_ cell: Int) -> String { String(decoding: bytes[range(cell)], as: UTF8.self) }

  /// All cells as texts.
  package var texts: [String] { ends.indices.map(text) }

  /// Adds a cell behind the others.
  mutating func append(_ cell: [UInt8]) {
    bytes += cell
    ends.append(bytes.count)
  }

  /// Reads the row that begins at `start` of what a `CSVOutput` put together, and returns where the
  /// next one does.
  package mutating func read(_ source: Span<UInt8>, from start: Int) -> Int {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var position = start
    var isQuoted = false
    while position < source.count {
      let byte = source[position]
      position &+= 1
      if byte == CSVByte.quote {
        let isDoubled = isQuoted && position < source.count && source[position] == CSVByte.quote
        if isDoubled {
          bytes.append(byte)
          position &+= 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted || byte != CSVByte.comma && byte != CSVByte.lineFeed {
        bytes.append(byte)
      } else {
        ends.append(bytes.count)
        if byte == CSVByte.lineFeed { return position }
      }
    }
    return position
  }
}

/// The tables that a batch writes.
package enum RowTable: Sendable {
  case results, actions, rejects

  /// Columns that hold whole numbers, and no words.
  package var numbers: Set<String> {
    switch self {
    case .results: []
    case .actions: ["order", "line"]
    case .rejects: ["line", "column"]
    }
  }
}
