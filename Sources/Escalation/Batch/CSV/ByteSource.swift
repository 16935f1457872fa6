/// Where bytes come from. Whoever owns a file implements this; the library never opens one.
package protocol ByteSource {
  /// Puts bytes into `buffer` from the start of `range` on and returns how many; 0 means the end.
  ///
  /// It may give fewer bytes than the range has room for, and is not asked again after the end.
  mutating func read(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws -> Int
}

/// Bytes held in memory, handed out in portions.
package struct BytesSource: ByteSource {
  private let bytes: [UInt8]
  private let portion: Int
  private var position = 0

  /// A source of `bytes` that gives at most `portion` of them at a time.
  package init(_ bytes: [UInt8], portion: Int = .max) {
    self.bytes = bytes
    self.portion = max(portion, 1)
  }

  package mutating func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
  ) throws -> Int {
    let count = min(portion, range.count, bytes.count - position)
    for offset in 0..<count {
      buffer[range.lowerBound + offset] = bytes[position + offset]
    }
    position += count
    return count
  }
}
