/// Findings as SARIF 2.1.0, which code hosts and editors read.
///
/// Lines and columns are counted from 1, columns in code points, as `columnKind` says; an end is the
/// place after the last code point of the mark.
package struct DiagnosticSARIFRenderer: Sendable {
  /// What is known of a kind of finding.
  package struct Rule: Sendable {
    /// One line.
    package let summary: String
    /// A page of Markdown.
    package let page: String

    package init(summary: String, page: String) {
      self.summary = summary
      self.page = page
    }
  }

  private let sources: SourceSet
  private let version: String
  private let rule: @Sendable (String) -> Rule?

  /// `rule` gives what is known of a kind of finding by its id.
  package init(
    sources: SourceSet, version: String, rule: @escaping @Sendable (String) -> Rule?
  ) {
    self.sources = sources
    self.version = version
    self.rule = rule
  }

  /// The document as text with a line end after it.
  package func render(_ diagnostics: [Diagnostic], allowed: [AllowedFinding] = []) -> String {
    let ids = Set((diagnostics + allowed.map(\.finding)).map(\.id)).sorted()
    let driver: JSONValue = [
      "name": "plimsoll", "version": .string(version), "rules": .array(ids.map(rule(named:))),
    ]
    let run: JSONValue = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
      "results": .array(
        diagnostics.map { .object(result($0, ids)) } + allowed.map { suppressed($0, ids) }),
    ]
    let document: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [run],
    ]
    return document.text(pretty: true) + "\n"
  }

  private func rule(named id: String) -> JSONValue {
    guard let rule = rule(id) else { return ["id": .string(id)] }
    return [
      "id": .string(id), "shortDescription": ["text": .string(rule.summary)],
      "help": ["text": .string(rule.summary), "markdown": .string(rule.page)],
    ]
  }

  private func result(_ diagnostic: Diagnostic, _ ids: [String]) -> [JSONValue.Member] {
    [
      .init("ruleId", .string(diagnostic.id)),
      .init("ruleIndex", .integer(ifAny: ids.firstIndex(of: diagnostic.id))),
      // The words are SARIF's own.
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", ["text": .string(diagnostic.text)]),
      .init("locations", [["physicalLocation": location(diagnostic.mark)]]),
      .init("relatedLocations", .array(diagnostic.related.map(related))),
    ] + fixes(diagnostic)
  }

  private func fixes(_ diagnostic: Diagnostic) -> [JSONValue.Member] {
    if diagnostic.fixes.isEmpty { return [] }
    return [.init("fixes", .array(diagnostic.fixes.map(fix)))]
  }

  /// The edits of a fix are all of one file.
  private func fix(_ edits: [Diagnostic.Edit]) -> JSONValue {
    let replacements = edits.map { edit -> JSONValue in
      [
        "deletedRegion": location(edit.mark)["region"],
        "insertedContent": ["text": .string(edit.replacement)],
      ]
    }
    let file = edits.first.map { location($0.mark)["artifactLocation"] } ?? .null
    let words = edits.count == 1 ? "Write \(edits[0].replacement)" : "Mend \(edits.count) places"
    return [
      "description": ["text": .string(words)],
      "artifactChanges": [["artifactLocation": file, "replacements": .array(replacements)]],
    ]
  }

  private func suppressed(_ allowed: AllowedFinding, _ ids: [String]) -> JSONValue {
    let suppression: JSONValue = [
      "kind": "inSource", "justification": .string(allowed.reason),
      "location": ["physicalLocation": location(allowed.mark)],
    ]
    return .object(
      result(allowed.finding, ids) + [.init("suppressions", [suppression])])
  }

  private func related(_ label: Diagnostic.Label) -> JSONValue {
    ["physicalLocation": location(label.mark), "message": ["text": .string(label.text)]]
  }

  private func location(_ mark: Mark) -> JSONValue {
    let (file, start, end) = sources.span(of: mark)
    return [
      "artifactLocation": ["uri": .string(Self.uri(file))],
      "region": [
        "startLine": .integer(start.line), "startColumn": .integer(start.column),
        "endLine": .integer(end.line), "endColumn": .integer(end.column),
      ],
    ]
  }

  /// A path as a reference: every byte but letters, digits and a few signs is escaped.
  private static func uri(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    return path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
