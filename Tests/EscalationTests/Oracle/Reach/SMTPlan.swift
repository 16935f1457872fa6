import Escalation

/// A plan as formulas of an SMT solver, written from the description of the language.
///
/// Each reading of each area is a number or a truth value that the solver may choose. What this does
/// not speak of (the past, rounding, products) it refuses, and so does all that reads it.
struct SMTPlan {
  /// Something this does not speak of.
  struct Unsupported: Error {}

  private let plan: Plan
  private let land: Land
  private(set) var declarations: [String] = []
  private var declared: Set<String> = []
  private var levels: [Reference: [Int: Level]] = [:]
  private var answers: [Spot: Answer] = [:]
  /// What reads several areas at once, or calculates, so that the product may see less than there is.
  private(set) var isSimple = true

  /// Two truth values as terms.
  struct Answer {
    let yes: String
    let applies: String
  }

  /// The rank as a term, and whether there is one.
  struct Level {
    let rank: String
    let applies: String
  }

  struct Number {
    let value: String
    let applies: String
  }

  init(_ plan: Plan, _ land: Land) {
    self.plan = plan
    self.land = land
  }

  private mutating func declare(_ name: String, _ sort: String, _ constraint: String? = nil)
    -> String
  {
    guard declared.insert(name).inserted else { return name }
    declarations.append("(declare-const \(name) \(sort))")
    if let constraint { declarations.append("(assert \(constraint))") }
    return name
  }

  // MARK: - Terms

  private func and(_ terms: [String]) -> String { "(and true \(terms.joined(separator: " ")))" }
  private func or(_ terms: [String]) -> String { "(or false \(terms.joined(separator: " ")))" }
  private func count(_ terms: [String]) -> String {
    "(+ 0 \(terms.map { "(ite \($0) 1 0)" }.joined(separator: " ")))"
  }

  private func contains(_ set: NumberSet, _ value: String) -> String {
    or(
      set.stretches.map { stretch in
        let low = stretch.lower.map {
          "(\($0.isAfter ? ">" : ">=") \(value) \(term(ExactNumber($0.value))))"
        }
        let high = stretch.upper.map {
          "(\($0.isAfter ? "<=" : "<") \(value) \(term(ExactNumber($0.value))))"
        }
        return and([low, high].compactMap(\.self))
      })
  }

  // MARK: - Readings

  private mutating func present(_ place: Spot) -> String {
    let indicator = plan.indicators[place.index]
    guard indicator.applies(inArea: place.area) else { return "false" }
    switch indicator.whenMissing {
    case .ignore, .assumeLevel: return declare("there_\(place.index)_\(place.area)", "Bool")
    case .unknown, .assumeNumber, .assumeValue, .carry: return "true"
    }
  }

  private mutating func word(_ place: Spot) -> Number {
    let name = "word_\(place.index)_\(place.area)"
    let last = (plan.indicators[place.index].values?.count ?? 1) - 1
    let word = declare(name, "Int", "(and (<= 0 \(name)) (<= \(name) \(last)))")
    return Number(value: word, applies: present(place))
  }

  private mutating func number(_ place: Spot) throws -> Number {
    let indicator = plan.indicators[place.index]
    switch indicator.kind {
    case .number(let range, let grid):
      let name = "number_\(place.index)_\(place.area)"
      if let grid {
        let value = "(* (to_real \(name)) \(term(ExactNumber(grid.step))))"
        return Number(
          value:
            "(* (to_real \(declare(name, "Int", contains(range, value)))) \(term(ExactNumber(grid.step))))",
          applies: present(place))
      }
      return Number(
        value: declare(name, "Real", contains(range, name)), applies: present(place))
    case .figure(let figure):
      guard let dated = figure.byArea[place.area] ?? figure.elsewhere, dated.changes.isEmpty
      else { throw Unsupported() }
      return Number(value: term(ExactNumber(dated.first)), applies: "true")
    case .formula(let formula, let range, let grid):
      isSimple = false
      guard range == nil, grid == nil, indicator.unit != .percent,
        indicator.whenMissing == .unknown
      else { throw Unsupported() }
      let (value, applies) = try self.value(formula, place)
      return Number(value: value, applies: and(applies))
    case .summary(let summary, _, nil):
      isSimple = false
      return try score(summary, place)
    case .summary, .named, .measured: throw Unsupported()
    }
  }

  private mutating func value(_ formula: Formula, _ place: Spot) throws -> (String, [String]) {
    switch formula {
    case .number(let number): return (term(number), [])
    case .indicator(let index):
      guard
        let area = land.around(
          place.area, of: plan.indicators[place.index].tier, in: plan.indicators[index].tier)
      else { throw Unsupported() }
      let number = try number(Spot(index, area))
      return (number.value, [number.applies])
    case .sum(let one, let other): return try combined("+", one, other, place)
    case .difference(let one, let other): return try combined("-", one, other, place)
    case .product(.number(let number), let other), .product(let other, .number(let number)):
      return try combined("*", .number(number), other, place)
    case .product, .quotient: throw Unsupported()
    }
  }

