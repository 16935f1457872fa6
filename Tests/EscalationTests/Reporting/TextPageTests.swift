import Testing

@testable import Escalation

struct TextPageTests {
  @Test(
    "lines break between words, and a longer word stays whole",
    arguments: [
      ("", 5, [""]),
      ("one two", 7, ["one two"]),
      ("one two", 6, ["one", "two"]),
      ("a extraordinary b", 5, ["a", "extraordinary", "b"]),
      ("家家 家", 6, ["家家", "家"]),
    ])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(TextPage.wrapped(text, to: width) == lines)
  }

  @Test("a source ends at the last column, and the text makes room for it")
  func citing() {
    var page = TextPage(color: false)
    let body = "Where no start can be found in the next day, tell the one who asked soon"
    page.entry("1  ", body, facts: "", source: "kcc 8", indent: 2)
    let lines = page.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("  kcc 8") == true)
    #expect(lines.last?.count == 80)
  }

  @Test("small print shares the line where there is room, else it has its own")
  func facts() {
    var page = TextPage(color: false)
    page.entry("", "Ask", facts: "by 11:00", source: "", indent: 0)
    page.entry("", String(repeating: "word ", count: 15), facts: "by 11:00", source: "", indent: 0)
    let lines = page.text.split(separator: "\n")
    #expect(lines.first == "Ask · by 11:00")
    #expect(lines.last == "by 11:00")
  }

  @Test("a wrapped cell keeps its column")
  func table() {
    var page = TextPage(color: false)
    page.row([.init("one two"), .init("three")], [4, 10], 2)
    #expect(page.text == "  one   three\n  two\n")
  }
}
