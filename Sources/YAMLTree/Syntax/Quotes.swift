internal import Diagnostics

/// Quotes that end too late, too early or never.
extension SyntaxFailure {
  /// libyaml reads on to the end of the file: the place that helps is where the quote was opened.
  var unclosedQuote: Diagnostic? {
    guard isWhile("scanning a quoted scalar"), !bytes.isEmpty else { return nil }
    return Diagnostic(
      "yaml-quote", .error, "this quote is never closed", at: mark(at: opening),
      label: "opened here",
      help: closingAdvice(from: opening))
  }

  private func closingAdvice(from quote: Int) -> [String] {
    let line = SourceLine(at: quote, in: source)
    let value = quote..<max(quote + 1, line.valueEnd(from: quote))
    let inner = line.text((quote + 1)..<value.upperBound)
    let closed = ["Close it at the end of the text:", line.repaired(value, with: quoted(inner))]
    guard byte(at: quote) == .singleQuote else { return closed }
    return closed + ["Or, if it is an apostrophe:", line.quoting(value)]
  }

  /// `"C:\plans"`
  var unknownEscape: Diagnostic? {
    guard isWhile("parsing a quoted scalar") else { return nil }
    let line = SourceLine(at: opening, in: source)
    return Diagnostic(
      "yaml-quote", .error, "a '\\' means something else inside double quotes",
      at: mark(at: problem.offset),
      help: ["Use single quotes:"]
        + (singleQuoted.map { [line.repaired($0.range, with: $0.text)] } ?? [])
    ).fixed(by: singleQuoted.map { [.init(mark($0.range), $0.text)] } ?? [])
  }

  private var singleQuoted: (range: Range<Int>, text: String)? {
    let line = SourceLine(at: opening, in: source)
    let rest = bytes[(opening + 1)..<max(opening + 1, line.range.upperBound)]
    guard let end = rest.firstIndex(of: .doubleQuote) else { return nil }
    return (opening..<(end + 1), quoted(line.text((opening + 1)..<end)))
  }

  /// `title: "Kent" adults`, or a quote that swallowed the lines up to the next one.
  var textBehindQuote: Diagnostic? {
    guard let scalar = scalarBefore, scalar.isQuoted, scalar.range.count > 1 else { return nil }
    guard says("did not find expected") || says("mapping values") else { return nil }
    if scalar.isInFlow, byte(at: problem.offset).isQuote { return nil }
    let first = SourceLine(at: scalar.range.lowerBound, in: source)
    guard first.range.contains(problem.offset) else { return swallowed(scalar, first) }
    let value =
      scalar.range
      .lowerBound..<first.valueEnd(
        from: scalar.range.lowerBound, inFlow: scalar.isInFlow)
    return Diagnostic(
      "yaml-quote", .error, "text stands behind the closing quote", at: mark(at: problem.offset),
      help: ["Put the whole text in quotes:", first.repaired(value, with: requoted(value))]
    ).fixed(by: isCertain(value) ? [.init(mark(value), requoted(value))] : [])
  }

  /// `"Kent" adults` stays as it reads. An apostrophe, and quotes at both ends, could be meant in
  /// two ways.
  private func isCertain(_ value: Range<Int>) -> Bool {
    byte(at: value.lowerBound) == .doubleQuote && byte(at: value.upperBound - 1) != .doubleQuote
  }

  /// With the same quote at both ends they were meant to be around it all.
  private func requoted(_ value: Range<Int>) -> String {
    let isAround = byte(at: value.upperBound - 1) == byte(at: value.lowerBound)
    let inner = (value.lowerBound + 1)..<max(value.lowerBound + 1, value.upperBound - 1)
    return quoted(source.text(in: isAround ? inner : value))
  }

  private func swallowed(_ scalar: ScalarSpan, _ first: SourceLine) -> Diagnostic {
    let close = scalar.range.upperBound - 1
    return Diagnostic(
      "yaml-quote", .error, "this quote is not closed on its line",
      at: mark(at: scalar.range.lowerBound),
      label: "opened here",
      related: [Diagnostic.Label(mark(at: close), "so this quote closes it")],
      help: closingAdvice(from: scalar.range.lowerBound))
  }
}
