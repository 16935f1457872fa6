package import Diagnostics

/// Which changes of a plan its examples notice.
package struct MutationReport: Sendable {
  package let path: String
  package let source: SourceFile
  package private(set) var noticed = 0
  /// Those that no example noticed, in the order of the file.
  package private(set) var missed: [PlanChange] = []

  package init(path: String, source: SourceFile) {
    self.path = path
    self.source = source
  }

  /// A change that left the same plan is none.
  package mutating func note(_ change: PlanChange, _ outcome: MutationRun.Outcome) {
    switch outcome {
    case .noticed: noticed += 1
    case .notNoticed: missed.append(change)
    case .same: break
    }
  }

  package var count: Int { noticed + missed.count }

  /// Rounded down, so that 100 is all of them.
  package var percent: Int { count == 0 ? 100 : noticed * 100 / count }

  // MARK: - Text

  package var text: String {
    missed.map(text(of:)).joined()
      + "\(path): \(count) changes, \(noticed) noticed, \(missed.count) not (\(percent) %)\n"
  }

  private func text(of change: PlanChange) -> String {
    let lines = change.diff(of: source)
    let line = lines.first?.line ?? 1
    let shown = lines.prefix(Self.mostLines).map { line in
      "  \(line.isNew ? "+" : "-") \(line.text.trimmingBlanks)\n"
    }
    let more =
      lines.count > Self.mostLines ? "  … \(lines.count - Self.mostLines) more lines\n" : ""
    return "\(path):\(line): \(change.what)\n" + shown.joined() + more
      + "  would be noticed by: \(change.hint)\n\n"
  }

  private static let mostLines = 8

  // MARK: - JSON

  package var json: JSONValue {
    [
      "count": .integer(count), "noticed": .integer(noticed),
      "percent": .integer(percent), "not_noticed": .array(missed.map(json(of:))),
    ]
  }

  private func json(of change: PlanChange) -> JSONValue {
    let lines = change.diff(of: source)
    return [
      "line": .integer(lines.first?.line ?? 1), "what": .string(change.what),
      "before": .array(lines.filter { !$0.isNew }.map { .string($0.text) }),
      "after": .array(lines.filter(\.isNew).map { .string($0.text) }),
      "noticed_by": .string(change.hint),
    ]
  }
}
