internal import Diagnostics

/// A worse level asks for something else.
///
/// Bad: the same sentences at red and at black. Good: `black: continue red`, where that is meant; or
/// one level, where for every role both are the same.
enum SameActions: Check {
  static let id = "same-actions"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    guard !plan.blocks.isEmpty else { return }
    let read = plan.readStatuses
    for (status, blocks) in plan.blocksByStatus {
      let possible = ActionCoverage.levels(of: status, plan)
      let withCells = blocks.filter { !$0.cells.isEmpty }
      for (milder, worse) in zip(possible, possible.dropFirst()) {
        if !read.contains(status), areAlike(milder, worse, withCells, plan) {
          reportLevels(milder, worse, withCells[0], plan, &diagnostics)
          continue
        }
        for block in withCells { compare(block, milder, worse, plan, &diagnostics) }
      }
    }
  }

  // MARK: - One cell

  private static func compare(
    _ block: RoleBlock, _ milder: Level, _ worse: Level, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    guard !block.list(at: milder).isEmpty, block.continued(at: worse).isEmpty,
      block.continued(at: milder).isEmpty, block.isTheSame(at: milder, worse)
    else { return }
    let role = plan.roles[block.role].name
    let name = plan.scale[milder].name
    let worseName = plan.scale[worse].name
    diagnostics.report(
      .init(
        id, .note, "'\(role)' does the same at \(name) and \(worseName)", at: block.mark(of: worse),
        related: [.init(block.mark(of: milder), "the same as here")],
        help: ["Where that is meant, say so:", "  \(worseName): continue \(name)"]))
  }

  // MARK: - Every role

  /// Whether nothing of the plan tells two levels apart, no action, no rhythm and no authority, and
  /// it is not said on purpose by `continue`.
  private static func areAlike(
    _ milder: Level, _ worse: Level, _ blocks: [RoleBlock], _ plan: Plan
  ) -> Bool {
    let steps = [plan.scale[milder], plan.scale[worse]]
    return steps[0].review == steps[1].review && steps[0].authority == steps[1].authority
      && blocks.contains { !$0.list(at: milder).isEmpty && $0.continued(at: worse).isEmpty }
      && blocks.allSatisfy { $0.isTheSame(at: milder, worse) && $0.hasTheSameAfter(milder, worse) }
  }

  private static func reportLevels(
    _ milder: Level, _ worse: Level, _ block: RoleBlock, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.scale[milder].name
    let worseName = plan.scale[worse].name
    diagnostics.report(
      .init(
        id, .warning, "nothing tells \(worseName) from \(name): every role does the same at both",
        at: block.mark(of: worse),
        related: [
          .init(block.mark(of: milder), "the same as here"),
          .init(plan.scale[worse].citation.mark, "and here is nothing else"),
        ],
        help: [
          "Add what is to be done at \(worseName), or who decides, or how often it is looked at.",
          "Where both are one level, leave one out.",
        ]))
  }
}

extension Plan {
  /// The statuses on whose levels more hangs than what roles do at them.
  fileprivate var readStatuses: Set<Int> {
    let read =
      statuses.flatMap(\.reads) + allTests.map(\.subject)
      + indicators.flatMap { $0.summary?.reads ?? [] }
    return Set(read.compactMap { if case .status(let index) = $0 { index } else { nil } })
  }
}

extension RoleBlock {
  fileprivate func isTheSame(at one: Level, _ other: Level) -> Bool {
    switch (cells[one], cells[other]) {
    case (.businessAsUsual, .businessAsUsual), (.notStated, .notStated): true
    case (.actions(let actions), .actions(let others)):
      actions.map(\.workInTime) == others.map(\.workInTime)
    default: false
    }
  }

  fileprivate func hasTheSameAfter(_ one: Level, _ other: Level) -> Bool {
    (after[one] ?? []).map(\.workInTime) == (after[other] ?? []).map(\.workInTime)
  }
}

extension Action {
  fileprivate var workInTime: [String] {
    [work, timeText ?? "", via ?? ""] + contact + ["then"] + notify
  }
}
