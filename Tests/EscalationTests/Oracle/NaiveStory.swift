/// A second way through the days of a plan: everything is worked out anew from the whole history,
/// and what is missing is tried out, value by value.
struct NaiveStory {
  let plan: TimePlan
  /// By day, so far: the levels that could be in force, and the level that was given out.
  private(set) var inForce: [Set<Int>] = []
  private var held: Int?
  private var heldSince = 0
  private var row: [Int] = []

  init(_ plan: TimePlan) { self.plan = plan }

  mutating func run() {
    for day in plan.readings.indices {
      let possible = calculated(on: day)
      inForce.append(declared(step(possible, day), day))
    }
  }

  private static func given(_ levels: Set<Int>) -> Int? {
    guard let best = levels.min() else { return nil }
    return best == 0 && levels.count > 1 ? nil : best
  }

  // MARK: - Stepping

  private mutating func hold(_ level: Int?, _ day: Int) {
    if level != held { heldSince = day }
    held = level
    row = []
  }

  private mutating func step(_ possible: Set<Int>, _ day: Int) -> Set<Int> {
    guard let held, let best = possible.min() else {
      hold(Self.given(possible), day)
      return possible
    }
    if best > held {
      hold(best, day)
      return possible
    }
    guard possible.count == 1, best < held else {
      row = []
      return Set(possible.map { max($0, held) })
    }
    // With every margin it may be no better, or not as much.
    let margined = max(best, calculated(on: day, withMargins: true).max() ?? best)
    guard margined < held else {
      row = []
      return [held]
    }
    row.append(margined)
    let rule = plan.stepDown
    let hasWaited = row.count >= rule.after ?? 1
    let hasHeld = day - heldSince >= rule.holdDays ?? 0
    let isMet = rule.needs.map { needed in standing(0, on: day).map { $0 >= needed } ?? false }
    guard hasWaited, hasHeld, isMet ?? true, let proven = row.max(),
      let agreed = agreed(on: day), max(proven, agreed) < held
    else { return [held] }
    let next = rule.oneAtATime ? held - 1 : max(proven, agreed)
    hold(next, day)
    if margined < next { row = [margined] }
    return [next]
  }

  // MARK: - People

  /// The lowest level that was agreed to since the level was taken; nil where nobody has agreed.
  private func agreed(on day: Int) -> Int? {
    guard plan.stepDown.needsSignOff else { return 0 }
    guard let last = plan.signOffs.last(where: { $0.hour <= day * 24 }), last.hour >= heldSince * 24
    else { return nil }
    return last.level
  }

  /// The levels in force after what was declared.
  private func declared(_ held: Set<Int>, _ day: Int) -> Set<Int> {
    guard let declaring = plan.declaring, let level = standingDeclaration(day * 24) else {
      return held
    }
    return Set(
      held.map { held in
        switch declaring.may {
        case "raise": max(held, level)
        case "lower": min(held, level)
        default: level
        }
      })
  }

  /// Of the last one and those that must still stand, the worst.
  private func standingDeclaration(_ now: Int) -> Int? {
    let said = plan.declarations.filter { $0.hour <= now }
    guard let last = said.last, let declaring = plan.declaring else { return nil }
    let kept = said.filter { now < $0.hour + (declaring.atLeastFor ?? 0) } + [last]
    let worst = kept.map { $0.level ?? -1 }.max() ?? -1
    guard worst >= 0, let standing = kept.last(where: { $0.level == worst }) else { return nil }
    return declaring.lasts.map { now >= standing.hour + $0 } == true ? nil : worst
  }

  // MARK: - Levels of a day

  private func calculated(on day: Int, withMargins: Bool = false) -> Set<Int> {
    let open = plan.lines.indices.filter { standing($0, on: day) == nil }
    var levels: Set<Int> = []
    var chosen: [Int: Int] = [:]
    func tryAll(_ rest: ArraySlice<Int>) {
      guard let next = rest.first else {
        levels.formUnion(self.levels(on: day, chosen, withMargins))
        return
      }
      for value in 0...TimePlan.highest {
        chosen[next] = value
        tryAll(rest.dropFirst())
      }
    }
    tryAll(open[...])
    return levels
  }

  /// With what is missing chosen, and every test that the past leaves open going both ways: the
  /// same way wherever it stands.
  private func levels(on day: Int, _ chosen: [Int: Int], _ withMargins: Bool) -> Set<Int> {
    let tests = Set(plan.triggers.flatMap(\.tests))
    let open = tests.filter { answer($0, on: day, chosen) == nil }
    let known = tests.reduce(into: [TimePlan.Test: Bool]()) {
      $0[$1] = answer($1, on: day, chosen)
    }
    let ways = open.reduce([known]) { ways, test in
      ways.flatMap { way in [true, false].map { way.merging([test: $0]) { $1 } } }
    }
    return Set(ways.map { level(on: day, chosen, $0, withMargins) })
  }

