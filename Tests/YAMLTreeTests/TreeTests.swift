import Diagnostics
import Testing
import YAMLTree

@Suite("The tree and its marks")
struct TreeTests {
  @Test("block collections run from their first key or dash to the end of their last value")
  func blockCollections() throws {
    let reading = Reading("# top\na:\n  - b\n  - c: d   # e\n    f: |\n      g\n\n\nh:\n\n")
    let root = try #require(reading.root)
    #expect(reading.extent(root) == "2:1-9:3")
    let list = try #require(reading.value("a"))
    #expect(reading.extent(list) == "3:3-6:8")
    #expect(list.sequence?.map(reading.extent) == ["3:5-3:6", "4:5-6:8"])
  }

  @Test("flow collections include their brackets")
  func flowCollections() throws {
    let reading = Reading("a: [b, {c: d}, [] ]  # e\nf: {}\ng: [h: i]\n")
    let list = try #require(reading.value("a"))
    #expect(reading.text(list.mark) == "[b, {c: d}, [] ]")
    #expect(list.sequence?.map { reading.text($0.mark) } == ["b", "{c: d}", "[]"])
    #expect(reading.value("f").map { reading.text($0.mark) } == "{}")
    #expect(reading.value("g")?.sequence?.map { reading.text($0.mark) } == ["h: i"])
  }

  @Test("a list may stand in the column of its key")
  func listInColumnOfKey() throws {
    let reading = Reading("a:\n- b\n- c\nd: e\n")
    #expect(reading.value("a").map(reading.extent) == "2:1-3:4")
  }

  @Test(
    "a scalar is marked without the blanks and lines behind it",
    arguments: [
      ("a: b c   \n\nd: e\n", "b c"), ("a: b\n   c  \n", "b\n   c"), ("a: |\n  b\n\n\n", "|\n  b"),
      ("a: >-\n  b\n  c\n# d\n", ">-\n  b\n  c"), ("a: 'b '  \n", "'b '"), ("a: \"b\"\n", "\"b\""),
      ("a: b", "b"), ("a: |+\n  b\n\nd: e\n", "|+\n  b"), ("a: b\r\nc: d\r\n", "b"),
    ])
  func scalarMarks(_ text: String, _ marked: String) throws {
    let reading = Reading(text)
    #expect(try reading.text(#require(reading.value("a")).mark) == marked)
  }

  @Test("a value that was left out is empty right behind its key")
  func leftOut() {
    let reading = Reading("a:\n\nb: {c , d: }\ne: ~\nf:\n  -\n  - null\n")
    #expect(reading.value("a").map(reading.extent) == "1:3-1:3")
    #expect(reading.value("b", "c").map(reading.extent) == "3:6-3:6")
    #expect(reading.value("b", "d").map(reading.extent) == "3:11-3:11")
    #expect(reading.value("e").map(reading.extent) == "4:4-4:5")
    #expect(reading.value("f")?.sequence?.map(reading.extent) == ["6:4-6:4", "7:5-7:9"])
    #expect(reading.value("f")?.sequence?.allSatisfy(\.isNull) == true)
  }

  @Test("places are right behind a byte order mark, CRLF and signs of several bytes")
  func places() throws {
    let reading = Reading("\u{FEFF}größe: 😀😀 b\r\nzwei: [ä, 'ö', ü]\r\ndrei: |\r\n  é\r\n  x\r\n")
    #expect(reading.refusals == [])
    #expect(reading.root.map(reading.extent) == "1:1-5:4")
    #expect(reading.value("größe").map(reading.extent) == "1:8-1:12")
    let list = try #require(reading.value("zwei")?.sequence)
    #expect(list.map(reading.extent) == ["2:8-2:9", "2:11-2:14", "2:16-2:17"])
    #expect(reading.value("drei")?.scalar?.text == "é\nx\n")
    #expect(reading.value("drei").map(reading.extent) == "3:7-5:4")
  }

  @Test(
    "text is verbatim where its bytes stand in the file as they are",
    arguments: [
      ("b c", true), ("'b c'", true), ("\"b c\"", true), ("é", true), ("''", true),
      ("'it''s'", false), ("\"b\\tc\"", false), ("\"\\N\"", false), ("b\n  c", false),
      ("'b\n  c'", false), ("|\n  b", false), (">\n  b", false), ("'b # c'", true),
    ])
  func verbatim(_ value: String, _ isVerbatim: Bool) throws {
    let reading = Reading("a: \(value)\n")
    let node = try #require(reading.value("a"))
    let scalar = try #require(node.scalar)
    #expect(scalar.isVerbatim == isVerbatim)
    if isVerbatim {
      #expect(reading.text(node.mark(ofText: 0..<scalar.text.utf8.count)) == scalar.text)
    }
  }

  @Test("a root text of two lines is not verbatim, whatever its length")
  func rootOfTwoLines() {
    #expect(Reading("b\nc\n").root?.scalar?.isVerbatim == false)
  }

  @Test("a place inside a text is a place in the file")
  func placeInText() throws {
    let reading = Reading("a: 'größer als 5'\n")
    let node = try #require(reading.value("a"))
    let word = node.mark(ofText: 9..<12)
    #expect(reading.text(word) == "als")
    #expect(reading.place(word) == "1:12")
  }

  @Test("styles are kept")
  func styles() {
    let reading = Reading("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n")
    let styles = reading.root?.sequence?.compactMap { $0.scalar?.style }
    #expect(styles == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
  }

  @Test("of two equal keys the first stays, and the tree is there all the same")
  func duplicates() throws {
    let reading = try Reading(fixture: "duplicate-keys")
    #expect(reading.root?.mapping?.map(\.key) == ["staffing", "beds"])
    #expect(reading.value("staffing")?.scalar?.text == "1")
  }

  @Test("equal keys are found in long mappings, before and behind the first few")
  func longDuplicates() {
    let keys = (1...30).map { "key\($0): 1\n" }.joined()
    let reading = Reading(keys + "key3: 2\nkey29: 2\nkey3: 3\n")
    #expect(
      reading.refusals == [
        "31:1 yaml-duplicate-key", "32:1 yaml-duplicate-key", "33:1 yaml-duplicate-key",
      ])
    #expect(
      reading.findings.flatMap(\.related).map { reading.place($0.mark) } == ["3:1", "29:1", "3:1"])
    #expect(reading.root?.mapping?.count == 30)
  }

  @Test("different faults in one file are all reported")
  func everything() {
    let text = "a: &x 1\nb: “c”\nd: e #f\na: !t 2\n? g\n: h\n"
    #expect(
      Reading(text).refusals == [
        "1:4 yaml-anchor", "2:4 yaml-smart-quote", "3:6 yaml-hash-cut", "4:1 yaml-duplicate-key",
        "4:4 yaml-tag", "5:1 yaml-key",
      ])
  }

  @Test("one document with its marks is read")
  func documentMarks() {
    #expect(Reading("---\na: b\n...\n").refusals == [])
    #expect(Reading("--- a\n").root?.scalar?.text == "a")
  }
}
