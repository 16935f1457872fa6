import Testing
import YAMLTree

@Suite("Events")
struct EventParserTests {
  @Test("after the end of the stream comes the end of the stream")
  func end() throws {
    var parser = EventParser(Array("a".utf8))
    var kinds: [Event.Kind] = []
    for _ in 0..<6 { kinds.append(try parser.next().kind) }
    #expect(kinds[0] == .streamStart)
    #expect(kinds.suffix(3) == [.documentEnd(isExplicit: false), .streamEnd, .streamEnd])
  }

  @Test("a text keeps the NUL inside it")
  func nul() throws {
    var parser = EventParser(Array("\"a\\0b\"".utf8))
    _ = try parser.next()
    _ = try parser.next()
    #expect(try parser.next().kind == .scalar(text: "a\0b", style: .doubleQuoted, .none))
  }

  @Test("a byte that cannot be read is named by its offset")
  func readerProblem() throws {
    var parser = EventParser(Array("a: b\nc: ".utf8) + [0xFF, 0x0A])
    let problem = #expect(throws: ParserProblem.self) {
      while try parser.next().kind != .streamEnd {}
    }
    #expect(problem?.offset == 8)
  }

  @Test("a problem says where its context begins, in bytes")
  func context() throws {
    var parser = EventParser(Array("é: ö\nü: \"x\n".utf8))
    let problem = #expect(throws: ParserProblem.self) {
      while try parser.next().kind != .streamEnd {}
    }
    #expect(problem?.contextOffset == 11)
    #expect(problem?.context == "while scanning a quoted scalar")
  }
}
