/// How many findings there are of each severity, in words.
struct FindingCounts {
  private let diagnostics: [Diagnostic]

  init(of diagnostics: some Sequence<Diagnostic>) { self.diagnostics = Array(diagnostics) }

  /// "2 errors, 1 warning", gravest first; what does not occur is left out.
  var words: String {
    Severity.allCases.sorted(by: >).compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : Self.words(count, severity.rawValue)
    }.joined(separator: ", ")
  }

  /// How many files have a finding.
  var files: Int { Set(diagnostics.map(\.mark.file)).count }

  /// "1 file", "2 files": for words whose plural ends in s.
  static func words(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
