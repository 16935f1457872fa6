import Escalation
import Foundation

/// Real zone files where the machine has them, and small ones built byte by byte.
enum ZoneFixtures {
  static let folder = "/usr/share/zoneinfo/"

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + name)
  }

  static func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: folder + name).map { [UInt8]($0) } ?? []
  }

  static func zone(_ name: String) throws -> TimeZoneRules {
    try TimeZoneRules(name: name, tzif: bytes(name))
  }

  /// A version 2 file without recorded changes, only a rule.
  static func file(rule: String) -> [UInt8] {
    let empty = header(times: 0, types: 1) + [UInt8](repeating: 0, count: 6 + 4)
    return empty + empty + Array("\n\(rule)\n".utf8)
  }

  static func zone(rule: String) throws -> TimeZoneRules {
    try TimeZoneRules(name: "Test/Rule", tzif: file(rule: rule))
  }

  /// A version 1 file with two types and the given changes between them.
  static func firstVersion(
    changes: [Int32], kinds: [UInt8], offsets: [Int32], leapSeconds: UInt8 = 0
  ) -> [UInt8] {
    var file = header(
      version: 0, times: UInt8(changes.count), types: UInt8(offsets.count), leaps: leapSeconds)
    for change in changes { file += bigEndian(change) }
    file += kinds
    for offset in offsets { file += bigEndian(offset) + [0, 0] }
    return file + Array("ABC\0".utf8) + [UInt8](repeating: 0, count: Int(leapSeconds) * 8)
  }

  private static func header(
    version: UInt8 = UInt8(ascii: "2"), times: UInt8, types: UInt8, leaps: UInt8 = 0
  ) -> [UInt8] {
    var header = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, leaps, times, types, 4] { header += [0, 0, 0, count] }
    return header
  }

  private static func bigEndian(_ number: Int32) -> [UInt8] {
    let bits = UInt32(bitPattern: number)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
  }
}

/// The instant a readable text names, in UTC unless it says otherwise.
func at(_ text: String, in zone: TimeZoneRules = .utc) throws -> Instant {
  try WrittenTime(parsing: text).instant(in: zone)
}

/// London's rules since 1996, for tests that must run on every machine.
func london() throws -> TimeZoneRules {
  try ZoneFixtures.zone(rule: "GMT0BST,M3.5.0/1,M10.5.0")
}
