import Testing

@testable import Escalation

/// What the summary counts while rows are written is what somebody counts in the rows.
@Suite("A summary and the rows it is about")
struct SummaryAgainstResultsTests {
  private func text(_ numbers: inout SeededNumbers, days: Int) -> String {
    var text = "time,area,staffing,mood\n"
    for day in 1...days {
      for area in ["east", "west"] where Int.random(in: 0...4, using: &numbers) > 0 {
        let staffing = ["80", "60", "40", "40", ""].randomElement(using: &numbers) ?? ""
        let mood = ["good", "poor", ""].randomElement(using: &numbers) ?? ""
        text += "\(CivilDate(daysSinceEpoch: 20_000 + day).iso),\(area),\(staffing),\(mood)\n"
      }
    }
    return text
  }

  /// The cells of the results by area and column, in their order.
  private func columns(_ results: [String]) -> [String: [String: [String]]] {
    let names = results[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var columns: [String: [String: [String]]] = [:]
    for row in results.dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for (name, cell) in zip(names, cells) {
        columns[cells[1], default: [:]][name, default: []].append(cell)
      }
    }
    return columns
  }

  /// The longest stretch of cells that are one of these words.
  private func longest(_ words: [String], _ cells: [String]) -> Int {
    var (run, longest) = (0, 0)
    for cell in cells {
      run = words.contains(cell) ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  @Test("days at each level, runs and the latest level are those of the rows", arguments: 1...20)
  func levels(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let text = text(&numbers, days: 40)
    let reading = try BatchReading(BatchPlans.council(), [text], summarizes: true)
    let report = try #require(reading.summary)
    let columns = columns(reading.results)
    #expect(report.entries.map(\.area) == ["west", "east", "all"] || report.entries.count == 3)
    for entry in report.entries {
      let cells = try #require(columns[entry.area]?[entry.status])
      #expect(entry.times.times == cells.count)
      #expect(entry.unknown == cells.count { $0 == "unknown" })
      for (index, line) in entry.levels.enumerated() {
        #expect(line.times == cells.count { $0 == line.level })
        let words = entry.levels[...index].map(\.level)
        #expect((line.longest?.times ?? 0) == longest(words, cells))
      }
      #expect((entry.latest ?? "unknown") == cells.last)
      #expect(entry.latestCouldBe == columns[entry.area]?["could_be"]?.last)
      let recent = zip(columns[entry.area]?["time"] ?? [], cells).filter {
        $0.0 > CivilDate(daysSinceEpoch: 20_000 + 40 - 14).iso
      }
      #expect(
        entry.highest
          == entry.levels.first { line in recent.contains { $0.1 == line.level } }?.level)
    }
    let missing = columns.values.flatMap { $0["missing"] ?? [] }
    let blanks = report.missing.first { $0.indicator == "mood" }
    // In rows of the whole plan readings are named with their area.
    #expect(blanks?.missing == missing.count { $0.split(separator: "; ").contains("mood") })
    #expect(blanks?.all == 2 * reading.counts.times)
  }
}
