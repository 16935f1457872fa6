import Testing

@testable import Escalation

/// The same cells beside one another and below one another.
@Suite("Batch: columns of areas against rows of areas")
struct WideAgainstRowsTests {
  private static let areas = ["east", "west"]
  private static let signs = ["staffing", "mood"]

  private static let marks =
    "missing: [NA], suppressed: {\"*\": 40 to 49.5, \"-9\": 60 to 100, staffing: {c: 49.5 to 50}}"

  private struct Day {
    let time: String
    /// By area, then sign.
    let cells: [String: [String: String]]
  }

  private static func days(_ numbers: inout SeededNumbers) -> [Day] {
    (10..<Int.random(in: 11...25, using: &numbers)).map { day in
      var cells: [String: [String: String]] = [:]
      for area in areas {
        let staffing = [
          "", "NA", "*", "c", "-9", " * ", "40", "49.5", "50", "69.5", "70", "70.25", "101", "lots",
          "\" 7\"",
        ]
        let mood = ["", "NA", "good", "Poor", "fair", "\"poor\""]
        cells[area] = [
          "staffing": staffing.randomElement(using: &numbers) ?? "",
          "mood": mood.randomElement(using: &numbers) ?? "",
        ]
      }
      return Day(time: "2024-11-\(day)", cells: cells)
    }
  }

  private static func wide(_ days: [Day], _ numbers: inout SeededNumbers) -> String {
    let columns = areas.flatMap { area in signs.map { (area: area, sign: $0) } }
      .shuffled(using: &numbers)
    let header = ["time"] + columns.map { "\($0.sign) of \($0.area)" }
    let rows = days.map { day in
      [day.time] + columns.map { day.cells[$0.area]?[$0.sign] ?? "" }
    }
    return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func rows(_ days: [Day]) -> String {
    let lines = days.flatMap { day in
      areas.map { area in
        ([day.time, area] + signs.map { day.cells[area]?[$0] ?? "" }).joined(separator: ",")
      }
    }
    return "time,area,staffing,mood\n" + lines.map { $0 + "\n" }.joined()
  }

  @Test(
    "come to the same results, whatever the cells, in order or not, and however they are read",
    arguments: 1...60)
  func same(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    let days = Self.days(&numbers)
    let forms = Self.signs.map { sign in
      "\(sign): {\(Self.areas.map { "\($0): \(sign) of \($0)" }.joined(separator: ", "))}"
    }
    let plan = try BatchPlans.council(
      data: "\(Self.marks), wide: {\(forms.joined(separator: ", "))}")
    let expected = try BatchReading(
      try BatchPlans.council(data: Self.marks), [Self.rows(days)])
    let isSorted = seed % 2 == 0
    let given = isSorted ? days.shuffled(using: &numbers) : days
    let half = given.count / 2
    let files = seed % 3 == 0 ? [given[..<half], given[half...]].map(Array.init) : [given]
    let reading = try BatchReading(
      plan, files.map { Self.wide($0, &numbers) }, portion: [1, 50, .max][seed % 3],
      sorting: isSorted ? 300 : nil, readsAhead: seed % 4 == 1)
    #expect(Set(reading.results) == Set(expected.results))
    #expect(Set(reading.actions) == Set(expected.actions))
    #expect(reading.counts.cells == expected.counts.cells)
    #expect(reading.counts.times == expected.counts.times)
    #expect(reading.counts.read == days.count && reading.counts.evaluated == days.count)
    #expect(reading.rejected.count == expected.rejected.count)
  }
}