  private func level(
    on day: Int, _ chosen: [Int: Int], _ answers: [TimePlan.Test: Bool], _ withMargins: Bool
  ) -> Int {
    let bands = plan.lines.indices.map { index -> Int in
      let read = standing(index, on: day) ?? chosen[index] ?? 0
      // No reading is below 0, so none is near to that.
      let value = max(0, read - (withMargins ? plan.margins[index] : 0))
      return value < plan.lines[index].red ? 2 : value < plan.lines[index].amber ? 1 : 0
    }
    let raised = plan.triggers.compactMap { trigger -> Int? in
      let answers = trigger.tests.map { answers[$0] ?? false }
      let holds = trigger.isAll ? !answers.contains(false) : answers.contains(true)
      return holds ? trigger.level : nil
    }
    return (bands + raised).max() ?? 0
  }

  /// The reading that stands on a day: the day's own, or one that is still fresh.
  func standing(_ index: Int, on day: Int) -> Int? {
    if let own = plan.readings[day][index] { return own }
    return plan.stands[index] == 1 && day > 0 ? plan.readings[day - 1][index] : nil
  }

  // MARK: - Tests

  private func answer(_ test: TimePlan.Test, on day: Int, _ chosen: [Int: Int]) -> Bool? {
    switch test {
    case .now(let index, let under):
      return (standing(index, on: day) ?? chosen[index]).map { $0 < under }
    case .readings(let index, let under, let count):
      if plan.isDue[index] { return joined(dueReadings(index, under, count, day), of: count) }
      let samples = (0...day).compactMap { sample(index, under, $0, today: day, chosen) }
      return joined(Array(samples.suffix(count)), of: count)
    case .days(let index, let under, let count):
      let days = (0..<count).map { back -> Bool? in
        let other = day - back
        guard other >= 0 else { return nil }
        if let own = plan.readings[other][index] { return own < under }
        return other == day && standing(index, on: day) == nil
          ? chosen[index].map { $0 < under } : nil
      }
      return joined(days, of: count)
    case .falls(let index, let by, let days):
      let earlier = (max(0, day - days)..<day).compactMap { plan.readings[$0][index] }
      guard let highest = earlier.max(), let now = standing(index, on: day) ?? chosen[index] else {
        return nil
      }
      return highest - now >= by
    case .hours(let index, let under, let count):
      let hours = (day * 24 - count)..<(day * 24)
      let past = hours.map { asRead(index, under, at: $0, today: day, chosen) }
      let now = (standing(index, on: day) ?? chosen[index]).map { $0 < under }
      return joined(past + [now], of: count + 1)
    case .window(let window, let under): return answer(plan.windows[window], under, day, chosen)
    case .was(let level):
      guard day > 0, let before = Self.given(inForce[day - 1]) else { return nil }
      return before >= level
    }
  }

  /// Today's, if it is there already, and those of the days before.
  private func dueReadings(_ index: Int, _ under: Int, _ count: Int, _ day: Int) -> [Bool?] {
    let last = plan.readings[day][index] == nil ? day - 1 : day
    return (0..<count).map { back in
      last - back < 0 ? nil : plan.readings[last - back][index].map { $0 < under }
    }
  }

  /// What an assessment adds to a row of readings: its own reading, a blank, or, where an earlier
  /// reading still stands, nothing.
  private func sample(
    _ index: Int, _ under: Int, _ day: Int, today: Int, _ chosen: [Int: Int]
  ) -> Bool?? {
    if let own = plan.readings[day][index] { return own < under }
    if standing(index, on: day) != nil { return nil }
    return .some(day == today ? chosen[index].map { $0 < under } : nil)
  }

  private func joined(_ answers: [Bool?], of count: Int) -> Bool? {
    if answers.contains(false) { return false }
    return answers.count == count && answers.allSatisfy { $0 == true } ? true : nil
  }

  /// What the last reading before an hour, or at it, says of the time up to the next one.
  private func asRead(
    _ index: Int, _ under: Int, at hour: Int, today: Int, _ chosen: [Int: Int]
  ) -> Bool? {
    guard hour >= 0 else { return nil }
    for day in stride(from: hour / 24, through: 0, by: -1) {
      guard let said = sample(index, under, day, today: today, chosen) else { continue }
      // A reading speaks for 30 hours.
      return hour - day * 24 < 30 ? said : nil
    }
    return nil
  }
}
