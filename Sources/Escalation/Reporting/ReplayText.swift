internal import Diagnostics

/// A replay for people: what happened when, what it led to, and what comes next.
extension ReplayReport {
  package func text(color: Bool) -> String {
    var timeline = Timeline(self, color: color)
    return timeline.written()
  }
}

private struct Timeline {
  let report: ReplayReport
  var page: TextPage
  /// How wide the column of times is.
  let margin: Int
  var day: CivilDate?

  private static let nextLimit = 20

  var plan: Plan { report.plan }
  var replay: Replay { report.replay }

  init(_ report: ReplayReport, color: Bool) {
    self.report = report
    page = TextPage(color: color)
    let times = report.replay.moments.map(\.at) + report.replay.next.map(\.instant)
    let isToTheSecond = times.contains { report.zone.civil(at: $0).time.second != 0 }
    margin = isToTheSecond ? 10 : 7
  }

  mutating func written() -> String {
    writeProblems()
    for moment in replay.moments { write(moment) }
    writeEnd()
    return page.text
  }

  private mutating func writeProblems() {
    guard !replay.problems.isEmpty else { return }
    page.heading("IN THE LOG")
    for problem in replay.problems {
      let id = problem.id.map { "\($0): " } ?? ""
      page.paragraph(
        "\(report.place(problem.mark)) \(id)\(report.said(problem))", indent: 2, label: "! ")
    }
  }

  // MARK: - One moment

  private mutating func write(_ moment: Replay.Moment) {
    writeDay(moment.at)
    var label = clock(moment.at)
    func next() -> String {
      defer { label = "" }
      return label
    }
    for row in moment.rows {
      write(row, moment, next())
      for problem in moment.problems where problem.mark == row.row.mark { write(problem, next()) }
    }
    let rows = moment.rows.map(\.row.mark)
    for problem in moment.problems where !rows.contains(problem.mark) { write(problem, next()) }
    let things = moment.rows.map(\.thing)
    for fact in moment.facts where !things.contains(fact.area) { write(fact, next()) }
    for overrun in moment.overruns { write(overrun, next()) }
    for change in moment.changes { write(change, moment.at, next()) }
    if !moment.starts.isEmpty { write(moment.starts, moment.at, next()) }
  }

  private mutating func writeDay(_ at: Instant) {
    let date = report.zone.civil(at: at).date
    guard date != day else { return }
    day = date
    page.gap()
    page.heading(PeopleTime.day(date))
  }

  private func clock(_ at: Instant) -> String { PeopleTime.clock(at, in: report.zone) }

  private func padded(_ label: String) -> String {
    label + TextPage.blanks(margin - DisplayWidth.width(of: label))
  }

  private mutating func write(_ row: Replay.PlayedRow, _ moment: Replay.Moment, _ label: String) {
    let event = plan.events[row.row.event]
    let step = event.steps[row.row.step].name.replacing("_", with: " ").uppercased()
    let values = row.row.values.sorted { $0.key < $1.key }.map { field, value in
      let name = event.fields[field].name.replacing("_", with: " ")
      return "\(name) \(report.value(value, of: field, row.row.event))"
    }
    let facts = moment.facts.filter { $0.area == row.thing }
      .map { plan.triggers[$0.trigger].title.uppercased() }
    let place = row.area.map { [plan.areaTitle($0)] } ?? []
    let parts = ["\(row.thing.name) \(step)"] + place + values
    page.entry(
      padded(label), parts.joined(separator: " · "), facts: "",
      source: facts.joined(separator: " · "), indent: 0)
  }

  private mutating func write(_ problem: EventProblem, _ label: String) {
    let id = label.isEmpty ? "" : problem.id.map { "\($0) " } ?? ""
    page.entry(
      padded(label), "! \(id)\(report.said(problem))", facts: "",
      source: report.place(problem.mark), indent: 0)
  }

  /// A sign that no row brought about, but time.
  private mutating func write(_ fact: Replay.FactChange, _ label: String) {
    page.entry(
      padded(label), fact.area.name, facts: "",
      source: plan.triggers[fact.trigger].title.uppercased(), indent: 0)
  }

  private mutating func write(_ overrun: Replay.Overrun, _ label: String) {
    guard case .planned(let action) = overrun.line.kind, let within = action.within else { return }
    let verb = within.count == 1 ? "is" : "are"
    let place = place(overrun.line.area, overrun.line.status)
    page.entry(
      padded(label), "\(place): \(within.text) \(verb) over. \(overrun.line.shownText)",
      facts: "", source: overrun.line.citation?.source ?? "", indent: 0)
  }

  // MARK: - Levels and actions

  /// The area, with the status where its tier has several.
  private func place(_ area: AreaName, _ status: Int) -> String {
    let isAlone = plan.statuses.count { $0.tier == area.tier } == 1
    let title = plan.statuses[status].title
    if area.tier == plan.areas.wholePlan { return title }
    return isAlone ? plan.areaTitle(area) : "\(plan.areaTitle(area)), \(title)"
  }

