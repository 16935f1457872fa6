/// Rows that were sorted together, read one after the other.
struct SortedRun {
  private let room: (any SpillRoom)?
  /// What of the room was not read yet.
  private var rest: Range<Int>
  private let window: Int
  private(set) var bytes: [UInt8]
  private var position = 0
  /// The row to come; nil at the end.
  private(set) var row: SortedRow?

  /// Rows in memory.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    room = nil
    rest = 0..<0
    window = 0
    if !bytes.isEmpty { row = SortedRow(from: bytes.span, at: 0) }
  }

  init(_ room: any SpillRoom, _ range: Range<Int>, window: Int) throws {
    self.room = room
    rest = range
    self.window = window
    bytes = []
    try look()
  }

  /// Goes on to the next row.
  mutating func advance() throws {
    guard let row else { return }
    position = row.start + row.count
    try look()
  }

  private mutating func look() throws {
    row = nil
    guard try has(SortedRow.headBytes) else { return }
    let count = SortedRow(from: bytes.span, at: position).count
    guard try has(SortedRow.headBytes + count) else { return }
    row = SortedRow(from: bytes.span, at: position)
  }

  /// Whether so many bytes are there; they are read where they are not.
  private mutating func has(_ count: Int) throws -> Bool {
    if position + count <= bytes.count { return true }
    guard let room, !rest.isEmpty else { return false }
    bytes.removeSubrange(..<position)
    position = 0
    while bytes.count < count, !rest.isEmpty {
      let start = bytes.count
      let wanted = min(rest.count, max(window, count) - start)
      bytes += repeatElement(0, count: wanted)
      let read = try Self.read(room, into: &bytes, at: start..<start + wanted, rest.lowerBound)
      guard read > 0 else { throw SpillLost() }
      bytes.removeLast(wanted - read)
      rest = rest.lowerBound + read..<rest.upperBound
    }
    return bytes.count >= count
  }

  private static func read(
    _ room: any SpillRoom, into bytes: inout [UInt8], at range: Range<Int>, _ offset: Int
  ) throws -> Int {
    var span = bytes.mutableSpan
    return try room.read(into: &span, at: range, from: offset)
  }
}

/// What was put away is not there any more.
struct SpillLost: Error {}
