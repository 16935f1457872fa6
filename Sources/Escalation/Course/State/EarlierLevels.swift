/// The levels that a plan had when a state was left, and what stands for those that it has no more.
struct EarlierLevels {
  /// Least to most severe; empty where the state does not say.
  private let names: [String]
  private let scale: Scale
  private var met: Set<String> = []

  init(_ names: [String], _ scale: Scale) {
    self.names = names
    self.scale = scale
  }

  /// The nearest worse level that is still there, else the most severe: what is not known never
  /// makes anything better.
  func standIn(for name: String) -> Level {
    let worse = names.firstIndex(of: name).map { names[($0 + 1)...] } ?? []
    return worse.lazy.compactMap { scale.level(named: $0) }.first ?? scale.worst
  }

  /// Whether this level is met for the first time.
  mutating func isFirst(_ name: String) -> Bool { met.insert(name).inserted }
}

/// A level of an earlier version of a plan that was in force and is no more.
package struct LostLevel: Hashable, Sendable {
  /// An index into the plan's statuses.
  package let status: Int
  package let area: AreaName
  /// What it was called.
  package let name: String
  /// The level from which it goes on.
  package let standIn: Level
}

extension LostLevel {
  /// As a problem of the assessment that goes on from it.
  func problem(of plan: Plan) -> Assessment.Problem {
    Assessment.Problem(
      reference: .status(status), area: area, kind: .lostLevel,
      detail: "'\(name)' was in force, and the plan has no such level any more; "
        + "it goes on from \(plan.scale[standIn].name)", mark: nil)
  }
}
