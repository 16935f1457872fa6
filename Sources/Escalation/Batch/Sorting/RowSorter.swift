/// Sorts any number of rows by time within a bounded memory: as many as fit are sorted at a time and
/// put away, and in the end all of these runs are merged.
struct RowSorter {
  /// How much memory the rows take that are sorted at a time.
  static let chunkBytes = 8 << 20

  private let room: any SpillRoom
  private let chunkBytes: Int
  private var chunk = RowChunk()
  /// Where each run stands in the room.
  private var runs: [Range<Int>] = []
  private(set) var count = 0

  init(_ room: any SpillRoom, chunkBytes: Int = Self.chunkBytes) {
    self.room = room
    self.chunkBytes = chunkBytes
    chunk.reserve(chunkBytes)
  }

  mutating func add(
    _ instant: Instant, _ origin: RowOrigin, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws {
    chunk.add(instant, origin, bytes, range)
    count += 1
    if chunk.size >= chunkBytes { try spill() }
  }

  private mutating func spill() throws {
    let start = runs.last?.upperBound ?? 0
    var end = start
    let room = room
    try chunk.give { output in
      try room.append(output.span)
      end += output.count
    }
    runs.append(start..<end)
  }

  /// All rows in their order.
  consuming func merged() throws -> MergedRows {
    if runs.isEmpty {
      var all: [UInt8] = []
      chunk.give(portion: .max) { (output) throws(Never) in all = output }
      return MergedRows([SortedRun(all)])
    }
    if !chunk.isEmpty { try spill() }
    chunk = RowChunk()
    let window = min(64 << 10, max(4 << 10, chunkBytes / runs.count))
    let room = room
    return MergedRows(try runs.map { try SortedRun(room, $0, window: window) })
  }
}
