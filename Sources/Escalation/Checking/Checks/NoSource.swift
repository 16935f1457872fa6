internal import Diagnostics

/// In a plan of which most rules cite a paper, every rule does, or says in a note why not.
///
/// Bad: `sources: {paper: …}`, and a trigger without `source:` and without `note:`. Good: `source:
/// paper 4.3`. An action may lean on the source of its role.
enum NoSource: Check {
  static let id = "no-source"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    // The papers of a base are not those of a local plan.
    guard let source = plan.sources.first(where: { $0.mark.file == plan.file }) else { return }
    let rules = plan.ruleCitations.filter { $0.mark.file == plan.file }
    let lacking = rules.filter(\.isBare).map(\.mark)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = lacking.first, lacking.count * 2 < rules.count else { return }
    let count =
      lacking.count == 1
      ? "one rule of this plan cites" : "\(lacking.count) rules of this plan cite"
    diagnostics.report(
      .init(
        id, .note, "\(count) no source, and no note says why", at: first,
        related: lacking.dropFirst().prefix(2).map { .init($0, "and here") },
        help: ["Write where it stands in the paper, or that it is yours:"]
          + ["  source: \(source.key) 4.3", "  note: The paper does not say."]))
  }
}

extension Plan {
  /// What moves a level, or asks people to act.
  fileprivate var ruleCitations: [Citation] {
    let banded = indicators.filter { $0.bands != nil && $0.figure == nil && !$0.isFromEvents }
    let signs = triggers.filter { !$0.isFromEvents && !$0.leansOnMilestones }
    let actions = blocks.flatMap { block in
      roles[block.role].citation.isBare ? block.ownActions.map(\.citation) : []
    }
    return banded.map(\.citation) + signs.map(\.citation) + statuses.map(\.citation)
      + Dictionary(actions.map { ($0.mark, $0) }) { one, _ in one }.values
  }
}

extension Trigger {
  /// Whether it only says that milestones were missed, which cite what set their days.
  fileprivate var leansOnMilestones: Bool {
    guard let condition, !condition.tests.isEmpty else { return false }
    return condition.tests.allSatisfy { $0.predicate == .missed }
  }
}

extension RoleBlock {
  /// Every line that is written in it, once.
  fileprivate var ownActions: [Action] {
    written.keys.flatMap { ownLines(at: $0) } + anyLevel + after.values.joined()
  }
}

extension Citation {
  fileprivate var isBare: Bool { source == nil && note == nil }
}
