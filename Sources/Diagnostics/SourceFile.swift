/// The bytes of one file as they were read, with the means to say where a byte stands.
///
/// Lines and columns are counted from 1. A column is a Unicode code point; a tab is one column and
/// a byte order mark none. Lines end at LF, at CRLF, or at a CR that no LF follows.
package struct SourceFile: Sendable {
  /// The name shown to people: the path as it was given on the command line.
  package let name: String
  package let bytes: [UInt8]
  /// Where each line begins, as a byte offset. Never empty.
  private let lineStarts: [Int]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    self.lineStarts = Self.findLineStarts(in: bytes)
  }

  package var lineCount: Int { lineStarts.count }

  /// The length of the UTF-8 byte order mark at the start: 3 or 0.
  package var byteOrderMarkLength: Int { Self.byteOrderMarkLength(of: bytes) }

  /// The line and column of the byte at `offset`. An offset past the end stands at the end.
  package func place(at offset: Int) -> Place {
    let offset = min(max(offset, byteOrderMarkLength), bytes.count)
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    let before = bytes[start..<max(start, offset)].count { !Self.isContinuation($0) }
    // A byte inside a code point stands where its code point begins.
    let isInside = offset < bytes.count && before > 0 && Self.isContinuation(bytes[offset])
    return Place(line: line + 1, column: isInside ? before : before + 1)
  }

  /// The bytes of line `line` (from 1) without its line ending.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The text of a byte range. Bytes that are not UTF-8 are shown as U+FFFD.
  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func findLineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [byteOrderMarkLength(of: bytes)]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
      if endsLine { starts.append(index + 1) }
    }
    return starts
  }

  private static func byteOrderMarkLength(of bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
