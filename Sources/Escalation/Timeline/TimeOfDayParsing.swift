extension TimeOfDay {
  /// Reads `10:30` or `10:30:00`, two digits each; `24:00` is the end of a day.
  package init(parsing text: String) throws(WrittenTimeError) {
    let bytes = Array(text.utf8)
    guard let time = Self.parse(bytes.span) else { throw Self.diagnosis(of: text) }
    self = time
  }

  /// Reads `10:30` or `10:30:00` from bytes, or nothing where they are anything else.
  static func parse(_ bytes: Span<UInt8>) -> TimeOfDay? {
    guard bytes.count == 5 || bytes.count == 8 else { return nil }
    return parse(bytes, at: 0, withSeconds: bytes.count == 8)
  }

  /// Reads the time that begins at byte `start`; what follows it is the caller's.
  static func parse(_ bytes: Span<UInt8>, at start: Int, withSeconds: Bool) -> TimeOfDay? {
    let colon = UInt8(ascii: ":")
    guard let hour = bytes.timeNumber(at: start, digits: 2),
      let minute = bytes.timeNumber(at: start + 3, digits: 2), bytes[start + 2] == colon
    else { return nil }
    guard withSeconds else { return TimeOfDay(hour: hour, minute: minute) }
    guard let second = bytes.timeNumber(at: start + 6, digits: 2), bytes[start + 5] == colon
    else { return nil }
    return TimeOfDay(hour: hour, minute: minute, second: second)
  }
}

extension TimeOfDay {
  private static func diagnosis(of text: String) -> WrittenTimeError {
    guard let loose = LooseTime(text) else { return .notATime(text) }
    guard let time = loose.time else { return .notOnTheClock(text, loose) }
    return WrittenTimeError(
      text: text, reason: "a time is written with two digits each and a colon: write \(time.text)",
      repaired: time.text)
  }
}

/// A time as people also write it: `9:05`, `9.05`, `0905`, `9am`, `5:30 pm`.
private struct LooseTime {
  let numbers: [Int]
  let isAfternoon: Bool?

  init?(_ text: String) {
    var rest = text.lowercased().filter { $0 != " " }[...]
    isAfternoon = rest.hasSuffix("pm") ? true : rest.hasSuffix("am") ? false : nil
    if isAfternoon != nil { rest = rest.dropLast(2) }
    var groups = rest.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    if groups.count == 1, rest.utf8.count == 4 { groups = [rest.prefix(2), rest.suffix(2)] }
    let numbers = groups.compactMap(Self.number)
    let least = isAfternoon == nil ? 2 : 1
    guard numbers.count == groups.count, least...3 ~= numbers.count else { return nil }
    self.numbers = numbers
  }

  private static func number(_ digits: Substring) -> Int? {
    guard 1...2 ~= digits.utf8.count, digits.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    return Int(digits)
  }

  var minute: Int { numbers.count > 1 ? numbers[1] : 0 }
  var second: Int { numbers.count > 2 ? numbers[2] : 0 }

  /// The hour of a 24-hour clock; nothing for `13 pm`.
  var hour: Int? {
    guard let isAfternoon else { return numbers[0] }
    guard 1...12 ~= numbers[0] else { return nil }
    return numbers[0] % 12 + (isAfternoon ? 12 : 0)
  }

  var time: TimeOfDay? {
    hour.flatMap { TimeOfDay(hour: $0, minute: minute, second: second) }
  }
}

extension WrittenTimeError {
  fileprivate static func notATime(_ text: String) -> WrittenTimeError {
    WrittenTimeError(
      text: text, reason: "'\(text)' is not a time of day: write it as 09:00", repaired: nil)
  }

  fileprivate static func notOnTheClock(_ text: String, _ time: LooseTime) -> WrittenTimeError {
    let wrong =
      switch time.hour {
      case .none: "there is no hour \(time.numbers[0]) with am or pm"
      case .some(let hour) where hour > 24: "there is no hour \(hour): a day ends at 24:00"
      case .some where time.minute > 59: "there is no minute \(time.minute)"
      case .some where time.second > 59: "there is no second \(time.second)"
      case .some: "a day ends at 24:00"
      }
    return WrittenTimeError(text: text, reason: wrong, repaired: nil)
  }
}
