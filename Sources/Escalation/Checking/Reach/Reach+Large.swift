// Statuses that read more inputs than can be followed together: here members that share no input are
// looked at one by one.
extension Reach {
  /// More members than these are taken apart.
  static let mostTogether = 48

  /// Which levels the worst of some signs can be. Exact: what shares an input is looked at together.
  mutating func worst(of ladders: [Ladder]) -> LevelSet {
    var least = Level.mildest
    var found = LevelSet.none
    var isAlwaysThere = false
    for part in parts(of: ladders) {
      let levels = self.levels(of: part)
      found = found.union(levels)
      guard mustHold(part.applies), let best = levels.best else { continue }
      isAlwaysThere = true
      least = max(least, best)
    }
    guard isAlwaysThere, let worst = found.worst else { return found }
    return LevelSet(bits: found.bits & LevelSet.from(least, through: worst).bits)
  }

  /// Which levels so many signs can speak for, each taken by itself.
  mutating func reached(byAtLeast count: Int, of ladders: [Ladder]) -> LevelSet {
    var found = LevelSet.none
    for level in plan.scale.levels
    where ladders.count(where: { canHold($0.reaches(level)) }) >= count {
      found = found.union(LevelSet(level))
    }
    return found
  }

  private mutating func levels(of ladder: Ladder) -> LevelSet {
    var found = LevelSet.none
    for level in plan.scale.levels where canHold(ladder.exactly(level, &store)) {
      found = found.union(LevelSet(level))
    }
    return found
  }

  /// The worst of those that share inputs with each other.
  private mutating func parts(of ladders: [Ladder]) -> [Ladder] {
    var owners: [Int: Int] = [:]
    var leaders = Array(ladders.indices)
    func leader(_ one: Int) -> Int {
      var one = one
      while leaders[one] != one { one = leaders[one] }
      return one
    }
    for (place, ladder) in ladders.enumerated() {
      for step in Set(ladder.steps) {
        for input in store.inputs(of: step) ?? [] {
          let own = leader(place)
          guard let owner = owners[input] else {
            owners[input] = own
            continue
          }
          let other = leader(owner)
          if other != own { leaders[max(own, other)] = min(own, other) }
        }
      }
    }
    var groups: [Int: [Ladder]] = [:]
    for place in ladders.indices { groups[leader(place), default: []].append(ladders[place]) }
    return groups.keys.sorted().map { worst(groups[$0] ?? []) }
  }

  private mutating func worst(_ ladders: [Ladder]) -> Ladder {
    Ladder(
      steps: plan.scale.levels.map { level in store.any(ladders.map { $0.reaches(level) }) })
  }
}
