import Diagnostics

/// A source set whose marks are drawn into the text itself: `a: ⟦b⟧` is `a: b` with `b` marked.
struct MarkedSource {
  private(set) var sources = SourceSet()
  private(set) var marks: [Mark] = []

  init(_ text: String, name: String = "plan.yaml") {
    add(text, name: name)
  }

  init(bytes: [UInt8], marking range: Range<Int>, name: String = "plan.yaml") {
    let file = sources.add(SourceFile(name: name, bytes: bytes))
    marks = [Mark(file: file, range: range)]
  }

  mutating func add(_ text: String, name: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var ranges: [Range<Int>] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(bytes.count)
      case "⟧": ranges.append((starts.popLast() ?? 0)..<bytes.count)
      default: bytes += Array(String(Character(scalar)).utf8)
      }
    }
    let file = sources.add(SourceFile(name: name, bytes: bytes))
    marks += ranges.map { Mark(file: file, range: $0) }
  }

  /// What a person reads about the first mark; the other marks are related, in their order.
  func rendered(
    _ severity: Severity = .error, label: String = "here", related: [String] = [],
    help: [String] = [], color: Bool = false
  ) -> String {
    let labels = zip(marks.dropFirst(), related).map { Diagnostic.Label($0, $1) }
    let finding = Diagnostic(
      "some-id", severity, "something is wrong", at: marks[0], label: label, related: labels,
      help: help)
    return DiagnosticTextRenderer(sources: sources, color: color).render([finding])
  }

  /// The rows of source and carets alone.
  func snippet(label: String = "here") -> [String] {
    rendered(label: label).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().dropLast().map(String.init)
  }
}
