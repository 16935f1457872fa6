/// How the clocks of one place stand to UTC, past and future.
///
/// It is made from the bytes of a compiled time zone file, which the command reads.
package struct TimeZoneRules: Hashable, Sendable {
  /// The name the plan uses: `Europe/London`.
  package let name: String
  private let table: OffsetTable

  /// Universal time, which no law changes.
  package static let utc = TimeZoneRules(name: "UTC", table: OffsetTable(offset: 0))

  /// The zone in the bytes of a TZif file of version 1 to 4.
  package init(name: String, tzif bytes: [UInt8]) throws(TimeZoneError) {
    self.init(name: name, table: OffsetTable(try ZoneFile(bytes)))
  }

  private init(name: String, table: OffsetTable) {
    self.name = name
    self.table = table
  }

  /// Seconds east of UTC at an instant.
  package func offset(at instant: Instant) -> Int {
    table.offset(at: instant.seconds)
  }

  /// What the clocks show at an instant.
  package func civil(at instant: Instant) -> CivilDateTime {
    CivilDateTime(wallSeconds: instant.seconds + Int64(offset(at: instant)))
  }

  /// When the clocks show a day and time.
  ///
  /// A time that does not exist moves forward by as much as the clocks did; one that exists twice
  /// is the first.
  package func instant(of local: CivilDateTime) -> Instant {
    Instant(seconds: table.seconds(ofWall: local.wallSeconds))
  }

  /// When the clocks are next changed; nil where they never are again.
  func nextChange(after instant: Instant) -> Instant? {
    table.change(after: instant.seconds).map(Instant.init(seconds:))
  }

  /// When the clocks next show midnight. Where they go back over it they do so twice.
  func nextMidnight(after instant: Instant) -> Instant {
    let local = civil(at: instant)
    let midnight = startOfDay(local.date.adding(days: 1))
    guard midnight <= instant else { return midnight }
    return instant.adding(seconds: Int64(86_400 - local.time.secondsOfDay))
  }

  /// When a day begins: 00:00, or when it first exists.
  package func startOfDay(_ date: CivilDate) -> Instant {
    instant(of: CivilDateTime(date: date, time: .midnight))
  }

  /// The instant in this zone: `2024-07-04T09:00:00+01:00`.
  package func isoWithOffset(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    let local = civil(at: instant)
    let size = TimeOfDay(secondsOfDay: abs(offset))
    return "\(local.date.iso)T\(local.time.iso)\(offset < 0 ? "-" : "+")\(size.text)"
  }
}
