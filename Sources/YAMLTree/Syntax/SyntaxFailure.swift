internal import Diagnostics

/// A place where YAML cannot be read on, and what most likely was meant.
///
/// Each guess lives in a file of its own and knows one mistake that planners make; the first that
/// recognises its mistake speaks.
struct SyntaxFailure {
  let problem: ParserProblem
  let lastScalar: ScalarSpan?
  let source: SourceFile
  let file: FileID

  init(
    _ problem: ParserProblem, after lastScalar: ScalarSpan?, in source: SourceFile, _ file: FileID
  ) {
    self.problem = problem
    self.lastScalar = lastScalar
    self.source = source
    self.file = file
  }

  var finding: Diagnostic {
    let guesses: [(SyntaxFailure) -> Diagnostic?] = [
      { $0.comparison }, { $0.tab }, { $0.smartQuote }, { $0.blockText }, { $0.directive },
      { $0.tagHandle }, { $0.reservedSign }, { $0.missingPiece }, { $0.unclosedQuote },
      { $0.unknownEscape }, { $0.textBehindQuote }, { $0.colonInText }, { $0.missingKey },
      { $0.textBehindBracket }, { $0.unclosedBracket }, { $0.missingBlank }, { $0.missingColon },
      { $0.listBehindKey }, { $0.indentation }, { $0.lineOfOtherKind },
    ]
    for guess in guesses {
      if let finding = guess(self) { return finding }
    }
    return unknown
  }

  private var unknown: Diagnostic {
    let opening = problem.contextOffset.map {
      Diagnostic.Label(mark(at: $0), problem.context)
    }
    return Diagnostic(
      "yaml-syntax", .error, "YAML cannot be read from here on: \(problem.message)",
      at: mark(at: problem.offset), related: [opening].compactMap(\.self),
      help: ["Compare this line and the one above it with a line that works."])
  }
}

// MARK: - What the guesses look at

extension SyntaxFailure {
  var bytes: [UInt8] { source.bytes }
  var line: SourceLine { SourceLine(at: problem.offset, in: source) }
  var opening: Int { problem.contextOffset ?? problem.offset }

  /// The byte at `offset`, or a line feed behind the last.
  func byte(at offset: Int) -> UInt8 {
    bytes.indices.contains(offset) ? bytes[offset] : .lineFeed
  }

  func mark(_ range: Range<Int>) -> Mark { Mark(file: file, range: range) }

  /// One sign.
  func mark(at offset: Int) -> Mark {
    let start = min(offset, bytes.count)
    let length = bytes.indices.contains(start) ? decodeUTF8(bytes, at: start)?.length ?? 1 : 0
    return mark(start..<(start + length))
  }

  func says(_ words: String) -> Bool { problem.message.contains(words) }
  func isWhile(_ words: String) -> Bool { problem.context == "while " + words }

  /// The scalar right before the problem, if only blanks are between them.
  var scalarBefore: ScalarSpan? {
    guard let lastScalar, lastScalar.range.upperBound <= problem.offset else { return nil }
    let between = bytes[lastScalar.range.upperBound..<min(problem.offset, bytes.count)]
    return between.allSatisfy(\.isBlank) ? lastScalar : nil
  }

  /// Where a value of `line` begins: behind its first `key: `, or its dashes.
  func valueStart(of line: SourceLine) -> Int? {
    var start = line.contentStart
    while byte(at: start) == .dash, byte(at: start + 1).isBlank {
      start += 1
      while byte(at: start).isBlank { start += 1 }
    }
    if let colon = firstColon(of: line, from: start, upTo: line.contentEnd) { start = colon + 1 }
    while start < line.contentEnd, byte(at: start).isBlank { start += 1 }
    return start < line.contentEnd && start > line.contentStart ? start : nil
  }

  /// The first `:` with a blank or nothing behind it.
  func firstColon(of line: SourceLine, from start: Int, upTo end: Int) -> Int? {
    guard start < end else { return nil }
    return (start..<end).first { byte(at: $0) == .colon && byte(at: $0 + 1).isBlankOrLineEnd }
  }
}
