// What is not known, and what else a reader should know of the data.
extension EvaluationReport {
  func writeDoubts(on page: inout TextPage, _ words: EvaluationWords) {
    let list = DoubtList(self, words)
    guard !list.groups.isEmpty else { return }
    page.gap()
    page.heading("NOT KNOWN, AND COULD CHANGE A LEVEL")
    for group in list.groups {
      page.paragraph(words.list(group.areas), indent: 2)
      for item in group.items {
        let details = item.details.joined(separator: "; ")
        page.paragraph(item.title + (details.isEmpty ? "" : ": \(details)"), indent: 4)
        if !item.prospect.isEmpty { page.paragraph(item.prospect, indent: 6) }
      }
    }
  }

  // MARK: - The rest, in short

  /// Of what changes no level, so much of a kind is told; the rest is counted.
  private static var noteLimit: Int { 8 }

  func writeDataNotes(on page: inout TextPage, _ words: EvaluationWords) {
    // A level that is lost is told at the head of the page.
    let others = problems.filter { !couldChangeALevel($0) || $0.kind == .overdue }
    guard !others.isEmpty else { return }
    page.gap()
    page.heading("ABOUT THE DATA")
    writeStandIns(others, on: &page, words)
    let kinds: [(Assessment.Problem.Kind, String)] = [
      (.overdue, "Counted, though a newer one is due"),
      (.stale, "Too old, changes no level now"),
      (.unreadable, "Not readable, changes no level now"),
      (.later, "Made later than this"),
      (.event, "In the log of events"),
    ]
    for (kind, title) in kinds {
      let found = others.filter { $0.kind == kind && standIn($0) == nil }
      if found.isEmpty { continue }
      page.paragraph(title, indent: 2)
      for problem in found.prefix(Self.noteLimit) {
        let place = plan.areaTitle(problem.area)
        let name = words.title(problem.reference)
        page.paragraph("\(place), \(name): \(words.spoken(problem.detail))", indent: 4)
      }
      if found.count > Self.noteLimit {
        page.paragraph("and \(found.count - Self.noteLimit) more", indent: 4)
      }
    }
    writeMissing(
      others.filter { $0.kind == .missing && standIn($0) == nil }, on: &page, words)
  }

  /// What the plan itself puts in place of a reading moves levels, so every one is told.
  private func writeStandIns(
    _ problems: [Assessment.Problem], on page: inout TextPage, _ words: EvaluationWords
  ) {
    let found = problems.compactMap { problem in standIn(problem).map { (problem, $0) } }
    guard !found.isEmpty else { return }
    page.paragraph("Not there, and the plan says what stands in", indent: 2)
    for (problem, standIn) in found {
      let sign = "\(plan.areaTitle(problem.area)), \(words.title(problem.reference))"
      let detail = words.spoken("\(problem.detail); \(standIn)")
      page.paragraph("\(sign): \(detail)", indent: 4)
    }
  }

  /// The signs missing in the same areas share a line.
  private func writeMissing(
    _ problems: [Assessment.Problem], on page: inout TextPage, _ words: EvaluationWords
  ) {
    guard !problems.isEmpty else { return }
    let areas = Dictionary(grouping: problems, by: \.reference).mapValues { $0.map(\.area) }
    var groups: [(areas: [AreaName], titles: [String])] = []
    var seen: Set<Reference> = []
    for problem in problems where seen.insert(problem.reference).inserted {
      let own = areas[problem.reference] ?? []
      if let same = groups.firstIndex(where: { $0.areas == own }) {
        groups[same].titles.append(words.title(problem.reference))
      } else {
        groups.append((own, [words.title(problem.reference)]))
      }
    }
    page.paragraph("Not reported, changes no level now", indent: 2)
    for group in groups {
      page.paragraph(
        "\(words.list(group.areas)): \(group.titles.joined(separator: "; "))", indent: 4)
    }
  }
}
