/// An evaluation for people: level, doubt, why, what to do, in that order.
extension EvaluationReport {
  /// The page. Colour changes nothing about its layout.
  package func text(color: Bool) -> String {
    var page = TextPage(color: color)
    let words = EvaluationWords(plan: plan, zone: zone, at: at, marksChanges: isContinued)
    writeHeader(on: &page, words)
    writeLevels(on: &page, words)
    writeDoubts(on: &page, words)
    writeDataNotes(on: &page, words)
    writeReasons(on: &page, words)
    writeActions(on: &page, words)
    return page.text
  }

  private func writeHeader(on page: inout TextPage, _ words: EvaluationWords) {
    page.heading(plan.header.title)
    let time = PeopleTime.full(at, in: zone)
    let facts = [time, hoursText, "version \(plan.header.version)", originText]
    page.paragraph(facts.filter { !$0.isEmpty }.joined(separator: " · "), indent: 0)
    if let notInEffect { page.paragraph("NOT IN EFFECT: \(notInEffect.reason).", indent: 0) }
    let shown = [
      filter.area.map { area in
        area.tier == plan.areas.wholePlan ? "the whole plan" : plan.areaTitle(area)
      }, filter.role.map { "actions of \(plan.roles[$0].title)" },
    ].compactMap(\.self)
    if !shown.isEmpty {
      page.paragraph("Shown here is only: \(shown.joined(separator: "; ")).", indent: 0)
    }
    for remark in remarks + lostLevels(words) {
      page.paragraph(remark, indent: 0, label: "NOTE  ")
    }
  }

  /// Levels of an earlier version of the plan, the areas of each together.
  private func lostLevels(_ words: EvaluationWords) -> [String] {
    let lost = problems.filter { $0.kind == .lostLevel }
    func title(_ problem: Assessment.Problem) -> String {
      "\(words.title(problem.reference)): \(words.spoken(problem.detail))"
    }
    return lost.map(title).uniqued.map { text in
      let areas = lost.filter { title($0) == text }.map(\.area)
      let isWhole = areas.first?.tier == plan.areas.wholePlan
      return (isWhole ? "" : "\(words.list(areas)), ") + text
    }
  }

  /// Said once where every level comes about in the same way; else it stands beside each.
  private var originText: String {
    statuses.allSatisfy { $0.origin == .calculated } ? "levels as calculated" : ""
  }

  /// `on_call hours`; empty where the moment falls in none.
  private var hoursText: String {
    guard let last = hours.last else { return "" }
    return hours.joined(separator: " and ") + (last.hasSuffix("hours") ? "" : " hours")
  }

  // MARK: - Levels

  private func writeLevels(on page: inout TextPage, _ words: EvaluationWords) {
    if statuses.isEmpty { writeNoLevel(on: &page) }
    for index in statusOrder {
      page.gap()
      let lines = statuses.filter { $0.status == index }
      let isWhole = plan.statuses[index].tier == plan.areas.wholePlan
      let title = plan.statuses[index].title.uppercased()
      if !isWhole { page.heading(title) }
      let names = lines.map { isWhole ? title : plan.areaTitle($0.area) }
      write(lines, names, indent: isWhole ? 0 : 2, on: &page, words)
      writeReviews(lines, on: &page, words)
    }
  }

  /// An empty page must not look like a quiet day.
  private func writeNoLevel(on page: inout TextPage) {
    page.gap()
    page.heading("NO LEVEL")
    let reason =
      filter.area == nil
      ? "No area is reported, so nothing is known." : "The plan gives this area no level."
    page.paragraph(reason, indent: 2)
  }

  private func write(
    _ lines: [Assessment.StatusLine], _ names: [String], indent: Int, on page: inout TextPage,
    _ words: EvaluationWords
  ) {
    let rows = zip(lines, names).map { line, name in
      [
        TextPage.Cell(name, indent == 0 ? .strong : nil),
        TextPage.Cell(words.level(line.levels), words.tint(line.level)),
        TextPage.Cell(words.remarks(line)),
      ]
    }
    let first = min(rows.map { $0[0].width }.max() ?? 0, 34)
    let second = rows.map { $0[1].width }.max() ?? 0
    let third = max(16, TextPage.width - indent - first - second - 4)
    for row in rows { page.row(row, [first, second, third], indent) }
  }
}
