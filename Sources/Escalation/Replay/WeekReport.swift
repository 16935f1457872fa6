/// What a log holds, week by week and area by area: weeks begin on Monday, local time.
package struct WeekReport: Sendable {
  /// What happened to the things of one event in one area in one week.
  package struct Part: Sendable {
    package let event: Int
    /// Nil where no row says it.
    package let area: AreaName?
    /// By step: the things that took it, in order.
    package internal(set) var steps: [[String]]
    /// By field of words: for each word, how many of the things have it.
    package internal(set) var words: [Int: [Int]] = [:]
    /// Texts and numbers, as they were given.
    package internal(set) var given: [(field: Int, id: String, text: String)] = []
    /// Times that came to their end in this week.
    package internal(set) var times: [(indicator: Int, id: String, value: ExactNumber)] = []
    /// Times that were running when the log ended, in the week in which it did.
    package internal(set) var running: [(indicator: Int, id: String, value: ExactNumber)] = []
    /// Signs of things that began to hold.
    package internal(set) var facts: [(trigger: Int, id: String)] = []
  }

  package struct Week: Sendable {
    package let monday: CivilDate
    /// In the order of the plan's events and areas.
    package let parts: [Part]
  }

  package let weeks: [Week]
}

extension Replay {
  package var weeks: WeekReport {
    var builder = WeekBuilder(self)
    return builder.build()
  }
}

private struct WeekBuilder {
  struct Key: Hashable {
    let monday: CivilDate
    let event: Int
    let area: AreaName?
  }

  let replay: Replay
  var parts: [Key: WeekReport.Part] = [:]
  /// The things that have a row in it.
  var things: [Key: [Int]] = [:]

  var plan: Plan { replay.plan }

  init(_ replay: Replay) { self.replay = replay }

  mutating func build() -> WeekReport {
    for (number, thing) in replay.store.things.enumerated() { add(thing, number) }
    for key in parts.keys { addWords(key) }
    addFacts()
    let mondays = Set(parts.keys.map(\.monday)).sorted()
    return WeekReport(
      weeks: mondays.map { monday in
        let own = parts.filter { $0.key.monday == monday }.sorted { order($0.key) < order($1.key) }
        return WeekReport.Week(monday: monday, parts: own.map(\.value))
      })
  }

  private func monday(of instant: Instant) -> CivilDate {
    let date = replay.zone.civil(at: instant).date
    return date.adding(days: -date.weekday.rawValue)
  }

  private func order(_ key: Key) -> (Int, Int, String) {
    guard let area = key.area else { return (key.event, .max, "") }
    let index = plan.areas[area.tier].areas.firstIndex { $0.name == area.name }
    return (key.event, index ?? 0, area.name)
  }

  private mutating func change(
    _ thing: EventStore.Thing, at instant: Instant, _ body: (inout WeekReport.Part) -> Void
  ) -> Key {
    let key = Key(monday: monday(of: instant), event: thing.event, area: thing.area)
    let steps = plan.events[thing.event].steps
    let part = WeekReport.Part(
      event: thing.event, area: thing.area, steps: steps.map { _ in [] })
    body(&parts[key, default: part])
    return key
  }

  private mutating func add(_ thing: EventStore.Thing, _ number: Int) {
    let fields = plan.events[thing.event].fields
    for taken in thing.taken {
      let given = fields.indices.compactMap { field in
        text(taken.row.values[field]).map { (field: field, id: thing.id, text: $0) }
      }
      let key = change(thing, at: taken.instant) { part in
        // All rows of one thing come before those of the next.
        if part.steps[taken.step].last != thing.id { part.steps[taken.step].append(thing.id) }
        part.given += given
      }
      if things[key]?.last != number { things[key, default: []].append(number) }
    }
    addTimes(thing)
  }

  private func text(_ value: EventRow.Value?) -> String? {
    switch value {
    case .text(let text): text
    case .number(let number): number.text
    case nil, .word, .unreadable: nil
    }
  }

  private mutating func addTimes(_ thing: EventStore.Thing) {
    guard let end = replay.end else { return }
    for (index, indicator) in plan.indicators.enumerated() {
      guard case .timeSince(thing.event, let step, let stop)? = indicator.measure,
        let run = thing.run(from: step, to: stop),
        let value = ExactNumber((run.end ?? end).seconds - run.start.seconds)
          .divided(by: ExactNumber(indicator.unit?.seconds ?? 1))
      else { continue }
      _ = change(thing, at: run.end ?? end) { part in
        if run.end == nil {
          part.running.append((index, thing.id, value))
        } else {
          part.times.append((index, thing.id, value))
        }
      }
    }
  }

  private mutating func addWords(_ key: Key) {
    for (field, place) in plan.events[key.event].fields.enumerated() {
      guard let values = place.indicator.flatMap({ plan.indicators[$0].values }) else { continue }
      var counts = values.map { _ in 0 }
      for number in things[key] ?? [] {
        if case .word(let word)? = replay.store.things[number].values[field] { counts[word] += 1 }
      }
      parts[key]?.words[field] = counts
    }
  }

  private mutating func addFacts() {
    for moment in replay.moments {
      for fact in moment.facts {
        guard let event = plan.events.firstIndex(where: { $0.tier == fact.area.tier }),
          let number = replay.store.number(of: fact.area.name, event: event)
        else { continue }
        _ = change(replay.store.things[number], at: moment.at) { part in
          part.facts.append((fact.trigger, fact.area.name))
        }
      }
    }
  }
}
