internal import Diagnostics

/// At a level that is worse than one at which somebody acts, somebody acts.
///
/// Bad: actions at amber and red, and `black: not stated` for every role. Good: an action at black,
/// if only `continue red`.
enum NobodyActs: ReachCheck {
  static let id = "nobody-acts"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    let plan = reach.plan
    for (status, blocks) in plan.blocksByStatus where blocks.allSatisfy(\.anyLevel.isEmpty) {
      let reached = reach.reached(status).inForce
      let possible = plan.scale.levels.filter { reached.contains($0) }
      guard let first = possible.first(where: { level in acts(blocks, level) }) else { continue }
      for level in possible where level > first && !acts(blocks, level) {
        report(
          status, level, after: possible.last { $0 < level && acts(blocks, $0) } ?? first,
          blocks, plan, &diagnostics)
      }
    }
  }

  private static func acts(_ blocks: [RoleBlock], _ level: Level) -> Bool {
    blocks.contains { !$0.list(at: level).isEmpty }
  }

  private static func report(
    _ status: Int, _ level: Level, after milder: Level, _ blocks: [RoleBlock], _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let acting = blocks.first { !$0.list(at: milder).isEmpty } ?? blocks[0]
    let name = plan.scale[level].name
    let before = plan.scale[milder].name
    diagnostics.report(
      .init(
        id, .warning,
        "nobody does anything when '\(plan.statuses[status].name)' is \(name)",
        at: acting.mark(of: level),
        related: [.init(acting.mark(of: milder), "at \(before), which is milder, somebody does")],
        help: ["Where the actions of \(before) go on, say so:", "  \(name): continue \(before)"]))
  }
}
