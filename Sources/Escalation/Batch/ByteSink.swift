/// Where bytes go. Whoever owns a file implements this; the library never opens one.
package protocol ByteSink {
  mutating func write(_ bytes: Span<UInt8>) throws
}

/// Keeps in memory what is written.
package struct BytesSink: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ bytes: Span<UInt8>) {
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}
