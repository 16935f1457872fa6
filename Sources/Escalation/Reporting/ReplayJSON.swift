internal import Diagnostics

/// A replay for machines. Keys are kept between versions; more may be added.
extension ReplayReport {
  /// The document as text with a line end after it.
  package var json: String { document.text(pretty: true) + "\n" }

  private var document: JSONValue {
    [
      "schema": 1,
      "plan": ["id": .string(plan.header.id), "version": .string(plan.header.version)],
      "until": .string(ifAny: replay.end?.isoUTC),
      "moments": .array(replay.moments.map(moment)),
      "open": .array(replay.open.map(open)),
      "next": .array(replay.next.map(timer)),
      "rows_left": .integer(replay.rowsLeft),
      "problems": .array(replay.problems.map(problem)),
      "coarse": .array(replay.coarse.map { .string(plan.indicators[$0].name) }),
    ]
  }

  private func moment(_ moment: Replay.Moment) -> JSONValue {
    [
      "at": .string(moment.at.isoUTC),
      "rows": .array(moment.rows.map(row)),
      "overdue": .array(moment.overruns.map(overrun)),
      "levels": .array(moment.changes.map(change)),
      "signs": .array(moment.facts.map(fact)),
      "actions": .array(moment.starts.map(action)),
      "problems": .array(moment.problems.map(problem)),
    ]
  }

  private func row(_ played: Replay.PlayedRow) -> JSONValue {
    let event = plan.events[played.row.event]
    let values = played.row.values.sorted { $0.key < $1.key }.map { field, value in
      JSONValue.Member(event.fields[field].name, plain(value, field, played.row.event))
    }
    return .object(
      [
        .init("event", .string(event.name)), .init("id", .string(played.row.id)),
        .init("step", .string(event.steps[played.row.step].name)),
        .init("area", .string(ifAny: played.area?.name)), .init("fields", .object(values)),
      ] + place(of: played.row.mark))
  }

  private func plain(_ value: EventRow.Value, _ field: Int, _ event: Int) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let number): .string(number.text)
    case .unreadable: .null
    case .word(let word):
      .string(
        ifAny: plan.events[event].fields[field].indicator.flatMap {
          plan.indicators[$0].values?[word]
        })
    }
  }

  private func overrun(_ overrun: Replay.Overrun) -> JSONValue {
    .object(
      members(of: overrun.line) + [
        .init("began", .string(overrun.began.isoUTC))
      ])
  }

  private func change(_ change: Replay.LevelChange) -> JSONValue {
    [
      "status": .string(plan.statuses[change.status].name),
      "area": .string(change.area.name),
      "level": name(change.to.calculated),
      "could_be": name(change.to.worst),
      "applies": .bool(!change.to.isEmpty),
      "previous_level": name(change.from.calculated),
      "previous_could_be": name(change.from.worst),
      "because": .array(change.because.map { .string(plan.name(of: $0.reference)) }),
    ]
  }

  private func name(_ level: Level?) -> JSONValue {
    .string(ifAny: level.map { plan.scale[$0].name })
  }

  private func fact(_ fact: Replay.FactChange) -> JSONValue {
    ["trigger": .string(plan.triggers[fact.trigger].name), "area": .string(fact.area.name)]
  }

  private func action(_ line: Assessment.ActionLine) -> JSONValue {
    .object(members(of: line))
  }

  private func members(of line: Assessment.ActionLine) -> [JSONValue.Member] {
    [
      .init("role", .string(plan.roles[line.role].name)), .init("area", .string(line.area.name)),
      .init("status", .string(plan.statuses[line.status].name)), .init("level", name(line.level)),
      .init("action", .string(line.text)), .init("change", "start"),
      .init("if_unknown", .bool(line.isIfUnknown)),
      .init("due", .string(ifAny: line.due?.isoUTC)),
      .init("source", .string(ifAny: line.citation?.source)),
    ] + (line.citation.map { place(of: $0.mark) } ?? [])
  }

  private func place(of mark: Mark) -> [JSONValue.Member] {
    [
      .init("file", .string(sources[mark.file].name)),
      .init("line", .integer(sources.place(of: mark).line)),
    ]
  }

  // MARK: - The end

  private func open(_ open: Replay.OpenThing) -> JSONValue {
    let times = open.running.map { running -> JSONValue in
      [
        "indicator": .string(plan.indicators[running.indicator].name),
        "value": .string(running.value.text()),
      ]
    }
    return [
      "event": .string(plan.areas[open.thing.tier].name), "id": .string(open.thing.name),
      "area": .string(ifAny: open.area?.name), "times": .array(times),
    ]
  }

  private func timer(_ timer: Timer) -> JSONValue {
    let rest: [JSONValue.Member] =
      switch timer.kind {
      case .line(let indicator, let thing, let boundary):
        [
          .init("what", "line"), .init("indicator", .string(plan.indicators[indicator].name)),
          .init("id", .string(id(thing))), .init("value", .string(boundary.value.text)),
          .init("passes", .bool(boundary.isAfter)),
        ]
      case .doubt, .look: []
      case .leaving(let indicator, let thing):
        [
          .init("what", "window"), .init("indicator", .string(plan.indicators[indicator].name)),
          .init("id", .string(id(thing))),
        ]
      case .deadline(let undertaking, let began):
        [
          .init("what", "deadline"), .init("role", .string(plan.roles[undertaking.role].name)),
          .init("area", .string(undertaking.area.name)), .init("action", .string(undertaking.text)),
          .init("began", .string(began.isoUTC)),
        ]
      }
    return .object([.init("at", .string(timer.instant.isoUTC))] + rest)
  }

  private func problem(_ problem: EventProblem) -> JSONValue {
    .object(
      [
        .init("problem", .string(problem.kind.rawValue)), .init("detail", .string(said(problem))),
        .init("id", .string(ifAny: problem.id)),
      ] + place(of: problem.mark))
  }
}

