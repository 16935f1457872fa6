import Diagnostics
import Testing
import YAMLTree

@Suite("What is not JSON")
struct JSONTreeRefusalTests {
  /// The message and the marked text of the only finding, which must be a `json-syntax`.
  private func refusal(_ text: String) -> [String] {
    let parsed = ParsedJSON(text)
    guard parsed.node == nil, let finding = parsed.findings.first, parsed.findings.count == 1,
      finding.id == "json-syntax"
    else { return [parsed.rendered] }
    return [
      finding.message, parsed.sources[finding.mark.file].text(in: finding.mark.range),
      finding.label.isEmpty ? finding.help.first ?? "" : finding.label,
    ]
  }

  @Test(
    "what other formats allow is refused with the way to write it",
    arguments: [
      ("[1,]", ["a comma stands after the last value", ",", "remove this comma"]),
      ("{\"a\": 1 , }", ["a comma stands after the last value", ",", "remove this comma"]),
      ("[1, // one\n2]", ["JSON has no comments", "// one", "remove this"]),
      ("# a\n{}", ["JSON has no comments", "# a", "remove this"]),
      ("{} /* a */", ["JSON has no comments", "/* a */", "remove this"]),
      (
        "['a']",
        ["text stands between double quotes in JSON", "'", "write \" instead of '"]
      ),
      (
        "{'a': 1}",
        ["text stands between double quotes in JSON", "'", "write \" instead of '"]
      ),
      ("{a: 1}", ["the key 'a' has no quotes", "a", "write \"a\""]),
      ("{12: 1}", ["the key '12' has no quotes", "12", "write \"12\""]),
      ("[west]", ["'west' has no quotes", "west", "if it is text, write \"west\""]),
      (
        "[2024-11-04]",
        ["'2024-11-04' has no quotes", "2024-11-04", "if it is text, write \"2024-11-04\""]
      ),
      ("[NaN]", ["JSON has no 'NaN'", "NaN", "Leave the key out where nothing was measured."]),
      (
        "[-Infinity]",
        ["JSON has no '-Infinity'", "-Infinity", "Leave the key out where nothing was measured."]
      ),
      ("[True]", ["JSON has no 'True'", "True", "write true"]),
      ("[NULL]", ["JSON has no 'NULL'", "NULL", "write null"]),
      ("[None]", ["JSON has no 'None'", "None", "write null"]),
      ("[undefined]", ["JSON has no 'undefined'", "undefined", "write null"]),
    ])
  func looseFormats(text: String, expected: [String]) {
    #expect(refusal(text) == expected)
  }

  @Test(
    "numbers written otherwise are refused",
    arguments: [
      ("+5", "write 5"), (".5", "write 0.5"), ("5.", "write 5"), ("-.5", "write -0.5"),
      ("-5.", "write -5"), ("+.5", "write 0.5"), ("007", "if it is text, write \"007\""),
      ("-01", "if it is text, write \"-01\""), ("0x1F", "if it is text, write \"0x1F\""),
      ("1_000", "if it is text, write \"1_000\""), ("1e", "if it is text, write \"1e\""),
      ("1e+", "if it is text, write \"1e+\""), ("1.2.3", "if it is text, write \"1.2.3\""),
      ("-", "if it is text, write \"-\""), (".", "if it is text, write \".\""),
      ("--1", "if it is text, write \"--1\""), ("1.e5", "if it is text, write \"1.e5\""),
      ("٣", "if it is text, write \"٣\""), ("48%", "if it is text, write \"48%\""),
    ])
  func numbers(text: String, advice: String) {
    #expect(refusal("[\(text)]").dropFirst() == [text, advice])
  }

  @Test(
    "what is missing is named, at the place where it is missing",
    arguments: [
      ("[1 2]", ["',' or ']' is missing before '2'", "2", ""]),
      ("{\"a\": 1 \"b\": 2}", ["',' or '}' is missing before '\"'", "\"", ""]),
      ("[1}", ["',' or ']' is missing before '}'", "}", ""]),
      ("[\"it\"s\"]", ["',' or ']' is missing before 's'", "s", ""]),
      ("[\"it\"é\"]", ["',' or ']' is missing before 'é'", "é", ""]),
      ("{\"a\" 1}", ["':' is missing before '1'", "1", "the value comes after a ':'"]),
      ("{\"a\" = 1}", ["':' is missing before '='", "=", "the value comes after a ':'"]),
      ("{\"a\": }", ["a value is missing before '}'", "}", ""]),
      ("{\"a\":: 1}", ["a value is missing before ':'", ":", ""]),
      ("[,1]", ["a value is missing before ','", ",", ""]),
      ("[1,,2]", ["a value is missing before ','", ",", ""]),
      ("{,}", ["a key is missing before ','", ",", ""]),
      ("{{}}", ["a key is missing before '{'", "{", ""]),
      ("]", ["a value is missing before ']'", "]", ""]),
      ("[]]", ["no bracket is open that ']' could close", "]", "remove this"]),
    ])
  func missing(text: String, expected: [String]) {
    #expect(refusal(text) == expected)
  }

  @Test("a second value is refused", arguments: ["{}\n{}", "1 2", "[],[]", "\"a\"\"b\""])
  func secondValue(text: String) {
    #expect(refusal(text).first == "the file goes on after the end of its value")
  }

