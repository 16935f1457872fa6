/// Rows of CSV, gathered in memory until somebody takes them.
///
/// A field is quoted only if it holds a comma, a quote or a line end. Separators come by
/// themselves, so a row is a sequence of fields and an `endRow`.
package struct CSVOutput: ~Copyable {
  private var storage: [UInt8]
  /// Where the next byte goes. Each field is followed by a comma, and the last comma of a row
  /// turns into its line feed.
  private var position = 0
  /// How many bytes of whole rows are waiting.
  package private(set) var count = 0

  /// An output with room for `capacity` bytes; it grows when that is too little.
  package init(capacity: Int = 64 << 10) {
    storage = Array(repeating: 0, count: max(capacity, 0) + csvPadding)
  }

  /// A copy of the whole rows that are waiting.
  package var bytes: [UInt8] { Array(storage[0..<count]) }

  /// Passes the whole rows to `body`, and forgets them unless it throws.
  package mutating func drain<Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try body(storage.span.extracting(0..<count))
    for (target, source) in (count..<position).enumerated() { storage[target] = storage[source] }
    position -= count
    count = 0
  }

  /// Ends the row with a line feed.
  @inline(__always)
  package mutating func endRow() {
    if position == count { emptyField() }
    storage[position &- 1] = CSVByte.lineFeed
    count = position
  }

  /// A field with these bytes, quoted if it has to be.
  package mutating func field(_ bytes: [UInt8]) {
    field(bytes.span, 0..<bytes.count)
  }

  /// A field with these bytes of `bytes`, quoted if it has to be.
  package mutating func field(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard bytes.needsQuotes(in: range) else { return verbatim(bytes, range) }
    reserve(2 * range.count + 3)
    put(CSVByte.quote)
    for position in range {
      if bytes[position] == CSVByte.quote { put(CSVByte.quote) }
      put(bytes[position])
    }
    put(CSVByte.quote)
    put(CSVByte.comma)
  }

  /// An empty field.
  @inline(__always)
  package mutating func emptyField() {
    reserve(1)
    put(CSVByte.comma)
  }

  /// One or more fields as they stand in another CSV file, with their quotes and commas.
  @inline(__always)
  package mutating func verbatim(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    reserve(range.count &+ 1)
    let start = position
    let end = start &+ range.count
    var target = storage.mutableSpan
    target.copy(bytes, range, to: start)
    target[end] = CSVByte.comma
    position = end &+ 1
  }

  /// Rows that are put together from prepared pieces: those of some of the slots in `order`.
  mutating func rows(_ order: [Int], _ range: Range<Int>, _ prepared: PreparedRows) {
    var rest = range
    while !rest.isEmpty {
      let some = rest.prefix(256)
      reserve(some.count * prepared.pieces.count * prepared.cells.width)
      position = Self.put(
        order.span.extracting(some), prepared.slots, prepared.pieces.count, prepared.grid.span,
        prepared.cells, into: &storage, at: position)
      count = position
      rest = rest.dropFirst(256)
    }
  }

  private static func put(
    _ rows: Span<Int>, _ slots: Int, _ pieces: Int, _ grid: Span<UInt32>,
    _ cells: borrowing PieceCells, into storage: inout [UInt8], at start: Int
  ) -> Int {
    var target = storage.mutableSpan
    if let end = target.putRows(rows, of: slots, pieces: pieces, grid, cells, at: start) {
      return end
    }
    var end = start
    for index in rows.indices {
      end = target.putPieces(0..<pieces, ofRow: rows[index], of: slots, grid, cells, at: end)
      target[end &- 1] = CSVByte.lineFeed
    }
    return end
  }

  /// Some of the pieces of a row, as `rows` puts them together.
  mutating func pieces(_ pieces: Range<Int>, ofRow row: Int, _ prepared: PreparedRows) {
    reserve(pieces.count * prepared.cells.width)
    let start = position
    var target = storage.mutableSpan
    let end = target.putPieces(
      pieces, ofRow: row, of: prepared.slots, prepared.grid.span, prepared.cells, at: start)
    position = end
  }

  /// A cell as it stands in a file, without what separates it from the next.
  static func cell(_ bytes: [UInt8]) -> [UInt8] {
    var output = CSVOutput(capacity: 2 * bytes.count + 8)
    output.field(bytes)
    output.endRow()
    return output.bytes.dropLast()
  }

  /// Makes sure that `needed` bytes fit, and a wide copy of the last of them.
  @inline(__always)
  private mutating func reserve(_ needed: Int) {
    if position &+ needed &+ csvPadding > storage.count { grow(needed) }
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    storage.append(contentsOf: repeatElement(0, count: storage.count + needed))
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    storage[position] = byte
    position &+= 1
  }
}

extension MutableSpan<UInt8> {
  /// Copies some of the prepared pieces of a row to `start` and on; returns where they end.
  @inline(__always)
  fileprivate mutating func putPieces(
    _ pieces: Range<Int>, ofRow row: Int, of slots: Int, _ grid: Span<UInt32>,
    _ cells: borrowing PieceCells, at start: Int
  ) -> Int {
    let bytes = cells.bytes.span
    let lengths = cells.lengths.span
    let width = cells.width
    var end = start
    for piece in pieces {
      let cell = Int(truncatingIfNeeded: grid[row &+ piece &* slots])
      copySlot(bytes, from: cell &* width, width: width, to: end)
      end &+= Int(truncatingIfNeeded: lengths[cell])
    }
    return end
  }
}

extension Span<UInt8> {
  /// Whether a field with these bytes would be taken for something else without quotes.
  func needsQuotes(in range: Range<Int>) -> Bool {
    for position in range {
      let byte = self[position]
      if byte == CSVByte.comma || byte == CSVByte.quote || CSVByte.endsLine(byte) { return true }
    }
    return false
  }
}
