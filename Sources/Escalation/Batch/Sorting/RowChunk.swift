/// As many rows as are sorted in memory at a time.
struct RowChunk {
  private var bytes: [UInt8] = []
  private var rows: [SortedRow] = []
  private var isSorted = true

  var isEmpty: Bool { rows.isEmpty }

  /// How much memory it takes.
  var size: Int { bytes.count + rows.count * MemoryLayout<SortedRow>.stride }

  mutating func reserve(_ size: Int) { bytes.reserveCapacity(size) }

  mutating func add(
    _ instant: Instant, _ origin: RowOrigin, _ source: Span<UInt8>, _ range: Range<Int>
  ) {
    let start = bytes.count
    for position in range { bytes.append(source[position]) }
    let row = SortedRow(instant: instant.seconds, origin: origin, bytes: start..<bytes.count)
    if let last = rows.last, last.instant > row.instant { isSorted = false }
    rows.append(row)
  }

  /// Hands the rows over in their order, a portion of bytes at a time, and forgets them.
  mutating func give<Failure: Error>(
    portion: Int = 64 << 10, to take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    if !isSorted { rows.sort { $0.comes(before: $1) } }
    var output: [UInt8] = []
    output.reserveCapacity(min(portion, size) + 1024)
    for row in rows {
      row.write(to: &output)
      output += bytes[row.start..<row.start + row.count]
      if output.count >= portion {
        try take(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    if !output.isEmpty { try take(output) }
    rows.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    isSorted = true
  }
}
