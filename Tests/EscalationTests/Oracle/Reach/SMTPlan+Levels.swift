import Escalation

// Which level something comes to.
extension SMTPlan {
  mutating func level(_ reference: Reference, _ area: Int) throws -> Level {
    if let known = levels[reference]?[area] { return known }
    let found: Level
    switch reference {
    case .indicator(let index): found = try band(Spot(index, area))
    case .trigger(let index):
      let answer = try trigger(Spot(index, area))
      let rank = plan.triggers[index].level?.rank ?? 0
      found = Level(rank: "(ite \(answer.yes) \(rank) 0)", applies: answer.applies)
    case .status(let index): found = try status(plan.statuses[index], area)
    }
    let name = "level_\(declared.count)"
    let rank = declare(name, "Int", "(= \(name) \(found.rank))")
    let applies = declare("\(name)_there", "Bool", "(= \(name)_there \(found.applies))")
    let level = Level(rank: rank, applies: applies)
    levels[reference, default: [:]][area] = level
    return level
  }

  mutating func band(_ place: Spot) throws -> Level {
    let indicator = plan.indicators[place.index]
    guard let bands = indicator.bands else { throw Unsupported() }
    if indicator.onlyIn != nil { isSimple = false }
    let applies = indicator.values == nil ? try number(place).applies : word(place).applies
    let rank = try verdict(bands, place) { verdict in
      guard case .level(let level) = verdict else { throw Unsupported() }
      return "\(level.rank)"
    }
    if case .assumeLevel(let level) = indicator.whenMissing {
      let here = indicator.applies(inArea: place.area) ? "true" : "false"
      return Level(rank: "(ite \(applies) \(rank) \(level.rank))", applies: here)
    }
    return Level(rank: rank, applies: applies)
  }

  mutating func status(_ status: Status, _ area: Int) throws -> Level {
    guard status.declaring == nil, status.stepDown == nil, status.decided == nil else {
      throw Unsupported()
    }
    switch status.rule {
    case .worstOf(let members):
      let levels = try members.map { try member($0.reference, status.tier, area) }
      return Level(rank: highest(levels), applies: or(levels.map(\.applies)))
    case .atLeast(let needed, let members): return try rule(needed, members, status, area)
    case .levels(let rules):
      var rank = "0"
      for rule in rules.sorted(by: { $0.level < $1.level }) {
        let answer = try answer(rule.condition, status.tier, area)
        rank = "(ite (and \(answer.yes) \(answer.applies)) \(rule.level.rank) \(rank))"
      }
      return Level(rank: rank, applies: "true")
    case .matrix(let matrix): return try rule(matrix, status, area)
    case .declaredOnly: throw Unsupported()
    }
  }

  func highest(_ levels: [Level]) -> String {
    plan.scale.levels.dropFirst().reduce("0") { rank, level in
      let reached = or(levels.map { "(and \($0.applies) (>= \($0.rank) \(level.rank)))" })
      return "(ite \(reached) \(level.rank) \(rank))"
    }
  }

  mutating func rule(
    _ needed: Int, _ members: [Status.Member], _ status: Status, _ area: Int
  ) throws -> Level {
    let conditions = members.compactMap { member -> Condition? in
      if case .trigger(let index) = member.reference { plan.triggers[index].condition } else { nil }
    }
    for (place, one) in conditions.enumerated() {
      if conditions[..<place].contains(where: { $0.isSame(as: one) }) { throw Unsupported() }
    }
    guard Set(members.map(\.reference)).count == members.count else { throw Unsupported() }
    let levels = try members.map { try member($0.reference, status.tier, area) }
    let rank = plan.scale.levels.dropFirst().reduce("0") { rank, level in
      let reached = levels.map { "(and \($0.applies) (>= \($0.rank) \(level.rank)))" }
      return "(ite (>= \(count(reached)) \(needed)) \(level.rank) \(rank))"
    }
    return Level(rank: rank, applies: "(>= \(count(levels.map(\.applies))) \(needed))")
  }

  mutating func rule(_ matrix: Matrix, _ status: Status, _ area: Int) throws -> Level {
    let row = try axis(matrix.rows, status, area)
    let column = try axis(matrix.columns, status, area)
    var rank = "0"
    for (line, cells) in matrix.cells.enumerated() {
      for (place, level) in cells.enumerated() {
        rank =
          "(ite (and (= \(row.rank) \(line)) (= \(column.rank) \(place))) \(level.rank) \(rank))"
      }
    }
    return Level(rank: rank, applies: and([row.applies, column.applies]))
  }

  mutating func axis(_ axis: Matrix.Axis, _ status: Status, _ area: Int) throws -> Level {
    if axis.isOfWords, case .indicator(let index) = axis.reference {
      guard let around = land.around(area, of: status.tier, in: plan.indicators[index].tier) else {
        throw Unsupported()
      }
      let word = word(Spot(index, around))
      return Level(rank: word.value, applies: word.applies)
    }
    return try member(axis.reference, status.tier, area)
  }

  /// Of a narrower tier the worst of its areas.
  mutating func member(
    _ reference: Reference, _ tier: TierID, _ area: Int
  ) throws -> Level {
    let own = plan.tier(of: reference)
    if let around = land.around(area, of: tier, in: own) { return try level(reference, around) }
    isSimple = false
    let levels = try land.inside(area, of: tier, in: own).map { try level(reference, $0) }
    return Level(rank: highest(levels), applies: or(levels.map(\.applies)))
  }
}
