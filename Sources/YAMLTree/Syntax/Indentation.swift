internal import Diagnostics

/// Lines that begin in the wrong column, or are not of the kind of those above.
extension SyntaxFailure {
  /// `area: - east`
  var listBehindKey: Diagnostic? {
    guard says("block sequence entries are not allowed") else { return nil }
    return Diagnostic(
      "yaml-indentation", .error, "a list with '-' cannot begin behind a key",
      at: mark(at: problem.offset),
      help: ["Put each '-' on a line of its own, below the key and indented by two blanks."])
  }

  var indentation: Diagnostic? {
    guard isAboutLines, !fitting.contains(line.indentation) || isTextGoingOn else { return nil }
    let columns = fitting.map(String.init).joined(separator: " or ")
    return Diagnostic(
      "yaml-indentation", .error, "this line is indented differently from the lines it belongs to",
      at: mark(line.contentStart..<max(line.contentStart, line.contentEnd)),
      label: "\(blanks(line.indentation)), the lines above have \(columns)",
      related: oddLine.map { [Diagnostic.Label($0, "or is this one out of place?")] } ?? [],
      help: ["Lines that belong together begin in the same column, under one another."])
  }

  /// The line above with the indentation nearest to this one's: either may be the one to move.
  private var oddLine: Mark? {
    let near = fitting.min { abs($0 - line.indentation) < abs($1 - line.indentation) }
    guard let near, near > 0, near != line.indentation else { return nil }
    for number in stride(from: line.number - 1, to: 0, by: -1) {
      let above = SourceLine(number, in: source)
      if !above.isBare, above.indentation == near {
        return mark(above.contentStart..<max(above.contentStart, above.contentEnd))
      }
    }
    return nil
  }

  private func blanks(_ count: Int) -> String { count == 1 ? "1 blank" : "\(count) blanks" }

  private var isAboutLines: Bool {
    let isFirst = problem.offset == line.contentStart
    return isTextGoingOn || (isFirst && says("did not find expected") && !fitting.isEmpty)
  }

  /// A key that YAML took for more of the text above it.
  private var isTextGoingOn: Bool { says("mapping values are not allowed") && !fitting.isEmpty }

  /// The indentations of the open lines above, outermost first.
  private var fitting: [Int] {
    var columns: [Int] = []
    for number in stride(from: line.number - 1, to: 0, by: -1) {
      let above = SourceLine(number, in: source)
      guard !above.isBare, above.indentation < columns.last ?? .max else { continue }
      columns.append(above.indentation)
      if above.indentation == 0 { break }
    }
    return columns.reversed()
  }

  /// A key among dashes, or a dash among keys.
  var lineOfOtherKind: Diagnostic? {
    let isList = isWhile("parsing a block collection")
    guard isList || isWhile("parsing a block mapping") else { return nil }
    let isDash = byte(at: problem.offset) == .dash
    guard isDash != isList, problem.offset == line.contentStart else { return nil }
    return Diagnostic(
      "yaml-indentation", .error,
      isList
        ? "this line has no '-', the list above it has"
        : "this line has a '-', the keys above have none",
      at: mark(line.contentStart..<max(line.contentStart, line.contentEnd)),
      related: [Diagnostic.Label(mark(at: opening), isList ? "the list" : "the keys")],
      help: ["Within one list or one block of keys, all lines are of the same kind."])
  }
}
