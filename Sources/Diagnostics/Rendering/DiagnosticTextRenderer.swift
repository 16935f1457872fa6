/// Findings for people: a first line that editors and `grep` understand, the source with carets,
/// and advice.
package struct DiagnosticTextRenderer: Sendable {
  package let sources: SourceSet
  /// Whether to paint with ANSI codes. The layout is the same either way.
  package let color: Bool
  /// How many findings are shown; the rest are counted.
  package let limit: Int

  package init(sources: SourceSet, color: Bool, limit: Int = 50) {
    self.sources = sources
    self.color = color
    self.limit = max(0, limit)
  }

  /// The findings in the order given, with a blank line between them and a line end after each
  /// row; nothing at all for no findings.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    var blocks = diagnostics.prefix(limit).map(block(of:))
    if diagnostics.count > limit {
      let rest = diagnostics.dropFirst(limit)
      let counts = FindingCounts(of: rest).words
      blocks.append(["… and \(FindingCounts.words(rest.count, "more finding")) (\(counts))"])
    }
    return blocks.map { rows in rows.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// "2 errors, 1 warning in 1 file", or "no findings".
  package func summary(_ diagnostics: [Diagnostic]) -> String {
    let counts = FindingCounts(of: diagnostics)
    if diagnostics.isEmpty { return "no findings" }
    return "\(counts.words) in \(FindingCounts.words(counts.files, "file"))"
  }

  private var paint: Paint { Paint(isOn: color) }

  private func block(of diagnostic: Diagnostic) -> [String] {
    let snippet = Snippet(diagnostic: diagnostic, sources: sources, paint: paint)
    return [heading(of: diagnostic)] + snippet.rows() + helpRows(of: diagnostic)
  }

  private func heading(of diagnostic: Diagnostic) -> String {
    let place = sources.place(of: diagnostic.mark)
    let name = VisibleText.of(sources[diagnostic.mark.file].name)
    return paint("\(name):\(place.line):\(place.column):", .strong) + " "
      + paint("\(diagnostic.severity.rawValue):", .severity(diagnostic.severity)) + " "
      + paint(VisibleText.of(diagnostic.message), .strong) + " "
      + paint("[\(diagnostic.id)]", .dim)
  }

  /// Later lines begin under the first one; what a line is indented by itself stays.
  private func helpRows(of diagnostic: Diagnostic) -> [String] {
    diagnostic.help.enumerated().map { index, line in
      let margin = index == 0 ? paint("  help:", .aside) + " " : "        "
      return line.isEmpty ? "" : margin + VisibleText.of(line)
    }
  }
}
