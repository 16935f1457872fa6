import Diagnostics
import Testing

@Suite("Findings for people")
struct DiagnosticTextRendererTests {
  @Test("a finding shows the line, the line before, a second place and advice")
  func wholeFinding() {
    let source = MarkedSource(
      """
      indicators:
        ⟦staffing⟧: {unit: percent}
      level:
        area:
          worst of: [⟦stafing⟧, beds_free]

      """, name: "rules/demo/plan.yaml")
    let finding = Diagnostic(
      "unknown-name", .error, "no indicator is called 'stafing'", at: source.marks[1],
      label: "did you mean 'staffing'?",
      related: [Diagnostic.Label(source.marks[0], "declared here")],
      help: ["choose a name that is declared:", "  staffing", "  beds_free"])
    let text = DiagnosticTextRenderer(sources: source.sources, color: false).render([finding])
    #expect(
      text == """
        rules/demo/plan.yaml:5:16: error: no indicator is called 'stafing' [unknown-name]
            4 |   area:
            5 |     worst of: [stafing, beds_free]
              |                ^~~~~~~ did you mean 'staffing'?
            2 |   staffing: {unit: percent}
              |   -------- declared here
          help: choose a name that is declared:
                  staffing
                  beds_free

        """)
  }

  @Test("colour changes nothing but the colour")
  func colourOnlyPaints() {
    var source = MarkedSource("a: 1\n\tb: ⟦2 表⟧\n⟦⟧")
    source.add("c: ⟦3⟧", name: "other.yaml")
    for severity in Severity.allCases {
      let related = ["there", "and there"]
      let plain = source.rendered(severity, related: related, help: ["one", "  two"])
      let painted = source.rendered(
        severity, related: related, help: ["one", "  two"], color: true)
      #expect(painted.contains("\u{1B}[1m"))
      #expect(painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
      #expect(!plain.contains("\u{1B}"))
    }
  }

  @Test("errors, warnings and notes differ in word and colour")
  func severities() {
    let source = MarkedSource("⟦a⟧")
    #expect(source.rendered(.warning).hasPrefix("plan.yaml:1:1: warning: something is wrong ["))
    #expect(source.rendered(.note).hasPrefix("plan.yaml:1:1: note: something is wrong ["))
    #expect(source.rendered(.error, color: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(source.rendered(.warning, color: true).contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
  }

  @Test("a place in another file is headed by its name, and so is the way back")
  func otherFile() {
    var source = MarkedSource("⟦a⟧: 1\n⟦b⟧: 2\n")
    source.add("x: 1\ny: ⟦2⟧\n", name: "other.yaml")
    let marks = source.marks
    let finding = Diagnostic(
      "clash", .warning, "two plans clash", at: marks[0],
      related: [
        Diagnostic.Label(marks[2], "with this"), Diagnostic.Label(marks[1], "and this"),
      ])
    let text = DiagnosticTextRenderer(sources: source.sources, color: false).render([finding])
    #expect(
      text == """
        plan.yaml:1:1: warning: two plans clash [clash]
            1 | a: 1
              | ^
          --> other.yaml:2:4
            2 | y: 2
              |    - with this
          --> plan.yaml:2:1
            2 | b: 2
              | - and this

        """)
  }

  @Test("two places on one line share that line")
  func sameLine() {
    #expect(
      MarkedSource("{⟦a⟧: 1, ⟦a⟧: 2}").rendered(label: "first", related: ["again"]) == """
        plan.yaml:1:2: error: something is wrong [some-id]
            1 | {a: 1, a: 2}
              |  ^ first
              |        - again

        """)
  }

  @Test("the margin widens for line numbers of six digits")
  func longLineNumber() {
    let source = MarkedSource(String(repeating: "\n", count: 99_998) + "a\n⟦b⟧\n⟦c⟧")
    #expect(
      source.rendered(related: ["there"]) == """
        plan.yaml:100000:1: error: something is wrong [some-id]
         99999 | a
        100000 | b
               | ^ here
        100001 | c
               | - there

        """)
  }

  @Test("findings are parted by a blank line, and nothing is said about none")
  func severalFindings() {
    let source = MarkedSource("⟦a⟧")
    let renderer = DiagnosticTextRenderer(sources: source.sources, color: false)
    let finding = Diagnostic("x", .note, "m", at: source.marks[0])
    let block = "plan.yaml:1:1: note: m [x]\n    1 | a\n      | ^\n"
    #expect(renderer.render([finding, finding]) == block + "\n" + block)
    #expect(renderer.render([]) == "")
  }

  @Test("findings past the limit are counted by severity")
  func limit() {
    let source = MarkedSource("⟦a⟧")
    let error = Diagnostic("x", .error, "m", at: source.marks[0])
    let warning = Diagnostic("x", .warning, "m", at: source.marks[0])
    func lastRow(_ findings: [Diagnostic], limit: Int) -> Substring? {
      DiagnosticTextRenderer(sources: source.sources, color: false, limit: limit)
        .render(findings).split(separator: "\n").last
    }
    let many = Array(repeating: warning, count: 10) + Array(repeating: error, count: 3)
    #expect(lastRow(many, limit: 1) == "… and 12 more findings (3 errors, 9 warnings)")
    #expect(lastRow([error, error], limit: 1) == "… and 1 more finding (1 error)")
    #expect(lastRow([error, error], limit: 2) == "      | ^")
    #expect(lastRow([error], limit: -1) == "… and 1 more finding (1 error)")
  }

  @Test("fifty findings are shown unless another limit is set")
  func defaultLimit() {
    let source = MarkedSource("⟦a⟧")
    let findings = Array(
      repeating: Diagnostic("x", .error, "m", at: source.marks[0]), count: 51)
    let renderer = DiagnosticTextRenderer(sources: source.sources, color: false)
    #expect(renderer.render(findings).hasSuffix("\n\n… and 1 more finding (1 error)\n"))
    #expect(!renderer.render(findings.dropLast()).contains("…"))
  }

  @Test("the summary counts findings and files, one or many")
  func summary() {
    var source = MarkedSource("⟦a⟧")
    source.add("⟦b⟧", name: "other.yaml")
    let renderer = DiagnosticTextRenderer(sources: source.sources, color: false)
    func finding(_ severity: Severity, in file: Int = 0) -> Diagnostic {
      Diagnostic("x", severity, "m", at: source.marks[file])
    }
    #expect(renderer.summary([]) == "no findings")
    #expect(renderer.summary([finding(.error)]) == "1 error in 1 file")
    #expect(
      renderer.summary([finding(.warning), finding(.error), finding(.error)])
        == "2 errors, 1 warning in 1 file")
    #expect(
      renderer.summary([finding(.note), finding(.note, in: 1)]) == "2 notes in 2 files")
  }

  @Test("an empty line of advice stays empty, and the first may be something to copy")
  func adviceRows() {
    let rows = MarkedSource("⟦a⟧").rendered(help: ["  copy me", "", "then go on"])
    #expect(rows.hasSuffix("  help:   copy me\n\n        then go on\n"))
  }

  @Test("nothing that is printed can steer a terminal")
  func controlCharacters() {
    let source = MarkedSource("a\u{1B}[31m⟦b⟧\u{7}\u{9B}\u{202E}c", name: "x\u{1B}]0;.yaml")
    let finding = Diagnostic(
      "some-id", .error, "no '\u{1B}[2J'", at: source.marks[0], label: "l\u{8}",
      help: ["h\u{7F}\nnext"])
    let text = DiagnosticTextRenderer(sources: source.sources, color: false).render([finding])
    #expect(
      text == """
        x␛]0;.yaml:1:7: error: no '␛[2J' [some-id]
            1 | a␛[31mb␇··c
              |       ^ l␈
          help: h␡␊next

        """)
  }
}
