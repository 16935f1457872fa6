import Testing

@testable import Escalation

@Suite("Results beside those of an earlier run")
struct ComparisonTests {
  /// The list of differences between an earlier file of results and new ones.
  private func list(
    _ old: [String], _ new: [String], plan: LoadedPlan? = nil, portion: Int = .max
  ) throws -> (lines: [String], counts: ComparisonCounts) {
    let text = { (lines: [String]) in Array(lines.map { $0 + "\n" }.joined().utf8) }
    let kept = KeptSink()
    let comparison = try ResultComparison(
      try plan?.plan ?? BatchPlans.council().plan, zone: .utc,
      old: BytesSource(text(old), portion: portion), list: kept)
    for line in new { try comparison.write(text([line]).span) }
    try comparison.finish()
    return (kept.lines, comparison.counts)
  }

  private func stop(_ old: [String], _ new: [String] = []) -> ComparisonStop? {
    do {
      _ = try list(old, new)
      return nil
    } catch {
      return error as? ComparisonStop
    }
  }

  private static let header = "time,area,pressure,staffing,could_be,missing"

  @Test("the same results twice: nothing changed, and it says of how many rows")
  func same() throws {
    let rows = [Self.header, "2024-11-04,east,red,red,red,", "2024-11-05,east,red,red,red,"]
    let (lines, counts) = try list(rows, rows)
    #expect(lines == ["nothing changed in 2 rows"])
    #expect(!counts.hasChanges)
  }

