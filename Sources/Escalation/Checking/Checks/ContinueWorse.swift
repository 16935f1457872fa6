internal import Diagnostics

/// A level continues what was begun at a milder one.
///
/// Bad: `amber: continue red`, beside its own actions at red. Good: `red: continue amber`.
enum ContinueWorse: Check {
  static let id = "continue-worse"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for block in plan.blocks {
      for level in plan.scale.levels {
        for other in block.continued(at: level) where other.level > level {
          report(level, other.level, other.mark, block, plan, &diagnostics)
        }
      }
    }
  }

  private static func report(
    _ level: Level, _ worse: Level, _ mark: Mark, _ block: RoleBlock, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let own = plan.scale[level].name
    let theirs = plan.scale[worse].name
    diagnostics.report(
      .init(
        id, .warning, "\(own) continues \(theirs), which is worse and comes later", at: mark,
        related: [.init(block.mark(of: worse), "what is done at \(theirs)")],
        help: [
          "Write the actions at \(own), and repeat them at \(theirs):", "  - continue \(own)",
        ]))
  }
}
