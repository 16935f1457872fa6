import Escalation
import Testing

/// Files of random plans, with numbers of which only a range is told, against the second evaluator.
@Suite("Batch: suppressed numbers against a second evaluator")
struct BatchOracleTests {
  /// The seeds are dealt out, so that the parts can run beside each other.
  @Test("random files of random plans come out as it has them", arguments: 0..<4 as Range<UInt64>)
  func randomFiles(part: UInt64) throws {
    var tally = FileContest.Tally()
    for seed in 1...240 as ClosedRange<UInt64> where seed % 4 == part {
      let problems = try self.problems(seed, &tally)
      #expect(problems == [], "seed \(seed)")
      if !problems.isEmpty { return }
    }
    #expect(tally.files > 150 && tally.ranges > 250 && tally.named > 20, "\(tally)")
    #expect(
      tally.given > 1000 && tally.unknown > 200 && tally.loose * 20 < tally.unknown, "\(tally)")
  }

  private func problems(_ seed: UInt64, _ tally: inout FileContest.Tally) throws -> [String] {
    var writer = PlanWriter(seed: seed)
    let text = writer.text()
    let tidy = try LoadedPlan(text)
    let land = Land(tidy.plan, open: ["one", "two", "three"].suffix(1 + Int(seed % 3)))
    var writing = RowWriter(tidy.plan, land, seed: seed)
    let rows = (0..<3).map { writing.row(missing: [0, 5, 20][$0], ranges: [100, 40, 60][$0]) }
    let sheet = RowSheet(tidy.plan, land, rows, times: ["2024-11-04 09:00"], seed: seed)
    let form = FileForm(seed, tidy.plan)
    let mapping = form.mapping(sheet) + sheet.suppressed
    let plan = try LoadedPlan(text + (mapping.isEmpty ? "" : "data:\n" + mapping))
    for row in rows {
      var mixing = RowMixer(seed: seed)
      let lines = form.lines(sheet, [row])
      // In any order, some twice, some in two halves, where a row is that of one area.
      let files = form == .rows && seed % 2 == 0 ? mixing.mix(lines) : [lines]
      let reading = try BatchReading(
        plan, files.map(RowSheet.text), portion: [1, 40, .max][Int(seed % 3)],
        sorting: files.count > 1 ? 500 : nil, readsAhead: seed % 5 == 0)
      var contest = FileContest(plan, land, row)
      contest.compare(reading)
      tally += contest.tally
      if let difference = contest.differences.first {
        return ["\(form): \(difference)\n\(text)\n\(mapping)\n\(RowSheet.text(lines))"]
      }
    }
    return []
  }
}

/// How areas and readings stand in a file.
private enum FileForm {
  case rows, long, wide

  /// Areas of an open tier are only those that stand in the file.
  init(_ seed: UInt64, _ plan: Plan) {
    let tiers = Set(
      plan.indicators.filter(\.isReported).map(\.tier)
        + plan.triggers.filter { $0.condition == nil }.map(\.tier))
    let isTold = plan.areas.ids.allSatisfy { !plan.areas[$0].isOpen || tiers.contains($0) }
    let hasAreas = tiers.contains { $0 != plan.areas.wholePlan }
    switch seed % 3 {
    case 1 where isTold: self = .long
    case 2 where isTold && hasAreas: self = .wide
    default: self = .rows
    }
  }

  func mapping(_ sheet: RowSheet) -> String {
    switch self {
    case .rows: ""
    case .long: "  long: {name: measure, value: value}\n"
    case .wide: sheet.wide
    }
  }

  func lines(_ sheet: RowSheet, _ rows: [Row]) -> [[String]] {
    switch self {
    case .rows: sheet.lines(rows)
    case .long: sheet.longLines(rows)
    case .wide: sheet.wideLines(rows)
    }
  }
}
