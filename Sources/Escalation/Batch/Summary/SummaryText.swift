internal import Diagnostics

/// The summary as people read it, 80 columns wide.
private struct SummaryText {
  private let report: SummaryReport
  private var page: TextPage

  init(_ report: SummaryReport, color: Bool) {
    self.report = report
    page = TextPage(color: color)
  }

  var text: String { page.text }

  mutating func write() {
    let header = "\(report.plan.id) \(report.plan.version)"
    guard let times = report.times else {
      page.paragraph("no row could be evaluated", indent: 0, label: "\(header): ")
      return
    }
    page.heading("\(header): \(stretch(times))")
    writeOverview()
    for entry in report.entries { write(entry) }
    writeLacking()
  }

  /// How many areas are at each level, for each status of more than one area.
  private mutating func writeOverview() {
    for line in report.overview where line.areas > 1 {
      let words = line.latest.map { "\(grouped($0.areas)) \($0.level)" }
      let areas = counted(line.areas, "area")
      page.paragraph(
        "\(line.status), latest of \(areas): \(words.joined(separator: ", "))", indent: 2)
    }
  }

  private mutating func write(_ entry: SummaryReport.Entry) {
    page.gap()
    page.heading("\(entry.area) · \(entry.status): \(stretch(entry.times))")
    paragraph("Latest", latest(entry))
    paragraph("Highest in the last 14 days", highest(entry))
    if let days = entry.worstDays { paragraph("Worst 14 days", worst(entry, days)) }
    paragraph("Changes", changes(entry))
    table(entry)
  }

  private mutating func paragraph(_ label: String, _ text: String) {
    page.paragraph(text, indent: 2, label: "\(label): ")
  }

  private func latest(_ entry: SummaryReport.Entry) -> String {
    let doubt = entry.latestCouldBe == entry.latest ? "" : ", could be \(entry.latestCouldBe)"
    return "\(entry.latest ?? "unknown")\(doubt), since \(entry.since)"
  }

  private func highest(_ entry: SummaryReport.Entry) -> String {
    let possible = entry.highestPossible.map { ", could have been \($0)" } ?? ""
    let doubt = entry.highestPossible == entry.highest ? "" : possible
    return "\(entry.highest ?? "none known")\(doubt)"
  }

  private func worst(
    _ entry: SummaryReport.Entry, _ days: (first: String, last: String)
  ) -> String {
    let levels = entry.levels.filter { $0.worstDays > 0 }.map {
      "\(counted($0.worstDays, "day")) \($0.level)"
    }
    let stretch = days.first == days.last ? days.first : "\(days.first) to \(days.last)"
    return "\(stretch): \(levels.joined(separator: ", "))"
  }

  private func changes(_ entry: SummaryReport.Entry) -> String {
    let isSteady = entry.worsenings + entry.improvements == 0
    return isSteady
      ? "none" : "\(grouped(entry.worsenings)) up, \(grouped(entry.improvements)) down"
  }

  private mutating func table(_ entry: SummaryReport.Entry) {
    let names = entry.levels.map(\.level) + ["unknown"]
    let name = min(30, names.map { DisplayWidth.width(of: $0) }.max() ?? 0)
    let number = max(5, grouped(entry.times.times).count)
    row("", unit + "s", "longest run at it or worse", name, number)
    for line in entry.levels {
      // Any level is the mildest or a worse one.
      let run = line.level == entry.levels.last?.level ? nil : line.longest
      row(line.level, grouped(line.times), run.map(stretch) ?? "", name, number)
    }
    row("unknown", grouped(entry.unknown), "", name, number)
  }

  /// The numbers stand below each other at their right ends.
  private mutating func row(
    _ level: String, _ count: String, _ run: String, _ name: Int, _ number: Int
  ) {
    let widths = [name + number - count.count, count.count, TextPage.width - name - number - 6]
    page.row([.init(level), .init(count), .init(run)], widths, 2)
  }

  private mutating func writeLacking() {
    let hasMarks = report.missing.contains(where: \.hasMarks)
    write(
      hasMarks ? "Missing and suppressed readings" : "Missing readings",
      report.missing.map { line in
        let share = share(line.missing, line.all)
        let suppressed = line.hasMarks ? ", \(grouped(line.suppressed)) suppressed" : ""
        return (line.indicator, hasMarks ? "\(share) missing\(suppressed)" : share)
      })
    write(
      "Signs that nobody answered",
      report.unanswered.map { ($0.sign, share($0.unanswered, $0.all)) })
  }

  private func share(_ lacking: Int, _ all: Int) -> String {
    "\(grouped(lacking)) of \(grouped(all))"
  }

  private mutating func write(_ heading: String, _ lines: [(name: String, words: String)]) {
    guard !lines.isEmpty else { return }
    page.gap()
    page.heading(heading)
    let width = min(40, lines.map { DisplayWidth.width(of: $0.name) }.max() ?? 0)
    for line in lines {
      page.row(
        [.init(line.name), .init(line.words)], [width, TextPage.width - width - 4], 2)
    }
  }

  private var unit: String { report.isDaily ? "day" : "time" }

  private func stretch(_ run: SummaryReport.Run) -> String {
    let when = run.first == run.last ? run.first : "\(run.first) to \(run.last)"
    return "\(counted(run.times, unit)), \(when)"
  }
}

extension SummaryReport {
  package func text(color: Bool) -> String {
    var text = SummaryText(self, color: color)
    text.write()
    return text.text
  }
}
