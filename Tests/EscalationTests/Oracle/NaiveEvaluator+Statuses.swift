import Escalation

// How signs become levels, and levels actions.
extension NaiveEvaluator {
  func level(ofStatus place: Spot) throws(Undecided) -> Level? {
    let status = plan.statuses[place.index]
    switch status.rule {
    case .worstOf(let members): return try levels(of: members, status.tier, place.area).max()
    case .atLeast(let needed, let members):
      let levels = try levels(of: members, status.tier, place.area)
      return plan.scale.levels.last { level in levels.count { $0 >= level } >= needed }
    case .levels(let rules):
      for rule in rules.sorted(by: { $0.level > $1.level })
      where try holds(rule.condition, status.tier, place.area) == true { return rule.level }
      return .mildest
    case .declaredOnly: return nil
    case .matrix(let matrix):
      guard let row = try line(matrix.rows, status.tier, place.area),
        let column = try line(matrix.columns, status.tier, place.area)
      else { return nil }
      return matrix.cells[row][column]
    }
  }

  /// Which row or column it is; nil where nothing chooses one.
  private func line(
    _ axis: Matrix.Axis, _ tier: TierID, _ area: Int
  ) throws(Undecided) -> Int? {
    guard let around = land.around(area, of: tier, in: plan.tier(of: axis.reference)) else {
      return nil
    }
    if axis.isOfWords, case .indicator(let index) = axis.reference {
      return try word(Spot(index, around))
    }
    return try level(of: axis.reference, around)?.rank
  }

  /// The levels that members speak for. Signs with the same condition are one sign, and speak for
  /// the most severe level among them.
  private func levels(
    of members: [Status.Member], _ tier: TierID, _ area: Int
  ) throws(Undecided) -> [Level] {
    var groups: [[Reference]] = []
    for member in members {
      if let index = groups.firstIndex(where: { isSameSign($0[0], member.reference) }) {
        groups[index].append(member.reference)
      } else {
        groups.append([member.reference])
      }
    }
    var levels: [Level] = []
    for group in groups { levels += try self.levels(of: group, tier, area) }
    return levels
  }

  private func isSameSign(_ one: Reference, _ other: Reference) -> Bool {
    if one == other { return true }
    guard case .trigger(let left) = one, case .trigger(let right) = other,
      let condition = plan.triggers[left].condition,
      let otherCondition = plan.triggers[right].condition,
      plan.triggers[left].tier == plan.triggers[right].tier
    else { return false }
    return written(condition) == written(otherCondition)
  }

  /// The level a sign speaks for, if it applies. Of a narrower tier, the worst of its areas.
  private func levels(
    of sign: [Reference], _ tier: TierID, _ area: Int
  ) throws(Undecided) -> [Level] {
    let own = plan.tier(of: sign[0])
    if let around = land.around(area, of: tier, in: own) {
      return try level(of: sign, around).map { [$0] } ?? []
    }
    var levels: [Level] = []
    for inner in land.inside(area, of: tier, in: own) {
      if let level = try level(of: sign, inner) { levels.append(level) }
    }
    return levels.max().map { [$0] } ?? []
  }

  private func level(of sign: [Reference], _ area: Int) throws(Undecided) -> Level? {
    guard sign.count > 1, case .trigger(let first) = sign[0] else {
      return try level(of: sign[0], area)
    }
    var worst = Level.mildest
    for case .trigger(let index) in sign {
      worst = max(worst, plan.triggers[index].level ?? .mildest)
    }
    return try holds(Spot(first, area)).map { $0 ? worst : .mildest }
  }

  // MARK: - Actions

  /// What a block says at one level, without conditions that do not hold.
  func list(_ block: RoleBlock, at level: Level, _ area: Int) throws(Undecided) -> [String] {
    var actions = block.anyLevel
    if case .actions(let cell)? = block.cells[level] { actions = cell + actions }
    var texts: [String] = []
    for action in actions where try isDue(action, block, area) { texts.append(action.text) }
    return texts
  }

  func isDue(_ action: Action, _ block: RoleBlock, _ area: Int) throws(Undecided) -> Bool {
    guard let condition = action.condition else { return true }
    return try holds(condition, plan.statuses[block.status].tier, area) ?? false
  }
}

/// A condition's meaning in words, without its places in the file.
private func written(_ condition: Condition) -> String {
  switch condition {
  case .test(let test):
    let spread = test.spread.map { "\($0.share) \($0.tier.index)" } ?? ""
    return "\(test.subject) \(written(test.predicate)) \(spread)"
  case .clock(let test): return "\(test)"
  case .all(let parts): return "all(\(parts.map(written)))"
  case .any(let parts): return "any(\(parts.map(written)))"
  case .none(let parts): return "none(\(parts.map(written)))"
  case .atLeast(let count, let parts): return "\(count)(\(parts.map(written)))"
  case .ofMembers(let share, let parts): return "\(share)(\(parts.map(written)))"
  }
}

private func written(_ predicate: Test.Predicate) -> String {
  switch predicate {
  case .range(let range): "\(range.pieces.map { "\(written($0.lower)) \(written($0.upper))" })"
  case .values(let words): "values \(words.sorted())"
  case .notValues(let words): "no values \(words.sorted())"
  case .levels(let set): "levels \(set.bits)"
  case .notLevels(let set): "no levels \(set.bits)"
  case .missing, .notMissing, .missed, .notMissed, .holds, .holdsNot, .was, .change:
    "\(predicate)"
  }
}

private func written(_ bound: Bound?) -> String {
  guard let bound else { return "-" }
  switch bound.value {
  case .number(let number): return "\(number.text) \(bound.isAfter)"
  case .figure(let index), .reading(let index): return "name \(index) \(bound.isAfter)"
  }
}
