import Escalation
import Foundation
import Testing

/// The files of daily data beside the project, where there are some.
enum OutsideData {
  private static let root = ProcessInfo.processInfo.environment["PLIMSOLL_SHARED"]
  static var isThere: Bool { root != nil }
  static let folders = ["england-winter-sitrep", "england-ae-monthly", "scotland-daily", "wales"]

  /// Every CSV file below the folders, by its path.
  static let paths: [String] = folders.flatMap { folder -> [String] in
    guard let root else { return [] }
    let files = FileManager.default.enumerator(atPath: "\(root)/data/\(folder)")
    let names = files?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted().map { "\(folder)/\($0)" }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root ?? "")/data/\(path)", encoding: .utf8)
  }

  static func plan(_ sheet: OutsideSheet) throws -> LoadedPlan {
    try LoadedPlan(try Fixtures.text("shared/\(sheet.plan).yaml"))
  }
}

@Suite("Batch: public daily data against the slow evaluator", .enabled(if: OutsideData.isThere))
struct OutsideDataTests {
  @Test("every file has a plan, and every plan a file")
  func allHavePlans() {
    #expect(OutsideData.paths.count >= 30)
    for folder in OutsideData.folders {
      #expect(OutsideData.paths.contains { $0.hasPrefix("\(folder)/") }, "\(folder)")
    }
    var used: Set<String> = []
    for path in OutsideData.paths {
      let sheets = OutsideSheet.sheets(for: path)
      #expect(sheets.count == 1, "\(path)")
      used.formUnion(sheets.map(\.plan))
    }
    #expect(used.sorted() == Fixtures.names(in: "shared", ending: ".yaml"))
  }

  @Test("a file without times cannot be read as it is")
  func withoutTimes() throws {
    let paths = OutsideData.paths.filter {
      OutsideSheet.sheets(for: $0).contains { $0.givenDay != nil }
    }
    #expect(paths.count == 2)
    for path in paths {
      let sheet = try #require(OutsideSheet.sheets(for: path).first)
      #expect(try stop(OutsideData.plan(sheet), OutsideData.text(path)) != nil, "\(path)")
    }
  }

  /// All rows of all files: their counts, which rows come out, the levels of all indicators, those of
  /// the statuses that need nothing but the level before, could_be and missing.
  @Test("comes out cell by cell as by hand", arguments: OutsideData.paths)
  func same(_ path: String) throws {
    let sheet = try #require(OutsideSheet.sheets(for: path).first)
    let plan = try OutsideData.plan(sheet)
    let text = sheet.dated(try OutsideData.text(path))
    let moments = NaiveMoments(text, sheet, plan.plan)
    let reading = try read(text, plan, sheet)
    compare(reading.counts, moments)
    guard !sheet.looksBack else { return }
    let compared = compare(reading, NaiveResults(moments, sheet, plan).rows)
    #expect(compared >= 4 * moments.moments.count)
  }

  /// Where two editions differ, neither is believed.
  @Test("all editions of one table, read in one run, come out cell by cell as by hand")
  func editions() throws {
    let paths = OutsideData.paths.filter { $0.contains("revisions-ambulance") }
    #expect(paths.count > 10)
    let sheet = try #require(OutsideSheet.sheets(for: paths[0]).first)
    let plan = try OutsideData.plan(sheet)
    let files = try paths.map { try OutsideData.text($0) }
    let rows = files.map { $0.split(whereSeparator: \.isNewline) }
    let lines = rows[0] + rows.dropFirst().flatMap { $0.dropFirst() }
    let moments = NaiveMoments(lines.joined(separator: "\n"), sheet, plan.plan)
    let reading = try BatchReading(plan, files, sorting: 5000)
    compare(reading.counts, moments)
    #expect(reading.counts.superseded > 400)
    let lost = moments.moments.flatMap(\.areas.values).flatMap(\.values).count { $0 == .lost }
    #expect(reading.counts.disputed == lost && lost > 10)
    #expect(compare(reading, NaiveResults(moments, sheet, plan).rows) > 100)
  }

  /// Returns how many cells are compared.
  private func compare(
    _ reading: BatchReading, _ expected: [[String]: [String: String]]
  ) -> Int {
    let results = NaiveTable(reading.results.joined(separator: "\n"))
    #expect(Set(results.rows.map { Array($0.prefix(2)) }) == Set(expected.keys))
    #expect(results.rows.count == expected.count)
    var compared = 0
    var differences: [String] = []
    for row in results.rows {
      let right = expected[Array(row.prefix(2))] ?? [:]
      for (column, cell) in zip(results.header, row).dropFirst(2) {
        compared += 1
        if cell != right[column] ?? "" {
          differences.append("\(row.prefix(2)) \(column): \(cell), not \(right[column] ?? "")")
        }
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5))")
    return compared
  }

  /// With rows being read ahead. A smaller file comes to the same where its rows are sorted first.
  private func read(
    _ text: String, _ plan: LoadedPlan, _ sheet: OutsideSheet
  ) throws -> BatchReading {
    guard sheet.isInOrder else { return try BatchReading(plan, [text], sorting: 100_000) }
    let reading = try BatchReading(plan, [text], portion: 10_000, readsAhead: true)
    guard reading.counts.read < 1000 else { return reading }
    let sorted = try BatchReading(plan, [text], sorting: 5000)
    #expect(sorted.results == reading.results)
    #expect(sorted.counts == reading.counts)
    return reading
  }

  private func compare(_ counts: BatchCounts, _ moments: NaiveMoments) {
    #expect(counts.read == moments.read)
    #expect(counts.evaluated == moments.evaluated)
    #expect(counts.rejected == moments.rejected)
    #expect(counts.excluded == moments.excluded)
    #expect(counts.superseded == moments.superseded)
    #expect(counts.cells == moments.cells)
    #expect(counts.times == moments.moments.count)
    #expect(
      counts.read == counts.evaluated + counts.rejected + counts.excluded + counts.superseded)
  }
}

extension OutsideSheet {
  /// The text of a file, with the day that it lacks.
  func dated(_ text: String) -> String {
    guard let givenDay else { return text }
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.enumerated().map { "\($0.offset == 0 ? time : givenDay),\($0.element)\n" }.joined()
  }
}
