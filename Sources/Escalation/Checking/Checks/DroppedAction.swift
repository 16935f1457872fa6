internal import Diagnostics

/// What a role does at a level and again at a worse one, it does at the levels between.
///
/// Bad: join the calls at level 2 and level 4, and not at level 3. Good: `level_3: [continue
/// level_2, …]`.
enum DroppedAction: Check {
  static let id = "dropped-action"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for blocks in plan.roleLists {
      let any = Set(blocks.flatMap(\.anyLevel).map(\.foldedText))
      let levels = plan.scale.levels.filter { level in blocks.contains { $0.cells[level] != nil } }
      let lists = levels.map { level in blocks.flatMap { $0.list(at: level) } }
      for place in levels.indices.dropFirst().dropLast() {
        let here = any.union(lists[place].map(\.foldedText))
        let later = Set(lists[(place + 1)...].joined().map(\.foldedText))
        // Only what the level just before still has: a gap of two levels is said once.
        let dropped = lists[place - 1].filter { action in
          !here.contains(action.foldedText) && later.contains(action.foldedText)
        }
        guard !dropped.isEmpty else { continue }
        report(dropped, levels[(place - 1)...], blocks, plan, &diagnostics)
      }
    }
  }

  /// `levels` are the one that has them, the one that has not, and those that are worse.
  private static func report(
    _ dropped: [Action], _ levels: ArraySlice<Level>, _ blocks: [RoleBlock], _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let before = levels[levels.startIndex]
    let level = levels[levels.startIndex + 1]
    let role = plan.roles[blocks[0].role].name
    let what = dropped.count == 1 ? "an action" : "\(dropped.count) actions"
    let block = blocks.first { !$0.list(at: level).isEmpty } ?? blocks[0]
    let mark = dropped[0].citation.mark
    let again = place(ofAgain: dropped[0], before, levels.dropFirst(2), blocks)
    diagnostics.report(
      .init(
        id, .warning,
        "'\(role)' stops \(what) of \(plan.scale[before].name) at \(plan.scale[level].name), "
          + "and begins again when it is worse",
        at: block.mark(of: level),
        related: [.init(mark, "'\(dropped[0].shortText)' stops")]
          + (again.map { [.init($0, "and begins again here")] } ?? []),
        help: [
          "Where it is to go on, write at \(plan.scale[level].name)",
          "  - continue \(plan.scale[before].name)",
        ]))
  }

  /// Where it stands again: a line of its own, or one that continues the level that has it.
  private static func place(
    ofAgain action: Action, _ before: Level, _ worse: ArraySlice<Level>, _ blocks: [RoleBlock]
  ) -> Mark? {
    for level in worse {
      for block in blocks {
        if let line = block.continued(at: level).first(where: { $0.level == before }) {
          return line.mark
        }
        if let own = block.ownLines(at: level).first(where: { $0.foldedText == action.foldedText })
        {
          return own.citation.mark
        }
      }
    }
    return nil
  }
}
