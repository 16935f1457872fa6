import Diagnostics
import Testing

@Suite("Lists of findings")
struct DiagnosticListTests {
  private func finding(
    _ id: String, _ severity: Severity = .error, file: Int = 0, at offset: Int = 0
  ) -> Diagnostic {
    let mark = Mark(file: FileID(index: file), range: offset..<offset + 1)
    return Diagnostic(id, severity, "m", at: mark)
  }

  private func sortedIDs(_ findings: [Diagnostic]) -> [String] {
    var list = DiagnosticList()
    for finding in findings { list.report(finding) }
    return list.sorted().map(\.id)
  }

  @Test("findings are sorted by file, then place, then gravity, then id")
  func order() {
    #expect(
      sortedIDs([
        finding("f", file: 1), finding("e", at: 7), finding("d", .note), finding("c", .warning),
        finding("b"), finding("a"),
      ]) == ["a", "b", "c", "d", "e", "f"])
  }

  @Test("the same finding made twice is kept once")
  func duplicates() {
    #expect(sortedIDs([finding("a"), finding("a")]) == ["a"])
    #expect(sortedIDs([finding("a"), finding("a", at: 1)]) == ["a", "a"])
  }

  @Test("a list counts by severity and knows whether it holds an error")
  func counts() {
    var list = DiagnosticList()
    #expect(list.isEmpty && !list.hasErrors)
    list.report(finding("a", .warning))
    list.report(finding("a", .warning))
    #expect(!list.isEmpty && !list.hasErrors)
    var others = DiagnosticList()
    others.report(finding("b"))
    list.report(contentsOf: others)
    #expect(list.hasErrors)
    #expect(Severity.allCases.map(list.count) == [0, 2, 1])
  }
}
