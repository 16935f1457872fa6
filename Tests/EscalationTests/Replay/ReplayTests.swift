import Diagnostics
import Escalation
import Testing
import YAMLTree

/// A log of directions, played by the plan of directions in two boards.
struct Played {
  let replay: Replay
  let report: ReplayReport
  private let plan: Plan

  /// `rows` are those of a CSV file, its header among them.
  init(
    _ rows: String, _ loaded: LoadedPlan? = nil, given: String? = nil, until: String? = nil,
    zone: TimeZoneRules = .utc, looks: [Instant] = []
  ) throws {
    let loaded = try loaded ?? directionPlan(Self.actions)
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "log.csv", bytes: Array(rows.utf8)))
    var reader = EventLogReader(loaded.plan)
    let isLog = reader.readTable(file, in: sources)
    #expect(isLog)
    plan = loaded.plan
    let end = try until.map { try WrittenTime(parsing: $0).instant(in: zone) }
    replay = loaded.compiled.replay(
      reader.log, given: try given.map { try loaded.snapshot($0) }, until: end, zone: zone,
      looks: looks)
    report = ReplayReport(replay, sources: sources)
  }

  static let actions = """
    roles: {manager: {title: Manager}}
    actions:
      manager:
        follow: one
        any level: [{do: Call the site, when: declined, within: 5 minutes}]
    """

  /// `09:10 one in D1: green to red` for every change of a level.
  var levels: [String] {
    replay.moments.flatMap { moment in
      moment.changes.map { change in
        let name = plan.statuses[change.status].name
        return "\(clock(moment.at)) \(name) in \(change.area.name): "
          + "\(word(change.from)) to \(word(change.to))"
      }
    }
  }

  /// Every change in full, with everything that it leaves possible.
  var changes: [String] {
    replay.moments.flatMap { moment in
      moment.changes.map {
        "\(moment.at.isoUTC) \(plan.statuses[$0.status].name) in \($0.area.name): "
          + "\($0.from.bits) to \($0.to.bits)"
      } + moment.facts.map { "\(moment.at.isoUTC) \(plan.triggers[$0.trigger].name)" }
        + moment.starts.map { "\(moment.at.isoUTC) starts \($0.text) in \($0.area.name)" }
        + moment.overruns.map { "\(moment.at.isoUTC) over: \($0.line.text)" }
    }
  }

  var starts: [String] {
    replay.moments.flatMap { moment in
      moment.starts.map { "\(clock(moment.at)) \($0.area.name) \($0.text)" }
    }
  }

  var overruns: [String] {
    replay.moments.flatMap { moment in
      moment.overruns.map { "\(clock(moment.at)) \($0.line.area.name)" }
    }
  }

  var problems: [String] {
    (replay.problems + replay.moments.flatMap(\.problems)).map { problem in
      "\(report.place(problem.mark)) \(problem.text)"
    }
  }

  var next: [String] { replay.next.map { clock($0.instant) } }

  private func word(_ levels: LevelSet) -> String {
    if levels.isEmpty { return "none" }
    return levels.calculated.map { plan.scale[$0].name } ?? "unknown"
  }

  private func clock(_ at: Instant) -> String { PeopleTime.clock(at, in: .utc) }
}

@Suite("A log that is played")
struct ReplayTests {
  private static let header = "time,id,step,area,category,reason,crews"
  private let declined = """
    \(header)
    2024-11-04 08:50,D1,made,North,red,,
    2024-11-04 09:00,D1,declined,,,no space,
    """

