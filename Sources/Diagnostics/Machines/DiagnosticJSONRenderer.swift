/// Findings for machines: the same fields as the text for people, all of them, in a stable order.
///
/// Lines and columns are counted from 1, columns in code points; an end is the place after the
/// last code point of the mark.
package struct DiagnosticJSONRenderer: Sendable {
  package let sources: SourceSet

  package init(sources: SourceSet) { self.sources = sources }

  /// The document as text with a line end after it.
  package func render(_ diagnostics: [Diagnostic], allowed: [AllowedFinding] = []) -> String {
    document(of: diagnostics, allowed: allowed).text(pretty: true) + "\n"
  }

  /// The document as a value.
  package func document(
    of diagnostics: [Diagnostic], allowed: [AllowedFinding] = []
  ) -> JSONValue {
    [
      "schema": 1,
      "findings": .array(diagnostics.map { .object(finding($0)) }),
      "allowed": .array(allowed.map(self.allowed(_:))),
      "counts": counts(of: diagnostics),
    ]
  }

  private func finding(_ diagnostic: Diagnostic) -> [JSONValue.Member] {
    [
      .init("id", .string(diagnostic.id)),
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("message", .string(diagnostic.message)),
    ] + place(of: diagnostic.mark) + [
      .init("label", .string(diagnostic.label)),
      .init("related", .array(diagnostic.related.map(related(_:)))),
      .init("help", .array(diagnostic.help.map { .string($0) })),
      .init("fixes", .array(diagnostic.fixes.map { .array($0.map(edit(_:))) })),
    ]
  }

  private func edit(_ edit: Diagnostic.Edit) -> JSONValue {
    .object(place(of: edit.mark) + [.init("replacement", .string(edit.replacement))])
  }

  private func allowed(_ allowed: AllowedFinding) -> JSONValue {
    .object(
      finding(allowed.finding) + [
        .init("until", .string(allowed.until)), .init("reason", .string(allowed.reason)),
      ])
  }

  private func related(_ label: Diagnostic.Label) -> JSONValue {
    .object(place(of: label.mark) + [.init("text", .string(label.text))])
  }

  private func place(of mark: Mark) -> [JSONValue.Member] {
    let (file, start, end) = sources.span(of: mark)
    return [
      .init("file", .string(file)),
      .init("line", .integer(start.line)),
      .init("column", .integer(start.column)),
      .init("end_line", .integer(end.line)),
      .init("end_column", .integer(end.column)),
    ]
  }

  private func counts(of diagnostics: [Diagnostic]) -> JSONValue {
    .object(
      Severity.allCases.sorted(by: >).map { severity in
        .init(severity.rawValue, .integer(diagnostics.count { $0.severity == severity }))
      })
  }
}
