internal import Diagnostics

/// As a number goes up, its levels get worse, or better; or both ends are bad.
///
/// Bad: green under 50, red from 50 to 70, amber above: red lies between two that are milder, so two
/// bands are likely to be exchanged. Good: green, amber, red. Worst at both ends, as for a
/// temperature, is fine, unless the plan says `worse: higher` or `worse: lower`: then every band must
/// go that way.
enum NotMonotone: Check {
  static let id = "not-monotone"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators {
      for (bands, isPoints) in indicator.scorings {
        // Figures that differ by area or day may say it of some only; once is enough.
        for sets in BandSets.all(of: indicator, by: bands, plan) {
          let steps = steps(of: sets, bands)
          if let worse = indicator.worse, !isPoints {
            guard let turn = firstTurn(of: steps, against: worse.side) else { continue }
            report(turn, against: worse, sets, plan, &diagnostics)
            break
          }
          guard let peak = peak(of: steps, isPoints: isPoints) else { continue }
          report(peak, sets, plan, &diagnostics)
          break
        }
      }
    }
  }

  /// Readings side by side that have one level.
  private struct Step {
    var set: NumberSet
    let verdict: Bands.Verdict
    let rank: ExactDecimal
    let mark: Mark
  }

  private static func steps(of sets: BandSets, _ bands: Bands) -> [Step] {
    var pieces = sets.entries.flatMap { entry in
      entry.set.intersection(sets.domain).stretches.map {
        ($0, entry.band.verdict, entry.band.citation.mark)
      }
    }
    if let otherwise = bands.otherwise {
      pieces += sets.domain.subtracting(sets.covered).stretches.map { ($0, otherwise, bands.mark) }
    }
    pieces.sort { one, other in
      guard let left = one.0.lower else { return other.0.lower != nil }
      return other.0.lower.map { left < $0 } ?? false
    }
    // What two bands claim is a finding of its own, and has no order.
    let isClear = zip(pieces, pieces.dropFirst()).allSatisfy { one, next in
      one.0.intersection(next.0).isEmpty
    }
    guard isClear else { return [] }
    return pieces.reduce(into: []) { steps, piece in
      guard let rank = piece.1.rank else { return }
      if let last = steps.indices.last, steps[last].rank == rank {
        steps[last].set = steps[last].set.union(NumberSet([piece.0]))
      } else {
        steps.append(
          Step(set: NumberSet([piece.0]), verdict: piece.1, rank: rank, mark: piece.2))
      }
    }
  }

  /// Where it gets worse and then better again. Points may count what is good, so that of them only
  /// those that turn twice say something.
  private static func peak(of steps: [Step], isPoints: Bool) -> [Step]? {
    let inner = steps.indices.dropFirst().dropLast()
    let peak = inner.first {
      steps[$0 - 1].rank < steps[$0].rank && steps[$0 + 1].rank < steps[$0].rank
    }
    let turnsBack = inner.contains {
      steps[$0 - 1].rank > steps[$0].rank && steps[$0 + 1].rank > steps[$0].rank
    }
    guard let peak, turnsBack || !isPoints else { return nil }
    return Array(steps[(peak - 1)...(peak + 1)])
  }

  /// The first two side by side that go another way than the plan says.
  private static func firstTurn(
    of steps: [Step], against side: WorseDirection.Side
  ) -> (lower: Step, upper: Step)? {
    zip(steps, steps.dropFirst()).first { lower, upper in
      side == .higher ? upper.rank < lower.rank : lower.rank < upper.rank
    }.map { (lower: $0, upper: $1) }
  }

  private static func report(
    _ turn: (lower: Step, upper: Step), against worse: WorseDirection, _ sets: BandSets,
    _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let (lower, upper) = (words(turn.lower, sets, plan), words(turn.upper, sets, plan))
    let other: WorseDirection.Side = worse.side == .higher ? .lower : .higher
    diagnostics.report(
      .init(
        id, .warning,
        "'\(sets.indicator.name)' is \(lower) and \(upper)\(sets.place), "
          + "though \(worse.side.rawValue) is said to be worse",
        at: turn.upper.mark,
        related: [
          .init(turn.lower.mark, "and here"), .init(worse.mark, "the way it is said to get worse"),
        ].filter { $0.mark != turn.upper.mark },
        help: [
          "Are the two exchanged? If it gets worse the other way, write:", "  worse: \(other)",
        ]
      ))
  }

  private static func words(_ step: Step, _ sets: BandSets, _ plan: Plan) -> String {
    "\(step.verdict.words(plan.scale)) \(behind(sets.bandText(of: step.set)))"
  }

  private static func report(
    _ steps: [Step], _ sets: BandSets, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let words = steps.map { self.words($0, sets, plan) }
    let below = steps[0].verdict == steps[2].verdict ? "again " : ""
    diagnostics.report(
      .init(
        id, .warning,
        "'\(sets.indicator.name)' is \(words[0]), \(words[1]) and \(below)\(words[2])\(sets.place)",
        at: steps[1].mark, label: "worse than on both sides",
        related: [steps[0], steps[2]].filter { $0.mark != steps[1].mark }.map {
          .init($0.mark, "milder")
        },
        help: ["Are two of them exchanged? Worst at both ends is fine, worst between is rare."]))
  }

  /// `3` is `at 3` in a sentence, `under 50` stays.
  private static func behind(_ readings: String) -> String {
    readings.first?.isNumber ?? false ? "at \(readings)" : readings
  }
}

extension Bands.Verdict {
  /// Higher is worse; nil where it is not stated.
  fileprivate var rank: ExactDecimal? {
    switch self {
    case .level(let level): ExactDecimal(Int64(level.rank))
    case .points(let points): points
    case .notStated: nil
    }
  }

  fileprivate func words(_ scale: Scale) -> String {
    switch self {
    case .level(let level): scale[level].name
    case .points(let points): "\(points.text) points"
    case .notStated: "not stated"
    }
  }
}
