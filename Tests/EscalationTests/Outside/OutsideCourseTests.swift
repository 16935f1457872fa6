import Escalation
import Testing

@Suite(
  "Batch: public daily data against mornings and by hand", .enabled(if: OutsideData.isThere))
struct OutsideCourseTests {
  /// As many mornings of each file as have this many areas together, among its first rows: all of the
  /// tables without areas, 40 days of those of boards, the first of those of trusts.
  private static let limit = 600
  private static let rows = 1000

  /// The statuses of the rows of these mornings, step-downs and what looks back among them.
  @Test("each morning goes on from the one before to the same levels", arguments: OutsideData.paths)
  func mornings(_ path: String) throws {
    let sheet = try #require(OutsideSheet.sheets(for: path).first)
    let plan = try OutsideData.plan(sheet)
    let lines = sheet.dated(try OutsideData.text(path)).split(whereSeparator: \.isNewline)
    let text = lines.prefix(Self.rows + 1).joined(separator: "\n") + "\n"
    let moments = NaiveMoments(text, sheet, plan.plan).moments
    let results = NaiveTable(
      try BatchReading(plan, [text], sorting: 8 << 20).results.joined(separator: "\n"))
    let statuses = results.header.filter { name in
      plan.plan.statuses.contains { $0.name == name }
    }
    var mornings = ActingMornings(plan, zone: .utc)
    var areas = 0
    var differences: [String] = []
    for moment in moments {
      areas += moment.areas.count
      if areas > Self.limit { break }
      _ = try mornings.next(moment.given, at: moment.time)
      for row in results.rows where row[0] == moment.time {
        let levels = statuses.compactMap { results.cell($0, of: row) }.filter { !$0.isEmpty }
        #expect(!levels.isEmpty)
        differences += levels.map { "\(row[1]) \($0)" }
          .filter { !mornings.levels.contains($0) }.map { "\(moment.time) \($0)" }
      }
    }
    #expect(areas > 0)
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5))")
  }

  /// Every level of every day of a table without a gap.
  @Test("rises, and the wait before a level steps down, come out as by hand")
  func calls() throws {
    let path = "scotland-daily/nhs-24-calls.csv"
    let sheet = try #require(OutsideSheet.sheets(for: path).first)
    let plan = try OutsideData.plan(sheet)
    let text = try OutsideData.text(path)
    let calls = NaiveTable(text).rows.compactMap { Int($0[1]) }
    let results = NaiveTable(try BatchReading(plan, text).results.joined(separator: "\n"))
    #expect(results.rows.count == calls.count)
    var held = 0
    var row: [Int] = []
    var waits = 0
    for (day, (number, found)) in zip(calls, results.rows).enumerated() {
      let level = number < 4500 ? 0 : number < 6500 ? 1 : 2
      let lowest = calls[max(0, day - 2)..<day].min() ?? number
      let calculated = max(level, number - lowest >= 1000 ? 1 : 0)
      row = calculated < held ? row + [calculated] : []
      if calculated > held { held = calculated }
      if row.count >= 3, let proven = row.max() {
        held = proven
        row = calculated < held ? [calculated] : []
      }
      if held > calculated { waits += 1 }
      let right = [level, held].map { ["calm", "busy", "pressed"][$0] }
      #expect(results.cell("calls", of: found) == right[0], "\(found)")
      #expect(results.cell("lines", of: found) == right[1], "\(found)")
    }
    #expect(waits > 10)
  }

  /// The two indicators of every day of a table with gaps.
  @Test("what stands over, and the median of a week, come out as by hand")
  func discharges() throws {
    let path = "scotland-daily/delayed-discharges.csv"
    let sheet = try #require(OutsideSheet.sheets(for: path).first)
    let plan = try OutsideData.plan(sheet)
    let text = try OutsideData.text(path)
    let table = NaiveTable(text)
    let results = NaiveTable(try BatchReading(plan, text).results.joined(separator: "\n"))
    #expect(results.rows.map { $0[0] } == table.rows.map { $0[0] })
    var numbers: [Int: Int] = [:]
    var medians = 0
    for (row, found) in zip(table.rows, results.rows) {
      let day = try #require(Self.day(row[0]))
      numbers[day] = Int(row[1])
      // One of the day before is fresh for 30 hours.
      let standing = numbers[day] ?? numbers[day - 1]
      let level = standing.map { $0 < 700 ? "calm" : $0 < 1000 ? "busy" : "pressed" }
      #expect(results.cell("delayed", of: found) == level ?? "unknown", "\(found)")
      let week = (day - 6...day).compactMap { numbers[$0] }.sorted()
      let isKnown = week.count >= 3
      if isKnown { medians += 1 }
      let isCalm = isKnown && week[week.count / 2] + week[(week.count - 1) / 2] < 1600
      #expect(
        results.cell("week", of: found) == (isKnown ? isCalm ? "calm" : "busy" : "unknown"),
        "\(found) \(week)")
    }
    #expect(medians > 100)
  }

  /// Days from the first of January of the year 0 on, as far as differences go.
  private static func day(_ text: String) -> Int? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let isLeap = parts[0] % 4 == 0
    let months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let leaps = (parts[0] + 3) / 4
    return parts[0] * 365 + leaps + months[..<(parts[1] - 1)].reduce(0, +) + parts[2]
  }
}

extension NaiveMoments.Moment {
  /// What a snapshot of it says is given.
  fileprivate var given: String {
    let lines = areas.map { area, cells in
      let given = cells.compactMap { sign, cell -> String? in
        switch cell {
        case .value(.number(let number)): "\(sign): \(number.text)"
        case .value(.range(let low, let high)): "\(sign): \(low.text) to \(high.text)"
        default: nil
        }
      }
      return "  \"\(area)\": {\(given.joined(separator: ", "))}\n"
    }
    return "given:\n\(lines.joined())"
  }
}
