internal import Diagnostics

/// Brackets that are not closed, closed twice, or followed by text.
extension SyntaxFailure {
  private var pieceIsMissing: Bool { says("did not find expected ','") }

  /// `[east, west` with the next key below it.
  var unclosedBracket: Diagnostic? {
    guard pieceIsMissing || endsInsideBrackets else { return nil }
    let bracket = source.text(in: mark(at: opening).range)
    let isEnd = problem.offset >= line.contentEnd || byte(at: problem.offset).isClosing
    guard !line.range.contains(opening) || isEnd else {
      return missingComma(bracket)
    }
    return Diagnostic(
      "yaml-bracket", .error, "this '\(bracket)' is never closed", at: mark(at: opening),
      label: "opened here",
      related: [Diagnostic.Label(mark(at: problem.offset), "a ',' or its end was expected here")],
      help: ["Write '\(bracket == "[" ? "]" : "}")' behind its last piece."])
  }

  /// `[east, , west]`
  var missingPiece: Diagnostic? {
    guard says("did not find expected node content"), byte(at: problem.offset) == .comma else {
      return nil
    }
    return Diagnostic(
      "yaml-bracket", .error, "nothing stands before this ','", at: mark(at: problem.offset),
      help: ["Remove the ',', or write what is missing."])
  }

  private var endsInsideBrackets: Bool {
    says("did not find expected node content") && isWhile("parsing a flow node")
      && problem.offset >= line.contentEnd
  }

  private func missingComma(_ bracket: String) -> Diagnostic {
    Diagnostic(
      "yaml-bracket", .error, "a ',' is missing before this piece", at: mark(at: problem.offset),
      related: [Diagnostic.Label(mark(at: opening), "inside this '\(bracket)'")],
      help: ["Put a ',' between the pieces, or quotes around a text of several."])
  }

  /// `[east, west] and more`, or a bracket closed twice.
  var textBehindBracket: Diagnostic? {
    guard says("did not find expected"), !pieceIsMissing else { return nil }
    let before = bytes[line.range.lowerBound..<max(line.range.lowerBound, problem.offset)]
      .last { !$0.isBlank }
    guard before?.isClosing == true else { return nil }
    guard problem.offset < line.contentEnd else { return nil }
    return Diagnostic(
      "yaml-bracket", .error, "text stands behind the closing bracket",
      at: mark(at: problem.offset),
      help: ["Remove it, or put the whole text in quotes if the brackets belong to it."])
  }
}
