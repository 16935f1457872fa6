internal import Diagnostics

/// The columns of the results: `time, area`, each status, each banded indicator, `could_be`,
/// `missing`.
struct ResultColumns: Sendable {
  enum Source: Hashable, Sendable {
    case time, area, couldBe, missing
    case levels(column: Int, TierID)
  }

  let names: [String]
  let sources: [Source]

  init(_ compiled: CompiledPlan, chosen: [String]?) throws(BatchStop) {
    let all = Self.all(compiled)
    guard let chosen else {
      names = all.map(\.name)
      sources = all.map(\.source)
      return
    }
    var picked: [(name: String, source: Source)] = []
    for name in chosen {
      guard let column = all.first(where: { $0.name == name }) else {
        let names = all.map(\.name)
        throw .unknownColumn(name, nearest: nearestName(to: name, in: names), all: names)
      }
      picked.append(column)
    }
    names = picked.map(\.name)
    sources = picked.map(\.source)
  }

  private static func all(_ compiled: CompiledPlan) -> [(name: String, source: Source)] {
    let plan = compiled.plan
    var columns: [(name: String, source: Source)] = [("time", .time), ("area", .area)]
    for (index, status) in plan.statuses.enumerated() {
      columns.append(
        (status.name, .levels(column: compiled.statusLevels[index], status.tier)))
    }
    for (index, indicator) in plan.indicators.enumerated() {
      guard let column = compiled.indicatorLevels[index] else { continue }
      columns.append((indicator.name, .levels(column: column, indicator.tier)))
    }
    return columns + [("could_be", .couldBe), ("missing", .missing)]
  }

  /// What each column shows in rows of a tier; nil where it is blank there.
  func sources(in tier: TierID, couldBe: Int?) -> [Source?] {
    sources.map { source in
      switch source {
      case .levels(_, let own): own == tier ? source : nil
      case .couldBe: couldBe == nil ? nil : source
      default: source
      }
    }
  }
}

/// The nearest name, for files that do not see the module of diagnostics.
func nearest(_ name: String, _ names: [String]) -> String? { nearestName(to: name, in: names) }
