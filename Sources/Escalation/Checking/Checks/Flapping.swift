internal import Diagnostics

/// Where nothing changes, the level does not go up and down by itself.
///
/// Bad: `red: {all: [staffing under 50, pressure was amber]}`: from amber it goes to red, and from red
/// back, while staffing stays at 40. Good: leave out what was before.
enum Flapping: ReachCheck {
  static let id = "flapping"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for index in reach.plan.statuses.indices where reach.inputNumbers[.before(index)] != nil {
      let reached = reach.reached(index)
      guard !reached.isOpen else { continue }
      let pause = reach.store.begin(budget: Reach.budget(tests: 4096))
      let found = pair(index, reached.inForce, &reach)
      guard !reach.store.end(pause), let found else { continue }
      report(found, index, reach.plan, &diagnostics)
    }
  }

  private struct Pair {
    let worse: Level
    let better: Level
    let witness: String?
  }

  /// Two levels each of which follows on the other with the same readings.
  private static func pair(_ index: Int, _ levels: LevelSet, _ reach: inout Reach) -> Pair? {
    let status = reach.plan.statuses[index]
    let ladder = reach.ladder(LadderKey(reference: .status(index), isInForce: false))
    let leave = status.stepDown?.condition.map { reach.reply($0, in: status.tier).yes } ?? .always
    for worse in reach.plan.scale.levels where levels.contains(worse) {
      for better in reach.plan.scale.levels where better < worse && levels.contains(better) {
        let down = reach.store.and(ladder.exactly(better, &reach.store), leave)
        let up = ladder.exactly(worse, &reach.store)
        let both = reach.store.and(reach.at(worse, down, index), reach.at(better, up, index))
        guard reach.canHold(both) else { continue }
        return Pair(worse: worse, better: better, witness: reach.witness(both))
      }
    }
    return nil
  }

  private static func report(
    _ pair: Pair, _ index: Int, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let status = plan.statuses[index]
    let (worse, better) = (plan.scale[pair.worse].name, plan.scale[pair.better].name)
    let before = plan.conditions.flatMap(\.tests).first {
      $0.predicate.isPast && $0.subject == .status(index)
    }
    let place = pair.witness.map { "with \($0) " } ?? ""
    diagnostics.report(
      .init(
        id, .warning,
        "\(place)'\(status.name)' goes from \(better) to \(worse) and back at every assessment",
        at: before?.mark ?? status.citation.mark,
        label: before == nil ? "" : "it asks for the level it has left",
        related: before == nil ? [] : [.init(status.citation.mark, "of this status")],
        help: [
          "Ask for a level or a worse one, so that it stays:",
          "  \(status.name) was \(better) or worse",
        ]))
  }
}
