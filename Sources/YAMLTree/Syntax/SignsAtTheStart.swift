internal import Diagnostics

/// Signs that YAML claims for itself where a value begins.
extension SyntaxFailure {
  private var cannotStart: Bool { says("cannot start any token") }

  /// `when: >= 5`
  var comparison: Diagnostic? {
    let isBlock = isWhile("scanning a block scalar")
    guard isBlock || cannotStart else { return nil }
    let start = isBlock ? opening : problem.offset
    return ComparisonSign(at: start, in: source, isInFlow: !isBlock)?.finding(file)
  }

  /// `do: | Call the manager`
  var blockText: Diagnostic? {
    guard isWhile("scanning a block scalar") else { return nil }
    return Diagnostic(
      "yaml-syntax", .error,
      "nothing may follow the '\(source.text(in: opening..<(opening + 1)))' here",
      at: mark(at: problem.offset),
      help: ["Put the text on the next line, indented, or leave out the sign."])
  }

  /// `note: %5`, `by: @director`, `cell: * 3`
  var reservedSign: Diagnostic? {
    guard cannotStart || isBareSign || isStrayBracket else { return nil }
    let start = cannotStart ? problem.offset : opening
    let sign = source.text(in: mark(at: start).range)
    return Diagnostic(
      "yaml-reserved-sign", .error, "a text cannot begin with '\(sign)'", at: mark(at: start),
      help: quotingAdvice(from: start)
    ).fixed(by: quotingEdit(from: start))
  }

  /// `!lead!call`
  var tagHandle: Diagnostic? {
    guard says("undefined tag handle") else { return nil }
    let word = bytes[problem.offset...].prefix { !$0.isBlankOrLineEnd }
    return .tag(source.text(in: word.indices), at: mark(word.indices))
  }

  private var isBareSign: Bool {
    ["scanning an alias", "scanning an anchor", "scanning a directive", "scanning a tag"]
      .contains(where: isWhile) || isWhile("parsing a tag")
  }

  private var isStrayBracket: Bool {
    says("did not find expected node content") && byte(at: problem.offset).isClosing
  }

  private func quotingAdvice(from start: Int) -> [String] {
    guard let text = textRange(from: start) else {
      return ["Put quotes around a text that begins with this sign."]
    }
    return ["Put the text in quotes:", SourceLine(at: start, in: source).quoting(text)]
  }

  private func quotingEdit(from start: Int) -> [Diagnostic.Edit] {
    textRange(from: start).map { [.init(mark($0), quoted(source.text(in: $0)))] } ?? []
  }

  /// A value that begins at `start`, and not the whole of a line.
  private func textRange(from start: Int) -> Range<Int>? {
    let line = SourceLine(at: start, in: source)
    let end = line.valueEnd(from: start, inFlow: isInFlow(before: start))
    return end > start && start > line.contentStart ? start..<end : nil
  }

  /// Whether the nearest bracket before `start` on its line is an opening one.
  private func isInFlow(before start: Int) -> Bool {
    let line = SourceLine(at: start, in: source)
    let bracket = bytes[line.range.lowerBound..<start].last {
      [.openingBracket, .openingBrace, .closingBracket, .closingBrace].contains($0)
    }
    return bracket == .openingBracket || bracket == .openingBrace
  }

  /// A curly quote that hides the `: ` or the like inside it from nobody.
  var smartQuote: Diagnostic? {
    let places = [line, SourceLine(at: opening, in: source)].flatMap {
      [valueStart(of: $0), $0.contentStart].compactMap(\.self)
    }
    let start = places.first { SmartQuote.stands(at: $0, in: bytes) }
    return start.flatMap { SmartQuote(at: $0, in: source)?.finding(file) }
  }

  /// `%YAML 1.2` and lines like it, wherever they stand.
  var directive: Diagnostic? {
    if isWhile("scanning a %YAML directive") || isWhile("scanning a %TAG directive")
      || says("unknown directive name") || says("duplicate %")
    {
      return directive(SourceLine(at: opening, in: source))
    }
    guard says("expected <document start>") else { return nil }
    return directiveAbove ?? textBehindEnd
  }

  private func directive(_ line: SourceLine) -> Diagnostic {
    .directive(at: mark(line.contentStart..<max(line.contentStart, line.contentEnd)))
  }

  /// libyaml only notices a directive in the wrong place when it is past it.
  private var directiveAbove: Diagnostic? {
    for number in [line.number, line.number - 1] where number > 0 {
      let candidate = SourceLine(number, in: source)
      if byte(at: candidate.range.lowerBound) == .percent { return directive(candidate) }
    }
    return nil
  }

  private var textBehindEnd: Diagnostic {
    Diagnostic(
      "yaml-documents", .error, "text stands behind the end of the document",
      at: mark(at: problem.offset),
      help: ["A file holds one document. Remove the line '...', or this text."])
  }
}
