extension PosixZone {
  /// Reads the rule at the end of a time zone file: `GMT0BST,M3.5.0/1,M10.5.0`.
  init(parsing bytes: ArraySlice<UInt8>) throws(TimeZoneError) {
    var scanner = PosixZoneScanner(rest: bytes)
    guard let zone = scanner.zone(), scanner.rest.isEmpty else {
      throw .unreadableRule(String(decoding: bytes, as: UTF8.self))
    }
    self = zone
  }
}

/// Takes a yearly rule apart from left to right; every step is nothing where the text is wrong.
private struct PosixZoneScanner {
  var rest: ArraySlice<UInt8>

  mutating func zone() -> PosixZone? {
    guard skipName(), let standard = westwardOffset() else { return nil }
    if rest.isEmpty { return PosixZone(standardOffset: standard, daylight: nil) }
    guard skipName() else { return nil }
    let isComma = rest.first == UInt8(ascii: ",")
    guard let offset = isComma ? standard + 3600 : westwardOffset(),
      take(","), let start = change(), take(","), let end = change()
    else { return nil }
    return PosixZone(
      standardOffset: standard, daylight: .init(offset: offset, start: start, end: end))
  }

  /// A name of three letters or more, or anything between `<` and `>`; it is not kept.
  private mutating func skipName() -> Bool {
    if take("<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let letters = rest.prefix { 65...90 ~= $0 || 97...122 ~= $0 }
    rest = rest[letters.endIndex...]
    return letters.count >= 3
  }

  /// Hours west of UTC, as the rule counts them, into seconds east of it.
  private mutating func westwardOffset() -> Int? {
    time(hours: 0...24).map { -$0 }
  }

  private mutating func change() -> PosixChange? {
    guard let day = day() else { return nil }
    guard take("/") else { return PosixChange(day: day, seconds: 7200) }
    return time(hours: 0...167).map { PosixChange(day: day, seconds: $0) }
  }

  private mutating func day() -> PosixChange.Day? {
    if take("J") { return number(1...365).map(PosixChange.Day.withoutLeapDay) }
    guard take("M") else { return number(0...365).map(PosixChange.Day.fromZero) }
    guard let month = number(1...12), take("."), let week = number(1...5), take("."),
      let weekday = number(0...6)
    else { return nil }
    return .weekday(weekday, week: week, month: month)
  }

  /// `[+-]h[:m[:s]]` in seconds.
  private mutating func time(hours: ClosedRange<Int>) -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard var seconds = number(hours).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] {
      guard take(":") else { break }
      guard let part = number(0...59) else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }

  private mutating func number(_ allowed: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { 48...57 ~= $0 }
    rest = rest[digits.endIndex...]
    guard 1...3 ~= digits.count else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return allowed.contains(number) ? number : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