  private mutating func combined(
    _ sign: String, _ one: Formula, _ other: Formula, _ place: Spot
  ) throws -> (String, [String]) {
    let left = try value(one, place)
    let right = try value(other, place)
    return ("(\(sign) \(left.0) \(right.0))", left.1 + right.1)
  }

  /// A sum of points in one area.
  private mutating func score(_ summary: Summary, _ place: Spot) throws -> Number {
    guard summary.function == .sum, summary.take == .points, summary.over == nil,
      summary.window == nil, summary.condition == nil, summary.needs == nil, !summary.isWeighted
    else { throw Unsupported() }
    var terms: [String] = []
    for member in summary.members {
      guard case .indicator(let index) = member.reference,
        let points = plan.indicators[index].points,
        let area = land.around(
          place.area, of: plan.indicators[place.index].tier, in: plan.indicators[index].tier)
      else { throw Unsupported() }
      let spot = Spot(index, area)
      let applies =
        plan.indicators[index].values == nil ? try number(spot).applies : word(spot).applies
      let value = try verdict(points, spot) { verdict in
        guard case .points(let points) = verdict else { throw Unsupported() }
        return term(ExactNumber(points))
      }
      terms.append("(ite \(applies) \(value) 0.0)")
    }
    return Number(value: "(+ 0.0 \(terms.joined(separator: " ")))", applies: "true")
  }

  /// What bands make of a reading, as a chain of choices.
  private mutating func verdict(
    _ bands: Bands, _ place: Spot, _ term: (Bands.Verdict) throws -> String
  ) throws -> String {
    var result = try bands.otherwise.map(term)
    for band in bands.bands.reversed() {
      let value = try term(band.verdict)
      let holds = try self.holds(band.readings, place)
      result = result.map { "(ite \(holds) \(value) \($0))" } ?? value
    }
    guard let result else { throw Unsupported() }
    return result
  }

  private mutating func holds(_ readings: Bands.Readings, _ place: Spot) throws -> String {
    switch readings {
    case .named(let words):
      let word = word(place)
      return or(words.sorted().map { "(= \(word.value) \($0))" })
    case .numbers(let range): return try lies(try number(place).value, in: range, place)
    }
  }

  private mutating func lies(
    _ value: String, in range: RangePhrase, _ place: Spot
  ) throws -> String {
    var pieces: [String] = []
    for piece in range.pieces {
      var sides: [String] = []
      if let low = piece.lower {
        sides.append("(\(low.isAfter ? ">" : ">=") \(value) \(try line(low.value, place)))")
      }
      if let high = piece.upper {
        sides.append("(\(high.isAfter ? "<=" : "<") \(value) \(try line(high.value, place)))")
      }
      pieces.append(and(sides))
    }
    return or(pieces)
  }

  private mutating func line(_ bound: BoundValue, _ place: Spot) throws -> String {
    switch bound {
    case .number(let number): return term(ExactNumber(number))
    case .reading: throw Unsupported()
    case .figure(let index):
      guard
        let area = land.around(
          place.area, of: plan.indicators[place.index].tier, in: plan.indicators[index].tier)
      else { throw Unsupported() }
      if plan.indicators[index].tier != plan.areas.wholePlan { isSimple = false }
      return try number(Spot(index, area)).value
    }
  }

  // MARK: - Conditions

  mutating func answer(
    _ condition: Condition, _ tier: TierID, _ area: Int
  ) throws -> Answer {
    func list(_ parts: [Condition], _ me: inout SMTPlan) throws -> [String] {
      try parts.map { part in
        let answer = try me.answer(part, tier, area)
        return "(and \(answer.yes) \(answer.applies))"
      }
    }
    switch condition {
    case .test(let test): return try answer(test, tier, area)
    case .clock(let test): return Answer(yes: try clock(test), applies: "true")
    case .all(let parts): return Answer(yes: and(try list(parts, &self)), applies: "true")
    case .any(let parts): return Answer(yes: or(try list(parts, &self)), applies: "true")
    case .none(let parts):
      return Answer(yes: "(not \(or(try list(parts, &self))))", applies: "true")
    case .atLeast(let needed, let parts):
      return Answer(yes: "(>= \(count(try list(parts, &self))) \(needed))", applies: "true")
    case .ofMembers(let share, let parts):
      let answers = try parts.map { try answer($0, tier, area) }
      let yes = count(answers.map { "(and \($0.yes) \($0.applies))" })
      let all = count(answers.map(\.applies))
      return Answer(
        yes: share == .every ? "(= \(yes) \(all))" : "(>= (* 2 \(yes)) \(all))",
        applies: "(> \(all) 0)")
    }
  }

  private mutating func clock(_ test: ClockTest) throws -> String {
    switch test {
    case .during(let hours): return declare("during_\(hours)", "Bool")
    case .outside(let hours): return "(not \(declare("during_\(hours)", "Bool")))"
    case .before(let day): return "(< \(declare("day", "Int")) \(day.daysSinceEpoch))"
    case .from(let day): return "(>= \(declare("day", "Int")) \(day.daysSinceEpoch))"
    }
  }

