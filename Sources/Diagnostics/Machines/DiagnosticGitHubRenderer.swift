/// Findings as lines that GitHub Actions turns into annotations of the file:
/// `::error file=plan.yaml,line=3,col=5,title=gap::the message`.
///
/// Lines and columns are counted from 1, columns in code points. `endColumn` is only given within
/// one line, as GitHub has it.
package struct DiagnosticGitHubRenderer: Sendable {
  package let sources: SourceSet

  package init(sources: SourceSet) { self.sources = sources }

  /// One line for each finding.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { line($0) + "\n" }.joined()
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let (file, start, end) = sources.span(of: diagnostic.mark)
    var fields = [("file", file), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
    fields.append(("col", "\(start.column)"))
    // The end is inside the mark here, and after it everywhere else.
    if end.line == start.line {
      fields.append(("endColumn", "\(max(start.column, end.column - 1))"))
    }
    fields.append(("title", diagnostic.id))
    let properties = fields.map { "\($0.0)=\(Self.escaped($0.1, inProperty: true))" }
    return "::\(Self.command(diagnostic.severity)) \(properties.joined(separator: ","))::"
      + Self.escaped(diagnostic.text, inProperty: false)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":" where inProperty: "%3A"
      case "," where inProperty: "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
