internal import Diagnostics

/// What every name of a plan stands for, gathered before any phrase is read.
struct Names: Sendable {
  /// What is known of an indicator before its phrases are read.
  struct IndicatorNames: Sendable {
    let name: String
    let mark: Mark
    let values: [String]?
    let isFigure: Bool
    let hasBands: Bool
    var unit: MeasureUnit?
    /// Nil until a formula's inputs have said it.
    var tier: TierID?
  }

  var scale = Scale(steps: [])
  var areas = Areas([])
  var indicators: [IndicatorNames] = []
  var triggers: [(name: String, mark: Mark)] = []
  var statuses: [(name: String, mark: Mark)] = []
  var groups: [(name: String, mark: Mark)] = []
  var groupMembers: [String: [Reference]] = [:]
  var roles: [String] = []
  var tasks: [String] = []
  var sources: [String] = []

  func reference(_ name: String) -> Reference? {
    if let index = indicators.firstIndex(where: { $0.name == name }) { return .indicator(index) }
    if let index = triggers.firstIndex(where: { $0.name == name }) { return .trigger(index) }
    if let index = statuses.firstIndex(where: { $0.name == name }) { return .status(index) }
    return nil
  }

  func mark(of reference: Reference) -> Mark {
    switch reference {
    case .indicator(let index): indicators[index].mark
    case .trigger(let index): triggers[index].mark
    case .status(let index): statuses[index].mark
    }
  }

  func name(of reference: Reference) -> String {
    switch reference {
    case .indicator(let index): indicators[index].name
    case .trigger(let index): triggers[index].name
    case .status(let index): statuses[index].name
    }
  }

  var signNames: [String] {
    indicators.map(\.name) + triggers.map(\.name) + statuses.map(\.name)
  }
}

/// Words that the grammar needs for itself, so that nothing else may bear them.
let reservedNames: Set<String> = [
  "time", "area", "missing", "could_be", "elsewhere", "otherwise", "unknown", "all", "any", "every",
  "none_of", "not", "or", "and", "is", "in", "of", "under", "over", "at", "least", "most",
  "exactly",
  "to", "up", "for", "within", "rises", "falls", "by", "was", "during", "outside", "before", "from",
]
