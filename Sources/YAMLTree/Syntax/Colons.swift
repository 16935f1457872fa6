internal import Diagnostics

/// Colons with a blank too few, inside a text, or left out.
extension SyntaxFailure {
  /// `title: Kent: adults`
  var colonInText: Diagnostic? {
    guard byte(at: problem.offset) == .colon, let value = textAroundColon else { return nil }
    return Diagnostic(
      "yaml-colon", .error, "this text holds a ':', which YAML takes for the end of a key",
      at: mark(at: problem.offset),
      help: ["Put the text in quotes:", line.quoting(value)]
    ).fixed(by: .init(mark(value), quoted(line.text(value))))
  }

  private var textAroundColon: Range<Int>? {
    if says("mapping values are not allowed") {
      guard let start = valueStart(of: line), start < problem.offset else { return nil }
      guard firstColon(of: line, from: line.contentStart, upTo: start) != nil else { return nil }
      return start..<max(start, line.valueEnd(from: start))
    }
    guard says("did not find expected ','"), let scalar = scalarBefore else { return nil }
    let start = scalar.range.lowerBound
    guard line.range.contains(start) else { return nil }
    return start..<max(start, line.valueEnd(from: start, inFlow: true))
  }

  /// `: value`
  var missingKey: Diagnostic? {
    let expectsKey = says("did not find expected key") || says("expected node content")
    guard expectsKey, byte(at: problem.offset) == .colon else { return nil }
    return .missingKey(at: mark(at: problem.offset))
  }

  private var keyWithoutEnd: SourceLine? {
    guard says("could not find expected ':'"), problem.contextOffset != nil else { return nil }
    return SourceLine(at: opening, in: source)
  }

  /// `key:value` and `-item`
  var missingBlank: Diagnostic? {
    guard let line = keyWithoutEnd else { return nil }
    if let dash = TightDash(at: line.contentStart, in: source) { return dash.finding(file) }
    let content = line.contentStart..<max(line.contentStart, line.contentEnd)
    guard let colon = content.first(where: { byte(at: $0) == .colon }), endsKey(colon) else {
      return nil
    }
    return Diagnostic(
      "yaml-blank", .error, "a blank is missing after the ':'", at: mark(at: colon),
      help: ["Write:", line.repaired(colon..<(colon + 1), with: ": ")]
    ).fixed(by: .init(mark(at: colon), ": "))
  }

  /// Not the `:` of a time or of an address in the web.
  private func endsKey(_ colon: Int) -> Bool {
    let isTime = byte(at: colon - 1).isDigit && byte(at: colon + 1).isDigit
    return !isTime && byte(at: colon + 1) != UInt8(ascii: "/")
  }

  /// A line that is neither a key nor part of the text above it.
  var missingColon: Diagnostic? {
    guard let line = keyWithoutEnd else { return nil }
    return Diagnostic(
      "yaml-colon", .error, "this line has no ':'",
      at: mark(line.contentStart..<max(line.contentStart, line.contentEnd)),
      help: [
        "A key ends with ':'. A text that goes on over several lines is indented more than its key."
      ])
  }
}
