// What each role does. Roles with business as usual alone share the last line.
extension EvaluationReport {
  func writeActions(on page: inout TextPage, _ words: EvaluationWords) {
    let lists = plan.roles.indices.map { RoleList(role: $0, duties, words) }
      .filter { !$0.groups.isEmpty }
    guard !lists.isEmpty else { return }
    page.gap()
    page.heading("WHAT TO DO")
    writeGets(on: &page, words)
    writeLists(lists.filter { !$0.isQuiet }, on: &page, words)
    let quiet = lists.filter(\.isQuiet).map { plan.roles[$0.role].title }
    guard !quiet.isEmpty else { return }
    page.gap()
    page.paragraph("Business as usual for: \(quiet.joined(separator: "; ")).", indent: 0)
  }

  /// What is to be got first is the same for every role of an area, and stands once for all.
  private func writeGets(on page: inout TextPage, _ words: EvaluationWords) {
    let groups = gets
    guard !groups.isEmpty else { return }
    page.paragraph("Before all else, every role named below for that area:", indent: 2)
    for (areas, references) in groups {
      let titles = references.map(words.title).joined(separator: "; ")
      page.paragraph("\(titles) (\(words.list(areas)))", indent: 2, label: "GET  ")
    }
  }

  /// Every input that an action line asks for, those of the same areas together.
  private var gets: [(areas: [AreaName], references: [Reference])] {
    var areas: [(reference: Reference, areas: [AreaName])] = []
    for line in duties.flatMap(\.lines) {
      guard case .get(let input) = line.kind else { continue }
      if let known = areas.firstIndex(where: { $0.reference == input.reference }) {
        if !areas[known].areas.contains(input.area) { areas[known].areas.append(input.area) }
      } else {
        areas.append((input.reference, [input.area]))
      }
    }
    return areas.reduce(into: []) { groups, entry in
      if let same = groups.firstIndex(where: { $0.areas == entry.areas }) {
        groups[same].references.append(entry.reference)
      } else {
        groups.append((entry.areas, [entry.reference]))
      }
    }
  }

  // MARK: - One list

  func write(
    _ group: RoleList.Group, prefix: String = "", on page: inout TextPage,
    _ words: EvaluationWords
  ) {
    let places = group.places.sorted { ($0.level?.rank ?? -1) > ($1.level?.rank ?? -1) }
    let heading = places.map { place in
      "\(self.place(place.areas, group.status, words)) · "
        + (place.level.map(words.title) ?? "NOT KNOWN")
    }.joined(separator: "; ")
    let remark = group.remark.isEmpty ? "" : ": \(group.remark)"
    page.paragraph(prefix + heading + remark, indent: 2)
    let hasLabels = group.entries.contains { !$0.label.isEmpty }
    for (index, entry) in group.entries.enumerated() {
      let number = "\(index + 1)"
      let label = hasLabels ? entry.label + TextPage.blanks(7 - entry.label.count) : ""
      page.entry(
        label + TextPage.blanks(3 - number.count) + number + "  ", entry.text, facts: entry.facts,
        source: entry.source, indent: 2)
    }
  }

  private func place(_ areas: [AreaName], _ status: Int, _ words: EvaluationWords) -> String {
    if areas.first?.tier == plan.areas.wholePlan { return plan.statuses[status].title }
    let isAlone = plan.statuses.count { $0.tier == plan.statuses[status].tier } == 1
    return (isAlone ? "" : "\(plan.statuses[status].title), ") + words.list(areas)
  }
}
