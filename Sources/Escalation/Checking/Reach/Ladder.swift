/// For each level: when something is at it or above. The mildest one stands for having a level.
struct Ladder {
  let steps: [Diagram]

  var applies: Diagram { steps.first ?? .never }

  func reaches(_ level: Level) -> Diagram {
    level.rank < steps.count ? steps[level.rank] : .never
  }

  static func never(_ scale: Scale) -> Ladder {
    Ladder(steps: scale.steps.map { _ in .never })
  }
}

extension Ladder {
  /// When something is at exactly this level.
  func exactly(_ level: Level, _ store: inout DiagramStore) -> Diagram {
    store.and(reaches(level), !reaches(Level(rank: level.rank + 1)))
  }

  /// When its level is one of these.
  func lies(in levels: LevelSet, _ store: inout DiagramStore) -> Diagram {
    var parts: [Diagram] = []
    var rank = 0
    while rank < steps.count {
      guard levels.contains(Level(rank: rank)) else {
        rank += 1
        continue
      }
      let first = rank
      while rank < steps.count, levels.contains(Level(rank: rank)) { rank += 1 }
      parts.append(store.and(steps[first], rank < steps.count ? !steps[rank] : .always))
    }
    return store.any(parts)
  }
}

extension Reach {
  /// A level of which nothing more is known than which it can be.
  mutating func openLadder(_ kind: ReachInput.Kind, among levels: LevelSet) -> Ladder {
    let possible = plan.scale.levels.filter { levels.contains($0) }
    let input = input(kind, count: max(1, possible.count))
    let steps = plan.scale.levels.map { level in
      let first = possible.firstIndex { $0 >= level } ?? possible.count
      return test(input, [first..<possible.count])
    }
    return Ladder(steps: steps)
  }
}