  @Test("a status that changed is listed with the readings that changed in its row")
  func why() throws {
    let (lines, counts) = try list(
      [Self.header, "2024-11-04,east,amber,amber,red,mood"],
      [Self.header, "2024-11-04,east,red,red,red,"])
    #expect(
      lines == [
        "2024-11-04  east", "  pressure amber -> red",
        "    with staffing amber -> red; missing mood -> (blank)", "  staffing amber -> red",
        "  missing mood -> (blank)", "1 of 1 row changed in 3 cells, 0 new, 0 gone",
      ])
    #expect(counts.changed == 1 && counts.cells == 3)
  }

  @Test("a status without readings of its own is listed with the statuses of other areas")
  func others() throws {
    let header = "time,area,pressure,county"
    let (lines, _) = try list(
      [header, "2024-11-04,east,amber,", "2024-11-04,west,red,", "2024-11-04,all,,amber"],
      [header, "2024-11-04,east,red,", "2024-11-04,west,red,", "2024-11-04,all,,red"])
    #expect(
      lines[3...] == [
        "2024-11-04  all", "  county amber -> red", "    with pressure in east amber -> red",
        "2 of 3 rows changed in 2 cells, 0 new, 0 gone",
      ])
    #expect(lines[2].contains("with county in all"))
  }

  @Test("where nothing else changed with a status, that is said")
  func alone() throws {
    let (lines, _) = try list(
      ["time,area,pressure", "2024-11-04,east,amber"],
      ["time,area,pressure", "2024-11-04,east,red"]
    )
    #expect(
      lines[2] == "    with no other column: the plan, or what has no column, is different")
  }

  @Test("a status that was different in the row before is said to be held from there")
  func held() throws {
    let header = "time,area,pressure,staffing"
    let rows = { (first: String, then: String) in
      [
        header, "2024-11-04,east,\(first),\(first)", "2024-11-04,west,red,red",
        "2024-11-05,east,\(then),unknown", "2024-11-05,west,\(then),red",
      ]
    }
    let (lines, _) = try list(rows("amber", "amber"), rows("red", "red"))
    let index = try #require(lines.firstIndex(of: "2024-11-05  east"))
    // Another row of that time changed as well, and is named first.
    #expect(lines[index + 2] == "    with pressure in west amber -> red")
    let alone = try list(
      rows("amber", "amber").filter { !$0.contains("west") },
      rows("red", "red").filter { !$0.contains("west") })
    #expect(
      alone.lines[5...6] == [
        "  pressure amber -> red",
        "    held from before: it was another one at 2024-11-04 already",
      ])
  }

  @Test("a row between that is the same ends what is held")
  func heldNoMore() throws {
    let rows = { (level: String) in
      ["time,area,pressure"]
        + ["2024-11-04,east,\(level)", "2024-11-05,east,green", "2024-11-06,east,\(level)"]
    }
    let (lines, _) = try list(rows("amber"), rows("red"))
    #expect(lines.filter { $0.contains("held from") } == [])
    #expect(lines.count == 7)
  }

  @Test("an area that was not there, and one that is gone, at a time that both have")
  func rows() throws {
    let (lines, counts) = try list(
      [Self.header, "2024-11-04,east,red,red,red,", "2024-11-04,west,red,red,red,"],
      [Self.header, "2024-11-04,north,red,red,red,", "2024-11-04,east,red,red,red,"])
    #expect(
      lines == [
        "2024-11-04  north  new row", "2024-11-04  west  row gone",
        "0 of 1 row changed in 0 cells, 1 new, 1 gone",
      ])
    #expect(counts.hasChanges)
  }

  @Test("whole times that are gone or new are listed together; later ones are no change")
  func times() throws {
    let row = { (day: Int) in "2024-11-\(day),east,red,red,red," }
    let gone = try list([Self.header] + (11...14).map(row), [Self.header] + [13, 14].map(row))
    #expect(
      gone.lines == [
        "2024-11-11 to 2024-11-12  gone: 2 rows at 2 times",
        "0 of 2 rows changed in 0 cells, 0 new, 2 gone",
      ])
    let new = try list([Self.header] + [11, 14].map(row), [Self.header] + (11...16).map(row))
    #expect(
      new.lines == [
        "2024-11-12 to 2024-11-13  new: 2 rows at 2 times",
        "2024-11-15 to 2024-11-16  later than all old results: 2 rows at 2 times",
        "0 of 2 rows changed in 0 cells, 2 new, 0 gone; 2 rows at later times",
      ])
    let later = try list([Self.header] + [11].map(row), [Self.header] + [11, 12].map(row))
    #expect(!later.counts.hasChanges)
    #expect(later.lines.last == "nothing changed in 1 row; 1 row at later times")
    let last = try list([Self.header] + [11, 12].map(row), [Self.header] + [11].map(row))
    #expect(last.counts.gone == 1)
  }

  @Test("columns that only one has are named once, and the others are compared wherever they stand")
  func columns() throws {
    let (lines, counts) = try list(
      ["area,time,pressure,old_one", "east,2024-11-04,red,x"],
      ["time,area,new_one,pressure", "2024-11-04,east,y,red"])
    #expect(
      lines == [
        "column only in the old results: old_one", "column only in the new results: new_one",
        "nothing changed in 1 row",
      ])
    #expect(!counts.hasChanges)
  }

  @Test("one moment written in two ways is the same time")
  func sameMoment() throws {
    let (lines, _) = try list(
      ["time,area,pressure", "2024-11-04 09:00,east,red"],
      ["time,area,pressure", "2024-11-04T09:00:00+00:00,east,red"])
    #expect(lines == ["nothing changed in 1 row"])
  }

  @Test(
    "a file that was opened and saved elsewhere is read: quotes, line ends, mark",
    arguments: [1, 7, 4096])
  func saved(_ portion: Int) throws {
    let (lines, _) = try list(
      ["\u{FEFF}time,area,pressure\r", "\"2024-11-04\",\"east, \"\"a\"\"\",red\r"],
      ["time,area,pressure", "2024-11-04,\"east, \"\"a\"\"\",red"], portion: portion)
    #expect(lines == ["nothing changed in 1 row"])
  }

  @Test("what cannot be compared says which line of which file")
  func stops() {
    #expect(stop([]) == .empty)
    #expect(stop(["area,pressure"]) == .noColumn("time", isOld: true))
    #expect(stop(["time,pressure"]) == .noColumn("area", isOld: true))
    #expect(stop(["time,area,a,a"]) == .columnTwice("a"))
    #expect(stop([Self.header, "2024-11-04,east"]) == .damaged(line: 2))
    #expect(stop(["time,area", "yesterday,east"]) == .unreadableTime(line: 2, "yesterday"))
    #expect(
      stop(["time,area", "2024-11-05,east", "2024-11-04,east"], ["time,area"])
        == .unordered(line: 3, time: "2024-11-04", before: "2024-11-05"))
    #expect(
      stop(["time,area", "2024-11-04,east", "2024-11-04,east"], ["time,area"])
        == .twice(line: 3, time: "2024-11-04", area: "east"))
    #expect(stop(["time,area"], ["time"]) == .noColumn("area", isOld: false))
    #expect(
      stop(["time,area"], ["time,area", "2024-11-05,a", "2024-11-04,a"])
        == .newUnordered(time: "2024-11-04"))
  }

  // MARK: - Against a slower way

  /// Results with random rows, by time and area.
  private func random(_ numbers: inout SeededNumbers) -> [String: String] {
    var rows: [String: String] = [:]
    for day in 10...25 where Int.random(in: 0...5, using: &numbers) > 0 {
      for area in ["all", "east", "north", "west"] where Bool.random(using: &numbers) {
        let levels = (0..<2).map { _ in ["red", "amber", ""].randomElement(using: &numbers) ?? "" }
        rows["2024-11-\(day),\(area)"] = levels.joined(separator: ",")
      }
    }
    return rows
  }

  @Test("looking up every row in the other results counts the same differences", arguments: 1...40)
  func againstLookingUp(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9)
    let (old, new) = (random(&numbers), random(&numbers))
    let file = { (rows: [String: String]) in
      ["time,area,pressure,staffing"] + rows.map { "\($0.key),\($0.value)" }.sorted()
    }
    let counts = try list(file(old), file(new), portion: 5).counts
    let shared = old.keys.filter { new[$0] != nil }
    let last = old.keys.map { $0.prefix(10) }.max() ?? ""
    let cells = { (row: String?) in
      (row ?? "").split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(counts.compared == shared.count)
    #expect(counts.changed == shared.count { old[$0] != new[$0] })
    #expect(
      counts.cells
        == shared.map { key in zip(cells(old[key]), cells(new[key])).count { $0 != $1 } }
        .reduce(0, +))
    #expect(counts.gone == old.count - shared.count)
    #expect(counts.later == new.keys.count { $0.prefix(10) > last })
    #expect(counts.new == new.count - shared.count - counts.later)
  }
}
