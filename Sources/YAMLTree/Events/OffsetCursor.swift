/// Turns libyaml's places, which count code points and leave out a byte order mark, into bytes.
///
/// It walks from the place asked for last. Events come in the order of the file, so reading all of
/// them walks over the file about once.
package struct OffsetCursor: Sendable {
  private let bytes: [UInt8]
  private let isASCII: Bool
  private var offset: Int
  private var codePoint = 0

  /// A cursor at the first byte behind the byte order mark.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.isASCII = bytes.allSatisfy { $0 < 0x80 }
    self.offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The first byte of code point `index`, or the end of the file if there are fewer.
  package mutating func byteOffset(ofCodePoint index: Int) -> Int {
    if isASCII { return min(index, bytes.count) }
    while codePoint < index, offset < bytes.count { stepForward() }
    while codePoint > index, offset > 0 { stepBack() }
    return offset
  }

  private mutating func stepForward() {
    repeat { offset += 1 } while offset < bytes.count && isContinuation(bytes[offset])
    codePoint += 1
  }

  private mutating func stepBack() {
    repeat { offset -= 1 } while offset > 0 && isContinuation(bytes[offset])
    codePoint -= 1
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
