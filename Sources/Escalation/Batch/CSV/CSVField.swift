/// One field, as the place of its bytes in the reader's window.
///
/// Of a quoted field this is the inside of the quotes. Of a field in which quotes stand where they
/// should not (`6" pipe`, `"a"b`) it is everything, quotes and all.
package struct CSVField: Equatable, Sendable, BitwiseCopyable {
  // Two words, so that a field is stored by one instruction; windows stay below 2^30 bytes.
  private let startWord: UInt32
  private let endWord: UInt32

  static let quotedBit: UInt32 = 1 << 31
  static let strayQuoteBit: UInt32 = 1 << 30
  static let doubledBit: UInt32 = 1 << 31
  static let offsetBits: UInt32 = (1 << 30) - 1

  @inline(__always)
  init(startWord: UInt32, endWord: UInt32) {
    self.startWord = startWord
    self.endWord = endWord
  }

  static let empty = CSVField(startWord: 0, endWord: 0)

  /// Offset of the first byte.
  @inline(__always)
  package var start: Int { Int(truncatingIfNeeded: startWord & Self.offsetBits) }

  /// Offset behind the last byte.
  @inline(__always)
  package var end: Int { Int(truncatingIfNeeded: endWord & Self.offsetBits) }

  /// How many bytes there are.
  @inline(__always)
  package var count: Int { end &- start }

  /// Whether the field stands in quotes.
  @inline(__always)
  package var isQuoted: Bool { startWord & Self.quotedBit != 0 }

  /// Whether a quote stands where none may: inside a plain field, or before the end of a quoted one.
  package var hasStrayQuote: Bool { startWord & Self.strayQuoteBit != 0 }

  /// Whether the bytes hold doubled quotes, which `unescaped(in:)` makes single.
  package var hasDoubledQuotes: Bool { endWord & Self.doubledBit != 0 }

  /// Where the field begins in the file, its opening quote included.
  @inline(__always)
  package var rawStart: Int { isQuoted ? start &- 1 : start }

  /// Where the field ends in the file, its closing quote included; not for one that never closes.
  @inline(__always)
  package var rawEnd: Int { isQuoted ? end &+ 1 : end }

  /// The bytes that the writer of the file meant.
  package func unescaped(in bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var position = start
    while position < end {
      let byte = bytes[position]
      result.append(byte)
      position += byte == CSVByte.quote && hasDoubledQuotes ? 2 : 1
    }
    return result
  }
}
