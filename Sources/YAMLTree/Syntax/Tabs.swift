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
        : ["Write a blank:", line.repaired(start..<(start + length), with: " ")]
    ).fixed(
      by: isIndentation
        ? blanksForTabs : [.init(mark(start..<(start + length)), " ")])
  }

  /// Two blanks for each tab, where the whole file is indented by tabs: then each is one step, and
  /// no line can be meant to stand below another one. With blanks among them nobody knows how many
  /// a tab stands for.
  private var blanksForTabs: [Diagnostic.Edit] {
    var edits: [Diagnostic.Edit] = []
    for number in 1...source.lineCount {
      let line = SourceLine(number, in: source)
      let indentation = line.range.lowerBound..<line.contentStart
      if line.isBare || indentation.isEmpty { continue }
      guard bytes[indentation].allSatisfy({ $0 == .tab }) else { return [] }
      edits.append(.init(mark(indentation), String(repeating: "  ", count: indentation.count)))
    }
    return edits
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
