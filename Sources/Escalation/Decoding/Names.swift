internal import Diagnostics
internal import YAMLTree

/// What every name of a plan stands for, gathered before any phrase is read.
struct Names: Sendable {
  /// What is known of an indicator before its phrases are read.
  struct IndicatorNames: Sendable {
    let name: String
    let mark: Mark
    let values: [String]?
    let isFigure: Bool
    /// Whether it has a level.
    var hasBands: Bool
    let isMilestone: Bool
    var unit: MeasureUnit?
    /// Nil until a formula's inputs have said it.
    var tier: TierID?
    var hasPoints = false
    /// What stands behind `bands:`, for others that have the same.
    var bandsNode: YAMLNode?
    /// Whether it is a summary that comes to a level.
    var givesLevel = false

    /// Whether it reads a number rather than a word or a level.
    var isNumeric: Bool { values == nil && !givesLevel }

    init(
      name: String, mark: Mark, values: [String]?, isFigure: Bool, hasBands: Bool,
      isMilestone: Bool, unit: MeasureUnit?, tier: TierID?, hasPoints: Bool = false,
      bandsNode: YAMLNode? = nil
    ) {
      self.name = name
      self.mark = mark
      self.values = values
      self.isFigure = isFigure
      self.hasBands = hasBands
      self.isMilestone = isMilestone
      self.unit = unit
      self.tier = tier
      self.hasPoints = hasPoints
      self.bandsNode = bandsNode
    }

    init(_ indicator: Indicator) {
      self.init(
        name: indicator.name, mark: indicator.citation.mark, values: indicator.values,
        isFigure: indicator.figure != nil, hasBands: indicator.bands != nil,
        isMilestone: indicator.milestone != nil, unit: indicator.unit, tier: indicator.tier,
        hasPoints: indicator.points != nil)
      givesLevel = indicator.givesLevel
    }
  }

  var scale = Scale(steps: [])
  var areas = Areas([])
  var indicators: [IndicatorNames] = []
  var triggers: [(name: String, mark: Mark)] = []
  var statuses: [(name: String, mark: Mark)] = []
  var statusTiers: [TierID] = []
  var groups: [(name: String, mark: Mark)] = []
  var groupMembers: [String: [Reference]] = [:]
  var hours: [(name: String, mark: Mark)] = []
  var roles: [String] = []
  var tasks: [String] = []
  var sources: [String] = []
  var events: [EventType] = []
  /// What the fields and steps of events add behind the indicators and triggers that are written.
  var eventIndicators: [Indicator] = []
  var eventTriggers: [Trigger] = []

  private(set) var references: [String: Reference] = [:]

  func reference(_ name: String) -> Reference? { references[name] }

  /// To be called once all indicators, triggers and statuses are declared.
  mutating func indexSigns() {
    references = signIndex(indicators.map(\.name), triggers.map(\.name), statuses.map(\.name))
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

  /// The steps and fields of events, those of a text among them.
  var eventSigns: [(String, Mark)] {
    events.flatMap { event in
      event.steps.map { ($0.name, $0.mark) } + event.fields.map { ($0.name, $0.mark) }
    }
  }

  var signNames: [String] {
    indicators.map(\.name) + triggers.map(\.name) + statuses.map(\.name)
  }
}

/// What each name stands for; of a name that stands twice, the first.
func signIndex(
  _ indicators: [String], _ triggers: [String], _ statuses: [String]
) -> [String: Reference] {
  let all =
    indicators.enumerated().map { ($1, Reference.indicator($0)) }
    + triggers.enumerated().map { ($1, Reference.trigger($0)) }
    + statuses.enumerated().map { ($1, Reference.status($0)) }
  return Dictionary(all) { first, _ in first }
}

/// Words that the grammar needs for itself, so that nothing else may bear them.
let reservedNames: Set<String> = [
  "time", "area", "missing", "could_be", "elsewhere", "otherwise", "unknown", "all", "any", "every",
  "none_of", "not", "or", "and", "is", "in", "of", "under", "over", "at", "least", "most",
  "exactly",
  "to", "up", "for", "within", "rises", "falls", "by", "was", "during", "outside", "before", "from",
  "remove",
]
