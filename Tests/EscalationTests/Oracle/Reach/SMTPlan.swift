import Escalation

/// A plan as formulas of an SMT solver, written from the description of the language.
///
/// Each reading of each area is a number or a truth value that the solver may choose. What this does
/// not speak of (the past, rounding, products) it refuses, and so does all that reads it.
struct SMTPlan {
  /// Something this does not speak of.
  struct Unsupported: Error {}

  let plan: Plan
  let land: Land
  var declarations: [String] = []
  var declared: Set<String> = []
  var levels: [Reference: [Int: Level]] = [:]
  var answers: [Spot: Answer] = [:]
  /// What reads several areas at once, or calculates, so that the product may see less than there is.
  var isSimple = true

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

  mutating func declare(_ name: String, _ sort: String, _ constraint: String? = nil)
    -> String
  {
    guard declared.insert(name).inserted else { return name }
    declarations.append("(declare-const \(name) \(sort))")
    if let constraint { declarations.append("(assert \(constraint))") }
    return name
  }

  // MARK: - Terms

  func and(_ terms: [String]) -> String { "(and true \(terms.joined(separator: " ")))" }
  func or(_ terms: [String]) -> String { "(or false \(terms.joined(separator: " ")))" }
  func count(_ terms: [String]) -> String {
    "(+ 0 \(terms.map { "(ite \($0) 1 0)" }.joined(separator: " ")))"
  }

  func contains(_ set: NumberSet, _ value: String) -> String {
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

  mutating func present(_ place: Spot) -> String {
    let indicator = plan.indicators[place.index]
    guard indicator.applies(inArea: place.area) else { return "false" }
    switch indicator.whenMissing {
    case .ignore, .assumeLevel: return declare("there_\(place.index)_\(place.area)", "Bool")
    case .unknown, .assumeNumber, .assumeValue, .carry: return "true"
    }
  }

  mutating func word(_ place: Spot) -> Number {
    let name = "word_\(place.index)_\(place.area)"
    let last = (plan.indicators[place.index].values?.count ?? 1) - 1
    let word = declare(name, "Int", "(and (<= 0 \(name)) (<= \(name) \(last)))")
    return Number(value: word, applies: present(place))
  }

  mutating func number(_ place: Spot) throws -> Number {
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

  mutating func value(_ formula: Formula, _ place: Spot) throws -> (String, [String]) {
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

  mutating func combined(
    _ sign: String, _ one: Formula, _ other: Formula, _ place: Spot
  ) throws -> (String, [String]) {
    let left = try value(one, place)
    let right = try value(other, place)
    return ("(\(sign) \(left.0) \(right.0))", left.1 + right.1)
  }

  /// A sum of points in one area.
  mutating func score(_ summary: Summary, _ place: Spot) throws -> Number {
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
  mutating func verdict(
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

  mutating func holds(_ readings: Bands.Readings, _ place: Spot) throws -> String {
    switch readings {
    case .named(let words):
      let word = word(place)
      return or(words.sorted().map { "(= \(word.value) \($0))" })
    case .numbers(let range): return try lies(try number(place).value, in: range, place)
    }
  }

  mutating func lies(
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

  mutating func line(_ bound: BoundValue, _ place: Spot) throws -> String {
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
}

func term(_ number: ExactNumber) -> String {
  let above = number.numerator.magnitude
  let term = "(/ \(above).0 \(number.denominator).0)"
  return number.numerator < 0 ? "(- \(term))" : term
}
