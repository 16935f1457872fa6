import Diagnostics
import Testing

@Suite("Bytes that are no text")
struct ByteTests {
  static let refusals: [Refusal] = [
    Refusal("latin-1", at: "1:11 yaml-utf8"),
    Refusal("windows-1252-quote", at: "1:7 yaml-utf8"),
    Refusal("utf-8-cut-short", at: "1:11 yaml-utf8"),
    Refusal("overlong-utf-8", at: "1:8 yaml-utf8"),
    Refusal("utf-8-surrogate", at: "1:8 yaml-utf8"),
    Refusal("utf-16-little-endian", at: "1:1 yaml-utf16"),
    Refusal("utf-16-big-endian", at: "1:1 yaml-utf16"),
    Refusal("utf-16-without-mark", at: "1:1 yaml-utf16"),
    Refusal("utf-32-little-endian", at: "1:1 yaml-utf16"),
    Refusal("nul-byte", at: "2:7 yaml-binary"),
    Refusal("escape-character", at: "1:7 yaml-binary"),
    Refusal("c1-control-character", at: "1:8 yaml-binary"),
    Refusal("lone-carriage-returns", at: "1:10 yaml-line-end"),
    Refusal("line-separator", at: "2:12 yaml-line-end"),
    Refusal("paragraph-separator", at: "1:12 yaml-line-end"),
    Refusal("next-line-character", at: "1:12 yaml-line-end"),
    Refusal("empty", at: "1:1 yaml-empty"),
    Refusal("byte-order-mark-alone", at: "1:1 yaml-empty"),
  ]

  @Test("each is refused at the exact byte", arguments: refusals)
  func refuses(_ refusal: Refusal) throws {
    try refusal.check()
  }

  @Test("the sign that a Windows-1252 byte stands for is named")
  func namesTheSign() throws {
    #expect(try help("latin-1").contains { $0.contains("'é'") })
    #expect(try help("windows-1252-quote").contains { $0.contains("'“'") })
    #expect(try !help("overlong-utf-8").contains { $0.contains("Windows-1252") })
  }

  @Test("many places of one kind are one finding that counts them")
  func counts() throws {
    let reading = try Reading(fixture: "lone-carriage-returns")
    #expect(reading.findings.map(\.label) == ["the first of 2"])
  }

  @Test(
    "every invalid UTF-8 sequence is refused, every valid one is read",
    arguments: [
      ([0xC1, 0xBF], false), ([0xC2, 0xA1], true), ([0xDF, 0xBF], true),
      ([0xE0, 0x9F, 0xBF], false),
      ([0xE0, 0xA0, 0x80], true), ([0xED, 0x9F, 0xBF], true), ([0xED, 0xBF, 0xBF], false),
      ([0xEF, 0xBF, 0xBD], true), ([0xF0, 0x8F, 0xBF, 0xBF], false),
      ([0xF0, 0x90, 0x80, 0x80], true), ([0xF4, 0x8F, 0xBF, 0xBD], true),
      ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0x80], false),
      ([0xE2, 0x82], false), ([0xFF], false),
    ] as [([UInt8], Bool)])
  func sequences(_ bytes: [UInt8], _ isValid: Bool) {
    let reading = Reading(bytes: Array("a: x".utf8) + bytes + Array("x\n".utf8))
    #expect((reading.refusals.first == nil) == isValid)
    if !isValid {
      #expect(reading.findings.map(\.id) == ["yaml-utf8"])
      #expect(reading.findings.map(\.mark.range) == [4..<5])
    }
  }

  private func help(_ fixture: String) throws -> [String] {
    try Reading(fixture: fixture).findings.flatMap(\.help)
  }
}
