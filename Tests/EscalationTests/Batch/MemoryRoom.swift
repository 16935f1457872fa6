import Escalation

/// Room for spilled rows in memory, of which there may be too little.
final class MemoryRoom: SpillRoom {
  struct Full: Error {}

  private(set) var bytes: [UInt8] = []
  private let most: Int

  init(most: Int = .max) { self.most = most }

  func append(_ more: Span<UInt8>) throws {
    guard bytes.count + more.count <= most else { throw Full() }
    for index in more.indices { bytes.append(more[index]) }
  }

  func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>, from offset: Int
  ) throws -> Int {
    // A file may give less than it is asked for.
    let count = min(range.count, bytes.count - offset, 100)
    for index in 0..<count { buffer[range.lowerBound + index] = bytes[offset + index] }
    return count
  }
}
