import Escalation
import Testing

/// Snapshots, each of which goes on from what the one before left: what roles do at each.
struct ActingMornings {
  private let loaded: LoadedPlan
  private let zone: TimeZoneRules
  private var memory = CourseMemory()
  /// `a red` for every status in every area, at the last of them.
  private(set) var levels: Set<String> = []

  init(_ loaded: LoadedPlan, zone: TimeZoneRules) {
    self.loaded = loaded
    self.zone = zone
  }

  /// The actions as a batch writes them, without the time, the holder and the place in the plan.
  mutating func next(_ day: TimedPlanWriter.Day) throws -> [String] {
    try next(day.given, at: day.time)
  }

  mutating func next(_ given: String, at time: String) throws -> [String] {
    let snapshot = try loaded.snapshot("at: \(time)\n\(given)")
    let at = snapshot.at?.instant(in: zone)
    var course = SnapshotCourse(loaded.compiled, snapshot, at: at, zone: zone, memory: memory)
    let assessment = course.assess()
    memory = course.course.memory
    let plan = loaded.plan
    levels = Set(
      assessment.statuses.map { line in
        let level = line.level.map { plan.scale[$0].name } ?? "unknown"
        return "\(line.area.name) \(line.levels.isEmpty ? "" : level)"
      })
    return assessment.actions.map { line in
      [
        line.area.name, plan.statuses[line.status].name, plan.roles[line.role].name,
        "\(line.order)", line.level.map { plan.scale[$0].name } ?? "", line.change.rawValue,
        line.text, line.isIfUnknown ? "yes" : "no", line.due.map(zone.isoWithOffset) ?? "",
      ].joined(separator: ",")
    }
  }
}

extension TimedPlanWriter.Day {
  /// What a snapshot of the day alone says is given.
  fileprivate var given: String {
    let given = cells.map { area, cells in
      let read = cells.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)" }
      return "  \(area): {\(read.sorted().joined(separator: ", "))}"
    }
    return "given:\n\(given.joined(separator: "\n"))\n"
  }
}

extension ArraySlice<TimedPlanWriter.Day> {
  /// What a snapshot of all the days says is given, of days one after the other.
  var series: String {
    let given = ["a", "b", "c"].map { area in
      let rows = map { day in day.cells.first { $0.area == area }?.cells ?? [:] }
      let lists = ["staffing", "calls"].map { name in
        let readings = rows.map { $0[name] ?? "" }.map { $0.isEmpty ? "missing" : $0 }
        return "\(name): [\(readings.joined(separator: ", "))]"
      }
      return "  \(area): {\(lists.joined(separator: ", "))}"
    }
    return "interval: 1 day\ngiven:\n\(given.joined(separator: "\n"))\n"
  }
}

extension [TimedPlanWriter.Day] {
  /// The days as rows of a file.
  var file: String {
    let names = Set(flatMap { $0.cells.flatMap(\.cells.keys) }).sorted()
    var lines = ["time,area," + names.joined(separator: ",")]
    for day in self {
      for (area, cells) in day.cells {
        let row = names.map { cells[$0] ?? "" }.joined(separator: ",")
        lines.append("\(day.time),\(area),\(row)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Without their times of day: the first moment of each day stands for it.
  var onBareDays: [TimedPlanWriter.Day] {
    var bare: [TimedPlanWriter.Day] = []
    for day in self {
      let date = String(day.time.prefix(10))
      if bare.last?.time != date { bare.append(.init(time: date, cells: day.cells)) }
    }
    return bare
  }
}

extension BatchReading {
  /// What roles do at a time, without the time, the holder and the place in the plan.
  func acts(at time: String) -> [String] {
    actions.filter { $0.hasPrefix(time + ",") }.map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return (cells[1...3] + cells[5...10]).joined(separator: ",")
    }
  }
}

/// Days on which some of a few sites send a row, with readings here and there.
struct SiteDays {
  private(set) var days: [TimedPlanWriter.Day] = []

  init(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    func pick(_ choices: [String]) -> String { choices.randomElement(using: &numbers) ?? "" }
    for date in 10...29 {
      var day = TimedPlanWriter.Day(time: "2024-11-\(date)")
      for site in ["a", "b", "c"] where pick(["", "yes"]) == "yes" {
        let cells = [
          "staffing": pick(["", "", "40", "60", "80"]), "calls": pick(["", "", "10", "30"]),
          "flood": pick(["", "", "yes", "no"]),
        ]
        day.cells.append((site, cells))
      }
      if day.cells.isEmpty { day.cells.append(("a", [:])) }
      days.append(day)
    }
  }
}
