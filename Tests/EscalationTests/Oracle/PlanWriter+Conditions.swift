extension PlanWriter {
  indirect enum Phrase {
    case sentence(String)
    case list(String, [Phrase])
  }

  /// A condition for something of `tier`, over signs that stand before it.
  mutating func condition(in tier: Int, depth: Int = 0) -> Phrase {
    guard depth < 2, chance(depth == 0 ? 45 : 20) else { return .sentence(sentence(in: tier)) }
    let count = int(2...3)
    let parts = (0..<count).map { _ in condition(in: tier, depth: depth + 1) }
    let key = pick(["all", "any", "none of", "at least \(int(1...count)) of"])
    return .list(key, parts)
  }

  /// The lines of a key with a condition.
  func lines(_ key: String, _ phrase: Phrase) -> [String] {
    switch phrase {
    case .sentence(let text): return ["\(key): \(text)"]
    case .list(let combiner, let parts):
      return ["\(key):", "  \(combiner):"] + parts.flatMap { item($0).map { "    \($0)" } }
    }
  }

  private func item(_ phrase: Phrase) -> [String] {
    switch phrase {
    case .sentence(let text): ["- \(text)"]
    case .list(let combiner, let parts):
      ["- \(combiner):"] + parts.flatMap { item($0).map { "    \($0)" } }
    }
  }

  // MARK: - Sentences

  private mutating func sentence(in tier: Int) -> String {
    if let group = groups.randomElement(using: &numbers), chance(12),
      let sentence = sentence(over: group.name, group.members, in: tier)
    {
      return sentence
    }
    if chance(8) { return clock() }
    let subject = pick(signs.filter { !$0.isFigure })
    let ending = chance(8) ? " \(clock())" : ""
    return "\(subject.name)\(predicate(subject))\(spread(subject.tier, in: tier))\(ending)"
  }

  /// Every row is of 2024-11-04 09:00.
  private mutating func clock() -> String {
    pick([
      "during office", "outside office", "during late", "outside late",
      "\(pick(["before", "from"])) \(pick(Self.days))",
    ])
  }

  /// The day of every row, and the days around it.
  static let days = ["2024-11-03", "2024-11-04", "2024-11-05"]

  private mutating func sentence(
    over group: String, _ members: [Sign], in tier: Int
  ) -> String? {
    let quantifier = pick(["any", "every", "at least \(int(1...members.count))"])
    let spread = spread(members[0].tier, in: tier)
    return "\(quantifier) of \(group)\(levelPredicate())\(spread)"
  }

  private mutating func spread(_ own: Int, in tier: Int) -> String {
    guard own < tier else { return "" }
    return pick([
      " in any \(tierName(own))", " in every \(tierName(own))",
      " in at least \(int(1...2)) \(tierName(own))", " in at least half of \(tierName(own))",
    ])
  }

  /// What is said of a sign, with a blank before it.
  private mutating func predicate(_ subject: Sign) -> String {
    if subject.isIndicator, subject.canBeMissing, chance(10) {
      return pick([" is missing", " is not missing"])
    }
    switch subject.kind {
    case .trigger: return pick(["", " is yes", " is no", " is not yes"])
    case .status: return levelPredicate()
    case .words:
      if subject.isMilestone, chance(40) { return pick([" is missed", " is not missed"]) }
      if subject.hasLevel, chance(30) { return levelPredicate() }
      let words = some(Array(Self.words.prefix(2)), int(1...2))
      return " is \(chance(30) ? "not " : "")\(words.joined(separator: " or "))"
    case .number(let kind):
      if subject.hasLevel, chance(20) { return levelPredicate() }
      let pieces = (0..<(chance(15) ? 2 : 1)).map { _ in piece(subject, kind) }
      return " \(pieces.joined(separator: " or "))"
    }
  }

  private mutating func levelPredicate() -> String {
    let level = pick(scale)
    return pick([
      " is \(level)", " is \(level) or worse", " is not \(level)", " is \(level) or better",
      " is \(pick(scale)) or \(level)",
    ])
  }

  private mutating func piece(_ subject: Sign, _ kind: NumberKind) -> String {
    let comparable = signs.filter {
      $0.isNumber && $0.tier >= subject.tier && $0.unit == subject.unit && $0.name != subject.name
    }
    if !comparable.isEmpty, chance(25) {
      return "\(pick(["under", "over", "at least", "at most", "exactly"])) \(pick(comparable).name)"
    }
    let lines = some(kind.lines, 2).sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
    if chance(30) {
      return "\(pick(["", "over "]))\(lines[0]) to \(pick(["", "under "]))\(lines[1])"
    }
    return "\(pick(["under", "over", "at least", "at most", "exactly"])) \(lines[0])"
  }
}
