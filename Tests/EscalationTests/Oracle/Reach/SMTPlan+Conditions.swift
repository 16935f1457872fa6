import Escalation

// When conditions hold, and signs stand.
extension SMTPlan {
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

  mutating func clock(_ test: ClockTest) throws -> String {
    switch test {
    case .during(let hours): return declare("during_\(hours)", "Bool")
    case .outside(let hours): return "(not \(declare("during_\(hours)", "Bool")))"
    case .before(let day): return "(< \(declare("day", "Int")) \(day.daysSinceEpoch))"
    case .from(let day): return "(>= \(declare("day", "Int")) \(day.daysSinceEpoch))"
    }
  }

  mutating func answer(_ test: Test, _ tier: TierID, _ area: Int) throws -> Answer {
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

  mutating func answer(_ test: Test, _ area: Int) throws -> Answer {
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

  mutating func level(
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
}