  private mutating func write(_ change: Replay.LevelChange, _ at: Instant, _ label: String) {
    let words = EvaluationWords(plan: plan, zone: report.zone, at: at)
    guard !change.to.isEmpty else { return }
    var text = "\(place(change.area, change.status)): \(words.level(change.to))"
    if !change.from.isEmpty, change.from.calculated != change.to.calculated {
      text += ", \(direction(change)) \(words.level(change.from))"
    }
    let doubt = words.doubt(change.to, isExact: true)
    if !doubt.isEmpty { text += ", \(doubt)" }
    let reasons = change.because.map { reason($0, change.area, at, words) }
    page.entry(
      padded(label), ([text] + reasons).joined(separator: " · "), facts: "", source: "", indent: 0)
  }

  /// From a level that is not known, or to one, nobody can say which way it went.
  private func direction(_ change: Replay.LevelChange) -> String {
    guard let before = change.from.calculated, let now = change.to.calculated else { return "was" }
    return before < now ? "up from" : "down from"
  }

  private func reason(
    _ reason: Assessment.Reason, _ area: AreaName, _ at: Instant, _ words: EvaluationWords
  ) -> String {
    let place = reason.area == area ? "" : "\(plan.areaTitle(reason.area)) "
    guard case .indicator(let index) = reason.reference else {
      let title = place + words.title(reason.reference)
      let rests = reason.rests.map { self.reason($0, reason.area, at, words) }
      return rests.isEmpty ? title : "\(title) (\(rests.joined(separator: ", ")))"
    }
    let counted = report.counted(index, in: reason.area, at: at).prefix(6)
      .map { "\($0.id) \(words.time($0.at))" }
    let text = "\(place)\(words.title(reason.reference)) \(words.value(reason))"
    return counted.isEmpty ? text : "\(text): \(counted.joined(separator: ", "))"
  }

  /// What starts, that of one role in one area together.
  private mutating func write(_ lines: [Assessment.ActionLine], _ at: Instant, _ label: String) {
    var label = label
    var rest = lines[...]
    while let first = rest.first {
      let group = rest.prefix { $0.role == first.role && $0.area == first.area }
      rest = rest.dropFirst(group.count)
      let words = EvaluationWords(plan: plan, zone: report.zone, at: at)
      let who = "\(place(first.area, first.status)), \(words.roles([plan.roles[first.role].name])):"
      if group.count > 1 { page.paragraph(who, indent: 0, label: padded(label) + "  ") }
      for line in group {
        let due = line.due.map { " · by \(words.time($0))" } ?? ""
        let start = group.count > 1 ? TextPage.blanks(margin) + "  - " : padded(label) + "  "
        page.entry(
          start, (group.count > 1 ? "" : who + " ") + line.shownText + due, facts: "",
          source: line.citation?.source ?? "", indent: 0)
      }
      label = ""
    }
  }

  // MARK: - The end

  private mutating func writeEnd() {
    guard let end = replay.end else {
      page.paragraph("The log has no row that can be played.", indent: 0)
      return
    }
    if replay.moments.last?.at != end { writeDay(end) }
    let left =
      replay.rowsLeft > 0
      ? "the replay stops here, \(replay.rowsLeft) rows before the end of the log."
      : "the log ends."
    page.paragraph("\(left) \(openText)", indent: 0, label: padded(clock(end)))
    writeNext(end)
    for indicator in replay.coarse {
      page.paragraph(
        "\(plan.indicators[indicator].title) is compared with other readings, which is looked at "
          + "when a row comes and when something else falls due, not in between.",
        indent: 0, label: padded("NOTE"))
    }
  }

  private var openText: String {
    guard !replay.open.isEmpty else { return "Nothing is open." }
    let things = replay.open.map { open in
      let times = open.running.map { time($0.indicator, $0.value) }.joined(separator: ", ")
      return times.isEmpty ? open.thing.name : "\(open.thing.name) \(times)"
    }
    return "Still open: \(things.joined(separator: " · "))"
  }

  private func time(_ indicator: Int, _ value: ExactNumber) -> String {
    "\(value.text()) \(plan.indicators[indicator].unit?.name ?? "")"
  }

  private mutating func writeNext(_ end: Instant) {
    let words = EvaluationWords(plan: plan, zone: report.zone, at: end)
    let shown = replay.next.prefix(Self.nextLimit).map { (words.time($0.instant), said($0)) }
    let width = shown.map { DisplayWidth.width(of: $0.0) }.max() ?? 0
    for (index, (time, text)) in shown.enumerated() {
      page.row(
        [.init(index == 0 ? "NEXT" : ""), .init(time), .init(text)],
        [margin - 2, width, TextPage.width - margin - width - 2])
    }
    let more = replay.next.count - Self.nextLimit
    if more > 0 { page.paragraph("and \(more) more", indent: margin) }
  }

  private func said(_ timer: Timer) -> String {
    switch timer.kind {
    case .line(let indicator, let thing, let boundary):
      let verb = boundary.isAfter ? "passes" : "reaches"
      let value = ExactNumber(boundary.value)
      return
        "\(report.id(thing)): \(plan.indicators[indicator].title) \(verb) \(time(indicator, value))"
    case .leaving(let indicator, let thing):
      guard case .count(_, _, let last, _)? = plan.indicators[indicator].measure else { return "" }
      return
        "\(report.id(thing)) leaves the \(last.text) of: \(plan.indicators[indicator].title)"
    case .doubt, .look: return ""
    case .deadline(let undertaking, _):
      return "\(plan.areaTitle(undertaking.area)), due: \(undertaking.text)"
    }
  }
}
