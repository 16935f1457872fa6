import Escalation
import Testing

@Suite("Batch: the same answers as a snapshot")
struct BatchAgainstSnapshotTests {
  @Test("rows of random plans come out as their readings do in a snapshot", arguments: 31...55)
  func randomPlans(_ seed: Int) throws {
    var writer = PlanWriter(seed: UInt64(seed))
    // Whether what it writes is legal is another test's matter.
    let text = writer.text()
    guard let tidy = try? LoadedPlan(text) else { return }
    let land = Land(tidy.plan, open: ["one", "two", "three"].suffix(1 + seed % 3))
    var writing = RowWriter(tidy.plan, land, seed: UInt64(seed))
    let rows = (0..<6).map {
      writing.row(missing: [0, 10, 50, 100][$0 % 4], ranges: [0, 20, 50][$0 % 3])
    }
    let times = rows.indices.map(Self.time)
    let sheet = RowSheet(tidy.plan, land, rows, times: times, seed: UInt64(seed))
    let marks = sheet.suppressed
    let plan = try LoadedPlan(text + (marks.isEmpty ? "" : "data:\n" + marks))
    let reading = try BatchReading(plan, RowSheet.text(sheet.lines(rows)))
    try compare(reading, rows, plan, land)
    // In any order, some twice, some in two halves.
    var mixing = RowMixer(seed: UInt64(seed))
    let files = mixing.mix(sheet.lines(rows)).map(RowSheet.text)
    let mixed = try BatchReading(plan, files, sorting: [1, 500, 8 << 20][seed % 3])
    #expect(Self.folded(mixed) == Self.folded(reading))
    #expect(mixed.counts.disputed == 0)
    #expect(mixed.counts.read == mixed.counts.evaluated + mixed.counts.superseded)
    // Where two rows say different things nothing is known.
    let disputed = mixing.dispute(rows)
    let both = sheet.lines(rows) + sheet.lines(disputed.others).dropFirst()
    let doubtful = try BatchReading(plan, [RowSheet.text(mixing.shuffled(both))], sorting: 500)
    #expect(doubtful.counts.disputed == disputed.count)
    try compare(doubtful, disputed.rest, plan, land, namesMissing: false)
  }

  /// In which order areas come first makes no difference.
  private static func folded(_ reading: BatchReading) -> Set<String> {
    Set(
      reading.results.map { row in
        var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        cells.append(cells.removeLast().split(separator: "; ").sorted().joined(separator: "; "))
        return cells.joined(separator: ",")
      })
  }

  private func compare(
    _ reading: BatchReading, _ rows: [Row], _ plan: LoadedPlan, _ land: Land,
    namesMissing: Bool = true
  ) throws {
    let columns = reading.results[0].split(separator: ",").map(String.init)
    #expect(reading.counts.rejected == 0)
    #expect(reading.counts.cells == 0)
    var memory = CourseMemory()
    for (index, row) in rows.enumerated() {
      let expected = try Expectation(row, plan, land, at: Self.time(index), &memory)
      let lines = reading.rows.filter { $0.hasPrefix(Self.time(index)) }
      #expect(Set(lines.map { Self.area(of: $0) }).isSuperset(of: expected.areas))
      for line in lines {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for (column, cell) in zip(columns, cells)
        where column != "time" && column != "area" && (namesMissing || column != "missing") {
          expected.check(cell, column, Self.area(of: line))
        }
      }
    }
  }

  /// A year and more apart, so that nothing stands over.
  private static func time(_ index: Int) -> String { "\(2016 + 2 * index)-11-04" }

  private static func area(of line: String) -> String {
    String(line.split(separator: ",", omittingEmptySubsequences: false)[1])
  }
}

/// What a snapshot of the same readings says.
private struct Expectation {
  /// By column and area.
  private var levels: [String: [String: String]] = [:]
  private var couldBe: [String: String] = [:]
  /// By area: its own missing readings that leave a status open.
  private var missing: [String: Set<String>] = [:]
  private let row: Row
  private let plan: Plan

  var areas: Set<String> { Set(couldBe.keys) }

  /// `memory` is what the snapshot before left.
  init(
    _ row: Row, _ loaded: LoadedPlan, _ land: Land, at: String, _ memory: inout CourseMemory
  ) throws {
    plan = loaded.plan
    self.row = row
    let snapshot = try loaded.snapshot(row.text(plan, land, at: at))
    let moment = try WrittenTime(parsing: at).instant(in: .utc)
    var course = SnapshotCourse(
      loaded.compiled, snapshot, at: moment, zone: .utc, memory: memory)
    var sameCourse = course
    let assessment: Assessment = course.assess()
    memory = course.course.memory
    for line in assessment.statuses { take(line) }
    guard let layout = sameCourse.run().last?.layout else { return }
    takeIndicators(
      AssessmentReader(
        compiled: loaded.compiled, frame: layout.frame, areaNames: layout.areaNames, at: moment,
        zone: .utc), layout.areaNames)
  }

  private mutating func takeIndicators(_ reader: AssessmentReader, _ names: [[String]]) {
    for (index, indicator) in plan.indicators.enumerated() {
      for (slot, area) in names[indicator.tier.index].enumerated() {
        guard let set = reader.levels(of: .indicator(index), slot) else { continue }
        levels[indicator.name, default: [:]][area] = text(set)
      }
    }
  }

  private mutating func take(_ line: Assessment.StatusLine) {
    let status = plan.statuses[line.status]
    let isHeadline = plan.headline == line.status
    levels[status.name, default: [:]][line.area.name] = text(line.levels)
    if isHeadline || couldBe[line.area.name] == nil {
      couldBe[line.area.name] = line.levels.worst.map { plan.scale[$0].name } ?? ""
    }
    let own = line.missing.filter { $0.isMissing && $0.area == line.area }
    missing[line.area.name, default: []].formUnion(own.map { plan.name(of: $0.reference) })
  }

  private func text(_ set: LevelSet) -> String {
    if set.isEmpty { return "" }
    return set.calculated.map { plan.scale[$0].name } ?? "unknown"
  }

  func check(_ cell: String, _ column: String, _ area: String) {
    switch column {
    case "could_be": #expect(cell == couldBe[area] ?? "", "could_be in \(area)")
    case "missing":
      let named = Set(cell.split(separator: "; ").map(String.init))
      #expect(named.isSuperset(of: missing[area] ?? []), "missing in \(area): \(cell)")
    default: #expect(cell == levels[column]?[area] ?? "", "\(column) in \(area)")
    }
  }
}
