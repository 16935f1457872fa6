// Things as members of their tier: those that are open, each in the slot of its area.
extension CompiledPlan {
  /// Gives the tiers of things their members as of `at`, and works out what is measured of them.
  /// To be called before readings are placed. `names` are those of the areas by tier and slot;
  /// `numbers` those that things are known by, where that is not the order they were met in.
  func layOut(
    _ store: EventStore, at: Instant, _ names: inout [[String]], _ frame: inout Frame,
    numbers: [AreaName: Int] = [:]
  ) {
    let places = names.map { names in
      Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    let members = plan.events.indices.map { event in
      store.open[event].filter { slot(of: store.things[$0], places) != nil }
    }
    for (index, event) in plan.events.enumerated() {
      let members = members[index]
      frame.tiers[event.tier.index] = Frame.Slots(
        areas: members.map { _ in -1 },
        numbers: members.map {
          numbers[AreaName(tier: event.tier, name: store.things[$0].id)] ?? $0
        },
        parents: members.map { slot(of: store.things[$0], places) ?? 0 },
        unlisted: unlisted(index, store, at, places))
      names[event.tier.index] = members.map { store.things[$0].id }
    }
    frame.clear(self)
    for (index, event) in plan.events.enumerated() {
      fill(event, members[index].map { store.things[$0] }, &frame)
    }
    measure(store, at, members, places, &frame)
  }

  /// The slot of a thing's area; nil where no row says which it is.
  private func slot(of thing: EventStore.Thing, _ places: [[String: Int]]) -> Int? {
    let tier = plan.events[thing.event].place
    if tier == plan.areas.wholePlan { return 0 }
    return thing.area.flatMap { places[tier.index][$0.name] }
  }

  /// Where there may be more things than the log shows.
  private func unlisted(
    _ event: Int, _ store: EventStore, _ at: Instant, _ places: [[String: Int]]
  ) -> Frame.Slots.Unlisted {
    let isLost = store.open[event].contains { slot(of: store.things[$0], places) == nil }
    if isLost { return .everywhere }
    var slots: Set<Int> = []
    for doubt in store.doubts where doubt.event ?? event == event && doubt.stood(at: at) {
      let tier = plan.events[event].place
      if tier == plan.areas.wholePlan {
        slots.insert(0)
      } else if let area = doubt.area, let slot = places[tier.index][area.name] {
        slots.insert(slot)
      } else {
        return .everywhere
      }
    }
    return slots.isEmpty ? .nowhere : .inside(slots)
  }

  /// The latest values of fields, and the steps that were taken.
  private func fill(
    _ event: EventType, _ things: [EventStore.Thing], _ frame: inout Frame
  ) {
    for (field, place) in event.fields.enumerated() {
      guard let indicator = place.indicator else { continue }
      frame.readings[indicator] = things.map { Reading($0.values[field]) }
    }
    for (step, place) in event.steps.enumerated() {
      frame.answers[place.trigger] = things.map { thing in
        Answer(thing.taken.contains { $0.step == step }).bits
      }
    }
  }

  // MARK: - Measures

  private func measure(
    _ store: EventStore, _ at: Instant, _ members: [[Int]], _ places: [[String: Int]],
    _ frame: inout Frame
  ) {
    frame.measures = plan.indicators.map { _ in [] }
    for (index, indicator) in plan.indicators.enumerated() {
      switch indicator.measure {
      case nil: continue
      case .timeSince(let event, let step, let stop):
        let seconds = ExactNumber(indicator.unit?.seconds ?? 1)
        frame.measures[index] = members[event].map { number in
          elapsed(store.things[number].run(from: step, to: stop), at, seconds)
        }
      case .count(let event, let step, let last, let condition):
        var tally = EventTally(plan: plan, store: store, at: at, condition: condition)
        tally.count(event, step, within: last)
        frame.measures[index] = (0..<frame.count(indicator.tier)).map { slot in
          tally.result { area in
            guard let area, let own = places[area.tier.index][area.name] else { return nil }
            return frame.ancestor(of: own, from: area.tier, to: indicator.tier, plan.areas) == slot
          }
        }
      }
    }
  }

  private func elapsed(
    _ run: (start: Instant, end: Instant?)?, _ at: Instant, _ unit: ExactNumber
  ) -> FormulaResult {
    guard let run, run.end.map({ $0 > at }) ?? true else { return .doesNotApply }
    let seconds = ExactNumber(at.seconds - run.start.seconds)
    return seconds.divided(by: unit).map(FormulaResult.known) ?? .doesNotApply
  }

  /// What is measured in one slot; where there is no log at all, nothing of it is known.
  func measured(_ index: Int, _ slot: Int, _ frame: Frame) -> FormulaResult {
    guard frame.measures.indices.contains(index), slot < frame.measures[index].count else {
      return .missing(Interval(plan.indicators[index].range))
    }
    return frame.measures[index][slot]
  }
}

extension EventStore.Doubt {
  /// Whether it may have been by then.
  func stood(at: Instant) -> Bool { instant.map { $0 <= at } ?? true }
}

extension Reading {
  init(_ value: EventRow.Value?) {
    switch value {
    case .word(let word): self = .word(word)
    case .number(let number): self.init(number)
    case nil, .text, .unreadable: self = .missing
    }
  }
}

extension Frame {
  /// Whether there may be members of `inner` inside a slot that are not listed.
  func mayLackMembers(
    _ inner: TierID, inside slot: Int, of tier: TierID, _ areas: Areas
  ) -> Bool {
    switch tiers[inner.index].unlisted {
    case .nowhere: false
    case .everywhere: true
    case .inside(let slots):
      slots.contains { ancestor(of: $0, from: areas[inner].parent, to: tier, areas) == slot }
    }
  }
}

extension CompiledPlan {
  /// Plays the rows of a snapshot up to its time, or all where it has none.
  func play(
    _ snapshot: Snapshot, _ at: Instant?, _ zone: TimeZoneRules, _ naming: [AreaName],
    _ layout: inout SnapshotFrame
  ) {
    guard !plan.events.isEmpty else { return }
    guard let log = snapshot.events else { return reportNoLog(&layout) }
    var store = EventStore(plan, doubts: log.doubts, zone: zone)
    let rows = log.ordered(in: zone)
    var problems = log.problems + log.rowsOutOfOrder(in: zone)
    for (instant, row) in rows where at.map({ instant <= $0 }) ?? true {
      problems += store.play(row, at: instant).problems
    }
    guard let at = at ?? rows.last?.instant else { return }
    layOut(
      store, at: at, &layout.areaNames, &layout.frame, numbers: numbers(naming + snapshot.areas))
    layout.problems += problems.map(problem)
  }

