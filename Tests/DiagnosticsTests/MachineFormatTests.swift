import Diagnostics
import Testing

@Suite("Findings for build servers and code hosts")
struct MachineFormatTests {
  private func finding(
    _ source: MarkedSource, _ severity: Severity = .error, message: String = "it is wrong"
  ) -> Diagnostic {
    Diagnostic(
      "some-id", severity, message, at: source.marks[0],
      related: source.marks.dropFirst().map { Diagnostic.Label($0, "there") },
      help: ["do this", "  a: b"])
  }

  // MARK: - GitHub

  @Test("an annotation has the place, the end inside the mark, and every line of the message")
  func annotation() {
    let source = MarkedSource("é: 1\na: ⟦bcd⟧\n", name: "rules/plan.yaml")
    #expect(
      DiagnosticGitHubRenderer(sources: source.sources).render([finding(source)])
        == "::error file=rules/plan.yaml,line=2,endLine=2,col=4,endColumn=6,title=some-id::"
        + "it is wrong%0Ado this%0A  a: b\n")
  }

  @Test("over several lines no end column is given, and of nothing the end is the beginning")
  func ends() {
    let long = MarkedSource("a: ⟦[b,\n c]⟧\n")
    let text = DiagnosticGitHubRenderer(sources: long.sources).render([finding(long, .warning)])
    #expect(text.hasPrefix("::warning file=plan.yaml,line=1,endLine=2,col=4,title=some-id::"))
    let none = MarkedSource("a:⟦⟧\n")
    let empty = DiagnosticGitHubRenderer(sources: none.sources).render([finding(none, .note)])
    #expect(empty.hasPrefix("::notice file=plan.yaml,line=1,endLine=1,col=3,endColumn=3,"))
  }

  @Test("signs that would end a field are written as their codes")
  func escapes() {
    let source = MarkedSource("⟦a⟧\n", name: "a,b:c%.yaml")
    let text = DiagnosticGitHubRenderer(sources: source.sources)
      .render([finding(source, message: "50%: a, b\r\nc")])
    #expect(text.hasPrefix("::error file=a%2Cb%3Ac%25.yaml,line=1,"))
    #expect(text.contains("::50%25: a, b%0D%0Ac%0Ado this"))
  }

  // MARK: - SARIF

  @Test("SARIF counts columns in code points, and says so")
  func sarif() {
    let source = MarkedSource("a: 😀⟦é⟧ ⟦b⟧\n", name: "a plan/é.yaml")
    let renderer = DiagnosticSARIFRenderer(sources: source.sources, version: "1.2") { id in
      .init(summary: "page of \(id)", page: "# \(id)")
    }
    let text = renderer.render([finding(source, .note)])
    #expect(text.contains(#""columnKind": "unicodeCodePoints""#))
    #expect(text.contains(#""uri": "a%20plan/%C3%A9.yaml""#))
    #expect(text.contains(#""level": "note""#) && text.contains(#""version": "1.2""#))
    #expect(text.contains(#""text": "page of some-id""#))
    let region = text.split(separator: "\n").map { $0.trimming(" ,") }
    #expect(region.contains(#""startColumn": 5"#) && region.contains(#""endColumn": 6"#))
    #expect(region.contains(#""startColumn": 7"#) && region.contains(#""endColumn": 8"#))
  }

  @Test("each kind of finding is one rule, however often it is found")
  func rules() {
    let source = MarkedSource("⟦a⟧: ⟦b⟧\n")
    let findings = source.marks.map { Diagnostic("some-id", "wrong", at: $0) }
    let renderer = DiagnosticSARIFRenderer(sources: source.sources, version: "1") { _ in nil }
    let text = renderer.render(findings)
    #expect(text.components(of: #""id": "some-id""#) == 1)
    #expect(text.components(of: #""ruleIndex": 0"#) == 2)
  }

  // MARK: - JUnit

  @Test("a plan fails from the asked level on", arguments: [Severity.error, .warning])
  func failures(_ level: Severity) {
    let source = MarkedSource("a: ⟦b⟧\n")
    let cases: [DiagnosticJUnitRenderer.Case] = [
      .init(name: "good.yaml", findings: []),
      .init(name: "odd.yaml", findings: [finding(source, .warning)]),
      .init(name: "bad.yaml", findings: [finding(source, .error)]),
    ]
    let text = DiagnosticJUnitRenderer(sources: source.sources, failLevel: level).render(cases)
    let failures = level == .error ? 1 : 2
    #expect(text.contains(#"tests="3" failures="\#(failures)""#))
    #expect(text.components(of: "<failure ") == failures)
    #expect(text.contains(#"<testcase classname="validate" name="good.yaml"/>"#))
  }

  @Test("signs that XML reads, or cannot hold, are written otherwise")
  func markup() {
    let source = MarkedSource("a: ⟦b⟧\n")
    let text = DiagnosticJUnitRenderer(sources: source.sources, failLevel: .error)
      .render([
        .init(name: "a<b>&\"c\".yaml", findings: [finding(source, message: "1 < 2 \u{1}")])
      ])
    #expect(text.contains("name=\"a&lt;b&gt;&amp;&quot;c&quot;.yaml\""))
    #expect(text.contains("message=\"1 &lt; 2 ?\""))
    #expect(!text.contains("\u{1}"))
  }
}

extension StringProtocol {
  fileprivate func trimming(_ signs: String) -> String {
    String(drop { signs.contains($0) }.reversed().drop { signs.contains($0) }.reversed())
  }

  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
