// How the level of a status may go down again.
extension Reach {
  /// Which levels can follow on one, where readings alone decide. Waits and agreement do not count:
  /// they come to an end.
  mutating func successors(of index: Int) -> [Level: LevelSet] {
    let status = plan.statuses[index]
    let reached = reached(index)
    let plain = ladder(LadderKey(reference: .status(index), isInForce: false))
    let cautious = ladder(
      LadderKey(reference: .status(index), isCautious: true, isInForce: false))
    let leave = status.stepDown?.condition.map { reply($0, in: status.tier).yes } ?? .always
    var result: [Level: LevelSet] = [:]
    for level in plan.scale.levels where reached.held.contains(level) {
      var next = LevelSet.none
      for other in plan.scale.levels where other != level {
        let way = other > level ? plain : cautious
        var condition = way.exactly(other, &store)
        if other < level { condition = store.and(condition, leave) }
        if canHold(at(level, condition, index)) { next = next.union(LevelSet(other)) }
      }
      result[level] = next
    }
    return result
  }

  /// What is left of a condition where a level was in force before.
  mutating func at(_ level: Level, _ one: Diagram, _ index: Int) -> Diagram {
    guard let past = inputNumbers[.before(index)] else { return one }
    return store.fixing(past, at: level.rank, in: one)
  }

  /// Whether the levels of a status go down by readings alone.
  func goesDown(_ index: Int) -> Bool {
    let status = plan.statuses[index]
    guard !status.needsDeclaration else { return false }
    switch status.declaring?.direction {
    case .lower, .either: return false
    case .raise, nil: return true
    }
  }
}