  /// The things named so far, each by its place among those of its tier.
  private func numbers(_ named: [AreaName]) -> [AreaName: Int] {
    var counts: [TierID: Int] = [:]
    var numbers: [AreaName: Int] = [:]
    for area in named where plan.areas[area.tier].holdsThings && numbers[area] == nil {
      numbers[area] = counts[area.tier, default: 0]
      counts[area.tier, default: 0] += 1
    }
    return numbers
  }

  private func reportNoLog(_ layout: inout SnapshotFrame) {
    let whole = AreaName(tier: plan.areas.wholePlan, name: "all")
    for event in plan.events {
      guard let step = event.steps.first else { continue }
      layout.problems.append(
        .init(
          reference: .trigger(step.trigger), area: whole, kind: .event,
          detail: "no events were given", mark: nil))
    }
    for (index, indicator) in plan.indicators.enumerated() where indicator.measure != nil {
      for name in layout.areaNames[indicator.tier.index] {
        layout.problems.append(
          .init(
            reference: .indicator(index), area: AreaName(tier: indicator.tier, name: name),
            kind: .missing, detail: "no events were given", mark: nil))
      }
    }
  }

  private func problem(_ found: EventProblem) -> Assessment.Problem {
    let event = plan.events[found.event ?? 0]
    let area =
      found.id.map { AreaName(tier: event.tier, name: $0) }
      ?? AreaName(tier: plan.areas.wholePlan, name: "all")
    return Assessment.Problem(
      reference: .trigger(event.steps.first?.trigger ?? 0), area: area, kind: .event,
      detail: found.text, mark: found.mark)
  }
}
