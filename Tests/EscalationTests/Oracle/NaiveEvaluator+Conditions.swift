import Escalation

// Whether conditions hold. Nil is "does not apply"; inside a list that counts as no.
extension NaiveEvaluator {
  func holds(_ condition: Condition, _ tier: TierID, _ area: Int) throws(Undecided) -> Bool? {
    switch condition {
    case .test(let test): return try holds(test, tier, area)
    case .clock(let test): return holds(test)
    case .all(let parts): return try count(parts, tier, area) == parts.count
    case .any(let parts): return try count(parts, tier, area) > 0
    case .none(let parts): return try count(parts, tier, area) == 0
    case .atLeast(let needed, let parts): return try count(parts, tier, area) >= needed
    case .ofMembers(let share, let parts): return try holds(share, of: parts, tier, area)
    }
  }

  /// Signs that do not apply are no members; without any there is nothing to say.
  private func holds(
    _ share: Condition.Share, of parts: [Condition], _ tier: TierID, _ area: Int
  ) throws(Undecided) -> Bool? {
    var answers: [Bool] = []
    for part in parts {
      if let answer = try holds(part, tier, area) { answers.append(answer) }
    }
    guard !answers.isEmpty else { return nil }
    let count = answers.count { $0 }
    return share == .every ? count == answers.count : 2 * count >= answers.count
  }

  private func count(
    _ parts: [Condition], _ tier: TierID, _ area: Int
  ) throws(Undecided) -> Int {
    var count = 0
    for part in parts where try holds(part, tier, area) == true { count += 1 }
    return count
  }

  private func holds(_ test: Test, _ tier: TierID, _ area: Int) throws(Undecided) -> Bool? {
    let own = plan.tier(of: test.subject)
    if let around = land.around(area, of: tier, in: own) { return try holds(test, around) }
    guard let spread = test.spread else { return nil }
    var answers: [Bool] = []
    for inner in land.inside(area, of: tier, in: own) {
      if let answer = try holds(test, inner) { answers.append(answer) }
    }
    let count = answers.count { $0 }
    switch spread.share {
    case .any: return count > 0
    case .atLeast(let needed): return count >= needed
    case .every, .atLeastHalf:
      if answers.isEmpty {
        return try choosesAnswer(.every(test.mark, subject: test.subject, area: area))
      }
      return spread.share == .every ? count == answers.count : 2 * count >= answers.count
    }
  }

  /// A test in an area of its subject's own tier.
  private func holds(_ test: Test, _ area: Int) throws(Undecided) -> Bool? {
    switch test.predicate {
    case .holds: return try answer(test.subject, area)
    case .holdsNot: return try answer(test.subject, area).map { !$0 }
    case .levels(let set):
      return try level(of: test.subject, area).map { set.contains($0) }
    case .notLevels(let set):
      return try level(of: test.subject, area).map { !set.contains($0) }
    case .missed: return try indicator(test.subject, area).flatMap(isMissed)
    case .notMissed: return try indicator(test.subject, area).flatMap(isMissed).map { !$0 }
    case .missing: return try indicator(test.subject, area).flatMap(isMissing)
    case .notMissing: return try indicator(test.subject, area).flatMap(isMissing).map { !$0 }
    case .values(let words):
      return try indicator(test.subject, area).flatMap(word).map { words.contains($0) }
    case .notValues(let words):
      return try indicator(test.subject, area).flatMap(word).map { !words.contains($0) }
    case .was, .change: return nil
    case .range(let range):
      guard let place = indicator(test.subject, area), let number = try number(place) else {
        return nil
      }
      return try lies(number, in: range, place)
    }
  }

  private func indicator(_ subject: Reference, _ area: Int) -> Spot? {
    if case .indicator(let index) = subject { Spot(index, area) } else { nil }
  }

  private func answer(_ subject: Reference, _ area: Int) throws(Undecided) -> Bool? {
    if case .trigger(let index) = subject { try holds(Spot(index, area)) } else { nil }
  }

  // MARK: - The clock

  /// Every row is of this moment, a Monday at nine.
  static var today: CivilDate? { CivilDate(year: 2024, month: 11, day: 4) }

  private func holds(_ test: ClockTest) -> Bool {
    guard let today = Self.today else { return false }
    switch test {
    case .before(let date): return today < date
    case .from(let date): return today >= date
    case .during(let index): return isNow(plan.hours[index])
    case .outside(let index): return !isNow(plan.hours[index])
    }
  }

  /// The random plans know office hours of weekdays only.
  private func isNow(_ hours: Hours) -> Bool {
    hours.lines.contains { line in
      guard case .days(let days, let times) = line.pattern else { return false }
      return days.contains(.monday) && times.from.hour <= 9 && 9 < times.to.hour
    }
  }

  /// Missed from the day after on, unless what is read says that it is done. Nothing read, nothing
  /// said.
  private func isMissed(_ place: Spot) throws(Undecided) -> Bool? {
    guard applies(place), let milestone = plan.indicators[place.index].milestone,
      let today = Self.today
    else { return nil }
    guard today > milestone.due else { return false }
    if case .word? = row.readings[place] {
      return try word(place).map { !milestone.done.contains($0) }
    }
    return switch plan.indicators[place.index].whenMissing {
    case .ignore: nil
    case .assumeValue(let word): !milestone.done.contains(word)
    case .unknown, .assumeNumber, .assumeLevel, .carry: true
    }
  }
}
