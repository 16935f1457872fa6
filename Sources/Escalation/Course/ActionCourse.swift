/// Compares what roles do now with what they did at the assessment before.
struct ActionCourse {
  let before: [StartedAction]
  let at: Instant?
  let zone: TimeZoneRules
  let plan: Plan

  /// The duties with each line marked as begun now, going on or ended.
  func marked(_ duties: [Assessment.Duty]) -> [Assessment.Duty] {
    var going = before
    var result = duties.map { duty -> Assessment.Duty in
      var duty = duty
      for index in duty.lines.indices {
        let line = duty.lines[index]
        guard let known = going.firstIndex(where: { $0.isSame(as: line) }) else { continue }
        duty.lines[index].goesOn(since: going.remove(at: known).since, at: at, in: zone)
      }
      return duty
    }
    for ended in going {
      if let action = unfinished(ended) {
        goOn(ended, action, in: &result)
      } else {
        add(ended, to: &result)
      }
    }
    return result
  }

  /// What was begun when a level had been left goes on until its time is over.
  private func unfinished(_ started: StartedAction) -> Action? {
    guard let at else { return nil }
    let blocks = plan.blocks.filter { $0.role == started.role && $0.status == started.status }
    let action = blocks.flatMap { $0.after.values.joined() }.first {
      ($0.task ?? $0.text) == started.work
    }
    guard let action, let within = action.within, within.end(from: started.since, in: zone) > at
    else { return nil }
    return action
  }

  private func goOn(
    _ started: StartedAction, _ action: Action, in duties: inout [Assessment.Duty]
  ) {
    let own = duties.firstIndex {
      $0.role == started.role && $0.area == started.area && $0.status == started.status
    }
    guard let own else { return }
    var line = Assessment.ActionLine(
      role: started.role, status: started.status, area: started.area, level: nil,
      order: duties[own].lines.count + 1, kind: .planned(action), isIfUnknown: false,
      text: action.text, due: nil, citation: action.citation)
    line.goesOn(since: started.since, at: at, in: zone)
    duties[own].lines.append(line)
  }

  private func add(_ ended: StartedAction, to duties: inout [Assessment.Duty]) {
    let own = duties.firstIndex {
      $0.role == ended.role && $0.area == ended.area && $0.status == ended.status
    }
    guard let own else {
      var duty = Assessment.Duty(ended: ended)
      duty.lines = [.init(ended: ended, order: 1)]
      duties.append(duty)
      return
    }
    duties[own].lines.append(.init(ended: ended, order: duties[own].lines.count + 1))
  }

  /// What is being done, to be remembered until the next assessment.
  func started(_ duties: [Assessment.Duty]) -> [StartedAction] {
    guard let at else { return [] }
    return duties.flatMap(\.lines).filter { $0.change != .stop && $0.isPlanned }.map { line in
      StartedAction(
        role: line.role, status: line.status, area: line.area, work: line.work, text: line.text,
        since: line.since ?? at)
    }
  }
}

extension StartedAction {
  fileprivate func isSame(as line: Assessment.ActionLine) -> Bool {
    role == line.role && area == line.area && (work == line.work || text == line.text)
  }
}

extension Assessment.ActionLine {
  /// Whether the plan says it, as against what has to be found out first.
  fileprivate var isPlanned: Bool {
    if case .planned = kind { true } else { false }
  }

  /// What tells it apart from other things to do: the name of its task, or else its text.
  var work: String {
    switch kind {
    case .planned(let action): action.task ?? action.text
    case .get, .answer, .decide, .ended: text
    }
  }
}

extension Assessment.ActionLine {
  /// It was begun earlier.
  mutating func goesOn(since: Instant, at now: Instant?, in zone: TimeZoneRules) {
    change = .goOn
    self.since = since
    setDue(startedAt: since, at: now ?? since, in: zone)
  }

  /// The line for something that is no longer to be done.
  init(ended: StartedAction, order: Int) {
    self.init(
      role: ended.role, status: ended.status, area: ended.area, level: nil, order: order,
      kind: .ended, isIfUnknown: false, text: ended.text, due: nil, citation: nil, change: .stop,
      since: ended.since)
  }
}

extension Assessment.Duty {
  /// The duty of a role that has nothing left to do.
  init(ended: StartedAction) {
    self.init(
      role: ended.role, status: ended.status, area: ended.area, levels: .none,
      cell: .anyLevelOnly, lines: [])
  }
}