  @Test(
    "wrong escapes and raw control characters are refused where they stand",
    arguments: [
      (#""C:\dir""#, [#"'\d' means nothing in JSON"#, #"\d"#]),
      (#""\é""#, [#"'\é' means nothing in JSON"#, #"\é"#]),
      (#""\u12""#, [#"'\u' is followed by four hexadecimal digits"#, #"\u12"#]),
      (#""\u+123""#, [#"'\u' is followed by four hexadecimal digits"#, #"\u"#]),
      (#""\ud83d""#, [#"'\ud83d' is half of a character"#, #"\ud83d"#]),
      (#""\ud83dx""#, [#"'\ud83d' is half of a character"#, #"\ud83d"#]),
      (#""\ud83d\n""#, [#"'\ud83d' is half of a character"#, #"\ud83d"#]),
      (#""\ude91\ud83d\ude91""#, [#"'\ude91' is half of a character"#, #"\ude91"#]),
      (#""\ud83d\ud83d\ude91""#, [#"'\ud83d' is half of a character"#, #"\ud83d"#]),
      ("\"a\tb\"", ["a tab stands inside text", "\t"]),
      ("\"a\0b\"", ["a control character stands inside text", "\0"]),
      ("\"a\nb\"", ["the text is not closed by a double quote", "\"a"]),
      ("[\"a\r\n]", ["the text is not closed by a double quote", "\"a"]),
      ("\"", ["the text is not closed by a double quote", "\""]),
      ("\"\\\"", ["the text is not closed by a double quote", "\"\\\""]),
    ])
  func strings(text: String, expected: [String]) {
    #expect(refusal(text).dropLast() == expected[...])
  }

  @Test("two second halves make no character, and both are reported")
  func secondHalves() {
    let findings = ParsedJSON(#""\udc00\ude91""#).findings
    #expect(findings.map(\.mark.range) == [1..<7, 7..<13])
  }

  @Test("a file that was cut off shows what is still open")
  func cutOff() {
    #expect(
      ParsedJSON("{\n  \"a\": [1,\n").rendered == """
        now.json:3:1: error: the file ends in the middle of a value [json-syntax]
            2 |   "a": [1,
            3 |
              | ^
            2 |   "a": [1,
              |        - opened here and never closed
          help: The file may have been cut off: fetch it again.

        """)
    for text in ["{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[", "[1", "[1,", "[{},"] {
      #expect(refusal(text).first == "the file ends in the middle of a value")
    }
  }

  @Test("a key that stands twice is shown at both places, and every such key is reported")
  func duplicateKeys() {
    let parsed = ParsedJSON(#"{"a": 1, "b": {"a": 2}, "\u0061": 3, "b": 4}"#)
    #expect(parsed.node == nil)
    #expect(parsed.findings.map(\.id) == ["json-duplicate-key", "json-duplicate-key"])
    #expect(
      parsed.rendered.hasPrefix(
        #"""
        now.json:1:25: error: the key 'a' stands twice in one object [json-duplicate-key]
            1 | {"a": 1, "b": {"a": 2}, "\u0061": 3, "b": 4}
              |                         ^~~~~~~~ again here
              |  --- first here


        """#))
  }

  @Test("a key that stands three times is compared with the first")
  func tripleKeys() {
    let findings = ParsedJSON(#"{"a": 1, "a": 2, "a": 3}"#).findings
    #expect(findings.map(\.mark.range) == [9..<12, 17..<20])
    #expect(findings.map { $0.related.map(\.mark.range) } == [[1..<4], [1..<4]])
  }

  @Test("keys that look the same are the same key")
  func duplicateKeysByAccent() {
    #expect(ParsedJSON("{\"é\": 1, \"e\u{301}\": 2}").findings.map(\.id) == ["json-duplicate-key"])
  }

  @Test("an empty file is refused as such", arguments: ["", " \r\n\t", "\u{FEFF}", "\u{FEFF}\n"])
  func empty(text: String) {
    let parsed = ParsedJSON(text)
    #expect(parsed.node == nil)
    #expect(parsed.findings.map(\.id) == ["json-empty"])
    #expect(parsed.rendered.hasPrefix("now.json:1:1: error: the file is empty [json-empty]\n"))
  }

  @Test(
    "bytes that are not UTF-8 are refused where they stand",
    arguments: [
      ([0x22, 0xFF, 0x22], 1..<2), ([0x22, 0x80, 0x22], 1..<2), ([0x22, 0xC3, 0x22], 1..<2),
      ([0x22, 0xC0, 0x80, 0x22], 1..<2), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1..<2),
      ([0x31, 0xF0, 0x9F, 0x9A], 1..<4), ([0xFF, 0xFE, 0x31, 0x00], 0..<1),
      ([0x22, 0xE9, 0x22], 1..<2),
    ] as [([UInt8], Range<Int>)])
  func invalidUTF8(bytes: [UInt8], expected: Range<Int>) {
    let parsed = ParsedJSON(bytes: bytes)
    #expect(parsed.node == nil)
    #expect(parsed.findings.map(\.id) == ["json-utf8"])
    #expect(parsed.findings.map(\.mark.range) == [expected])
  }

  @Test("16 MiB are looked at, and one byte more is not")
  func size() {
    let largest = [UInt8](repeating: 0xFF, count: 16 << 20)
    #expect(ParsedJSON(bytes: largest).findings.map(\.id) == ["json-utf8"])
    #expect(ParsedJSON(bytes: largest + [0x20]).findings.map(\.id) == ["json-size"])
  }

  @Test("a message quotes no more than forty characters")
  func longWord() {
    let word = String(repeating: "x", count: 41)
    #expect(refusal(word).first == "'\(word.dropLast(2))…' has no quotes")
    #expect(refusal(String(word.dropLast())).first == "'\(word.dropLast())' has no quotes")
  }
}
