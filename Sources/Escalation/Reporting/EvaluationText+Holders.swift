internal import Diagnostics

// The lists under whoever acts now: their own, and those of the roles they stand in for.
extension EvaluationReport {
  func writeLists(_ lists: [RoleList], on page: inout TextPage, _ words: EvaluationWords) {
    for holder in plan.roles.indices {
      let held = lists.filter { holders[$0.role] == holder }
      guard !held.isEmpty else { continue }
      let own = held.filter { $0.role == holder }
      let others = held.filter { $0.role != holder }
      page.gap()
      writeHeading(holder, also: others.map(\.role), on: &page)
      for list in own + others {
        let prefix = list.role == holder ? "" : "as \(plan.roles[list.role].title): "
        for group in list.groups { write(group, prefix: prefix, on: &page, words) }
      }
    }
    let unheld = lists.filter { holders[$0.role] == nil && $0.hasSomethingToDo }
    writeUnheld(unheld, on: &page, words)
  }

  /// `CAPACITY MANAGER ON CALL   also as Director`, below each other where they have no room.
  private func writeHeading(_ holder: Int, also others: [Int], on page: inout TextPage) {
    let title = plan.roles[holder].title.uppercased()
    guard !others.isEmpty else { return page.heading(title) }
    let also = others.map { "as \(plan.roles[$0].title)" }.joined(separator: " and ")
    let width = DisplayWidth.width(of: title)
    let gap = 3
    guard width + gap + 5 + DisplayWidth.width(of: also) <= TextPage.width else {
      page.heading(title)
      page.paragraph(also, indent: 2, label: "also ")
      return
    }
    page.row(
      [.init(title, .strong), .init("also \(also)")], [width, TextPage.width - width - gap],
      between: gap)
  }

  // MARK: - Nobody there

  private func writeUnheld(
    _ lists: [RoleList], on page: inout TextPage, _ words: EvaluationWords
  ) {
    guard let first = lists.first else { return }
    page.gap()
    page.heading("NO HOLDER NOW")
    // Who asks for one role wants to see what waits for it.
    if filter.role != nil {
      for list in lists {
        page.paragraph("\(plan.roles[list.role].title): nobody acts for it now", indent: 2)
        for group in list.groups { write(group, on: &page, words) }
      }
      return
    }
    let waiting = lists.map { "\(plan.roles[$0.role].title) (\(count(of: $0.role)))" }
    page.paragraph(
      "Off duty, and nobody stands in: \(waiting.joined(separator: "; ")). "
        + "List one with --role \(plan.roles[first.role].name)", indent: 2)
  }

  private func count(of role: Int) -> String {
    let count = duties.filter { $0.role == role }.flatMap(\.lines).count { line in
      if case .planned = line.kind { true } else { false }
    }
    return count == 1 ? "1 action" : "\(count) actions"
  }
}
