import Diagnostics
import Testing

@Suite("Lines and columns")
struct SourceFileTests {
  private func places(_ text: String) -> [String] {
    let file = SourceFile(name: "x", bytes: Array(text.utf8))
    return (0...file.bytes.count).map { offset in
      let place = file.place(at: offset)
      return "\(place.line):\(place.column)"
    }
  }

  @Test("each byte of ASCII text is a column, and LF belongs to the line it ends")
  func ascii() {
    #expect(places("ab\nc") == ["1:1", "1:2", "1:3", "2:1", "2:2"])
  }

  @Test("an empty file has one line")
  func empty() {
    #expect(places("") == ["1:1"])
    #expect(SourceFile(name: "x", bytes: []).lineCount == 1)
    #expect(SourceFile(name: "x", bytes: []).lineRange(1) == 0..<0)
  }

  @Test("a final line end begins a line that is empty")
  func finalLineEnd() {
    #expect(places("a\n") == ["1:1", "1:2", "2:1"])
    #expect(SourceFile(name: "x", bytes: Array("a\n".utf8)).lineCount == 2)
  }

  @Test("CRLF ends one line, and a lone CR ends a line too")
  func carriageReturns() {
    #expect(places("a\r\nb") == ["1:1", "1:2", "1:3", "2:1", "2:2"])
    #expect(places("a\rb") == ["1:1", "1:2", "2:1", "2:2"])
    #expect(places("\r\r\n\n") == ["1:1", "2:1", "2:2", "3:1", "4:1"])
  }

  @Test("a tab is one column")
  func tab() {
    #expect(places("\tb") == ["1:1", "1:2", "1:3"])
  }

  @Test("a code point is one column, and all its bytes stand there")
  func codePoints() {
    #expect(places("é🚑x") == ["1:1", "1:1", "1:2", "1:2", "1:2", "1:2", "1:3", "1:4"])
  }

  @Test("a combining accent is a column of its own")
  func combining() {
    #expect(places("e\u{301}x") == ["1:1", "1:2", "1:2", "1:3", "1:4"])
  }

  @Test("a byte order mark is no column")
  func byteOrderMark() {
    #expect(places("\u{FEFF}a\nb") == ["1:1", "1:1", "1:1", "1:1", "1:2", "2:1", "2:2"])
    #expect(SourceFile(name: "x", bytes: [0xEF, 0xBB, 0xBF]).lineRange(1) == 3..<3)
  }

  @Test("an offset outside the file stands at its nearer end")
  func outside() {
    let file = SourceFile(name: "x", bytes: Array("a\nbc".utf8))
    #expect(file.place(at: -1) == Place(line: 1, column: 1))
    #expect(file.place(at: 99) == Place(line: 2, column: 3))
  }

  @Test("the range of a line leaves out its line end only")
  func lineRanges() {
    let file = SourceFile(name: "x", bytes: Array("a \r\n\r\nb\rc".utf8))
    #expect((1...4).map(file.lineRange) == [0..<2, 4..<4, 6..<7, 8..<9])
    #expect(file.lineRange(0) == 9..<9)
    #expect(file.lineRange(5) == 9..<9)
  }

  @Test("text is repaired where it is not UTF-8, and clamped to the file")
  func text() {
    let file = SourceFile(name: "x", bytes: [0x61, 0xFF, 0x62])
    #expect(file.text(in: 0..<3) == "a\u{FFFD}b")
    #expect(file.text(in: 2..<9) == "b")
  }
}
