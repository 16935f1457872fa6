/// Cells that are written over and over: the names of levels, the words for what is missing.
///
/// Each is kept as it will stand in a file, quoted where it has to be.
package struct CSVCells: Sendable {
  /// All cells, each followed by enough bytes that a wide copy of it stays inside.
  private(set) var bytes: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []

  /// The cells in the order in which `CSVOutput.field(_:of:)` numbers them.
  package init(_ cells: [[UInt8]]) {
    for cell in cells { append(cell) }
  }

  /// How many cells there are.
  package var count: Int { ranges.count }

  /// Adds a cell behind the others.
  package mutating func append(_ cell: [UInt8]) {
    var output = CSVOutput(capacity: 2 * cell.count + 8)
    output.field(cell)
    output.endRow()
    keep(output.bytes.dropLast())
  }

  private mutating func keep(_ piece: some Sequence<UInt8>) {
    let start = bytes.count
    bytes += piece
    ranges.append(start..<bytes.count)
    bytes += repeatElement(0, count: csvPadding)
  }
}
