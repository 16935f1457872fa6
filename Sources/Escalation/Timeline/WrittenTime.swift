/// A time as a person or a file writes it, before it is known which zone it is read in.
package enum WrittenTime: Hashable, Sendable {
  /// A day alone: `2024-11-04`.
  case day(CivilDate)
  /// A time on the clocks of the plan's zone: `2024-11-04 09:00`.
  case local(CivilDateTime)
  /// A time with its offset: `2024-11-04 09:00+01:00`.
  case instant(Instant)

  /// Reads a day, or a day and time after a space or a `T`, with or without seconds and an offset
  /// (`Z` or `+01:00`).
  package init(parsing text: String) throws(WrittenTimeError) {
    let bytes = Array(text.utf8)
    guard let time = Self.parse(bytes.span) else { throw Self.diagnosis(of: text) }
    self = time
  }

  /// When it is; a day alone is the moment it begins in that zone.
  package func instant(in zone: TimeZoneRules) -> Instant {
    switch self {
    case .day(let date): zone.startOfDay(date)
    case .local(let local): zone.instant(of: local)
    case .instant(let instant): instant
    }
  }
}

// The reading of cells: a million of them are read where a person waits, so nothing here allocates
// and nothing says why a text was refused.
extension WrittenTime {
  private static let dayLength = 10

  /// Reads what `init(parsing:)` reads, or nothing where the bytes are anything else.
  package static func parse(_ bytes: Span<UInt8>) -> WrittenTime? {
    guard let date = date(in: bytes) else { return nil }
    if bytes.count == dayLength { return .day(date) }
    let separator = bytes[dayLength]
    guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T") else { return nil }
    let hasSeconds = bytes.count > 16 && bytes[16] == UInt8(ascii: ":")
    let parsed = TimeOfDay.parse(bytes, at: dayLength + 1, withSeconds: hasSeconds)
    guard let time = parsed, time != .endOfDay else { return nil }
    let local = CivilDateTime(date: date, time: time)
    let end = hasSeconds ? 19 : 16
    if bytes.count == end { return .local(local) }
    guard let offset = offset(in: bytes, from: end) else { return nil }
    return .instant(Instant(seconds: local.wallSeconds - Int64(offset)))
  }

  private static func date(in bytes: Span<UInt8>) -> CivilDate? {
    let hyphen = UInt8(ascii: "-")
    guard let year = bytes.timeNumber(at: 0, digits: 4),
      let month = bytes.timeNumber(at: 5, digits: 2),
      let day = bytes.timeNumber(at: 8, digits: 2),
      bytes[4] == hyphen, bytes[7] == hyphen
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Seconds east of UTC: `Z`, `+01:00` or `-05:30` up to the last byte, a space before it allowed.
  private static func offset(in bytes: Span<UInt8>, from end: Int) -> Int? {
    let start = bytes[end] == UInt8(ascii: " ") ? end + 1 : end
    guard start < bytes.count else { return nil }
    let sign = bytes[start]
    if sign == UInt8(ascii: "Z") { return bytes.count == start + 1 ? 0 : nil }
    guard bytes.count == start + 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let size = TimeOfDay.parse(bytes, at: start + 1, withSeconds: false)?.secondsOfDay,
      size <= 14 * 3600  // no place is further from UTC
    else { return nil }
    return sign == UInt8(ascii: "-") ? -size : size
  }
}
