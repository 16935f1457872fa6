// Tests over time: what must hold now for them to hold, and which of them follow from each other.
extension Reach {
  /// What has lasted for long has lasted for less, and stands now.
  mutating func lasted(_ now: TestKey.Now, _ lasting: Lasting, _ reply: Reply) -> Reply {
    guard canHold(reply.yes) else { return Reply(yes: .never, applies: reply.applies) }
    let key = LastedKey(now: now, kind: lasting.kind)
    let lengths = lastings[key] ?? [lasting.length]
    let input = input(.lasted(now, lasting.kind), count: lengths.count + 1)
    let longEnough = (lengths.firstIndex(of: lasting.length) ?? 0) + 1
    let held = test(input, [longEnough..<lengths.count + 1])
    guard lasting.kind != .nextDays, now.isOfReadings(plan) else {
      return Reply(yes: held, applies: .always)
    }
    return Reply(yes: store.and(held, reply.yes), applies: reply.applies)
  }

  /// A number rises or falls by no more than its range is wide.
  mutating func changed(_ index: Int, _ change: Change) -> Reply {
    let key = ChangeKey(index, change)
    guard let set = change.range.numbers(\.number) else {
      return Reply(yes: unknown(), applies: .always)
    }
    let possible = domain.interval(index).changes(change)
    let cells = NumberCells(lines: changes[key] ?? []) { possible.sample(in: $0, grid: nil) }
    guard cells.count > 0, let found = cells.cells(in: set) else {
      return Reply(yes: unknown(), applies: .always)
    }
    let input = input(
      .change(index, change.direction, isRelative: change.isRelative, change.span),
      count: cells.count)
    return Reply(yes: test(input, found), applies: .always)
  }
}

extension TestKey.Now {
  /// Whether nothing but a reading decides it, and always in the same way.
  fileprivate func isOfReadings(_ plan: Plan) -> Bool {
    guard case .indicator(let index) = subject, plan.indicators[index].isReported else {
      return false
    }
    switch predicate {
    case .range(let range): return range.isFixed
    case .values, .notValues: return true
    default: return false
    }
  }
}

extension Interval {
  /// By how much a number in it can change.
  fileprivate func changes(_ change: Change) -> Interval {
    if change.isRelative {
      // A number that is not below 0 loses no more than all of it.
      let isNeverNegative = low.map { $0.value >= ExactNumber(0) } ?? false
      guard change.direction == .falls, isNeverNegative else { return .everything }
      return Interval(low: nil, high: .init(value: ExactNumber(100), isIncluded: true))
    }
    let width = subtracting(self)
    return Interval(low: width.low, high: width.high)
  }
}
