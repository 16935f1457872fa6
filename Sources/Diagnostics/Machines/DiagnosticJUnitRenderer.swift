/// Findings as a JUnit report, which build servers show: one case for each plan, which fails where
/// something at least as grave as asked for was found in it.
package struct DiagnosticJUnitRenderer: Sendable {
  /// A plan that was checked.
  package struct Case: Sendable {
    /// Its path.
    package let name: String
    package let findings: [Diagnostic]

    package init(name: String, findings: [Diagnostic]) {
      self.name = name
      self.findings = findings
    }
  }

  private let sources: SourceSet
  private let failLevel: Severity

  /// A case fails at findings of `failLevel` or graver.
  package init(sources: SourceSet, failLevel: Severity) {
    self.sources = sources
    self.failLevel = failLevel
  }

  /// The document as text with a line end after it.
  package func render(_ cases: [Case]) -> String {
    let failures = cases.count { !grave($0).isEmpty }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="plimsoll validate" tests="\(cases.count)" failures="\(failures)">
      \(cases.map(element).joined(separator: "\n"))
        </testsuite>
      </testsuites>

      """
  }

  private func grave(_ plan: Case) -> [Diagnostic] {
    plan.findings.filter { $0.severity >= failLevel }
  }

  private func element(_ plan: Case) -> String {
    let opening = "    <testcase classname=\"validate\" name=\"\(Self.escaped(plan.name))\""
    guard !plan.findings.isEmpty else { return opening + "/>" }
    let grave = grave(plan)
    let rest = plan.findings.filter { $0.severity < failLevel }
    let failure = grave.first.map { first in
      "      <failure type=\"\(first.id)\" message=\"\(Self.escaped(first.message))\">"
        + "\(text(grave))</failure>\n"
    }
    let output = rest.isEmpty ? "" : "      <system-out>\(text(rest))</system-out>\n"
    return opening + ">\n" + (failure ?? "") + output + "    </testcase>"
  }

  private func text(_ diagnostics: [Diagnostic]) -> String {
    let renderer = DiagnosticTextRenderer(
      sources: sources, color: false, limit: max(1, diagnostics.count))
    return Self.escaped(renderer.render(diagnostics))
  }

  /// Signs that XML cannot hold at all become a question mark.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n", "\t": String(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "?"
      default: String(scalar)
      }
    }.joined()
  }
}
