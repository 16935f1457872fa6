package import Diagnostics

/// A replay with all that is needed to tell it.
package struct ReplayReport: Sendable {
  package let replay: Replay
  package let sources: SourceSet

  var plan: Plan { replay.plan }
  var zone: TimeZoneRules { replay.zone }

  package init(_ replay: Replay, sources: SourceSet) {
    self.replay = replay
    self.sources = sources
  }

  /// `log.csv:14`.
  package func place(_ mark: Mark) -> String {
    "\(sources[mark.file].name):\(sources.place(of: mark).line)"
  }

  /// What is wrong with a row, without its place.
  func said(_ problem: EventProblem) -> String {
    problem.text + (problem.label.isEmpty ? "" : "; \(problem.label)")
  }

  func value(_ value: EventRow.Value, of field: Int, _ event: Int) -> String {
    switch value {
    case .text(let text): return text.contains(" ") ? "\"\(text)\"" : text
    case .number(let number): return number.text
    case .unreadable: return "not readable"
    case .word(let word):
      guard let indicator = plan.events[event].fields[field].indicator else { return "" }
      return (plan.indicators[indicator].values?[word] ?? "").replacing("_", with: " ")
    }
  }

  /// The thing a timer or a row is about.
  func id(_ thing: Int) -> String { replay.store.things[thing].id }

  /// The steps behind a count that were still within its window then, with their times.
  func counted(_ indicator: Int, in area: AreaName, at: Instant) -> [(id: String, at: Instant)] {
    guard
      case .count(let event, let step, let last, let condition)? =
        plan.indicators[indicator].measure
    else { return [] }
    var seen: Set<String> = []
    let clock = plan.clock(in: zone)
    return replay.store.taken[event][step].compactMap { instant, number in
      let thing = replay.store.things[number]
      guard instant <= at, last.end(from: instant, in: zone) > at,
        area.tier != plan.events[event].place || thing.area == area,
        condition.map({
          EventFacts(plan: plan, thing: thing, at: at, clock: clock).answer($0).canBeYes
        }) ?? true,
        seen.insert(thing.id).inserted
      else { return nil }
      return (thing.id, instant)
    }
  }
}
