internal import Escalation

/// Stops reading when the run was interrupted, and counts what is read.
struct WatchedSource: ByteSource {
  private var source: FileSource
  private let bytes: ByteCount

  init(_ source: FileSource, _ bytes: ByteCount) {
    self.source = source
    self.bytes = bytes
  }

  mutating func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
  ) throws -> Int {
    // A read that waits may be on a thread that no signal wakes.
    while try !source.hasBytes(within: 100) { try Interruption.check() }
    let count = try source.read(into: &buffer, at: range)
    try Interruption.check()
    bytes.add(count)
    return count
  }
}
