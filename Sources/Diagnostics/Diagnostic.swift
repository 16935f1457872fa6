/// How grave a finding is.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case note, warning, error

  package static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A finding: what was found, what was expected, where, and what to do.
package struct Diagnostic: Hashable, Sendable {
  /// A second place that belongs to the finding, or the words beside its caret.
  package struct Label: Hashable, Sendable {
    package let mark: Mark
    package let text: String

    package init(_ mark: Mark, _ text: String) {
      self.mark = mark
      self.text = text
    }
  }

  /// A stable name such as `unknown-name`; others build on it.
  package let id: String
  package let severity: Severity
  /// One sentence, without a full stop at its end.
  package let message: String
  package let mark: Mark
  /// Words beside the caret.
  package let label: String
  package let related: [Label]
  /// Lines of advice; a line indented by two blanks is something to copy.
  package let help: [String]
  /// What mends it without anybody having to decide: edits that belong together. Of several, the
  /// only one that does no harm elsewhere; where two do none, people have to choose.
  package private(set) var fixes: [[Edit]] = []

  package init(
    _ id: String,
    _ severity: Severity,
    _ message: String,
    at mark: Mark,
    label: String = "",
    related: [Label] = [],
    help: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.mark = mark
    self.label = label
    self.related = related
    self.help = help
  }
}

extension Diagnostic {
  /// An error.
  package init(
    _ id: String,
    _ message: String,
    at mark: Mark,
    label: String = "",
    related: [Label] = [],
    help: [String] = []
  ) {
    self.init(id, .error, message, at: mark, label: label, related: related, help: help)
  }
}

extension Diagnostic {
  /// Other words in place of what stands somewhere.
  package struct Edit: Hashable, Sendable {
    package let mark: Mark
    package let replacement: String

    package init(_ mark: Mark, _ replacement: String) {
      self.mark = mark
      self.replacement = replacement
    }
  }

  /// The same finding with one more way to mend it.
  package func fixed(by edits: Edit...) -> Diagnostic { fixed(by: edits) }

  package func fixed(by edits: [Edit]) -> Diagnostic {
    var finding = self
    if !edits.isEmpty { finding.fixes.append(edits) }
    return finding
  }

  /// The same finding, mended by writing `replacement` for `text`, where nothing but that text, be
  /// it in quotes, stands at the mark.
  package func writing(_ replacement: String?, for text: String) -> Diagnostic {
    guard let replacement, [0, 2].contains(mark.range.count - text.utf8.count) else { return self }
    return fixed(by: Edit(mark, replacement))
  }
}

extension Diagnostic {
  /// What was found and what to do, for those who show text alone.
  var text: String { ([message] + help).joined(separator: "\n") }
}

/// Findings in the order they were made; ``sorted()`` puts them in the order of their places.
package struct DiagnosticList: Sendable {
  package private(set) var all: [Diagnostic] = []

  package init() {}

  package mutating func report(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
  }

  package mutating func report(contentsOf others: DiagnosticList) {
    all.append(contentsOf: others.all)
  }

  /// Only those for which `isKept` holds.
  package func filter(_ isKept: (Diagnostic) -> Bool) -> DiagnosticList {
    var kept = DiagnosticList()
    kept.all = all.filter(isKept)
    return kept
  }

  package var isEmpty: Bool { all.isEmpty }
  package var hasErrors: Bool { all.contains { $0.severity == .error } }

  package func count(_ severity: Severity) -> Int { all.count { $0.severity == severity } }

  /// By file, place, gravest first, then id. The same finding made twice is kept once.
  package func sorted() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return all.filter { seen.insert($0).inserted }.sorted { one, other in
      if one.mark.file != other.mark.file { return one.mark.file < other.mark.file }
      let (here, there) = (one.mark.range.lowerBound, other.mark.range.lowerBound)
      if here != there { return here < there }
      if one.severity != other.severity { return one.severity > other.severity }
      return (one.id, one.message) < (other.id, other.message)
    }
  }
}
