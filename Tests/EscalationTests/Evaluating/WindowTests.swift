import Testing

@testable import Escalation

@Suite("Summaries over times")
struct WindowTests {
  /// `calls` of one moment, with what was read at other times.
  private func result(
    _ summary: String, now: String? = nil, at: String = "2024-11-04T09:00:00Z",
    _ samples: [(String, String?)], standsOver: Bool = false, zone: TimeZoneRules = .utc,
    every: String? = nil
  ) throws -> [String] {
    let loaded = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 to 100\(every.map { ", every: \($0)" } ?? "")}
        result: {\(summary)}
      triggers:
        low: {when: result under 6}
        exact: {when: result exactly 6}
        high: {when: result over 6}
      """)
    var frame = Frame(loaded.compiled)
    frame.at = try instant(at)
    frame.clock = PlanClock(zone: zone)
    if let now, let number = ExactDecimal(now) { frame.readings[0][0] = Reading(number) }
    if standsOver { frame.course.setStoodOver(try instant("2024-11-04T08:00:00Z"), 0, 0) }
    let history = try samples.map { time, value in
      Sample(
        instant: try instant(time),
        value: .reading(value.flatMap { ExactDecimal($0) }.map(Reading.init) ?? .missing))
    }
    frame.history.set(history, of: .indicator(0), inArea: 0)
    loaded.compiled.evaluate(&frame)
    let reader = AssessmentReader(
      compiled: loaded.compiled, frame: frame, areaNames: [["all"]], at: frame.at, zone: zone)
    return (0..<3).map { index in
      switch reader.answer(ofTrigger: index, 0) {
      case .yes: "yes"
      case .no: "no"
      default: "unknown"
      }
    }
  }

  private func instant(_ text: String) throws -> Instant {
    try WrittenTime(parsing: text).instant(in: .utc)
  }

  private static let exactly = ["no", "yes", "no"]
  private static let atLeastSix = ["no", "unknown", "unknown"]
  private static let unknown = ["unknown", "unknown", "unknown"]

  @Test("a window leaves out its start and takes in the moment itself")
  func edges() throws {
    let samples: [(String, String?)] = [
      ("2024-11-02T09:00:00Z", "50"), ("2024-11-02T09:00:01Z", "1"), ("2024-11-04T08:00:00Z", "2"),
    ]
    #expect(try result("sum: calls, last: 48 hours", now: "3", samples) == Self.exactly)
    #expect(
      try result(
        "sum: calls, last: 48 hours, before: now", now: "50",
        [
          ("2024-11-02T09:00:00Z", "50"), ("2024-11-02T09:00:01Z", "4"),
          ("2024-11-04T08:59:59Z", "2"),
        ]) == Self.exactly)
  }

  @Test("days are days of the calendar, also when the clock is changed")
  func days() throws {
    let london = try ZoneFixtures.zone("Europe/London")
    // Seven days before 09:00 of winter time it was 09:00 of summer time: 08:00 in UTC.
    let samples: [(String, String?)] = [("2024-10-25T08:30:00Z", "6")]
    let week = "sum: calls, last: 7 days, before: now"
    let at = "2024-11-01T09:00:00Z"
    #expect(try result(week, at: at, samples, zone: london) == Self.exactly)
    #expect(
      try result("sum: calls, last: 168 hours, before: now", at: at, samples, zone: london)
        == Self.unknown)
  }

  @Test("what is to come does not hold the moment itself")
  func next() throws {
    let samples: [(String, String?)] = [
      ("2024-11-03T09:00:00Z", "50"), ("2024-11-05T09:00:00Z", "2"), ("2024-11-06T09:00:00Z", "4"),
      ("2024-11-06T09:00:01Z", "50"),
    ]
    #expect(try result("sum: calls, next: 2 days", now: "50", samples) == Self.exactly)
  }

  @Test("a blank in the window is unknown, unless so many need not be known")
  func blanks() throws {
    let samples: [(String, String?)] = [
      ("2024-11-02T09:00:00Z", "5"), ("2024-11-03T09:00:00Z", nil), ("2024-11-04T08:00:00Z", "7"),
    ]
    let average = "average: calls, last: 7 days, before: now"
    #expect(try result(average, samples) == Self.unknown)
    #expect(try result("\(average), needs: 2", samples) == Self.exactly)
    #expect(try result("\(average), needs: 3", samples) == Self.unknown)
    #expect(
      try result("highest: calls, last: 7 days, before: now", samples) == ["no", "no", "yes"])
  }

  @Test("a window without a sample says nothing")
  func empty() throws {
    for function in ["sum", "average", "median", "highest", "lowest", "latest"] {
      #expect(try result("\(function): calls, last: 7 days, before: now", []) == Self.unknown)
    }
    #expect(
      try result("count: calls, where: calls over 5, last: 7 days, before: now", [])
        == Self.unknown)
  }

  @Test("a reading that stands over is counted at its own time only")
  func standingOver() throws {
    let samples: [(String, String?)] = [("2024-11-04T08:00:00Z", "6")]
    #expect(
      try result("sum: calls, last: 2 days", now: "6", samples, standsOver: true) == Self.exactly)
    #expect(
      try result("sum: calls, last: 30 minutes", now: "6", samples, standsOver: true)
        == Self.unknown)
  }

  @Test("the latest is the last one; with needs the last that is known")
  func latest() throws {
    let samples: [(String, String?)] = [
      ("2024-11-02T09:00:00Z", "9"), ("2024-11-03T09:00:00Z", "6"), ("2024-11-04T08:00:00Z", nil),
    ]
    #expect(try result("latest: calls, last: 7 days, before: now", samples) == Self.unknown)
    #expect(
      try result("latest: calls, last: 7 days, before: now, needs: 1", samples) == Self.exactly)
    #expect(try result("latest: calls, last: 7 days", now: "6", samples) == Self.exactly)
    let lately = "latest: calls, where: calls under 9, last: 7 days, before: now"
    #expect(try result(lately, Array(samples.prefix(2))) == Self.exactly)
  }

  @Test("a day that was due and brought no reading is a blank, not a shorter window")
  func gaps() throws {
    let whole: [(String, String?)] = [
      ("2024-11-01T07:00:00Z", "1"), ("2024-11-02T23:00:00Z", "2"), ("2024-11-03T09:00:00Z", "3"),
    ]
    let gap = [whole[0], whole[2]]
    let sum = "sum: calls, last: 4 days, before: now"
    #expect(try result(sum, now: "9", whole, every: "day") == Self.exactly)
    #expect(try result(sum, now: "9", gap) == ["yes", "no", "no"])
    #expect(try result(sum, now: "9", gap, every: "day") == Self.unknown)
    #expect(
      try result("\(sum), needs: 2", now: "9", gap, every: "day") == ["yes", "no", "no"])
    #expect(try result("\(sum), needs: 3", now: "9", gap, every: "day") == Self.unknown)
    #expect(
      try result("highest: calls, last: 4 days, before: now", gap, every: "day") == Self.unknown)
    #expect(
      try result("average: calls, last: 4 days, before: now, needs: half", gap, every: "day")
        == ["yes", "no", "no"])
  }

  @Test("the moment's own day is not lacking, nor one that the window only touches")
  func edgesOfGaps() throws {
    // Of 1 November the window has the hours from 09:00 on, and the reading was made at 08:00.
    let days: [(String, String?)] = [
      ("2024-11-02T08:00:00Z", "3"), ("2024-11-03T08:00:00Z", "2"),
    ]
    #expect(
      try result("sum: calls, last: 3 days", now: "1", days, every: "day by 08:30")
        == Self.exactly)
    #expect(
      try result("sum: calls, last: 3 days", now: nil, days, every: "day by 08:30")
        == ["unknown", "unknown", "unknown"])
    #expect(
      try result("sum: calls, last: 4 days", now: "1", days, every: "day by 08:30")
        == Self.atLeastSix)
  }

  @Test("of the latest only what was due since then is lacking")
  func gapsBeforeTheLatest() throws {
    let latest = "latest: calls, last: 7 days, before: now"
    #expect(try result(latest, [("2024-11-03T09:00:00Z", "6")], every: "day") == Self.exactly)
    #expect(try result(latest, [("2024-11-02T09:00:00Z", "6")], every: "day") == Self.unknown)
    #expect(
      try result("latest: calls, last: 7 days", now: "6", [], every: "day") == Self.exactly)
  }

  @Test("how many were so is counted among the days that were due, each one way or the other")
  func gapsInCounts() throws {
    // Seven days with six over 5; of the eighth nothing is known.
    let days: [(String, String?)] =
      [28, 29, 30, 31].map { ("2024-10-\($0)T10:00:00Z", "9") }
      + [1, 2].map { ("2024-11-0\($0)T10:00:00Z", "9") }
    let count = "count: calls, where: calls over 5, last: 7 days, before: now"
    #expect(try result(count, days) == Self.exactly)
    #expect(try result(count, days, every: "day") == Self.atLeastSix)
    #expect(
      try result(count, days + [("2024-11-03T10:00:00Z", "1")], every: "day") == Self.exactly)
  }

  @Test("so long after each reading the next one is due, a little early or late")
  func spans() throws {
    let sum = "sum: calls, last: 12 hours"
    func hours(_ times: [String]) -> [(String, String?)] {
      times.map { ("2024-11-04T\($0):00Z", "2") }
    }
    let on = hours(["01:00", "05:00"])
    #expect(try result(sum, now: "2", on, every: "4 hours") == Self.exactly)
    #expect(try result(sum, now: "2", hours(["00:50", "05:10"]), every: "4 hours") == Self.exactly)
    #expect(try result(sum, now: "4", hours(["01:00"]), every: "4 hours") == Self.atLeastSix)
    #expect(try result(sum, now: "4", hours(["03:01"]), every: "4 hours") == Self.atLeastSix)
    #expect(try result(sum, now: "4", hours(["02:59"]), every: "4 hours") == Self.atLeastSix)
    #expect(try result(sum, now: "4", hours(["03:00"]), every: "6 hours") == Self.exactly)
    #expect(try result(sum, now: "6", [], every: "12 hours") == Self.exactly)
    // The moment's own is the one that was due last.
    #expect(
      try result("highest: calls, last: 12 hours", now: nil, on, every: "4 hours")
        == Self.unknown)
    #expect(
      try result("\(sum), needs: 2", now: nil, hours(["01:00", "05:00"]), every: "4 hours")
        == ["yes", "no", "no"])
    #expect(
      try result("\(sum), needs: half", now: nil, on, every: "4 hours") == ["yes", "no", "no"])
    #expect(
      try result("\(sum), needs: all", now: nil, on, every: "4 hours") == Self.unknown)
  }

  @Test("of the days to come each is due")
  func gapsToCome() throws {
    let next = "sum: calls, next: 3 days"
    let both: [(String, String?)] = [
      ("2024-11-05T12:00:00Z", "2"), ("2024-11-06T12:00:00Z", "4"),
    ]
    #expect(try result(next, now: "50", both, every: "day") == Self.exactly)
    #expect(try result(next, now: "50", [both[0]], every: "day") == Self.unknown)
  }

  @Test("days are counted on which something was so")
  func countsOfDays() throws {
    let samples: [(String, String?)] = (1...9).map { ("2024-10-2\($0)T09:00:00Z", "\($0)") }
    let count = "count: calls, where: calls at most 6, last: 28 days, before: now"
    #expect(try result(count, samples) == Self.exactly)
    #expect(
      try result("count: calls, last: 28 days, before: now", Array(samples.suffix(6)))
        == Self.exactly)
  }

  @Test("how far it is from its own normal")
  func baseline() throws {
    let loaded = try tinyPlan(
      """
      indicators:
        calls: {range: whole numbers 0 and up}
        usual: {median: calls, last: 28 days, before: now}
        more: {formula: calls - usual, bands: {green: at most 10, amber: over 10 to 20, red: over 20}}
      triggers:
        busy: {level: red, when: calls over usual}
      statuses:
        pressure: {worst of: [more]}
      """)
    for (now, level, isBusy) in [
      ("20", "green", Answer.no), ("21", "green", .yes), ("30", "green", .yes),
      ("31", "amber", .yes), ("40", "amber", .yes), ("41", "red", .yes),
    ] {
      var frame = Frame(loaded.compiled)
      frame.at = try instant("2024-11-04T09:00:00Z")
      frame.readings[0][0] = Reading(try #require(ExactDecimal(now)))
      let history = try [("01", "10"), ("02", "20"), ("03", "90")].map { day, value in
        Sample(
          instant: try instant("2024-11-\(day)T09:00:00Z"),
          value: .reading(Reading(try #require(ExactDecimal(value)))))
      }
      frame.history.set(history, of: .indicator(0), inArea: 0)
      loaded.compiled.evaluate(&frame)
      let reader = AssessmentReader(
        compiled: loaded.compiled, frame: frame, areaNames: [["all"]], at: frame.at, zone: .utc)
      let found = reader.levels(of: .status(0), 0)?.calculated.map { loaded.plan.scale[$0].name }
      #expect(found == level)
      #expect(reader.answer(ofTrigger: 0, 0) == isBusy)
    }
  }

  @Test("the levels of past days are ranked")
  func levels() throws {
    let loaded = try tinyPlan(
      """
      indicators:
        beds: {range: whole numbers 0 to 9, bands: {green: at least 5, amber: 2 to 4, red: under 2}}
        worst: {highest: pressure, last: 14 days}
        red_days: {count: pressure, where: pressure is red, last: 14 days, bands: {green: under 2, red: 2 and up}}
      statuses:
        pressure: {worst of: [beds]}
        lately: {worst of: [worst]}
      """)
    func lately(_ past: [LevelSet]) throws -> (LevelSet?, LevelSet?) {
      var frame = Frame(loaded.compiled)
      frame.at = try instant("2024-11-04T09:00:00Z")
      frame.readings[0][0] = Reading(ExactDecimal(3))
      let history = try past.enumerated().map { index, levels in
        Sample(instant: try instant("2024-11-0\(index + 1)T09:00:00Z"), value: .levels(levels))
      }
      frame.history.set(history, of: .status(0), inArea: 0)
      loaded.compiled.evaluate(&frame)
      let reader = AssessmentReader(
        compiled: loaded.compiled, frame: frame, areaNames: [["all"]], at: frame.at, zone: .utc)
      return (reader.levels(of: .status(1), 0), reader.levels(of: .indicator(2), 0))
    }
    let (green, amber, red) = (
      LevelSet(.mildest), LevelSet(Level(rank: 1)), LevelSet(Level(rank: 2))
    )
    #expect(try lately([green, green]) == (amber, green))
    #expect(try lately([red, green]) == (red, green))
    #expect(try lately([red, red]) == (red, red))
    #expect(try lately([green.union(red), green]).0 == amber.union(red))
    #expect(try lately([green.union(red), red]) == (red, green.union(red)))
  }
}
