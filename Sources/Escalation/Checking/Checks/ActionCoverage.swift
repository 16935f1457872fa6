internal import Diagnostics

/// A role that acts on a status has a line for each of its levels.
///
/// Bad: actions at amber and red, nothing at black. Good: `black: not stated` where the paper's cell
/// is blank, or `business as usual`.
enum ActionCoverage: Check {
  static let id = "level-without-actions"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    run(plan, &diagnostics) { levels(of: $0, plan) }
  }

  /// What cannot come about needs no line.
  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    let plan = reach.plan
    let followed = Set(plan.blocks.map(\.status)).sorted()
    let reached = followed.map { reach.reached($0).inForce }
    let possible = Dictionary(uniqueKeysWithValues: zip(followed, reached))
    run(plan, &diagnostics) { status in
      levels(of: status, plan).filter { possible[status]?.contains($0) ?? true }
    }
  }

  private static func run(
    _ plan: Plan, _ diagnostics: inout DiagnosticList, possible: (Int) -> [Level]
  ) {
    for block in plan.blocks where !block.cells.isEmpty {
      let possible = possible(block.status)
      let lacking = possible.filter { block.cells[$0] == nil }
      guard let first = lacking.first else { continue }
      let names = lacking.map { plan.scale[$0].name }.joined(separator: ", ")
      let role = plan.roles[block.role].name
      diagnostics.report(
        .init(
          id, "'\(role)' has nothing written for \(names)", at: block.mark,
          label: "\(plan.scale[first].name) is missing beside this",
          help: [
            "Write what to do, or one of:", "  \(plan.scale[first].name): business as usual",
            "  \(plan.scale[first].name): not stated",
          ]))
    }
  }

  /// The levels a status can come to, as far as its rule alone shows.
  static func levels(of index: Int, _ plan: Plan) -> [Level] {
    switch plan.statuses[index].rule {
    case .levels(let levels): ([.mildest] + levels.map(\.level)).sorted()
    case .matrix(let matrix): Set(matrix.cells.joined()).sorted()
    case .worstOf, .atLeast, .declaredOnly: plan.scale.levels
    }
  }
}
