import Diagnostics
import Testing

@Suite("Source lines and carets")
struct SnippetTests {
  @Test(
    "a caret stands under what it means, whatever the width of the characters before it",
    arguments: [
      ("a ⟦bc⟧", "a bc", "  ^~"),
      ("é ⟦é⟧", "é é", "  ^"),
      ("e\u{301}: ⟦b⟧", "e\u{301}: b", "   ^"),
      ("表: ⟦b⟧", "表: b", "    ^"),
      ("a ⟦表示⟧ b", "a 表示 b", "  ^~~~"),
      ("🚑: ⟦b⟧", "🚑: b", "    ^"),
      ("👨‍👩‍👧: ⟦b⟧", "👨‍👩‍👧: b", "    ^"),
      ("🇬🇧: ⟦b⟧", "🇬🇧: b", "    ^"),
      ("❤\u{FE0F}: ⟦b⟧", "❤\u{FE0F}: b", "    ^"),
      ("👍🏽: ⟦b⟧", "👍🏽: b", "    ^"),
      ("\u{1112}\u{1161}\u{11AB}: ⟦b⟧", "\u{1112}\u{1161}\u{11AB}: b", "    ^"),
      ("ｱ: ⟦b⟧", "ｱ: b", "   ^"),
      ("Ａ: ⟦b⟧", "Ａ: b", "    ^"),
      ("é⟦\u{301}⟧b", "é\u{301}b", "^"),
      ("\t⟦b⟧", "    b", "    ^"),
      (" \t⟦a\tb⟧", "     a    b", "     ^~~~~~"),
      ("a\u{200D}⟦b⟧", "a\u{200D}b", " ^"),
      ("a\u{1}⟦b⟧", "a␁b", "  ^"),
      ("a\u{FEFF}⟦b⟧", "a·b", "  ^"),
    ])
  func alignment(input: String, line: String, carets: String) {
    #expect(
      MarkedSource(input).snippet() == ["    1 | \(line)", "      | \(carets) here"])
  }

  @Test("a mark over several lines is underlined to the end of its first line")
  func severalLines() {
    #expect(
      MarkedSource("a: ⟦[1,\n  2]⟧").snippet() == ["    1 | a: [1,", "      |    ^~~ here"])
    #expect(
      MarkedSource("a:⟦\r\n  2⟧").snippet() == ["    1 | a:", "      |   ^ here"])
  }

  @Test("a mark of no width is one caret, between characters and at the end of a line")
  func noWidth() {
    #expect(MarkedSource("a⟦⟧b").snippet() == ["    1 | ab", "      |  ^ here"])
    #expect(MarkedSource("ab⟦⟧\nc").snippet() == ["    1 | ab", "      |   ^ here"])
  }

  @Test("a mark at the end of a file stands behind its last character")
  func endOfFile() {
    #expect(MarkedSource("ab⟦⟧").snippet() == ["    1 | ab", "      |   ^ here"])
    #expect(
      MarkedSource("ab\n⟦⟧").snippet() == ["    1 | ab", "    2 |", "      | ^ here"])
    #expect(MarkedSource("⟦⟧").snippet() == ["    1 |", "      | ^ here"])
  }

  @Test("a mark past the end of a file is shown at its end")
  func pastTheEnd() {
    #expect(
      MarkedSource(bytes: [0x61], marking: 90..<99).snippet()
        == ["    1 | a", "      |  ^ here"])
  }

  @Test("the line before is left out when it is blank, whatever line ends are used")
  func blankContext() {
    #expect(
      MarkedSource("a\n \t\n⟦b⟧").snippet() == ["    3 | b", "      | ^ here"])
    #expect(
      MarkedSource("a\r\n⟦b⟧\r\n").snippet() == ["    1 | a", "    2 | b", "      | ^ here"])
    #expect(MarkedSource("a\r⟦b⟧").snippet() == ["    1 | a", "    2 | b", "      | ^ here"])
  }

  @Test("a byte order mark is neither shown nor counted")
  func byteOrderMark() {
    let source = MarkedSource("\u{FEFF}⟦ab⟧")
    #expect(source.snippet() == ["    1 | ab", "      | ^~ here"])
    #expect(source.rendered().hasPrefix("plan.yaml:1:1: "))
  }

  @Test("bytes that are not UTF-8 are shown as one sign each")
  func invalidUTF8() {
    let source = MarkedSource(bytes: [0x61, 0xFF, 0xC3, 0x62], marking: 3..<4)
    #expect(source.snippet() == ["    1 | a\u{FFFD}\u{FFFD}b", "      |    ^ here"])
  }

  @Test("a caret without words has no blank behind it")
  func noLabel() {
    #expect(MarkedSource("⟦a⟧").snippet(label: "") == ["    1 | a", "      | ^"])
  }

  // MARK: Long lines

  @Test("92 characters are shown whole, and the 93rd is cut off")
  func roomForALine() {
    let whole = String(repeating: "x", count: 91)
    #expect(MarkedSource("⟦a⟧" + whole).snippet()[0] == "    1 | a" + whole)
    #expect(
      MarkedSource("⟦a⟧" + whole + "y").snippet()[0]
        == "    1 | a" + String(repeating: "x", count: 90) + "…")
  }

  @Test("a megabyte on one line is cut around the caret, at its start, middle and end")
  func megabyte() {
    let half = String(repeating: "x", count: 500_000)
    let middle = MarkedSource(half + "⟦abc⟧" + half).snippet(label: "")
    #expect(
      middle == [
        "    1 | …" + String(repeating: "x", count: 77) + "abcxxxxxxxxxx…",
        "      | " + String(repeating: " ", count: 78) + "^~~",
      ])
    let end = MarkedSource(half + "⟦abc⟧").snippet(label: "")
    #expect(
      end == [
        "    1 | …" + String(repeating: "x", count: 87) + "abc",
        "      | " + String(repeating: " ", count: 88) + "^~~",
      ])
    let start = MarkedSource("⟦abc⟧" + half).snippet(label: "")
    #expect(
      start == [
        "    1 | abc" + String(repeating: "x", count: 88) + "…", "      | ^~~",
      ])
  }

  @Test("an underline never runs past what is shown")
  func longMark() {
    let snippet = MarkedSource("a:⟦" + String(repeating: "表", count: 100_000) + "⟧")
      .snippet(label: "")
    #expect(
      snippet == [
        "    1 | a:" + String(repeating: "表", count: 44) + "…",
        "      |   ^" + String(repeating: "~", count: 87),
      ])
  }

  @Test("a long line before the marked one is cut too")
  func longContext() {
    let snippet = MarkedSource(String(repeating: "x", count: 1000) + "\n⟦a⟧").snippet()
    #expect(snippet[0] == "    1 | " + String(repeating: "x", count: 91) + "…")
    #expect(snippet.dropFirst() == ["    2 | a", "      | ^ here"])
  }

  @Test("wherever a long line of mixed widths is marked, it fits and the caret is under the mark")
  func everyPlaceOfALongLine() {
    let text = String(repeating: "a表é\t🚑o\u{301}", count: 60)
    for index in text.unicodeScalars.indices where text.unicodeScalars[index] == "é" {
      let marked = text.unicodeScalars.prefix(upTo: index)
      let rest = text.unicodeScalars.suffix(from: index).dropFirst()
      let rows = MarkedSource("\(String(marked))⟦é⟧\(String(rest))").snippet(label: "")
      let columns = rows[0].dropFirst(8).flatMap { character in
        Array(repeating: character, count: "表🚑".contains(character) ? 2 : 1)
      }
      #expect(columns.count <= 92)
      let caret = rows[1].count - 1 - 8
      #expect(columns.indices.contains(caret) && columns[caret] == "é")
    }
  }
}
