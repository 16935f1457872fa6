extension PlanWriter {
  static let words = ["good", "limited", "very_limited", "closed"]

  mutating func writeIndicator(_ name: String) {
    let tier = tier()
    if chance(25) { return writeWords(name, tier) }
    let kind = pick(NumberKind.all)
    var lines = ["\(name):", "  title: A number"] + kind.text
    let hasBands = chance(75)
    if hasBands { lines += bands(kind, tier) }
    lines += places(tier)
    let hasPoints = chance(40)
    if hasPoints { lines += points(pieces(kind)) }
    if chance(25) { lines.append("  if missing: \(assumption(kind.readable, hasBands))") }
    var sign = Sign(name: name, tier: tier, kind: .number(kind), hasLevel: hasBands)
    sign.hasPoints = hasPoints
    signs.append(sign)
    append("indicators", lines)
  }

  /// `per:` and perhaps `only in:`.
  private mutating func places(_ tier: Int) -> [String] {
    guard tier < wholePlan else { return [] }
    let areas = tiers[tier].areas
    let only = some(areas, 2)
    guard chance(25), only.count == 2 else { return ["  per: \(tierName(tier))"] }
    return ["  per: \(tierName(tier))", "  only in: [\(only.joined(separator: ", "))]"]
  }

  private mutating func assumption(_ values: [String], _ hasBands: Bool) -> String {
    switch int(1...3) {
    case 1: return "ignore"
    case 2 where hasBands: return "assume \(pick(scale))"
    default: return "assume \(pick(values))"
    }
  }

  private mutating func writeWords(_ name: String, _ tier: Int) {
    let words = Array(Self.words.prefix(int(2...4)))
    var lines = ["\(name):", "  values: [\(words.joined(separator: ", "))]"]
    let hasBands = chance(75)
    if hasBands { lines += bands(words) }
    lines += places(tier)
    let hasPoints = chance(40)
    if hasPoints { lines += points(words) }
    if chance(25) { lines.append("  if missing: \(assumption(words, hasBands))") }
    let isMilestone = chance(40)
    if isMilestone {
      lines += ["  due: \(pick(Self.days))", "  done when: \(pick(words))"]
    }
    var sign = Sign(
      name: name, tier: tier, kind: .words, hasLevel: hasBands, isMilestone: isMilestone)
    sign.hasPoints = hasPoints
    sign.words = words
    signs.append(sign)
    append("indicators", lines)
  }

  private mutating func bands(_ words: [String]) -> [String] {
    var verdicts: [String: [String]] = [:]
    var isComplete = true
    for word in words {
      if chance(12) { isComplete = false } else { verdicts[pick(scale), default: []].append(word) }
    }
    return bandLines(verdicts, isComplete)
  }

  private mutating func bandLines(
    _ verdicts: [String: [String]], _ isComplete: Bool
  ) -> [String] {
    var lines = verdicts.sorted { $0.key < $1.key }.map { level, pieces in
      "    \(level): \(pieces.joined(separator: " or "))"
    }
    if !isComplete {
      lines.append("    otherwise: \(chance(60) ? "not stated" : pick(scale))")
    }
    return ["  bands:"] + lines
  }

  // MARK: - Bands of numbers

  private struct End {
    let text: String
    let value: Double
    let isAfter: Bool
  }

  mutating func bands(_ kind: NumberKind, _ tier: Int) -> [String] {
    if let figure = figure(under: tier), chance(50) {
      let levels = some(scale, 2)
      return [
        "  bands:", "    \(levels[0]): under \(figure)", "    \(levels[1]): at least \(figure)",
      ]
    }
    var verdicts: [String: [String]] = [:]
    var isComplete = true
    for piece in pieces(kind) {
      if chance(10) {
        isComplete = false
      } else if chance(5) {
        verdicts["not stated", default: []].append(piece)
      } else {
        verdicts[pick(scale), default: []].append(piece)
      }
    }
    return bandLines(verdicts, isComplete)
  }

  /// The number line cut into pieces that neither overlap nor leave anything out.
  private mutating func pieces(_ kind: NumberKind) -> [String] {
    let ends = some(kind.lines, int(1...3)).flatMap { line -> [End] in
      let value = Double(line) ?? 0
      let both = chance(15)
      let isAfter = chance(50)
      return (both ? [false, true] : [isAfter]).map {
        End(text: line, value: value, isAfter: $0)
      }
    }.sorted { ($0.value, $0.isAfter ? 1 : 0) < ($1.value, $1.isAfter ? 1 : 0) }
    var pieces = [(ends[0].isAfter ? "at most " : "under ") + ends[0].text]
    for (low, high) in zip(ends, ends.dropFirst()) { pieces.append(piece(low, high, kind)) }
    let last = ends[ends.count - 1]
    let upwards = pick(["at least \(last.text)", "\(last.text) and up"])
    pieces.append(last.isAfter ? "over \(last.text)" : upwards)
    return pieces
  }

  private mutating func piece(_ low: End, _ high: End, _ kind: NumberKind) -> String {
    if low.text == high.text { return pick(["exactly \(low.text)", low.text]) }
    if kind.isWhole, !low.isAfter, !high.isAfter, let first = Int(low.text),
      let end = Int(high.text),
      end > first + 1, chance(60)
    {
      return "\(first) to \(end - 1)"
    }
    return "\(low.isAfter ? "over " : "")\(low.text) to \(high.isAfter ? "" : "under ")\(high.text)"
  }

  /// A figure that has a value wherever something of `tier` has one.
  mutating func figure(under tier: Int) -> String? {
    let fitting = signs.filter { $0.isFigure && $0.tier >= tier && $0.unit == nil }
    return fitting.isEmpty ? nil : pick(fitting).name
  }

  // MARK: - Figures and formulas

  mutating func writeFigure(_ name: String) {
    let tier = tier()
    let kind = pick(NumberKind.all)
    var lines = ["\(name):"]
    let areas = tier < wholePlan ? tiers[tier].areas : []
    if areas.isEmpty || chance(40) {
      lines.append("  value: \(value(kind))")
    } else {
      lines.append("  value: {\(areas[0]): \(value(kind)), elsewhere: \(value(kind))}")
    }
    if tier < wholePlan { lines.append("  per: \(tierName(tier))") }
    signs.append(Sign(name: name, tier: tier, kind: .number(kind), hasLevel: false, isFigure: true))
    append("indicators", lines)
  }

  /// A number, or one that changes on a day or two.
  private mutating func value(_ kind: NumberKind) -> String {
    guard chance(30) else { return pick(kind.lines) }
    let days = some(Self.days, int(1...2)).sorted()
    let changes = days.map { "from \($0): \(pick(kind.lines))" }
    return "{\((["before \(days[0]): \(pick(kind.lines))"] + changes).joined(separator: ", "))}"
  }

  mutating func writeFormula(_ name: String) {
    let operands = signs.filter { $0.isNumber && $0.isOperand }
    guard operands.contains(where: { !$0.isFigure }) else { return }
    let read = (0..<int(1...3)).map { _ in pick(operands) }
    let isPercent = read.count == 2 && chance(30)
    let isMixed = isPercent || read.contains { $0.unit != nil }
    let text = isPercent ? "\(read[0].name) / \(read[1].name)" : expression(read.map(\.name))
    let tier = read.map(\.tier).min() ?? wholePlan
    let kind = pick(NumberKind.results)
    var lines = ["\(name):", "  formula: \(text)"] + kind.text
    if isPercent { lines.append("  unit: percent") }
    let hasBands = chance(75)
    if hasBands { lines += bands(kind, isMixed ? wholePlan + 1 : tier) }
    var isOperand = true
    let canBeMissing = read.allSatisfy(\.canBeMissing)
    if canBeMissing, chance(20) {
      let assumption = assumption(kind.readable, hasBands)
      isOperand = assumption != "ignore"
      lines.append("  if missing: \(assumption)")
    }
    signs.append(
      Sign(
        name: name, tier: tier, kind: .number(kind), hasLevel: hasBands,
        unit: isMixed ? "percent" : nil, isOperand: isOperand && !isMixed,
        canBeMissing: canBeMissing, isReported: false))
    append("indicators", lines)
  }

  private mutating func expression(_ names: [String]) -> String {
    var names = names
    if names.count == 1 { names.append(pick(["2", "0.5", "3"])) }
    let signs = ["+", "-", "*", "/", "-", "+"]
    let first = "\(names[0]) \(pick(signs)) \(names[1])"
    guard names.count == 3 else { return first }
    return "\(chance(50) ? "(\(first))" : first) \(pick(signs)) \(names[2])"
  }
}
