import Testing
import YAMLTree

@Suite("From code points to bytes")
struct OffsetCursorTests {
  @Test("places are found forwards, backwards and at the end")
  func bothWays() {
    var cursor = OffsetCursor(Array("aé😀b".utf8))
    let offsets = [0, 1, 2, 3, 4, 2, 0, 9, 3, 1].map { cursor.byteOffset(ofCodePoint: $0) }
    #expect(offsets == [0, 1, 3, 7, 8, 3, 0, 8, 7, 1])
  }

  @Test("a byte order mark is not counted")
  func byteOrderMark() {
    var cursor = OffsetCursor(Array("\u{FEFF}aé".utf8))
    #expect([0, 1, 2].map { cursor.byteOffset(ofCodePoint: $0) } == [3, 4, 6])
  }

  @Test("ASCII needs no counting, and ends where the file ends")
  func ascii() {
    var cursor = OffsetCursor(Array("abc".utf8))
    #expect([2, 0, 3, 7].map { cursor.byteOffset(ofCodePoint: $0) } == [2, 0, 3, 3])
  }

  @Test("bytes that are no UTF-8 do not lead out of the file")
  func invalid() {
    var cursor = OffsetCursor([0x80, 0x80, 0xFF, 0xE2])
    #expect((0...6).map { cursor.byteOffset(ofCodePoint: $0) }.allSatisfy { $0 <= 4 })
  }
}
