internal import Diagnostics

/// Every level that a status names, and for which something is written, can come.
///
/// Bad: actions at black, of a status that takes the worst of signs none of which speaks for black.
/// Good: a sign for black, or no line for it.
enum Unreachable: ReachCheck {
  static let id = "unreachable"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for index in reach.plan.statuses.indices {
      let reached = reach.reached(index)
      // One that has no level at all asks for more signs than there are, which is said there.
      guard !reached.isOpen, !reached.calculated.isEmpty else { continue }
      let lacking = reach.plan.scale.levels.filter { !reached.inForce.contains($0) }
      guard !lacking.isEmpty, !reach.isBlamed(index) else { continue }
      check(index, lacking, &reach, &diagnostics)
    }
  }

  private static func check(
    _ index: Int, _ lacking: [Level], _ reach: inout Reach,
    _ diagnostics: inout DiagnosticList
  ) {
    let plan = reach.plan
    let status = plan.statuses[index]
    let masked = reach.maskedLevels(index).map(\.level)
    let uses = plan.uses(of: index)
    let missed = lacking.filter { level in
      !masked.contains(level) && (status.names(level) || uses[level] != nil)
    }
    guard let first = missed.first else { return }
    let names = missed.map { plan.scale[$0].name }
    let used = missed.flatMap { uses[$0] ?? [] }
    diagnostics.report(
      .init(
        id, .warning, "'\(status.name)' can never be \(list(names))", at: status.citation.mark,
        label: reason(status, index, first, &reach),
        related: used.prefix(1).map { .init($0, "and yet something is written for it") },
        help: help(status, first, plan)))
  }

  private static func list(_ names: [String]) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  private static func reason(
    _ status: Status, _ index: Int, _ level: Level, _ reach: inout Reach
  ) -> String {
    switch status.rule {
    case .worstOf where level == .mildest: "something it reads is always worse"
    case .worstOf: "nothing it reads speaks for that"
    case .atLeast(let count, _) where level != .mildest:
      "fewer than \(count) of what it reads can speak for that"
    case .levels(let levels) where levels.contains { $0.level == level }:
      "it would have to be at it before"
    case .levels where level == .mildest: "some other level always holds"
    case .levels: "no condition is written for it"
    case .matrix: "no row and column that come together lead to it"
    case .atLeast, .declaredOnly: "something it reads is always worse"
    }
  }

  private static func help(_ status: Status, _ level: Level, _ plan: Plan) -> [String] {
    let name = plan.scale[level].name
    switch status.rule {
    case .worstOf, .atLeast:
      return [
        "Where the paper says when it is \(name), write a sign for that and name it in the list:",
        "  {level: \(name), when: …}",
      ]
    case .levels, .matrix, .declaredOnly:
      return ["Correct what leads to \(name), or leave out what is written for it."]
    }
  }
}

extension Status {
  /// Whether its own rule names a level.
  fileprivate func names(_ level: Level) -> Bool {
    switch rule {
    case .levels(let levels): levels.contains { $0.level == level }
    case .matrix(let matrix): matrix.cells.joined().contains(level)
    case .worstOf, .atLeast, .declaredOnly: false
    }
  }
}

extension Plan {
  /// Where people are told to do something at each level of a status.
  fileprivate func uses(of status: Int) -> [Level: [Mark]] {
    var uses: [Level: [Mark]] = [:]
    for block in blocks where block.status == status {
      for (level, cell) in block.cells {
        guard case .actions(let actions) = cell, let first = actions.first else { continue }
        uses[level, default: []].append(first.citation.mark)
      }
      for (level, actions) in block.after {
        if let first = actions.first { uses[level, default: []].append(first.citation.mark) }
      }
    }
    return uses
  }
}
