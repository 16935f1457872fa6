// Why each level is what it is, as a table over all areas.
extension EvaluationReport {
  func writeReasons(on page: inout TextPage, _ words: EvaluationWords) {
    let lines = statusOrder.flatMap { index in
      statuses.filter { $0.status == index && !$0.because.isEmpty }
    }
    guard !lines.isEmpty else { return }
    let table = ReasonTable(lines, words)
    page.gap()
    page.heading("WHY")
    for line in lines {
      // The signs speak for what is calculated, which need not be in force.
      let calculated = line.calculated.calculated.map(words.title) ?? ""
      let level =
        line.level == line.calculated.calculated ? calculated : "calculated: \(calculated)"
      page.entry(
        "", "\(words.place(line.area, line.status)) · \(level)", facts: "",
        source: plan.statuses[line.status].citation.source ?? "", indent: 2)
      for reason in line.because { table.write(reason, seenFrom: line.area, on: &page) }
    }
  }
}

/// The columns of the reasons: sign, value, level, distance to a better one, source.
private struct ReasonTable {
  static let indent = 4

  let words: EvaluationWords
  var widths: [Int] = []

  init(_ lines: [Assessment.StatusLine], _ words: EvaluationWords) {
    self.words = words
    let cells = lines.flatMap { line in
      line.because.flatMap { reason in
        ([reason] + reason.rests).map { self.cells($0, seenFrom: line.area) }
      }
    }
    let natural = (1...4).map { column in cells.map { $0[column].width }.max() ?? 0 }
    let capped = zip(natural, [16, 12, 22, 15]).map { min($0, $1) }
    let gaps = 2 * capped.count
    let rest = TextPage.width - Self.indent - gaps - capped.reduce(0, +)
    widths = [max(18, rest)] + capped
  }

  func write(
    _ reason: Assessment.Reason, seenFrom area: AreaName, on page: inout TextPage
  ) {
    page.row(cells(reason, seenFrom: area), widths, Self.indent)
    for part in reason.rests {
      var cells = cells(part, seenFrom: area)
      cells[4] = TextPage.Cell("")
      page.row(cells, [widths[0] - 2] + widths.dropFirst(), Self.indent + 2)
    }
  }

  private func cells(
    _ reason: Assessment.Reason, seenFrom area: AreaName
  ) -> [TextPage.Cell] {
    let title = words.title(reason.reference)
    return [
      TextPage.Cell(
        reason.area == area ? title : "\(words.plan.areaTitle(reason.area)): \(title)"),
      TextPage.Cell(words.value(reason)),
      TextPage.Cell(reason.level.map(words.title) ?? "", words.tint(reason.level)),
      TextPage.Cell(words.distance(reason)),
      TextPage.Cell(reason.citation.source ?? ""),
    ]
  }
}
