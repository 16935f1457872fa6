/// Compares what roles do now with what they did at the assessment before.
struct ActionCourse {
  let before: [StartedAction]
  let at: Instant?
  /// Where a whole day is assessed at once: by status, when on it the status is decided that has
  /// times of its own. What it calls for begins then, not at midnight.
  var decisions: [Instant?] = []
  let zone: TimeZoneRules
  let plan: Plan

  /// The duties with each line marked as begun now, going on or ended.
  func marked(_ duties: [Assessment.Duty]) -> [Assessment.Duty] {
    var going = GoingActions(before)
    let own = duties.map { duty in
      var duty = duty
      for index in duty.lines.indices { mark(&duty.lines[index], &going) }
      return duty
    }
    let left = going.left
    if left.isEmpty { return own }
    var result = DutyList(own)
    for ended in left {
      if let action = unfinished(ended) ?? unended(ended, result) {
        goOn(ended, action, in: &result)
      } else {
        add(ended, to: &result)
      }
    }
    return result.duties
  }

  private func mark(_ line: inout Assessment.ActionLine, _ going: inout GoingActions) {
    let now = now(line.status)
    if let known = going.take(line) {
      line.goesOn(since: known.since, at: now, in: zone)
    } else if let now, now != at {
      line.setDue(startedAt: now, at: now, in: zone)
    }
  }

  /// When it is for what a status calls for.
  private func now(_ status: Int) -> Instant? {
    (status < decisions.count ? decisions[status] : nil) ?? at
  }

  /// What was begun when a level had been left goes on until its time is over.
  private func unfinished(_ started: StartedAction) -> Action? {
    guard let now = now(started.status) else { return nil }
    let blocks = plan.blocks.filter { $0.role == started.role && $0.status == started.status }
    let action = blocks.flatMap { $0.after.values.joined() }.first {
      ($0.task ?? $0.text) == started.work
    }
    guard let action, let within = action.within, within.end(from: started.since, in: zone) > now
    else { return nil }
    return action
  }

  /// What a milder level has called for goes on where the plan is silent about a worse one: silence
  /// ends nothing while things get worse.
  private func unended(_ started: StartedAction, _ list: DutyList) -> Action? {
    guard let place = list.place(of: started), list.duties[place].cell == .notStated,
      let level = list.duties[place].levels.best
    else { return nil }
    let blocks = plan.blocks.filter { $0.role == started.role && $0.status == started.status }
    let milder = blocks.flatMap(\.cells).filter { $0.key < level }.sorted { $0.key > $1.key }
    return milder.lazy.flatMap { cell -> [Action] in
      if case .actions(let actions) = cell.value { actions } else { [] }
    }.first { ($0.task ?? $0.text) == started.work }
  }

  private func goOn(_ started: StartedAction, _ action: Action, in list: inout DutyList) {
    guard let own = list.place(of: started) else { return }
    var line = Assessment.ActionLine(
      role: started.role, status: started.status, area: started.area, level: nil,
      order: list.duties[own].lines.count + 1, kind: .planned(action), isIfUnknown: false,
      text: action.text, due: nil, citation: action.citation)
    line.goesOn(since: started.since, at: now(started.status), in: zone)
    list.duties[own].lines.append(line)
  }

  private func add(_ ended: StartedAction, to list: inout DutyList) {
    let own = list.place(of: ended) ?? list.append(.init(ended: ended))
    list.duties[own].lines.append(.init(ended: ended, order: list.duties[own].lines.count + 1))
  }

  /// What is being done, to be remembered until the next assessment.
  func started(_ duties: [Assessment.Duty]) -> [StartedAction] {
    guard let at else { return [] }
    return duties.flatMap(\.lines).filter { $0.change != .stop && $0.isPlanned }.map { line in
      StartedAction(
        role: line.role, status: line.status, area: line.area, work: line.work, text: line.text,
        since: line.since ?? now(line.status) ?? at)
    }
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