/// The weeks of a log for machines.
extension ReplayReport {
  package var weeksJSON: String {
    let document: JSONValue = [
      "schema": 1,
      "plan": ["id": .string(plan.header.id), "version": .string(plan.header.version)],
      "until": .string(ifAny: replay.end?.isoUTC),
      "weeks": .array(
        replay.weeks.weeks.map {
          ["week": .string($0.monday.iso), "areas": .array($0.parts.map(part))]
        }),
      "problems": .array((replay.problems + replay.moments.flatMap(\.problems)).map(problem)),
    ]
    return document.text(pretty: true) + "\n"
  }

  private func part(_ part: WeekReport.Part) -> JSONValue {
    let event = plan.events[part.event]
    let steps = zip(event.steps, part.steps).map { step, ids in
      JSONValue.Member(step.name, .array(ids.map { .string($0) }))
    }
    let words = part.words.sorted { $0.key < $1.key }.map { field, counts in
      let values = event.fields[field].indicator.flatMap { plan.indicators[$0].values } ?? []
      return JSONValue.Member(
        event.fields[field].name,
        .object(zip(values, counts).map { .init($0, .integer($1)) }))
    }
    return [
      "area": .string(ifAny: part.area?.name), "event": .string(event.name),
      "steps": .object(steps), "values": .object(words),
      "given": .array(
        part.given.map {
          [
            "field": .string(event.fields[$0.field].name), "id": .string($0.id),
            "text": .string($0.text),
          ]
        }),
      "times": .array(
        part.times.map { time($0.indicator, $0.id, $0.value, isRunning: false) }
          + part.running.map { time($0.indicator, $0.id, $0.value, isRunning: true) }),
      "signs": .array(
        part.facts.map {
          ["trigger": .string(plan.triggers[$0.trigger].name), "id": .string($0.id)]
        }),
    ]
  }

  private func time(
    _ indicator: Int, _ id: String, _ value: ExactNumber, isRunning: Bool
  ) -> JSONValue {
    [
      "indicator": .string(plan.indicators[indicator].name), "id": .string(id),
      "value": .string(value.text()), "running": .bool(isRunning),
    ]
  }
}
