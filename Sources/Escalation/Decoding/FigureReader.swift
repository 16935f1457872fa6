internal import Diagnostics
internal import YAMLTree

// Figures of a plan: a number, one for each area, or one from each of some days on.
extension Resolver {
  /// `value: 40`, `value: {west: 40, elsewhere: 45}`, `value: {before 2025-01-01: 40, from …: 45}`.
  mutating func figure(_ node: YAMLNode, _ tier: TierID) -> Figure {
    guard let entries = node.mapping, !entries.contains(where: { isDated($0.key) }) else {
      return Figure(byArea: [:], elsewhere: datedNumber(node))
    }
    var byArea: [Int: DatedNumber] = [:]
    var elsewhere: DatedNumber?
    for entry in entries {
      let value = datedNumber(entry.value)
      if entry.key == "elsewhere" {
        elsewhere = value
      } else if let area = areaIndex(entry.key, of: tier, at: entry.keyMark) {
        byArea[area] = value
      }
    }
    reportLackingFigure(byArea, elsewhere, tier, node)
    return Figure(byArea: byArea, elsewhere: elsewhere)
  }

  private mutating func reportLackingFigure(
    _ byArea: [Int: DatedNumber], _ elsewhere: DatedNumber?, _ tier: TierID, _ node: YAMLNode
  ) {
    guard elsewhere == nil else { return }
    let lacking = names.areas[tier].areas.indices.filter { byArea[$0] == nil }
    guard let first = lacking.first else { return }
    diagnostics.report(
      .init(
        "missing-value", "there is no value for '\(names.areas[tier].areas[first].name)'",
        at: node.mark, help: ["Add it, or a value for all others:", "  elsewhere: 45"]))
  }

  // MARK: - By date

  private func isDated(_ key: String) -> Bool { key.hasPrefix("before ") || key.hasPrefix("from ") }

  private mutating func datedNumber(_ node: YAMLNode) -> DatedNumber? {
    guard let entries = node.mapping, !entries.isEmpty else {
      return diagnostics.number(node, "the value").map { DatedNumber($0) }
    }
    var before: (day: CivilDate, value: ExactDecimal, mark: Mark)?
    var changes: [(change: DatedNumber.Change, mark: Mark)] = []
    var isWhole = true
    for entry in entries {
      guard let day = day(of: entry), let value = diagnostics.number(entry.value, "the value")
      else {
        isWhole = false
        continue
      }
      if entry.key.hasPrefix("from ") {
        changes.append((.init(start: day, value: value), entry.keyMark))
      } else if let first = before {
        let help = ["Write later ones as 'from'."]
        report("a figure has one 'before'", entry.keyMark, first.mark, help)
        isWhole = false
      } else {
        before = (day, value, entry.keyMark)
      }
    }
    guard isWhole else { return nil }
    changes.sort { $0.change.start < $1.change.start }
    guard isContiguous(before.map { ($0.day, $0.mark) }, changes), let before else { return nil }
    return DatedNumber(before.value, changes: changes.map(\.change))
  }

  /// Each day has one value: none is left out, and none has two.
  private mutating func isContiguous(
    _ before: (day: CivilDate, mark: Mark)?,
    _ changes: [(change: DatedNumber.Change, mark: Mark)]
  ) -> Bool {
    guard let first = changes.first else {
      if let before {
        report(
          "there is no value from \(before.day.iso) on", before.mark, nil,
          ["Add one:", "  from \(before.day.iso): 45"])
      }
      return false
    }
    guard let before else {
      report(
        "there is no value before \(first.change.start.iso)", first.mark, nil,
        ["Add one:", "  before \(first.change.start.iso): 40"])
      return false
    }
    if before.day != first.change.start {
      let isGap = before.day < first.change.start
      let (from, to) = isGap ? (before.day, first.change.start) : (first.change.start, before.day)
      report(
        isGap
          ? "there is no value from \(from.iso) to before \(to.iso)"
          : "there are two values from \(from.iso) to before \(to.iso)",
        before.mark, first.mark,
        ["Begin where the other ends: before \(from.iso), from \(from.iso)."])
      return false
    }
    return hasDistinctDays(changes)
  }

  private mutating func hasDistinctDays(
    _ changes: [(change: DatedNumber.Change, mark: Mark)]
  ) -> Bool {
    for (one, other) in zip(changes, changes.dropFirst())
    where one.change.start == other.change.start {
      report("two values begin on \(one.change.start.iso)", other.mark, one.mark, [])
      return false
    }
    return true
  }

  private mutating func report(
    _ message: String, _ mark: Mark, _ other: Mark?, _ help: [String]
  ) {
    diagnostics.report(
      .init(
        "bad-figure", message, at: mark,
        related: other.map { [.init($0, "the other is here")] } ?? [], help: help))
  }

  private mutating func day(of entry: YAMLEntry) -> CivilDate? {
    guard isDated(entry.key) else {
      diagnostics.report(
        .init(
          "bad-figure", "'\(entry.key)' stands beside days, and is none", at: entry.keyMark,
          help: ["A figure by date reads:", "  {before 2025-01-01: 40, from 2025-01-01: 45}"]))
      return nil
    }
    let text = entry.key.split(separator: " ").dropFirst().joined(separator: " ")
    return day(text, "a figure", at: entry.mark(ofKeyWord: text))
  }
}