  private mutating func answer(_ test: Test, _ tier: TierID, _ area: Int) throws -> Answer {
    guard test.lasting == nil else { throw Unsupported() }
    let own = plan.tier(of: test.subject)
    if let around = land.around(area, of: tier, in: own) { return try answer(test, around) }
    isSimple = false
    guard let spread = test.spread else { throw Unsupported() }
    let answers = try land.inside(area, of: tier, in: own).map { try answer(test, $0) }
    let yes = count(answers.map { "(and \($0.yes) \($0.applies))" })
    let all = count(answers.map(\.applies))
    switch spread.share {
    case .any: return Answer(yes: "(> \(yes) 0)", applies: "true")
    case .every: return Answer(yes: "(and (= \(yes) \(all)) (> \(all) 0))", applies: "true")
    case .atLeast(let needed): return Answer(yes: "(>= \(yes) \(needed))", applies: "true")
    case .atLeastHalf:
      return Answer(yes: "(and (>= (* 2 \(yes)) \(all)) (> \(all) 0))", applies: "true")
    }
  }

  private mutating func answer(_ test: Test, _ area: Int) throws -> Answer {
    switch (test.predicate, test.subject) {
    case (.holds, .trigger(let index)): return try trigger(Spot(index, area))
    case (.holdsNot, .trigger(let index)):
      let answer = try trigger(Spot(index, area))
      return Answer(yes: "(not \(answer.yes))", applies: answer.applies)
    case (.levels(let set), _): return try level(test.subject, area, among: set)
    case (.notLevels(let set), _):
      let rest = LevelSet(bits: plan.scale.allLevels.bits & ~set.bits)
      return try level(test.subject, area, among: rest)
    case (.values(let words), .indicator(let index)):
      let word = word(Spot(index, area))
      return Answer(
        yes: or(words.sorted().map { "(= \(word.value) \($0))" }), applies: word.applies)
    case (.notValues(let words), .indicator(let index)):
      let word = word(Spot(index, area))
      return Answer(
        yes: "(not \(or(words.sorted().map { "(= \(word.value) \($0))" })))", applies: word.applies)
    case (.range(let range), .indicator(let index)):
      guard plan.indicators[index].figure == nil else { throw Unsupported() }
      let number = try number(Spot(index, area))
      return Answer(
        yes: try lies(number.value, in: range, Spot(index, area)), applies: number.applies)
    default: throw Unsupported()
    }
  }

  private mutating func level(
    _ subject: Reference, _ area: Int, among set: LevelSet
  ) throws -> Answer {
    let level = try level(subject, area)
    let ranks = plan.scale.levels.filter { set.contains($0) }.map { "(= \(level.rank) \($0.rank))" }
    return Answer(yes: or(ranks), applies: level.applies)
  }

  mutating func trigger(_ place: Spot) throws -> Answer {
    if let known = answers[place] { return known }
    let trigger = plan.triggers[place.index]
    let name = "sign_\(place.index)_\(place.area)"
    let answer: Answer
    if let condition = trigger.condition {
      let found = try self.answer(condition, trigger.tier, place.area)
      let yes = declare(name, "Bool", "(= \(name) \(found.yes))")
      let applies = declare("\(name)_there", "Bool", "(= \(name)_there \(found.applies))")
      answer = Answer(yes: yes, applies: applies)
    } else {
      guard !trigger.isFromEvents else { throw Unsupported() }
      answer = Answer(yes: declare(name, "Bool"), applies: "true")
    }
    answers[place] = answer
    return answer
  }

  // MARK: - Levels

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

  private mutating func band(_ place: Spot) throws -> Level {
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

  private mutating func status(_ status: Status, _ area: Int) throws -> Level {
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

  private func highest(_ levels: [Level]) -> String {
    plan.scale.levels.dropFirst().reduce("0") { rank, level in
      let reached = or(levels.map { "(and \($0.applies) (>= \($0.rank) \(level.rank)))" })
      return "(ite \(reached) \(level.rank) \(rank))"
    }
  }

  private mutating func rule(
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

  private mutating func rule(_ matrix: Matrix, _ status: Status, _ area: Int) throws -> Level {
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

  private mutating func axis(_ axis: Matrix.Axis, _ status: Status, _ area: Int) throws -> Level {
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
  private mutating func member(
    _ reference: Reference, _ tier: TierID, _ area: Int
  ) throws -> Level {
    let own = plan.tier(of: reference)
    if let around = land.around(area, of: tier, in: own) { return try level(reference, around) }
    isSimple = false
    let levels = try land.inside(area, of: tier, in: own).map { try level(reference, $0) }
    return Level(rank: highest(levels), applies: or(levels.map(\.applies)))
  }
}

private func term(_ number: ExactNumber) -> String {
  let above = number.numerator.magnitude
  let term = "(/ \(above).0 \(number.denominator).0)"
  return number.numerator < 0 ? "(- \(term))" : term
}
