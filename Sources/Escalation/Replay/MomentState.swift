/// Something a role does in an area: the same as long as its words are.
package struct Undertaking: Hashable, Sendable {
  package let role: Int
  package let area: AreaName
  package let text: String

  init(_ line: Assessment.ActionLine) {
    role = line.role
    area = line.area
    text = line.text
  }
}

/// What held at one moment, for a comparison with the next.
struct MomentState: Sendable {
  struct Place: Hashable, Sendable {
    let status: Int
    let area: AreaName
  }

  struct Fact: Hashable, Sendable {
    let trigger: Int
    let area: AreaName
  }

  var levels: [Place: LevelSet] = [:]
  /// In the order of the plan.
  var places: [Place] = []
  /// Signs of things that hold for certain and speak for no level.
  var facts: [Fact] = []
  var actions: [Undertaking: Assessment.ActionLine] = [:]
  var order: [Undertaking] = []

  init(_ reader: AssessmentReader) {
    let plan = reader.plan
    for (index, status) in plan.statuses.enumerated() {
      for slot in 0..<reader.frame.count(status.tier) {
        let place = Place(status: index, area: reader.area(status.tier, slot))
        places.append(place)
        levels[place] = reader.levels(of: .status(index), slot)
      }
    }
    for (index, trigger) in plan.triggers.enumerated()
    where plan.areas[trigger.tier].holdsThings && trigger.level == nil && !trigger.isFromEvents {
      for slot in 0..<reader.frame.count(trigger.tier)
      where reader.answer(ofTrigger: index, slot) == .yes {
        facts.append(Fact(trigger: index, area: reader.area(trigger.tier, slot)))
      }
    }
    for line in reader.actionLines() {
      let undertaking = Undertaking(line)
      guard actions.updateValue(line, forKey: undertaking) == nil else { continue }
      order.append(undertaking)
    }
  }
}

// What is different from the moment before.
extension MomentState {
  /// The state before the first row, of which nothing was told yet: every level that is not the
  /// mildest is news then, and what has to be got.
  var unsaid: MomentState {
    var state = self
    state.levels = [:]
    state.places = []
    state.actions = actions.filter { if case .planned = $1.kind { true } else { false } }
    return state
  }

  /// Places whose level, or how bad it could be, is another one. What was not there and is at the
  /// mildest level has not changed anything.
  func changes(since before: MomentState) -> [(place: Place, from: LevelSet, to: LevelSet)] {
    let changed = places.compactMap { place -> (Place, LevelSet, LevelSet)? in
      let (from, to) = (before.levels[place] ?? .none, levels[place] ?? .none)
      if from == to || (from.isEmpty && to == LevelSet(.mildest)) { return nil }
      return (place, from, to)
    }
    let gone = before.places.compactMap { place -> (Place, LevelSet, LevelSet)? in
      guard levels[place] == nil, let from = before.levels[place],
        !from.isEmpty, from != LevelSet(.mildest)
      else { return nil }
      return (place, from, .none)
    }
    return changed + gone
  }

  func newFacts(since before: MomentState) -> [Fact] {
    let known = Set(before.facts)
    return facts.filter { !known.contains($0) }
  }

  func starts(since before: MomentState) -> [Assessment.ActionLine] {
    order.filter { before.actions[$0] == nil }.compactMap { actions[$0] }
  }
}
