internal import Diagnostics

/// Every level can be left for a better one.
///
/// Bad: `red: {any: [staffing under 35, pressure was red]}`, which holds itself. Good: `all:`, or
/// `step down:` with the condition under which it ends.
enum NeverLeft: ReachCheck {
  static let id = "never-left"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for index in reach.plan.statuses.indices where reach.goesDown(index) {
      let reached = reach.reached(index)
      guard !reached.isOpen, let best = reached.calculated.best, !reach.isBlamed(index) else {
        continue
      }
      let pause = reach.store.begin(budget: Reach.budget(tests: 4096))
      let next = reach.successors(of: index)
      guard !reach.store.end(pause) else { continue }
      for level in reach.plan.scale.levels where level > best && reached.held.contains(level) {
        guard !canGoDown(from: level, next) else { continue }
        report(level, index, reach.plan, &diagnostics)
        break
      }
    }
  }

  /// Whether some way leads below a level, be it by way of worse ones.
  private static func canGoDown(from level: Level, _ next: [Level: LevelSet]) -> Bool {
    var seen = LevelSet(level)
    var open = [level]
    while let here = open.popLast() {
      guard let ways = next[here] else { continue }
      if let best = ways.best, best < level { return true }
      for rank in 0..<24 where ways.contains(Level(rank: rank)) {
        let other = Level(rank: rank)
        guard !seen.contains(other) else { continue }
        seen = seen.union(LevelSet(other))
        open.append(other)
      }
    }
    return false
  }

  private static func report(
    _ level: Level, _ index: Int, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let status = plan.statuses[index]
    let name = plan.scale[level].name
    let before = status.conditions.flatMap(\.tests).first { $0.predicate.isPast }
    let mark = before?.mark ?? status.stepDown?.mark ?? status.citation.mark
    let isStepDown = before == nil && status.stepDown?.condition != nil
    diagnostics.report(
      .init(
        id, .warning, "once '\(status.name)' is \(name), it never gets better again", at: mark,
        label: before != nil
          ? "it holds itself by this"
          : isStepDown
            ? "this is never true when a better level is due"
            : "no reading is far enough from the line",
        related: mark == status.citation.mark
          ? [] : [.init(status.citation.mark, "of this status")],
        help: help(status, before != nil, isStepDown)))
  }

  private static func help(_ status: Status, _ holdsItself: Bool, _ isStepDown: Bool) -> [String] {
    if holdsItself {
      return [
        "Say under what condition it ends, beside what was before:",
        "  all: [\(status.name) was …, …]",
      ]
    }
    return isStepDown
      ? ["Let 'when:' ask for something that is true at the better level."]
      : ["Make 'margin:' smaller than what lies between the lines."]
  }
}

extension Test.Predicate {
  var isPast: Bool { if case .was = self { true } else { false } }
}
