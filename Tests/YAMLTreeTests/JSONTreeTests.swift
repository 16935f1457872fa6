import Diagnostics
import Testing
import YAMLTree

/// A JSON text, what was read from it and what was said about it.
struct ParsedJSON {
  let sources: SourceSet
  let node: YAMLNode?
  let findings: [Diagnostic]

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "now.json", bytes: bytes))
    var list = DiagnosticList()
    node = parseJSON(file, in: sources, reporting: &list)
    findings = list.all
    self.sources = sources
  }

  /// The findings as a person reads them.
  var rendered: String {
    DiagnosticTextRenderer(sources: sources, color: false).render(findings)
  }

  /// The tree in a short notation: `'text'@0..<3` for strings, words as they are.
  var outline: String { node.map(Self.outline) ?? "nothing" }

  private static func outline(_ node: YAMLNode) -> String {
    let place = "@\(node.mark.range)"
    switch node.content {
    case .scalar(let scalar):
      let text = scalar.style == .plain ? scalar.text : "'\(scalar.text)'"
      return text + (scalar.isVerbatim ? "" : "!") + place
    case .sequence(let items):
      return "[" + items.map(outline).joined(separator: " ") + "]" + place
    case .mapping(let entries):
      let members = entries.map { "\($0.key)@\($0.keyMark.range)=\(outline($0.value))" }
      return "{" + members.joined(separator: " ") + "}" + place
    }
  }
}

@Suite("The tree of a JSON file")
struct JSONTreeTests {
  @Test("every value knows its bytes, quotes and brackets included")
  func marks() {
    #expect(
      ParsedJSON(#" {"a": [1, "é", {}], "b" :null} "#).outline
        == "{a@2..<5=[1@8..<9 'é'@11..<15 {}@17..<19]@7..<20 b@22..<25=null@27..<31}@1..<32")
  }

  @Test(
    "any value may stand alone",
    arguments: [
      ("{}", "{}@0..<2"), ("[ ]", "[]@0..<3"), ("\"\"", "''@0..<2"), ("0", "0@0..<1"),
      ("true", "true@0..<4"), ("false", "false@0..<5"), ("\r\n\tnull\r\n", "null@3..<7"),
    ])
  func alone(text: String, outline: String) {
    #expect(ParsedJSON(text).outline == outline)
  }

  @Test(
    "numbers keep their digits",
    arguments: [
      "0", "-0", "7", "49.9999999999999999999", "1.50", "0.0", "-0.5", "1e5", "1E+05", "2.5e-3",
      "123456789012345678901234567890", "10",
    ])
  func numbers(text: String) {
    let scalar = YAMLScalar(text: text, style: .plain, isVerbatim: true)
    #expect(ParsedJSON(text).node?.scalar == scalar)
  }

  @Test(
    "escapes are decoded, and a string with escapes is not verbatim",
    arguments: [
      (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
      (#""\u0041\u00e9\u8868\uFFFF""#, "Aé表\u{FFFF}"),
      (#""\ud83d\ude91""#, "🚑"),
      (#""\uD800\uDC00\udbff\udfff""#, "\u{10000}\u{10FFFF}"),
      (#""\u0000""#, "\0"),
      (#""é\u0301x""#, "é\u{301}x"),
    ])
  func escapes(text: String, expected: String) {
    let parsed = ParsedJSON(text)
    #expect(parsed.rendered == "")
    #expect(
      parsed.node?.scalar
        == YAMLScalar(text: expected, style: .doubleQuoted, isVerbatim: false))
    #expect(parsed.node?.scalar?.text.unicodeScalars.elementsEqual(expected.unicodeScalars) == true)
  }

  @Test("a place in the text of a string is a place in the file")
  func placeInText() {
    let node = ParsedJSON(#"["over 50"]"#).node?.sequence?.first
    #expect(node?.mark(ofText: 5..<7).range == 7..<9)
    let escaped = ParsedJSON(#"["over\u002050"]"#).node?.sequence?.first
    #expect(escaped?.mark(ofText: 5..<7).range == 1..<15)
  }

  @Test("a byte order mark is passed over and marks count it")
  func byteOrderMark() {
    let parsed = ParsedJSON("\u{FEFF}[1]")
    #expect(parsed.outline == "[1@4..<5]@3..<6")
    #expect(parsed.node.map { parsed.sources.place(of: $0.mark) } == Place(line: 1, column: 1))
  }

  @Test("the words true, false and null between quotes are text")
  func quotedWords() {
    #expect(ParsedJSON(#"["null", null]"#).node?.sequence?.map(\.isNull) == [false, true])
  }

  @Test("64 brackets may be open at once, and not one more")
  func depth() {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(ParsedJSON(deepest).node != nil)
    #expect(ParsedJSON("[\(deepest)]").findings.map(\.id) == ["json-depth"])
    #expect(ParsedJSON("[" + String(repeating: "[],", count: 200) + "[]]").node != nil)
  }

  @Test("a hundred thousand open brackets are refused at the 65th")
  func openBrackets() {
    for bracket in ["[", "{\"a\":"] {
      let parsed = ParsedJSON(String(repeating: bracket, count: 100_000))
      #expect(parsed.findings.map(\.id) == ["json-depth"])
      #expect(parsed.findings.first?.mark.range.lowerBound == 64 * bracket.utf8.count)
    }
  }

  @Test("a long string and a long key are read")
  func longText() {
    let long = String(repeating: "é", count: 50_000)
    #expect(ParsedJSON("{\"\(long)\": \"\(long)\"}").node?.mapping?.first?.key == long)
  }

  @Test("what is written for machines is read back as it was")
  func roundTrip() {
    let value: JSONValue = ["a": ["é\n\"\\/\u{7F}\0🚑", 7, true, .null], "": [:]]
    for pretty in [false, true] {
      let node = ParsedJSON(value.text(pretty: pretty)).node
      #expect(node?.mapping?.map(\.key) == ["a", ""])
      #expect(
        node?.mapping?.first?.value.sequence?.map(\.scalar?.text)
          == ["é\n\"\\/\u{7F}\0🚑", "7", "true", "null"])
    }
  }
}
