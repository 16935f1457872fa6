import Escalation

/// Writes random plans that are small enough to try every reading: some whole numbers and words of
/// the whole plan, conditions over them, and statuses over these.
struct SmallPlan {
  private var numbers: SeededNumbers
  private let scale = ["green", "amber", "red", "black"]
  /// Names of whole numbers from 0 to 5.
  private let counts = ["beds", "staff", "calls"]
  private let words = ["good", "limited", "none"]
  private var triggers: [String] = []
  private var statuses: [String] = []
  private var lines: [String] = []

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

  mutating func text() -> String {
    lines = ["plimsoll: 1", "plan: small", "version: 1", "scale:"]
    lines += scale.map { "  \($0): {title: \($0)}" }
    lines.append("indicators:")
    for name in counts {
      let (low, high) = (int(1...3), int(3...5))
      lines += [
        "  \(name):", "    range: whole numbers 0 to 5", "    bands:",
        "      \(pick(scale)): under \(low)",
      ]
      lines.append("      otherwise: \(pick(scale))")
      lines += ["    points: {0: under \(high), \(int(1...3)): \(high) and up}"]
    }
    lines += [
      "  care:", "    values: [good, limited, none]", "    bands:", "      green: good",
      "      otherwise: \(pick(scale))",
      "  score: {sum: points, of: [beds, staff, calls], bands: {red: 4 and up, otherwise: green}}",
    ]
    lines.append("triggers:")
    for number in 0..<4 { writeTrigger("sign_\(number)") }
    lines.append("statuses:")
    for number in 0..<3 { writeStatus("status_\(number)") }
    writeStatus("overall", isHeadline: true)
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Signs

  private mutating func writeTrigger(_ name: String) {
    lines += ["  \(name):", "    level: \(pick(scale))"]
    lines += conditionLines("when", depth: 0).map { "    \($0)" }
    triggers.append(name)
  }

  private mutating func writeStatus(_ name: String, isHeadline: Bool = false) {
    lines.append("  \(name):")
    if isHeadline { lines.append("    headline: yes") }
    let members = counts + ["care"] + triggers + statuses
    switch int(0...3) {
    case 0: lines.append("    worst of: [\(some(members, 3))]")
    case 1: lines.append("    at least \(int(1...3)) of: [\(some(members, 3))]")
    case 2:
      let (row, column) = (pick(members), pick(members))
      lines += ["    matrix:", "      rows: \(row)", "      columns: \(column)", "      cells:"]
      let width = column == "care" ? 3 : scale.count
      for key in row == "care" ? words : scale {
        let cells = (0..<width).map { _ in pick(scale) }.joined(separator: ", ")
        lines.append("        \(key): [\(cells)]")
      }
    default:
      lines.append("    levels:")
      for level in scale.dropFirst() where chance(75) || level == "black" {
        lines += conditionLines(level, depth: 0).map { "      \($0)" }
      }
    }
    statuses.append(name)
  }

  // MARK: - Conditions

  private mutating func conditionLines(_ key: String, depth: Int) -> [String] {
    guard depth < 3, chance(55) else { return ["\(key): \(sentence())"] }
    let count = int(2...3)
    let list = pick(["all", "any", "none of", "at least \(int(1...count)) of"])
    let parts = (0..<count).flatMap { _ in item(depth: depth + 1).map { "    \($0)" } }
    return ["\(key):", "  \(list):"] + parts
  }

  private mutating func item(depth: Int) -> [String] {
    guard depth < 3, chance(35) else { return ["- \(sentence())"] }
    let count = int(2...3)
    let list = pick(["all", "any", "none of", "at least \(int(1...count)) of"])
    let parts = (0..<count).flatMap { _ in item(depth: depth + 1).map { "    \($0)" } }
    return ["- \(list):"] + parts
  }

  private mutating func sentence() -> String {
    switch int(0...9) {
    case 0: return "care is \(chance(30) ? "not " : "")\(pick(["good", "limited or none", "none"]))"
    case 1 where !statuses.isEmpty: return "\(pick(statuses)) is \(pick(scale)) or worse"
    case 2 where !statuses.isEmpty:
      return "\(pick(statuses)) is \(chance(40) ? "not " : "")\(pick(scale))"
    case 3 where !triggers.isEmpty: return "\(pick(triggers))\(pick(["", " is no"]))"
    case 4: return "\(pick(counts)) is \(pick(scale))\(pick(["", " or worse", " or better"]))"
    case 5: return "\(pick(counts)) \(int(0...2)) to \(int(3...5))"
    default:
      return
        "\(pick(counts)) \(pick(["under", "over", "at least", "at most", "exactly"])) \(int(0...5))"
    }
  }

  // MARK: - Chance

  private mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  private mutating func pick(_ elements: [String]) -> String {
    elements[int(0...(elements.count - 1))]
  }

  private mutating func some(_ elements: [String], _ count: Int) -> String {
    elements.shuffled(using: &numbers).prefix(count).joined(separator: ", ")
  }
}
