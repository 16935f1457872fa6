internal import Diagnostics

/// A condition and what it is of.
struct WrittenCondition {
  let owner: ConditionPlace.Owner
  let condition: Condition
  /// Of what it is written in; its own parts may have nearer ones.
  let mark: Mark
  let source: String?
}

extension Plan {
  /// Every condition but those of actions.
  var writtenConditions: [WrittenCondition] {
    triggers.indices.compactMap(condition(ofTrigger:))
      + statuses.indices.flatMap(conditions(ofStatus:))
      + indicators.enumerated().compactMap { index, indicator in
        indicator.summary?.condition.map {
          WrittenCondition(
            owner: .summary(indicator: index), condition: $0, mark: indicator.citation.mark,
            source: indicator.citation.source)
        }
      }
  }

  private func condition(ofTrigger index: Int) -> WrittenCondition? {
    let trigger = triggers[index]
    return trigger.condition.map {
      WrittenCondition(
        owner: .trigger(index), condition: $0, mark: trigger.citation.mark,
        source: trigger.citation.source)
    }
  }

  private func conditions(ofStatus index: Int) -> [WrittenCondition] {
    let (status, source) = (statuses[index], statuses[index].citation.source)
    var written: [WrittenCondition] = []
    if case .levels(let levels) = status.rule {
      written += levels.map {
        WrittenCondition(
          owner: .level(status: index, $0.level), condition: $0.condition, mark: $0.mark,
          source: source)
      }
    }
    if let stepDown = status.stepDown, let condition = stepDown.condition {
      written.append(
        WrittenCondition(
          owner: .stepDown(status: index), condition: condition, mark: stepDown.mark,
          source: source))
    }
    return written
  }

  /// Every action of a block with the level it stands at, each once, in the order of the levels.
  func actions(ofBlock index: Int) -> [(key: ActionKey, action: Action)] {
    let block = blocks[index]
    let levels = scale.levels.compactMap { level -> [Action]? in
      if case .actions(let actions)? = block.cells[level] { actions } else { nil }
    }
    let after = scale.levels.compactMap { block.after[$0] }
    var seen: Set<ActionKey> = []
    return (levels + [block.anyLevel] + after).joined().compactMap { action in
      let key = ActionKey(action)
      return seen.insert(key).inserted ? (key, action) : nil
    }
  }

  /// Every test of a range, those of actions included.
  var rangeTests: [TestKey: Test] {
    let all =
      writtenConditions.map(\.condition)
      + blocks.indices.flatMap { actions(ofBlock: $0).compactMap(\.action.condition) }
    var tests: [TestKey: Test] = [:]
    for test in all.flatMap(\.tests) {
      if case .range = test.predicate { tests[TestKey(test)] = test }
    }
    return tests
  }

  /// The levels that something can come to, as far as what is written of it shows.
  func levels(thatCanBe reference: Reference) -> Set<Level> {
    switch reference {
    case .indicator(let index):
      let bands = indicators[index].bands
      let verdicts = (bands?.bands.map(\.verdict) ?? []) + [bands?.otherwise].compactMap(\.self)
      let levels = verdicts.compactMap { verdict -> Level? in
        if case .level(let level) = verdict { level } else { nil }
      }
      return indicators[index].givesLevel ? Set(scale.levels) : Set(levels)
    case .trigger(let index): return Set([.mildest] + [triggers[index].level].compactMap(\.self))
    case .status(let index): return levels(thatCanBe: statuses[index])
    }
  }

  private func levels(thatCanBe status: Status) -> Set<Level> {
    switch status.rule {
    case .levels(let levels): Set([.mildest] + levels.map(\.level))
    case .matrix(let matrix): Set(matrix.cells.joined())
    case .declaredOnly: Set(scale.levels)
    case .worstOf(let members), .atLeast(_, let members):
      members.reduce(into: []) { $0.formUnion(levels(thatCanBe: $1.reference)) }
    }
  }
}

extension Condition {
  /// Its parts, where it is a combination.
  var parts: [Condition] {
    switch self {
    case .test, .clock: []
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts),
      .ofMembers(_, let parts):
      parts
    }
  }

  /// Whether it is one sentence about a group, written once for all of its members.
  var isOfGroup: Bool {
    let marks = parts.map { part -> Mark? in
      if case .test(let test) = part { test.mark } else { nil }
    }
    return marks.count > 1 && marks.allSatisfy { $0 != nil && $0 == marks[0] }
  }

  /// It and all that it is made of as it is written, each with its place.
  func places(from place: ConditionPlace) -> [(place: ConditionPlace, condition: Condition)] {
    if isOfGroup { return [(place, self)] }
    return [(place, self)]
      + parts.enumerated().flatMap { $1.places(from: place.part($0)) }
  }
}