  @Test("a time passes its line between two rows, at the second")
  func betweenRows() throws {
    let played = try Played(declined + "\n2024-11-04 09:30,D1,released,,,,")
    #expect(
      played.levels == [
        "09:00 board_status in north: green to amber",
        "09:10 one in D1: green to red", "09:10 board_status in north: amber to red",
        "09:30 board_status in north: red to amber", "09:30 one in D1: red to none",
      ])
  }

  @Test(
    "what is released in time never gets there",
    arguments: [("09:09:59", false), ("09:10:00", false), ("09:10:01", true)])
  func releasedInTime(_ clock: String, _ isHeld: Bool) throws {
    let played = try Played(declined + "\n2024-11-04 \(clock),D1,released,,,,")
    #expect(played.levels.contains("09:10 one in D1: green to red") == isHeld)
  }

  @Test("a step leaves its window exactly when it ends, released or not")
  func window() throws {
    let log = declined + "\n2024-11-04 09:05,D1,released,,,,"
    let played = try Played(log, until: "2024-11-05 09:00")
    #expect(played.levels.last == "09:00 board_status in north: amber to green")
    let before = try Played(log, until: "2024-11-05 08:59:59")
    #expect(before.levels.last == "09:00 board_status in north: green to amber")
    #expect(before.next == ["09:00", "09:00", "09:00"])
  }

  @Test("without a time to stop, nothing fires behind the last row")
  func open() throws {
    let played = try Played(declined)
    #expect(played.levels == ["09:00 board_status in north: green to amber"])
    #expect(played.next == ["09:05", "09:10", "09:00", "09:00", "09:00"])
    #expect(played.replay.open.map(\.thing.name) == ["D1"])
    #expect(played.replay.open[0].running.map { $0.value.text() } == ["0"])
  }

  @Test(
    "an action that is still called for at its deadline is told, one that is not any more is not",
    arguments: [("09:04:59", []), ("09:05", []), ("09:05:01", ["09:05 D1"])])
  func deadlines(_ clock: String, _ expected: [String]) throws {
    let played = try Played(declined + "\n2024-11-04 \(clock),D1,released,,,,")
    #expect(played.starts == ["09:00 D1 Call the site"])
    #expect(played.overruns == expected)
  }

  @Test("rows behind the time to stop are counted, not played")
  func until() throws {
    let played = try Played(
      declined + "\n2024-11-04 09:30,D1,released,,,,", until: "2024-11-04 09:29:59")
    #expect(played.replay.rowsLeft == 1)
    #expect(played.replay.open.map { $0.running.map { $0.value.text() } } == [["29.983333"]])
  }

  @Test("an area that nothing happened in is at its mildest level from the first row on")
  func quietArea() throws {
    #expect(!(try Played(declined).levels.contains { $0.contains("south") }))
  }

  @Test("every row that is not as it should be has its line")
  func problems() throws {
    let played = try Played(
      """
      time,id,step,area,category,reason,crew
      2024-11-04 09:00,D1,made,North,purple,,
      2024-11-04 08:50,D2,made,North,red,,3
      2024-11-04 09:01,D1,made
      2024-11-04 09:02,D3,declind,North,,,
      2024-11-04 09:03,D1,declined,Nort,,x,
      2024-13-04 09:04,D1,declined,,,x,
      2024-11-04 09:05,D4,declined,South,,,
      2024-11-04 09:05,D4,declined,South,,,
      """)
    #expect(
      played.problems == [
        "log.csv:1 no event has a field 'crew', so this column is not read; did you mean 'crews'?",
        "log.csv:2 category: 'purple' is none of red, yellow",
        "log.csv:4 the row has 3 cells, and the header 7",
        "log.csv:5 no step of 'direction' is called 'declind'",
        "log.csv:6 no board is called 'Nort'",
        "log.csv:7 the time '2024-13-04 09:04': there is no month 13",
        "log.csv:3 out of order: it stands behind a row of Mon 4 Nov 09:00",
        "log.csv:8 its first row is 'declined', not 'made'",
        "log.csv:8 reason is required and was not given",
        "log.csv:9 the same step at the same time stands before and counts once",
      ])
  }

  @Test("a row that cannot be played leaves a doubt in its area, and never a better level")
  func doubt() throws {
    let played = try Played(
      """
      \(Self.header)
      2024-11-04 09:00,D1,made,North,red,,
      2024-11-04 09:01,D2,declind,North,red,x,
      2024-11-04 09:02,D3,made,South,red,,
      """)
    #expect(played.levels == ["09:01 board_status in north: green to unknown"])
  }

  @Test("what is not known from the start is told with the first row, or without any")
  func unknownFromTheStart() throws {
    let timeless = """
      \(Self.header)
      soon,D9,declined,North,red,x,
      """
    #expect(try Played(timeless).levels.isEmpty)
    #expect(
      try Played(timeless + "\n2024-11-04 09:00,D1,made,South,red,,").levels == [
        "09:00 board_status in north: none to unknown"
      ])
    let alone = try Played("\(Self.header)\n2024-11-04 09:00,D9,declind,North,red,x,")
    #expect(alone.levels == ["09:00 board_status in north: none to unknown"])
    #expect(alone.starts.isEmpty)
  }

  @Test("what is played gives the same levels as a snapshot of the same moment")
  func sameAsSnapshots() throws {
    let plan = try directionPlan(Played.actions)
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<20 {
      let rows = randomRows(&numbers)
      let played = try Played(([Self.header] + rows.map(\.csv)).joined(separator: "\n"), plan)
      var current: [String: String] = [:]
      for moment in played.replay.moments {
        for change in moment.changes where plan.plan.statuses[change.status].name == "board_status"
        {
          current[change.area.name] =
            change.to.calculated.map { plan.plan.scale[$0].name } ?? "unknown"
        }
        let at = PeopleTime.clock(moment.at, in: .utc)
        let events = rows.map(\.yaml).joined(separator: "\n")
        let answers = try Answers(plan, "", events: events, at: "2024-11-04 \(at)")
        for board in ["north", "south"] {
          let level = try answers.level("board_status", in: board)
          #expect(level == current[board] ?? "green", "\(rows.map(\.csv)) at \(at)")
        }
      }
    }
  }

  /// Rows that leave no doubt: what is doubtful is held in a replay, and not in a single snapshot.
  private func randomRows(_ numbers: inout SeededNumbers) -> [(csv: String, yaml: String)] {
    var minute = 0
    var closed: Set<Int> = []
    return (0..<12).compactMap { _ in
      minute += Int.random(in: 0..<8, using: &numbers)
      let time = "2024-11-04 09:\(minute < 10 ? "0" : "")\(min(minute, 59))"
      let id = Int.random(in: 0..<6, using: &numbers)
      let step = ["made", "declined", "declined", "released"].randomElement(using: &numbers) ?? ""
      guard !closed.contains(id) else { return nil }
      if step == "released" { closed.insert(id) }
      let board = ["north", "south"][id % 2]
      return (
        "\(time),D\(id),\(step),\(board),red,x,",
        "  - {at: \(time), id: D\(id), step: \(step), area: \(board), category: red, reason: x}"
      )
    }
  }

  @Test("a level is held while it is not proven that it is better")
  func held() throws {
    let log = """
      \(Self.header)
      2024-11-04 09:00,D1,made,North,red,,
      2024-11-04 09:01,D1,declined,,,x,
      """
    let released = "\n2024-11-04 09:20,D1,released,,,,"
    let doubtful = "\n2024-11-04 09:15,D2,declind,North,red,x,"
    #expect(try Played(log + released).levels.contains("09:20 board_status in north: red to amber"))
    #expect(
      !(try Played(log + doubtful + released).levels.contains { $0.contains("red to amber") }))
  }
}
