/// How a file writes its times: `DD/MM/YYYY`, `01Feb2020`, `Month YYYY`.
struct TimeFormat: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case year, month(digits: ClosedRange<Int>), monthName(isShort: Bool)
    case day(digits: ClosedRange<Int>)
    case hour(digits: ClosedRange<Int>), minute, second, zone
    case sign(UInt8)
  }

  /// As it is written in the mapping.
  let text: String
  let parts: [Part]

  /// The form that needs no format: a day, or a day and time, as ISO 8601 has them.
  static let isoDay = "YYYY-MM-DD"

  var hasHours: Bool {
    parts.contains { if case .hour = $0 { true } else { false } }
  }

  /// The time in a cell; nil where it is written otherwise, or there is no such time.
  func time(_ text: String) -> WrittenTime? {
    var reader = TimeCellReader(bytes: Array(text.utf8))
    for part in parts where !reader.read(part) { return nil }
    return reader.isAtEnd ? reader.time : nil
  }

  /// Whether a text has the form, though there may be no such day.
  func fits(_ text: String) -> Bool {
    var reader = TimeCellReader(bytes: Array(text.utf8))
    for part in parts where !reader.read(part) { return false }
    return reader.isAtEnd
  }
}

/// Goes along a cell and takes the parts of a time out of it.
private struct TimeCellReader {
  let bytes: [UInt8]
  private var position = 0
  private var year = 0
  private var month = 1
  private var day = 1
  private var hour: Int?
  private var minute = 0
  private var second = 0
  /// Seconds east of UTC.
  private var offset: Int?

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  var time: WrittenTime? {
    guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
    guard let hour else { return .day(date) }
    guard let time = TimeOfDay(hour: hour, minute: minute, second: second), time != .endOfDay
    else { return nil }
    let local = CivilDateTime(date: date, time: time)
    guard let offset else { return .local(local) }
    return .instant(Instant(seconds: local.wallSeconds - Int64(offset)))
  }

  mutating func read(_ part: TimeFormat.Part) -> Bool {
    switch part {
    case .year: return number(4...4) { $0.year = $1 }
    case .month(let digits): return number(digits) { $0.month = $1 }
    case .day(let digits): return number(digits) { $0.day = $1 }
    case .hour(let digits): return number(digits) { $0.hour = $1 }
    case .minute: return number(2...2) { $0.minute = $1 }
    case .second: return number(2...2) { $0.second = $1 }
    case .monthName(let isShort): return monthName(isShort)
    case .zone: return zone()
    case .sign(let byte):
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }
  }

  private mutating func number(
    _ digits: ClosedRange<Int>, _ keep: (inout Self, Int) -> Void
  ) -> Bool {
    var number = 0
    var count = 0
    while count < digits.upperBound, position < bytes.count, 48...57 ~= bytes[position] {
      number = number * 10 + Int(bytes[position] - 48)
      position += 1
      count += 1
    }
    guard count >= digits.lowerBound else { return false }
    keep(&self, number)
    return true
  }

  private mutating func monthName(_ isShort: Bool) -> Bool {
    for (index, name) in TimeFormat.months.enumerated() {
      let letters = isShort ? Array(name.utf8.prefix(3)) : Array(name.utf8)
      let end = position + letters.count
      guard end <= bytes.count else { continue }
      // Bit 5 is what a capital letter lacks.
      if zip(bytes[position..<end], letters).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        month = index + 1
        position = end
        return true
      }
    }
    return false
  }

  private mutating func zone() -> Bool {
    guard position < bytes.count else { return false }
    let sign = bytes[position]
    position += 1
    if sign == UInt8(ascii: "Z") {
      offset = 0
      return true
    }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), position + 5 <= bytes.count,
      let size = TimeOfDay.parse(bytes.span, at: position, withSeconds: false)?.secondsOfDay,
      size <= 14 * 3600  // no place is further from UTC
    else { return false }
    position += 5
    offset = sign == UInt8(ascii: "-") ? -size : size
    return true
  }
}

extension TimeFormat {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
