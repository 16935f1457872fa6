internal import Diagnostics

/// Where a level asks for deadlines, every action at it says by when.
///
/// Bad: `red: {deadlines: yes}` with `do: Open the escalation beds` at red. Good: the same action
/// `within: 2 hours`, `by: 14:00` or `every: 4 hours`.
enum NoDeadline: Check {
  static let id = "no-deadline"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    var told: Set<Mark> = []
    for block in plan.blocks {
      for (level, cell) in block.cells.sorted(by: { $0.key < $1.key })
      where plan.scale[level].asksForDeadlines {
        guard case .actions(let actions) = cell else { continue }
        for action in actions where action.isWithoutTime {
          guard told.insert(action.citation.mark).inserted else { continue }
          report(action, block, plan.scale[level], plan, &diagnostics)
        }
      }
    }
  }

  private static func report(
    _ action: Action, _ block: RoleBlock, _ step: Scale.Step, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let role = plan.roles[block.role].name
    diagnostics.report(
      .init(
        id, .warning, "at \(step.name) everything has a deadline, and this of '\(role)' has none",
        at: action.citation.mark, related: [.init(step.citation.mark, "deadlines: yes")],
        help: ["Say by when, with one of:", "  within: 2 hours", "  by: 14:00", "  every: 4 hours"])
    )
  }
}

extension Action {
  fileprivate var isWithoutTime: Bool { within == nil && by == nil && every == nil }
}
