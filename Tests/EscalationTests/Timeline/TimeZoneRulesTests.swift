import Escalation
import Testing

@Suite("Time zones")
struct TimeZoneRulesTests {
  @Test(
    "a local time in London that does not exist moves forward, one that exists twice is the first",
    arguments: [
      ("2024-03-31 00:59:59", "2024-03-31T00:59:59Z"), ("2024-03-31 01:00", "2024-03-31T01:00:00Z"),
      ("2024-03-31 01:30", "2024-03-31T01:30:00Z"), ("2024-03-31 02:00", "2024-03-31T01:00:00Z"),
      ("2024-10-27 00:59", "2024-10-26T23:59:00Z"), ("2024-10-27 01:00", "2024-10-27T00:00:00Z"),
      ("2024-10-27 01:30", "2024-10-27T00:30:00Z"), ("2024-10-27 02:00", "2024-10-27T02:00:00Z"),
      ("2060-07-04 09:00", "2060-07-04T08:00:00Z"), ("9999-07-04 09:00", "9999-07-04T08:00:00Z"),
    ])
  func londonChanges(local: String, utc: String) throws {
    #expect(try at(local, in: london()).isoUTC == utc)
    guard ZoneFixtures.exists("Europe/London") else { return }
    #expect(try at(local, in: ZoneFixtures.zone("Europe/London")).isoUTC == utc)
  }

  @Test("the offset changes with the second of the change")
  func secondOfChange() throws {
    let zone = try london()
    let change = try at("2024-03-31T01:00:00Z")
    #expect(zone.offset(at: change.adding(seconds: -1)) == 0)
    #expect(zone.offset(at: change) == 3600)
    #expect(zone.isoWithOffset(change.adding(seconds: -1)) == "2024-03-31T00:59:59+00:00")
    #expect(zone.isoWithOffset(change) == "2024-03-31T02:00:00+01:00")
  }

  @Test(
    "rules of every form hold far in the future",
    arguments: [
      ("GMT0BST,M3.5.0/1,M10.5.0", "2060-01-04T09:00:00+00:00", "2060-07-04T09:00:00+01:00"),
      ("EST5EDT,M3.2.0,M11.1.0", "2060-01-04T09:00:00-05:00", "2060-07-04T09:00:00-04:00"),
      ("IST-5:30", "2060-01-04T09:00:00+05:30", "2060-07-04T09:00:00+05:30"),
      ("<+03>-3", "2060-01-04T09:00:00+03:00", "2060-07-04T09:00:00+03:00"),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-01-04T09:00:00+11:00", "2060-07-04T09:00:00+10:00"),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-01-04T09:00:00+00:00", "2060-07-04T09:00:00+01:00"),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2060-01-04T09:00:00-02:00", "2060-07-04T09:00:00-01:00"),
      ("XXX3YYY,J60,J300/2:30:15", "2060-01-04T09:00:00-03:00", "2060-07-04T09:00:00-02:00"),
      ("XXX3YYY,59,299", "2060-01-04T09:00:00-03:00", "2060-07-04T09:00:00-02:00"),
      ("XXX3EDT4,0/0,J365/23", "2060-01-04T09:00:00-04:00", "2060-07-04T09:00:00-04:00"),
    ])
  func farFuture(rule: String, january: String, july: String) throws {
    let zone = try ZoneFixtures.zone(rule: rule)
    #expect(zone.isoWithOffset(try at("2060-01-04 09:00", in: zone)) == january)
    #expect(zone.isoWithOffset(try at("2060-07-04 09:00", in: zone)) == july)
  }

  @Test(
    "the day of a change is found in leap years, last weeks and before midnight",
    arguments: [
      ("XXX0YYY,J60/0,J300", "2024-03-01T00:00:00Z"),
      ("XXX0YYY,J60/0,J300", "2023-03-01T00:00:00Z"),
      ("XXX0YYY,59/0,J300", "2024-02-29T00:00:00Z"),
      ("XXX0YYY,59/0,J300", "2023-03-01T00:00:00Z"),
      ("XXX0YYY,M3.5.6/22,M10.5.0", "2024-03-30T22:00:00Z"),
      ("XXX0YYY,M3.4.0/0,M10.5.0", "2024-03-24T00:00:00Z"),
      ("XXX0YYY,M2.5.4/0,M10.5.0", "2024-02-29T00:00:00Z"),
      ("XXX0YYY,M3.4.4/50,M10.4.4/50", "2024-03-30T02:00:00Z"),
      ("XXX0YYY,M3.5.0/-1:30,M10.5.0", "2024-03-30T22:30:00Z"),
    ])
  func dayOfChange(rule: String, change: String) throws {
    let zone = try ZoneFixtures.zone(rule: rule)
    let change = try at(change)
    #expect(zone.offset(at: change.adding(seconds: -1)) == 0)
    #expect(zone.offset(at: change) == 3600)
  }

  @Test("universal time never changes")
  func utc() throws {
    let instant = try at("2024-07-04T09:00Z")
    #expect(TimeZoneRules.utc.offset(at: instant) == 0)
    #expect(TimeZoneRules.utc.isoWithOffset(instant) == "2024-07-04T09:00:00+00:00")
    #expect(TimeZoneRules.utc.name == "UTC")
  }

  @Test("every local time that exists once leads back to its instant")
  func roundTrip() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(state: seed)
    let names = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
    let rules = [
      "GMT0BST,M3.5.0/1,M10.5.0", "AEST-10AEDT,M10.1.0,M4.1.0/3",
      "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
    ]
    let zones =
      try rules.map { try ZoneFixtures.zone(rule: $0) }
      + names.filter(ZoneFixtures.exists).map { try ZoneFixtures.zone($0) }
    for zone in zones {
      for _ in 0..<5000 {
        let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &generator)
        checkRoundTrip(Instant(seconds: seconds), zone, "seed \(seed)")
      }
    }
  }

  /// In a repeated hour the first instant comes back, which showed the same time earlier.
  private func checkRoundTrip(_ instant: Instant, _ zone: TimeZoneRules, _ seed: Comment) {
    let local = zone.civil(at: instant)
    let back = zone.instant(of: local)
    #expect(zone.civil(at: back) == local, "\(instant.isoUTC) \(zone.name), \(seed)")
    guard back != instant else { return }
    #expect(back < instant, "\(instant.isoUTC) \(zone.name), \(seed)")
    let repeated = instant.seconds - back.seconds
    #expect(repeated <= 86_400, "\(instant.isoUTC) \(zone.name), \(seed)")
    #expect(zone.offset(at: back) > zone.offset(at: instant), "\(instant.isoUTC), \(seed)")
  }
}

/// A small generator that a printed seed can repeat (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
