import Diagnostics
import Testing

@Suite("Findings for machines")
struct DiagnosticJSONRendererTests {
  @Test("a finding has all its fields, in a fixed order")
  func wholeFinding() {
    let source = MarkedSource("⟦é⟧: 1\na: ⟦[b,\n c]⟧\n", name: "rules/plan.yaml")
    let finding = Diagnostic(
      "some-id", .warning, "it's \"wrong\"", at: source.marks[1], label: "here",
      related: [Diagnostic.Label(source.marks[0], "there")], help: ["do this", "  a: b"])
    #expect(
      DiagnosticJSONRenderer(sources: source.sources).render([finding]) == #"""
        {
          "schema": 1,
          "findings": [
            {
              "id": "some-id",
              "severity": "warning",
              "message": "it's \"wrong\"",
              "file": "rules/plan.yaml",
              "line": 2,
              "column": 4,
              "end_line": 3,
              "end_column": 4,
              "label": "here",
              "related": [
                {
                  "file": "rules/plan.yaml",
                  "line": 1,
                  "column": 1,
                  "end_line": 1,
                  "end_column": 2,
                  "text": "there"
                }
              ],
              "help": [
                "do this",
                "  a: b"
              ],
              "fixes": []
            }
          ],
          "allowed": [],
          "counts": {
            "error": 0,
            "warning": 1,
            "note": 0
          }
        }

        """#)
  }

  @Test("no finding is still a document")
  func none() {
    #expect(
      DiagnosticJSONRenderer(sources: SourceSet()).document(of: []).text(pretty: false)
        == #"{"schema":1,"findings":[],"allowed":[],"counts":{"error":0,"warning":0,"note":0}}"#)
  }

  @Test("all findings are given, however many")
  func noLimit() {
    let source = MarkedSource("⟦⟧")
    let findings = Array(
      repeating: Diagnostic("x", .error, "m", at: source.marks[0]), count: 200)
    let text = DiagnosticJSONRenderer(sources: source.sources).render(findings)
    #expect(text.split(separator: "\"id\": \"x\"").count == 201)
    #expect(text.contains("\"error\": 200,"))
  }
}
