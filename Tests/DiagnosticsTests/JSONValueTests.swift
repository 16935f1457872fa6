import Diagnostics
import Testing

@Suite("JSON for output")
struct JSONValueTests {
  @Test("members keep their order")
  func order() {
    let value: JSONValue = ["schema": 1, "b": "x", "a": [true, .null, -3], "c": false]
    #expect(value.text(pretty: false) == #"{"schema":1,"b":"x","a":[true,null,-3],"c":false}"#)
  }

  @Test("pretty text indents by two blanks and keeps what is empty on its line")
  func pretty() {
    let value: JSONValue = ["a": [1, ["b": "c"]], "d": [], "e": [:]]
    #expect(
      value.text(pretty: true) == """
        {
          "a": [
            1,
            {
              "b": "c"
            }
          ],
          "d": [],
          "e": {}
        }
        """)
  }

  @Test(
    "only what must be escaped is",
    arguments: [
      ("a/b", #""a/b""#), ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#),
      ("\0\u{8}\u{1F}", #""\u0000\u0008\u001f""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#),
      ("é表🚑e\u{301}", "\"é表🚑e\u{301}\""), ("", #""""#), ("\r\n", #""\r\n""#),
    ])
  func escapes(text: String, expected: String) {
    #expect(JSONValue.string(text).text(pretty: false) == expected)
    #expect(
      JSONValue.object([.init(text, .null)]).text(pretty: false) == "{\(expected):null}")
  }

  @Test("integers are written in full")
  func integers() {
    #expect(JSONValue.integer(.min).text(pretty: false) == "-9223372036854775808")
    #expect(JSONValue.integer(.max).text(pretty: true) == "9223372036854775807")
  }

  @Test("what is absent is null")
  func absent() {
    #expect(JSONValue.string(ifAny: nil) == .null)
    #expect(JSONValue.string(ifAny: "a") == "a")
    #expect(JSONValue.integer(ifAny: nil) == .null)
    #expect(JSONValue.integer(ifAny: 4) == 4)
  }
}
