import Diagnostics
import Escalation
import Testing
import YAMLTree

@Suite("Batch: one assessment after the other")
struct BatchCourseTests {
  private static let names = ["staffing", "calls", "queue", "flood"]
  private static let columns = [
    "area", "pressure", "uneasy", "county", "staffing", "calls", "queue", "could_be",
  ]

  @Test(
    "rows of random plans over time come out as morning after morning in snapshots",
    arguments: 1...120)
  func randomPlans(_ seed: Int) throws {
    var writer = TimedPlanWriter(seed: seed)
    let plan = try LoadedPlan(writer.plan())
    let days = writer.days(14)
    // In one file, or in two.
    let files = seed % 3 == 0 ? [Array(days.prefix(6)), Array(days.dropFirst(6))] : [days]
    let reading = try BatchReading(plan, files.map(file), columns: ["time"] + Self.columns)
    #expect(reading.counts.rejected == 0)
    #expect(reading.counts.cells == 0)
    var mornings = Mornings(plan)
    var saving = Mornings(plan, saves: true)
    for day in days {
      let expected = try mornings.next(day, Self.columns)
      let saved = try saving.next(day, Self.columns)
      #expect(saved == expected, "\(day.time), from a file")
      let time = day.time.replacing(" ", with: "T") + ":00+00:00"
      let rows = reading.rows.filter { $0.hasPrefix(time) }.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
      }
      let areas = writer.isOpen ? day.cells.map(\.area) : ["east", "west", "all"]
      #expect(Set(rows.map { $0[0] }) == Set(areas))
      for row in rows {
        #expect(row == expected[row[0]], "\(day.time)")
      }
    }
  }

  private func file(_ days: [TimedPlanWriter.Day]) -> String {
    var lines = ["time,area," + Self.names.joined(separator: ",")]
    for day in days {
      for (area, cells) in day.cells {
        lines.append(
          "\(day.time),\(area)," + Self.names.map { cells[$0] ?? "" }.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Snapshots, each of which goes on from what the one before left.
private struct Mornings {
  private let loaded: LoadedPlan
  /// Whether what one leaves for the next goes through a file, as `--state-out` and `--previous` have
  /// it.
  private let saves: Bool
  private var memory = CourseMemory()

  init(_ loaded: LoadedPlan, saves: Bool = false) {
    self.loaded = loaded
    self.saves = saves
  }

  /// By area: what stands in the columns.
  mutating func next(
    _ day: TimedPlanWriter.Day, _ columns: [String]
  ) throws -> [String: [String]] {
    let given = day.cells.map { area, cells in
      let read = cells.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)" }
      return "  \(area): {\(read.sorted().joined(separator: ", "))}"
    }
    let text = "at: \(day.time)\ngiven:\n\(given.joined(separator: "\n"))\n"
    let snapshot = try loaded.snapshot(text)
    let at = snapshot.at?.instant(in: .utc)
    var course = SnapshotCourse(loaded.compiled, snapshot, at: at, zone: .utc, memory: memory)
    let layout = try #require(course.run().last).layout
    memory = saves ? try saved(course.course.memory) : course.course.memory
    let reader = AssessmentReader(
      compiled: loaded.compiled, frame: layout.frame, areaNames: layout.areaNames, at: at,
      zone: .utc)
    var result: [String: [String]] = [:]
    for tier in loaded.plan.areas.ids {
      for (slot, area) in layout.areaNames[tier.index].enumerated() {
        result[area] = columns.map { column in
          switch column {
          case "area": area
          case "could_be": couldBe(tier, slot, reader)
          default: cell(column, tier, slot, reader)
          }
        }
      }
    }
    return result
  }

  private func saved(_ memory: CourseMemory) throws -> CourseMemory {
    let text = StateWriter(loaded.compiled, memory).text
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "state.json", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseJSON(file, in: sources, reporting: &found))
    let read = loadState(node, for: loaded.compiled, zone: .utc, reporting: &found)
    #expect(found.all.isEmpty)
    return try #require(read)
  }

  private func cell(
    _ name: String, _ tier: TierID, _ slot: Int, _ reader: AssessmentReader
  ) -> String {
    guard let reference = loaded.plan.reference(named: name),
      loaded.plan.tier(of: reference) == tier,
      let set = reader.levels(of: reference, slot), !set.isEmpty
    else { return "" }
    return set.calculated.map { loaded.plan.scale[$0].name } ?? "unknown"
  }

  private func couldBe(_ tier: TierID, _ slot: Int, _ reader: AssessmentReader) -> String {
    let name = tier == loaded.plan.areas.wholePlan ? "county" : "pressure"
    let set = loaded.plan.reference(named: name).flatMap { reader.levels(of: $0, slot) }
    return set?.worst.map { loaded.plan.scale[$0].name } ?? ""
  }
}
