extension PlanWriter {
  /// A summary over areas, or over a list.
  mutating func writeSummary(_ name: String) {
    switch int(1...4) {
    case 1: writeAreaCount(name)
    case 2: writeOfList(name)
    default: writeOverAreas(name)
    }
  }

  /// `points:` for numbers or words, now and then.
  mutating func points(_ pieces: [String]) -> [String] {
    var scores: [String: [String]] = [:]
    for piece in pieces { scores[pick(["0", "1", "2", "3", "0.5"]), default: []].append(piece) }
    return ["  points:"]
      + scores.sorted { $0.key < $1.key }.map { "    \($0): \($1.joined(separator: " or "))" }
  }

  /// A tier with another around it; nil where all there is is the whole plan.
  private mutating func innerTier() -> Int? { tiers.isEmpty ? nil : int(0...(wholePlan - 1)) }

  private mutating func writeAreaCount(_ name: String) {
    guard let over = innerTier() else { return }
    let own = int((over + 1)...wholePlan)
    var lines = ["\(name):", "  count: \(tierName(over))"]
    if own < wholePlan { lines.append("  per: \(tierName(own))") }
    if chance(85) { lines += self.lines("where", condition(in: over)).map { "  \($0)" } }
    add(name, lines, own, .counts)
  }

  private mutating func writeOverAreas(_ name: String) {
    guard let over = innerTier() else { return }
    let own = int((over + 1)...wholePlan)
    let fitting = signs.filter { $0.tier >= over && ($0.isNumber || $0.hasLevel) }
    guard !fitting.isEmpty else { return }
    let subject = pick(fitting)
    let takesNumber = subject.isNumber
    let function = pick(takesNumber ? Self.functions + ["count"] : ["highest", "lowest"])
    if function == "count", subject.isFigure || !subject.canBeMissing { return }
    var lines = ["\(name):", "  \(function): \(subject.name)", "  over: \(tierName(over))"]
    if own < wholePlan { lines.append("  per: \(tierName(own))") }
    lines += extras(function, over, own, subject, takesNumber)
    guard takesNumber else { return addLevel(name, lines, own) }
    let isCount = function == "count"
    add(name, lines, own, isCount ? .counts : .sums, unit: isCount ? nil : subject.unit)
  }

  private static let functions = ["sum", "sum", "average", "median", "highest", "lowest"]

  private mutating func extras(
    _ function: String, _ over: Int, _ own: Int, _ subject: Sign, _ takesNumber: Bool
  ) -> [String] {
    let areas = tiers[over].areas
    if ["sum", "average"].contains(function), own == wholePlan, areas.count == 3, chance(30) {
      let weights = zip(areas, pick([["0.5", "0.3", "0.2"], ["0.516", "0.306", "0.178"]]))
      return ["  weights: {\(weights.map { "\($0): \($1)" }.joined(separator: ", "))}"]
    }
    if ["sum", "count"].contains(function), chance(35) {
      return lines("where", condition(in: over)).map { "  \($0)" }
    }
    // Whether enough are known is asked of the data, which the second evaluator can only look at.
    if takesNumber, function != "count", subject.canBeMissing, subject.isReported, chance(30) {
      return ["  needs: \(pick(["all", "half", "1"]))"]
    }
    return []
  }

  private mutating func writeOfList(_ name: String) {
    let tier = tier()
    let takesPoints = chance(70)
    let fitting = signs.filter { sign in
      sign.tier >= tier && (takesPoints ? sign.hasPoints : sign.isNumber && sign.unit == nil)
    }
    guard fitting.count >= 2 else { return }
    let members = some(fitting, int(2...4))
    let own = members.map(\.tier).min() ?? wholePlan
    let names = members.map(\.name).joined(separator: ", ")
    let function = pick(Self.functions)
    let lines = [
      "\(name):", "  \(function): \(takesPoints ? "points" : "values")", "  of: [\(names)]",
    ]
    add(name, lines, own, takesPoints ? .scores : .sums, unit: takesPoints ? "points" : nil)
  }

  // MARK: - Signs of summaries

  private mutating func add(
    _ name: String, _ lines: [String], _ tier: Int, _ kind: NumberKind, unit: String? = nil
  ) {
    var lines = lines
    let hasBands = chance(75)
    if hasBands { lines += bands(kind, unit == nil ? tier : wholePlan + 1) }
    var sign = Sign(name: name, tier: tier, kind: .number(kind), hasLevel: hasBands, unit: unit)
    sign.isOperand = unit == nil
    sign.canBeMissing = false
    sign.isReported = false
    signs.append(sign)
    append("indicators", lines)
  }

  /// A summary of levels is read as a status is.
  private mutating func addLevel(_ name: String, _ lines: [String], _ tier: Int) {
    var sign = Sign(name: name, tier: tier, kind: .status, hasLevel: true)
    sign.isStatus = false
    signs.append(sign)
    append("indicators", lines)
  }
}

extension NumberKind {
  static let counts = NumberKind(
    range: nil, step: nil, lines: ["0", "1", "2", "3", "1.5"], readable: ["1"])
  static let scores = NumberKind(
    range: nil, step: nil, lines: ["0", "1", "2", "3", "3.5", "5", "7"], readable: ["2"])
  static let sums = NumberKind(
    range: nil, step: nil, lines: ["-1", "0", "0.5", "2", "5", "8", "20", "50"], readable: ["2"])
}
