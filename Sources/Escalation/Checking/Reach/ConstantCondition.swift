internal import Diagnostics

/// A test, or a list of conditions, that comes out the same whatever is read.
struct ConstantCondition {
  enum Pattern {
    /// One test.
    case test(Test)
    /// Some parts of a list settle it, whatever the others say.
    case list(Condition, parts: [Condition])
    /// One that is never so at the levels at which it is asked.
    case atLevels([Level], status: Int)
  }

  let pattern: Pattern
  let holds: Bool
  let mark: Mark
  let owner: ConditionOwner
  /// How all that is written there comes out by it; nil where it may still come out either way.
  var outcome: Bool?
}

/// Where a condition is written.
enum ConditionOwner {
  case trigger(Int)
  case level(Level, status: Int)
  case stepDown(status: Int)
  /// With the levels at which it is done; none where that is any, or after one.
  case action(Action, [Level], status: Int)
  case summary(Int)
  case measure(Int)
}

extension ConditionOwner {
  /// Where to point for what has no place of its own.
  func mark(_ plan: Plan) -> Mark {
    switch self {
    case .trigger(let index): plan.triggers[index].citation.mark
    case .level(_, let status): plan.statuses[status].citation.mark
    case .stepDown(let status):
      plan.statuses[status].stepDown?.mark ?? plan.statuses[status].citation.mark
    case .action(let action, _, _): action.citation.mark
    case .summary(let index), .measure(let index): plan.indicators[index].citation.mark
    }
  }
}

extension Plan {
  /// Every condition, where it is written, and the tier in an area of which it is asked.
  var ownedConditions: [(owner: ConditionOwner, condition: Condition, tier: TierID)] {
    var result: [(ConditionOwner, Condition, TierID)] = []
    for (index, trigger) in triggers.enumerated() {
      if let condition = trigger.condition {
        result.append((.trigger(index), condition, trigger.tier))
      }
    }
    for (index, status) in statuses.enumerated() {
      if case .levels(let levels) = status.rule {
        result += levels.map { (.level($0.level, status: index), $0.condition, status.tier) }
      }
      if let condition = status.stepDown?.condition {
        result.append((.stepDown(status: index), condition, status.tier))
      }
    }
    for (index, indicator) in indicators.enumerated() {
      if let summary = indicator.summary, let condition = summary.condition {
        result.append((.summary(index), condition, summary.over ?? indicator.tier))
      }
      if let measure = indicator.measure, let condition = measure.condition {
        result.append((.measure(index), condition, events[measure.event].tier))
      }
    }
    return result + actionConditions
  }

  /// Each once, with every level at which a list holds it.
  private var actionConditions: [(ConditionOwner, Condition, TierID)] {
    var order: [FollowedAction] = []
    var found: [FollowedAction: (action: Action, levels: [Level?])] = [:]
    for block in blocks {
      for (level, action) in block.placedActions where action.condition != nil {
        let key = FollowedAction(mark: action.citation.mark, status: block.status)
        if found[key] == nil { order.append(key) }
        found[key, default: (action, [])].levels.append(level)
      }
    }
    return order.compactMap { key in
      guard let (action, levels) = found[key], let condition = action.condition else { return nil }
      let owner = ConditionOwner.action(
        action, levels.contains(nil) ? [] : levels.compactMap(\.self), status: key.status)
      return (owner, condition, statuses[key.status].tier)
    }
  }
}

private struct FollowedAction: Hashable {
  let mark: Mark
  let status: Int
}

extension RoleBlock {
  /// Every action, with the level it is written at.
  fileprivate var placedActions: [(Level?, Action)] {
    var result: [(Level?, Action)] = []
    for (level, cell) in cells.sorted(by: { $0.key < $1.key }) {
      if case .actions(let actions) = cell { result += actions.map { (level, $0) } }
    }
    let others = anyLevel + after.sorted { $0.key < $1.key }.flatMap(\.value)
    return result + others.map { (nil, $0) }
  }
}
