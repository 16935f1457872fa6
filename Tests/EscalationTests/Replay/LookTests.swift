import Diagnostics
import Escalation
import Testing
import YAMLTree

/// The proof that no timer is lacking: whoever looks in between sees nothing that was not told.
@Suite("Looking at a log more often")
struct LookTests {
  private static let header = "time,id,step,area"

  /// Directions of one morning, in no order of anybody's.
  static func log(_ seed: UInt64) -> String {
    var numbers = SeededNumbers(seed: seed)
    var minute = 0
    var second = 0
    var closed: Set<Int> = []
    var rows: [String] = []
    for _ in 0..<14 {
      minute += Int.random(in: 0..<25, using: &numbers)
      second = Bool.random(using: &numbers) ? 0 : Int.random(in: second..<60, using: &numbers)
      let id = Int.random(in: 0..<6, using: &numbers)
      guard !closed.contains(id) else { continue }
      let step = ["made", "declined", "declined", "released"].randomElement(using: &numbers) ?? ""
      if step == "released" { closed.insert(id) }
      let time = "2024-11-04 \(pad(9 + minute / 60)):\(pad(minute % 60)):\(pad(second))"
      rows.append("\(time),D\(id),\(step),\(["north", "south"][id % 2])")
    }
    return ([header] + rows.sorted()).joined(separator: "\n")
  }

  private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func minutes(
    from start: String, to end: String, _ zone: TimeZoneRules = .utc
  ) throws -> [Instant] {
    let first = try WrittenTime(parsing: start).instant(in: zone)
    let last = try WrittenTime(parsing: end).instant(in: zone)
    return stride(from: first.seconds, through: last.seconds, by: 60).map(Instant.init(seconds:))
  }

  private func expectSame(_ timers: Played, _ dense: Played) {
    #expect(dense.changes.filter { !timers.changes.contains($0) } == [], "seen, not told")
    #expect(timers.changes.filter { !dense.changes.contains($0) } == [], "told, not seen")
    #expect(timers.changes == dense.changes)
  }

  @Test(
    "each minute shows no change of a level, a sign or an action that timers had not",
    arguments: TurnPlans.allCases)
  func eachMinute(_ plan: TurnPlans) throws {
    let loaded = try plan.loaded()
    let log = Self.log(8)
    let until = plan == .lastingDays || plan == .readings ? "2024-11-06 12:00" : "2024-11-05 11:30"
    let minutes = try Self.minutes(from: "2024-11-04 08:00", to: until)
    // A second later what was read or done at a minute is already the past.
    let looks = minutes + minutes.filter { $0.seconds % 600 == 0 }.map { $0.adding(seconds: 1) }
    let timers = try Played(log, loaded, given: plan.given, until: until)
    let dense = try Played(log, loaded, given: plan.given, until: until, looks: looks)
    expectSame(timers, dense)
    #expect(timers.changes.count > 3)
  }

  @Test("where the clocks go back, too", .enabled(if: ZoneFixtures.exists("Europe/London")))
  func clocksGoBack() throws {
    let zone = try ZoneFixtures.zone("Europe/London")
    let loaded = try tinyPlan(
      """
      areas: {board: {all: [north]}}
      hours: {night: [daily 01:15 to 01:45]}
      events: {direction: {steps: [declined, released], placed by: board, closed by: released}}
      indicators:
        recent: {count: declined, over: direction, last: 1 days, per: board}
      triggers:
        some: {level: amber, when: recent at least 1}
        still: {level: red, when: some for 24 hours}
        nightly: {level: red, when: {all: [recent at least 1, during night]}, per: board}
      statuses:
        one: {per: board, worst of: [some]}
        two: {per: board, worst of: [still]}
        three: {per: board, worst of: [nightly]}
        four: {per: board, worst of: [some], step down: {after: 1 days}}
      """)
    let log = "\(Self.header)\n2024-10-26 01:30,D1,declined,north"
    let minutes = try Self.minutes(from: "2024-10-26 00:00", to: "2024-10-29 06:00", zone)
    let until = "2024-10-29 06:00"
    let timers = try Played(log, loaded, until: until, zone: zone)
    let dense = try Played(log, loaded, until: until, zone: zone, looks: minutes)
    expectSame(timers, dense)
    #expect(timers.changes.count > 5)
  }

  @Test("the Welsh log shows each minute what its timers show")
  func wales() throws {
    let loaded = try LoadedPlan(
      try Fixtures.repositoryText("rules/wast-immediate-release/plan.yaml"))
    let rows = try Fixtures.repositoryText("examples/wales/log.csv")
    let until = "2024-11-05 16:00"
    let minutes = try Self.minutes(from: "2024-11-04 13:00", to: until)
    let timers = try Played(rows, loaded, until: until)
    let dense = try Played(rows, loaded, until: until, looks: minutes)
    expectSame(timers, dense)
    #expect(timers.changes.count > 10)
  }
}
