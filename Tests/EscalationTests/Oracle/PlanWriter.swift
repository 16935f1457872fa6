/// Writes the text of a plan that is legal and otherwise random.
///
/// Signs come one after the other, and each reads only such as stand before it; so nothing depends
/// on itself. The tiers of a plan stand around each other, the narrowest first.
struct PlanWriter {
  struct Sign {
    enum Kind: Equatable {
      case number(NumberKind)
      case words
      case trigger
      case status
    }

    let name: String
    let tier: Int
    let kind: Kind
    let hasLevel: Bool
    var isFigure = false
    var unit: String?
    /// Whether a formula may read it.
    var isOperand = true
    var isMilestone = false
    var hasPoints = false
    /// What it reads, where that is words.
    var words: [String] = []
    /// Whether a test may ask if it is missing.
    var canBeMissing = true
    var isReported = true
    /// Whether it stands among the statuses.
    var isStatus = true

    var isNumber: Bool { if case .number = kind { true } else { false } }
    var isIndicator: Bool { isNumber || kind == .words }
  }

  struct TierText {
    let name: String
    let text: String
    let areas: [String]
  }

  var numbers: SeededNumbers
  let scale: [String]
  let tiers: [TierText]
  var signs: [Sign] = []
  /// Names of signs that all have a level, and the tier they share.
  var groups: [(name: String, members: [Sign])] = []
  var sections: [String: [String]] = [:]
  /// For each role and status, what is written at each level, `continue` and all.
  var lists: [ListKey: [String: [ListLine]]] = [:]

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    scale = (1...Int.random(in: 2...5, using: &numbers)).map { "level_\($0)" }
    tiers = Self.shapes[Int.random(in: 0..<Self.shapes.count, using: &numbers)]
  }

  private static let shapes: [[TierText]] = [
    [],
    [.init(name: "site", text: "{all: [east, mid, west]}", areas: ["east", "mid", "west"])],
    [
      .init(
        name: "ward", text: "{north: [oak, elm], south: [ash]}", areas: ["oak", "elm", "ash"]),
      .init(
        name: "region", text: "{all: [north, south, isle]}", areas: ["north", "south", "isle"]),
    ],
    [.init(name: "unit", text: "any", areas: [])],
  ]

  mutating func text() -> String {
    for index in 0..<int(2...4) { writeIndicator("reading_\(index)") }
    for index in 0..<int(0...2) { writeFigure("figure_\(index)") }
    for index in 0..<int(0...2) { writeFormula("formula_\(index)") }
    for index in 0..<int(0...2) { writeSummary("summary_\(index)") }
    if chance(40) { writeFormula("formula_over") }
    writeGroup("pressures")
    for index in 0..<int(2...5) {
      if chance(50) { writeTrigger("sign_\(index)") } else { writeStatus("status_\(index)") }
    }
    for index in 0..<int(0...2) { writeSummary("late_\(index)") }
    writeGroup("signs")
    writeStatus("overall", isHeadline: true)
    writeActions()
    return assembled
  }

  private var assembled: String {
    var lines = ["plimsoll: 1", "plan: random", "version: 1", "timezone: UTC", "hours:"]
    lines += ["  office: [monday to friday 08:00 to 17:00]", "  late: daily 17:00 to 22:00"]
    lines += ["scale:"] + scale.map { "  \($0): {title: \($0)}" }
    if !tiers.isEmpty { lines += ["areas:"] + tiers.map { "  \($0.name): \($0.text)" } }
    for key in ["indicators", "triggers", "groups", "statuses", "roles", "actions", "tasks"] {
      guard let section = sections[key], !section.isEmpty else { continue }
      lines += ["\(key):"] + section.map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Chance

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }

  mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[int(0...(elements.count - 1))]
  }

  mutating func some<Element>(_ elements: [Element], _ count: Int) -> [Element] {
    Array(elements.shuffled(using: &numbers).prefix(count))
  }

  // MARK: - Tiers

  /// The index that stands for the whole plan.
  var wholePlan: Int { tiers.count }

  mutating func tier() -> Int { int(0...wholePlan) }

  func tierName(_ tier: Int) -> String { tier == wholePlan ? "all" : tiers[tier].name }

  mutating func append(_ section: String, _ lines: [String]) {
    sections[section, default: []] += lines
  }
}
