internal import Diagnostics

extension SyntaxFailure {
  /// A tab where only blanks may stand.
  var tab: Diagnostic? {
    guard let start = tabStart else { return nil }
    let length = bytes[start...].prefix { $0 == .tab }.count
    let line = SourceLine(at: start, in: source)
    let isIndentation = start < line.contentStart
    return Diagnostic(
      "yaml-tab", .error,
      isIndentation ? "a tab indents this line" : "a tab stands before the value",
      at: mark(start..<(start + length)),
      help: isIndentation
        ? ["YAML indents with blanks only. Write as many as the lines around it have."]
        : ["Write a blank:", line.repaired(start..<(start + length), with: " ")])
  }

  private var tabStart: Int? {
    if byte(at: problem.offset) == .tab { return problem.offset }
    let lines = [line, SourceLine(at: opening, in: source)]
    return lines.lazy.compactMap(tabBeforeContent).first
  }

  private func tabBeforeContent(_ line: SourceLine) -> Int? {
    bytes[line.range.lowerBound..<line.contentStart].firstIndex(of: .tab)
  }
}
