// When tests and conditions hold.
extension Reach {
  /// When a condition holds; nil where that takes too long to find out.
  mutating func answer(_ condition: Condition, in tier: TierID) -> Reply? {
    let pause = store.begin(budget: Self.budget(tests: condition.tests.count))
    let reply = reply(condition, in: tier)
    return store.end(pause) ? nil : reply
  }

  mutating func reply(_ condition: Condition, in tier: TierID) -> Reply {
    switch condition {
    case .test(let test): return reply(test, in: tier)
    case .clock(let test): return Reply(yes: clock(test), applies: .always)
    case .all(let parts): return Reply(yes: store.all(yes(parts, tier)), applies: .always)
    case .any(let parts): return Reply(yes: store.any(yes(parts, tier)), applies: .always)
    case .none(let parts): return Reply(yes: !store.any(yes(parts, tier)), applies: .always)
    case .atLeast(let count, let parts):
      return Reply(yes: store.atLeast(count, of: yes(parts, tier)), applies: .always)
    case .ofMembers(let share, let parts): return reply(share, of: parts, tier)
    }
  }

  private mutating func yes(_ parts: [Condition], _ tier: TierID) -> [Diagram] {
    parts.map { reply($0, in: tier).yes }
  }

  /// Of the signs that apply.
  private mutating func reply(
    _ share: Condition.Share, of parts: [Condition], _ tier: TierID
  ) -> Reply {
    let replies = parts.map { reply($0, in: tier) }
    let applies = store.any(replies.map(\.applies))
    switch share {
    case .every:
      let noes = replies.map { store.and($0.applies, !$0.yes) }
      return Reply(yes: store.and(applies, !store.any(noes)), applies: applies)
    case .atLeastHalf:
      // At least half say yes where there are no more that say no: yes counts one up, no one down.
      let yes = replies.map(\.yes) + replies.map { store.or(!$0.applies, $0.yes) }
      return Reply(
        yes: store.and(applies, store.atLeast(parts.count, of: yes)), applies: applies)
    }
  }

  private mutating func reply(_ test: Test, in tier: TierID) -> Reply {
    let asked = ReachTest(now: TestKey.Now(test), lasting: test.lasting)
    if let spread = test.spread {
      let place = SpreadPlace(context: tier, subject: test.subject)
      return ofAreas(place, AreaTest(asked: .test(asked), share: spread.share))
    }
    return reply(asked)
  }

  // MARK: - The clock

  private mutating func clock(_ test: ClockTest) -> Diagram {
    switch test {
    case .during(let hours): return open(.during(hours))
    case .outside(let hours): return !open(.during(hours))
    case .before(let day): return self.day(in: 0..<(days.firstIndex(of: day) ?? 0) + 1)
    case .from(let day):
      return self.day(in: (days.firstIndex(of: day) ?? 0) + 1..<days.count + 1)
    }
  }

  // MARK: - Tests

  mutating func reply(_ test: ReachTest) -> Reply {
    if let known = replies[test] { return known }
    let now = reply(test.now)
    let reply = test.lasting.map { lasted(test.now, $0, now) } ?? now
    if !store.isExhausted { replies[test] = reply }
    return reply
  }

  private mutating func reply(_ test: TestKey.Now) -> Reply {
    switch test.subject {
    case .indicator(let index): return reply(test, ofIndicator: index)
    case .trigger(let index):
      let reply = trigger(index)
      switch test.predicate {
      case .holdsNot:
        return Reply(yes: store.and(reply.applies, !reply.yes), applies: reply.applies)
      case .levels, .notLevels: return level(test)
      default: return reply
      }
    case .status(let index):
      guard case .was(let set) = test.predicate else { return level(test) }
      return Reply(yes: before(index).lies(in: set, &store), applies: .always)
    }
  }

  mutating func before(_ status: Int) -> Ladder {
    openLadder(.before(status), among: plan.scale.allLevels)
  }

  private mutating func reply(_ test: TestKey.Now, ofIndicator index: Int) -> Reply {
    switch test.predicate {
    case .missing: return Reply(yes: open(.missing(index)), applies: .always)
    case .notMissing: return Reply(yes: !open(.missing(index)), applies: .always)
    case .missed: return Reply(yes: open(.missed(index)), applies: .always)
    case .notMissed: return Reply(yes: !open(.missed(index)), applies: .always)
    case .levels, .notLevels: return level(test)
    case .values(let words):
      let found = word(index, isOneOf: words)
      return there(index, found)
    case .notValues(let words):
      let found = word(index, isOneOf: words)
      return there(index, !found)
    case .range(let range):
      let found = number(index, lies: range) ?? comparison(index, range)
      return there(index, found)
    case .change(let change): return changed(index, change)
    case .holds, .holdsNot, .was: return Reply(yes: unknown(), applies: .always)
    }
  }

  private mutating func there(_ index: Int, _ found: Diagram) -> Reply {
    guard plan.indicators[index].figure == nil else { return Reply(yes: found, applies: .always) }
    let there = present(index)
    return Reply(yes: store.and(there, found), applies: there)
  }

  /// Whether the level is one of some.
  private mutating func level(_ test: TestKey.Now) -> Reply {
    let ladder = ladder(LadderKey(reference: test.subject))
    switch test.predicate {
    case .levels(let set):
      return Reply(yes: ladder.lies(in: set, &store), applies: ladder.applies)
    case .notLevels(let set):
      let found = ladder.lies(in: set, &store)
      return Reply(yes: store.and(ladder.applies, !found), applies: ladder.applies)
    default: return Reply(yes: unknown(), applies: .always)
    }
  }

  mutating func trigger(_ index: Int) -> Reply {
    if let known = triggers[index] { return known }
    let reply: Reply
    if let condition = plan.triggers[index].condition {
      let found = answer(condition, in: plan.triggers[index].tier)
      if found == nil { givenUp.insert(.trigger(index)) }
      reply = found ?? Reply(yes: unknown(), applies: .always)
    } else {
      reply = Reply(yes: open(.answer(index)), applies: .always)
    }
    triggers[index] = reply
    return reply
  }
}
