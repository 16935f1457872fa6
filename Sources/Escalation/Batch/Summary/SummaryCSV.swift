/// The summary as a table with one number or level in each row.
private struct SummaryCSV: ~Copyable {
  private var output = CSVOutput()

  var bytes: [UInt8] { output.bytes }

  init() {
    row(["area", "status", "indicator", "measure", "level", "count", "of", "first", "last"])
  }

  mutating func write(_ report: SummaryReport) {
    if let times = report.times {
      row(["", "", "", "times", "", "\(times.times)", "", times.first, times.last])
    }
    for entry in report.entries { write(entry, report.lastDays) }
    for line in report.missing {
      row(
        ["", "", line.indicator, "missing", "", "\(line.missing)", "\(line.all)", "", ""])
    }
    for line in report.missing {
      row(
        ["", "", line.indicator, "suppressed", "", "\(line.suppressed)", "\(line.all)", "", ""])
    }
    for line in report.unanswered {
      row(["", "", line.sign, "unanswered", "", "\(line.unanswered)", "\(line.all)", "", ""])
    }
    for line in report.overview {
      for (level, areas) in line.latest {
        row(["", line.status, "", "areas_latest_at", level, "\(areas)", "\(line.areas)", "", ""])
      }
    }
    for figure in report.counts.rowFigures { write(figure, as: "rows_" + figure.name) }
    for figure in report.counts.otherFigures { write(figure, as: figure.name) }
  }

  private mutating func write(_ figure: BatchCounts.Figure, as measure: String) {
    row(["", "", "", measure, "", "\(figure.count)", "", "", ""])
  }

  private mutating func write(
    _ entry: SummaryReport.Entry, _ recent: (first: String, last: String)?
  ) {
    row(entry, "times", run: entry.times)
    for line in entry.levels { row(entry, "times_at", line.level, "\(line.times)", of: true) }
    row(entry, "times_at", "unknown", "\(entry.unknown)", of: true)
    for line in entry.levels {
      row(entry, "longest_run_at_or_worse", line.level, "\(line.longest?.times ?? 0)", line.longest)
    }
    row(entry, "worsenings", "", "\(entry.worsenings)")
    row(entry, "improvements", "", "\(entry.improvements)")
    row(entry, "latest", entry.latest ?? "unknown", first: entry.since, last: entry.times.last)
    row(entry, "latest_could_be", entry.latestCouldBe, last: entry.times.last)
    let (first, last) = recent ?? ("", "")
    row(entry, "highest_in_last_14_days", entry.highest ?? "", first: first, last: last)
    row(
      entry, "highest_possible_in_last_14_days", entry.highestPossible ?? "", first: first,
      last: last)
    guard let days = entry.worstDays else { return }
    for line in entry.levels {
      row(
        entry, "days_in_worst_14_days", line.level, "\(line.worstDays)", first: days.first,
        last: days.last)
    }
  }

  private mutating func row(
    _ entry: SummaryReport.Entry, _ measure: String, run: SummaryReport.Run
  ) {
    row(entry, measure, "", "\(run.times)", run)
  }

  private mutating func row(
    _ entry: SummaryReport.Entry, _ measure: String, _ level: String, _ count: String = "",
    _ run: SummaryReport.Run? = nil, of all: Bool = false, first: String = "", last: String = ""
  ) {
    row([
      entry.area, entry.status, "", measure, level, count, all ? "\(entry.times.times)" : "",
      run?.first ?? first, run?.last ?? last,
    ])
  }

  private mutating func row(_ cells: [String]) {
    for cell in cells { output.field(Array(cell.utf8)) }
    output.endRow()
  }
}

extension SummaryReport {
  package var csv: [UInt8] {
    var table = SummaryCSV()
    table.write(self)
    return table.bytes
  }
}
