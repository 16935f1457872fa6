import Escalation
import Testing

@Suite("Time zone files")
struct ZoneFileTests {
  @Test("a version 1 file holds its last offset for ever")
  func firstVersion() throws {
    let file = ZoneFixtures.firstVersion(
      changes: [1000, 2000], kinds: [1, 0], offsets: [-75, 3600])
    let zone = try TimeZoneRules(name: "Test/Small", tzif: file)
    let offsets = [999, 1000, 1999, 2000, 4_000_000_000].map {
      zone.offset(at: Instant(seconds: $0))
    }
    #expect(offsets == [-75, 3600, 3600, -75, -75])
    #expect(zone.isoWithOffset(Instant(seconds: 0)) == "1969-12-31T23:58:45-00:01:15")
  }

  @Test("a file that contradicts itself is refused")
  func damaged() {
    let unordered = ZoneFixtures.firstVersion(changes: [2000, 1000], kinds: [0, 0], offsets: [0])
    let noSuchType = ZoneFixtures.firstVersion(changes: [1000], kinds: [1], offsets: [0])
    let noTypes = ZoneFixtures.firstVersion(changes: [], kinds: [], offsets: [])
    let tooFar = ZoneFixtures.firstVersion(changes: [], kinds: [], offsets: [93_600])
    for file in [unordered, noSuchType, noTypes, tooFar] {
      #expect(throws: TimeZoneError.damaged) { try TimeZoneRules(name: "Test/Bad", tzif: file) }
    }
  }

  @Test("a file that counts leap seconds is refused, not read a few seconds off")
  func leapSeconds() {
    let file = ZoneFixtures.firstVersion(changes: [], kinds: [], offsets: [0], leapSeconds: 1)
    #expect(throws: TimeZoneError.countsLeapSeconds) {
      try TimeZoneRules(name: "Test/Right", tzif: file)
    }
  }

  @Test("what is no zone file at all is called that")
  func notAZone() {
    for bytes in [Array("# a text file, long enough to hold a header of a file".utf8), [0]] {
      #expect(throws: TimeZoneError.notAZoneFile) { try TimeZoneRules(name: "X", tzif: bytes) }
    }
    #expect(throws: TimeZoneError.truncated) { try TimeZoneRules(name: "X", tzif: []) }
  }

  @Test(
    "an unreadable rule is quoted",
    arguments: [
      "GMT", "G0", "GMT0BST", "GMT0BST,M3.5.0", "GMT0BST,M3.6.0,M10.5.0", "GMT0BST,M13.5.0,M10.5.0",
      "GMT0BST,M3.5.7,M10.5.0", "GMT0BST,J0,J5", "GMT0BST,366,5", "GMT0BST,J5,J5/168", "GMT25",
      "<+03-3", "GMT0BST,M3.5.0/1,M10.5.0 ",
    ])
  func unreadableRule(rule: String) {
    #expect(throws: TimeZoneError.unreadableRule(rule)) { try ZoneFixtures.zone(rule: rule) }
  }

  @Test("a file cut short at any length is refused")
  func cutShort() throws {
    let file = ZoneFixtures.file(rule: "GMT0BST,M3.5.0/1,M10.5.0")
    _ = try TimeZoneRules(name: "Test/Whole", tzif: file)
    for length in file.indices {
      #expect(throws: TimeZoneError.truncated, "\(length) bytes") {
        try TimeZoneRules(name: "Test/Cut", tzif: Array(file[..<length]))
      }
    }
  }

  @Test(
    "London's own file cut short at any length is refused",
    .enabled(if: ZoneFixtures.exists("Europe/London"), "no time zone files on this machine"))
  func londonCutShort() throws {
    let file = ZoneFixtures.bytes("Europe/London")
    for length in file.indices {
      #expect(throws: TimeZoneError.truncated, "\(length) bytes") {
        try TimeZoneRules(name: "Test/Cut", tzif: Array(file[..<length]))
      }
    }
  }

  @Test("any byte changed to any extreme is read or refused, never fatal")
  func changedBytes() {
    let file = ZoneFixtures.file(rule: "GMT0BST,M3.5.0/1,M10.5.0")
    var refused = 0
    for index in file.indices {
      for value in [UInt8(0), 1, 0x7F, 0x80, 0xFF] {
        var bytes = file
        bytes[index] = value
        guard let zone = try? TimeZoneRules(name: "Test/Odd", tzif: bytes) else {
          refused += 1
          continue
        }
        #expect(abs(zone.offset(at: Instant(seconds: .max))) < 93_600)
      }
    }
    #expect(refused > 100)
  }

  @Test(
    "London knows its past and its summers to come",
    .enabled(if: ZoneFixtures.exists("Europe/London"), "no time zone files on this machine"),
    arguments: [
      ("1800-01-01T00:00:00Z", -75), ("1969-01-01T00:00:00Z", 3600), ("1972-01-01T00:00:00Z", 0),
      ("2024-07-04T00:00:00Z", 3600), ("2037-12-01T00:00:00Z", 0), ("2038-07-04T00:00:00Z", 3600),
      ("2060-07-04T00:00:00Z", 3600), ("2500-01-04T00:00:00Z", 0),
    ])
  func londonOffsets(instant: String, offset: Int) throws {
    #expect(try ZoneFixtures.zone("Europe/London").offset(at: at(instant)) == offset)
  }
}
