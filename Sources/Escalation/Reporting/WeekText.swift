internal import Diagnostics

/// The weeks of a log for people, one area after the other.
extension ReplayReport {
  package func weeksText(color: Bool) -> String {
    var page = TextPage(color: color)
    let weeks = replay.weeks.weeks
    if weeks.isEmpty {
      page.paragraph("The log has no row that can be played.", indent: 0)
    } else {
      page.paragraph("\(plan.header.title) · \(plan.header.version)", indent: 0)
    }
    for week in weeks {
      page.gap()
      page.heading("WEEK OF \(PeopleTime.day(week.monday))")
      for part in week.parts { write(part, on: &page) }
      writeSilent(week, on: &page)
    }
    writeProblems(on: &page)
    return page.text
  }

  private func write(_ part: WeekReport.Part, on page: inout TextPage) {
    let event = plan.events[part.event]
    let area = part.area.map(plan.areaTitle) ?? "area not known"
    page.paragraph(plan.events.count == 1 ? area : "\(area), \(event.title)", indent: 2)
    let steps = zip(event.steps, part.steps).map { step, ids in
      "\(step.name.replacing("_", with: " ")) \(ids.count)"
    }
    page.paragraph(steps.joined(separator: " · "), indent: 4)
    for (field, counts) in part.words.sorted(by: { $0.key < $1.key }) {
      writeWords(field, counts, event, on: &page)
    }
    for field in event.fields.indices {
      let given = part.given.filter { $0.field == field }.map { given in
        given.text.contains(" ") ? "\(given.id) \"\(given.text)\"" : "\(given.id) \(given.text)"
      }
      writeList(event.fields[field].name, given, on: &page)
    }
    writeTimes(part, on: &page)
    for trigger in plan.triggers.indices {
      let ids = part.facts.filter { $0.trigger == trigger }.map(\.id)
      writeList("\(plan.triggers[trigger].title) \(ids.count)", ids, on: &page)
    }
  }

  private func writeWords(
    _ field: Int, _ counts: [Int], _ event: EventType, on page: inout TextPage
  ) {
    let values = event.fields[field].indicator.flatMap { plan.indicators[$0].values } ?? []
    let texts = zip(values, counts).filter { $0.1 > 0 }
      .map { "\($1) \($0.replacing("_", with: " "))" }
    writeList(event.fields[field].name, texts, on: &page)
  }

  private func writeList(_ name: String, _ texts: [String], on page: inout TextPage) {
    guard !texts.isEmpty else { return }
    page.paragraph(
      texts.joined(separator: " · "), indent: 4, label: "\(name.replacing("_", with: " ")): ")
  }

  private func writeTimes(_ part: WeekReport.Part, on page: inout TextPage) {
    for (index, indicator) in plan.indicators.enumerated() {
      let ended = part.times.filter { $0.indicator == index }
      var texts = ended.map { "\($0.id) \($0.value.text())" }
      if ended.count > 1, let longest = ended.max(by: { $0.value < $1.value }) {
        texts.append("longest \(longest.value.text()) (\(longest.id))")
      }
      texts += part.running.filter { $0.indicator == index }
        .map { "\($0.id) \($0.value.text()) and running" }
      let unit =
        indicator.unit.flatMap { unit in
          indicator.title.lowercased().contains(unit.name) ? nil : " (\(unit.name))"
        } ?? ""
      writeList(indicator.title + unit, texts, on: &page)
    }
  }

  /// Areas that no row is about: a report goes to each.
  private func writeSilent(_ week: WeekReport.Week, on page: inout TextPage) {
    let known = week.parts.compactMap(\.area)
    let tiers = Set(plan.events.map(\.place.index)).sorted()
    let silent = tiers.filter { $0 != plan.areas.wholePlan.index }.flatMap { tier in
      plan.areas.tiers[tier].areas.map { AreaName(tier: TierID(index: tier), name: $0.name) }
    }.filter { !known.contains($0) }
    guard !silent.isEmpty else { return }
    page.paragraph(
      silent.map(plan.areaTitle).joined(separator: ", "), indent: 2, label: "No rows: ")
  }

  private func writeProblems(on page: inout TextPage) {
    let problems = replay.problems + replay.moments.flatMap(\.problems)
    guard !problems.isEmpty else { return }
    page.gap()
    page.heading("IN THE LOG")
    for problem in problems {
      let id = problem.id.map { "\($0): " } ?? ""
      page.paragraph("\(place(problem.mark)) \(id)\(said(problem))", indent: 2, label: "! ")
    }
  }
}
