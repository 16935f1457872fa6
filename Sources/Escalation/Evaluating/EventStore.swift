internal import Diagnostics

/// What is known of things at the moment up to which their rows were played.
package struct EventStore: Sendable {
  /// A step that a thing took.
  package struct Taken: Sendable {
    package let step: Int
    package let instant: Instant
    package let row: EventRow
  }

  /// One thing, open or closed.
  package struct Thing: Sendable {
    package let event: Int
    package let id: String
    /// Nil as long as no row says it.
    package internal(set) var area: AreaName?
    /// In the order in which they were played.
    package internal(set) var taken: [Taken] = []
    /// By field, the latest.
    package internal(set) var values: [Int: EventRow.Value] = [:]
    package internal(set) var closed: Instant?
  }

  private struct Key: Hashable {
    let event: Int
    let id: String
  }

  /// A row that may have said more than could be read of it.
  struct Doubt: Sendable {
    /// Nil where it may have been at any time.
    let instant: Instant?
    let event: Int?
    let step: Int?
    let area: AreaName?
  }

  let plan: Plan
  let zone: TimeZoneRules
  /// In the order in which they were met; the place in it is a thing's own number.
  package private(set) var things: [Thing] = []
  /// By event: the things that are open, in order.
  package private(set) var open: [[Int]]
  /// By event and step: who took it, and when, in order.
  private(set) var taken: [[[(instant: Instant, thing: Int)]]]
  private(set) var doubts: [Doubt]
  private var numbers: [Key: Int] = [:]

  package init(_ plan: Plan, doubts: [EventDoubt], zone: TimeZoneRules) {
    self.plan = plan
    self.zone = zone
    open = plan.events.map { _ in [] }
    taken = plan.events.map { $0.steps.map { _ in [] } }
    self.doubts = doubts.map {
      Doubt(instant: $0.time?.instant(in: zone), event: $0.event, step: $0.step, area: $0.area)
    }
  }

  package func number(of id: String, event: Int) -> Int? { numbers[Key(event: event, id: id)] }

  // MARK: - Playing

  /// Plays a row that is no earlier than those before it. Returns the thing's number, nil for a row
  /// that is not counted, and what is to be said of it.
  package mutating func play(
    _ row: EventRow, at instant: Instant
  ) -> (thing: Int?, problems: [EventProblem]) {
    let (number, isNew) = thing(of: row)
    var problems: [EventProblem] = []
    if let first = things[number].taken.first(where: {
      $0.step == row.step && $0.instant == instant
    }) {
      problems.append(repeated(row, first.row))
      return (nil, problems)
    }
    if isNew, row.step != 0 { problems.append(unbegun(row)) }
    settlePlace(row, number, instant, &problems)
    take(row, number, instant)
    problems += lacking(row, things[number])
    close(row, number, instant, &problems)
    return (number, problems)
  }

  private mutating func thing(of row: EventRow) -> (number: Int, isNew: Bool) {
    let key = Key(event: row.event, id: row.id)
    if let number = numbers[key] { return (number, false) }
    numbers[key] = things.count
    open[row.event].append(things.count)
    things.append(Thing(event: row.event, id: row.id))
    return (things.count - 1, true)
  }

  private mutating func take(_ row: EventRow, _ number: Int, _ instant: Instant) {
    things[number].taken.append(Taken(step: row.step, instant: instant, row: row))
    things[number].values.merge(row.values) { $1 }
    taken[row.event][row.step].append((instant, number))
  }

  private mutating func settlePlace(
    _ row: EventRow, _ number: Int, _ instant: Instant, _ problems: inout [EventProblem]
  ) {
    let event = plan.events[row.event]
    guard event.place != plan.areas.wholePlan else { return }
    guard let area = row.area else {
      if things[number].area == nil {
        problems.append(
          problem(.unplaced, row, "no row says in which \(plan.areas[event.place].name) it is"))
      }
      return
    }
    guard let known = things[number].area else {
      things[number].area = area
      return
    }
    if known == area { return }
    problems.append(
      problem(.moved, row, "it is in \(known.name) by an earlier row, and \(area.name) by this one")
    )
    doubts.append(Doubt(instant: instant, event: row.event, step: row.step, area: area))
  }

  private mutating func close(
    _ row: EventRow, _ number: Int, _ instant: Instant, _ problems: inout [EventProblem]
  ) {
    let closes = plan.events[row.event].steps[row.step].closes
    guard let closed = things[number].closed else {
      guard closes else { return }
      things[number].closed = instant
      open[row.event].removeAll { $0 == number }
      return
    }
    let time = PeopleTime.short(closed, in: zone)
    problems.append(
      problem(.closed, row, "it was closed on \(time); a new one needs an id of its own"))
    // It may be another thing under the same id, and then it is open.
    if !closes {
      doubts.append(
        Doubt(instant: instant, event: row.event, step: row.step, area: things[number].area))
    }
  }

  // MARK: - Problems

  private func problem(_ kind: EventProblem.Kind, _ row: EventRow, _ text: String) -> EventProblem {
    EventProblem(kind, text, at: row.mark, event: row.event, id: row.id)
  }

  private func repeated(_ row: EventRow, _ first: EventRow) -> EventProblem {
    let differs = row.values != first.values || (row.area ?? first.area) != first.area
    return problem(
      .repeated, row,
      "the same step at the same time stands before"
        + (differs ? ", with other values; the first one counts" : " and counts once"))
  }

  private func unbegun(_ row: EventRow) -> EventProblem {
    let steps = plan.events[row.event].steps
    return problem(
      .unbegun, row, "its first row is '\(steps[row.step].name)', not '\(steps[0].name)'")
  }

  private func lacking(_ row: EventRow, _ thing: Thing) -> [EventProblem] {
    let event = plan.events[row.event]
    return event.steps[row.step].needs.filter { !isGiven(thing.values[$0]) }.map { field in
      let name = event.fields[field].name
      return problem(.lacking, row, "\(name) is required and was not given")
    }
  }

  private func isGiven(_ value: EventRow.Value?) -> Bool {
    switch value {
    case nil, .unreadable: false
    default: true
    }
  }
}

extension EventStore.Thing {
  /// When a step was taken for the first time.
  package func first(_ step: Int) -> Instant? { taken.first { $0.step == step }?.instant }

  /// From the first `step` on, until the first `stop` after it; nil where it never began.
  package func run(from step: Int, to stop: Int?) -> (start: Instant, end: Instant?)? {
    guard let index = taken.firstIndex(where: { $0.step == step }) else { return nil }
    let later = taken[(index + 1)...]
    let end = stop.flatMap { stop in later.first { $0.step == stop }?.instant }
    return (taken[index].instant, end ?? (stop == nil ? closed : nil))
  }
}
