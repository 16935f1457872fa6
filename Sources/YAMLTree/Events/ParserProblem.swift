/// Where libyaml gave up, in its own words. People see the words of ``SyntaxFailure`` instead.
package struct ParserProblem: Error, Hashable, Sendable {
  /// What is wrong, such as `did not find expected key`.
  package let message: String
  /// The byte at which it was noticed.
  package let offset: Int
  /// What was being read, such as `while scanning a quoted scalar`; empty where nothing is said.
  package let context: String
  /// The byte at which that began.
  package let contextOffset: Int?

  /// A problem in libyaml's words, with its places in bytes.
  package init(message: String, offset: Int, context: String, contextOffset: Int?) {
    self.message = message
    self.offset = offset
    self.context = context
    self.contextOffset = contextOffset
  }
}

extension ParserProblem {
  /// An event that libyaml's grammar has no place for; it never sends one.
  static func unexpectedEvent(at offset: Int) -> ParserProblem {
    ParserProblem(
      message: "did not find expected node content", offset: offset, context: "",
      contextOffset: nil)
  }
}
