extension PlanWriter {
  mutating func writeTrigger(_ name: String) {
    let tier = tier()
    let hasLevel = chance(75)
    var lines = ["\(name):"]
    if chance(25) {
      lines.append("  title: A sign that people answer")
      if chance(50) { lines.append("  every: day by 08:00") }
    } else {
      lines += self.lines("when", condition(in: tier)).map { "  \($0)" }
    }
    lines.append("  per: \(tierName(tier))")
    if hasLevel { lines.append("  level: \(pick(scale))") }
    append("triggers", lines)
    signs.append(Sign(name: name, tier: tier, kind: .trigger, hasLevel: hasLevel))
    if hasLevel, chance(25) { repeatSign(lines, tier) }
  }

  /// A second sign with the same condition, at another level.
  private mutating func repeatSign(_ lines: [String], _ tier: Int) {
    let name = String(lines[0].dropLast()) + "_again"
    var copy = lines
    copy[0] = "\(name):"
    copy[copy.count - 1] = "  level: \(pick(scale))"
    append("triggers", copy)
    signs.append(Sign(name: name, tier: tier, kind: .trigger, hasLevel: true))
  }

  mutating func writeGroup(_ name: String) {
    let tier = tier()
    let members = signs.filter { $0.hasLevel && $0.tier == tier }
    guard members.count >= 2 else { return }
    let chosen = some(members, int(2...3))
    let names = chosen.map(\.name).joined(separator: ", ")
    groups.append((name, chosen))
    append("groups", ["\(name): [\(names)]"])
  }

  mutating func writeStatus(_ name: String, isHeadline: Bool = false) {
    let tier = tier()
    var lines = ["\(name):"]
    if tier < wholePlan { lines.append("  per: \(tierName(tier))") }
    if isHeadline { lines.append("  headline: yes") }
    let members = signs.filter(\.hasLevel)
    if let matrix = matrix(in: tier), chance(20) {
      append("statuses", lines + matrix)
      signs.append(Sign(name: name, tier: tier, kind: .status, hasLevel: true))
      return
    }
    if members.count >= 2, chance(60) {
      var chosen = some(members, int(2...4)).map(\.name)
      if let group = groups.randomElement(using: &numbers), chance(30) { chosen.append(group.name) }
      let key = chance(50) ? "worst of" : "at least \(int(1...min(3, chosen.count))) of"
      lines.append("  \(key): [\(chosen.joined(separator: ", "))]")
    } else {
      let levels = some(Array(scale.dropFirst()), int(1...2)).sorted()
      lines.append("  levels:")
      for level in levels {
        lines += self.lines(level, condition(in: tier)).map { "    \($0)" }
      }
    }
    append("statuses", lines)
    signs.append(Sign(name: name, tier: tier, kind: .status, hasLevel: true))
  }

  /// Nil where nothing chooses a row.
  private mutating func matrix(in tier: Int) -> [String]? {
    let fitting = signs.filter { $0.tier >= tier && ($0.hasLevel || $0.kind == .words) }
    guard !fitting.isEmpty else { return nil }
    let rows = pick(fitting)
    let columns = pick(fitting)
    let rowNames = rows.words.isEmpty ? scale : rows.words
    let count = columns.words.isEmpty ? scale.count : columns.words.count
    let cells = rowNames.map { row in
      "        \(row): [\((0..<count).map { _ in pick(scale) }.joined(separator: ", "))]"
    }
    return [
      "  matrix:", "    rows: \(rows.name)", "    columns: \(columns.name)", "    cells:",
    ] + cells
  }
}
