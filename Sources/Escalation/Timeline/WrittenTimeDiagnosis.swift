// Why a written time was refused. Only what has one possible meaning is repaired: whether
// 04/11/2024 is in November or in April is for its writer to say.
extension WrittenTime {
  /// What is wrong with a text that is not a time, and the text put right where that can be told.
  static func diagnosis(of text: String) -> WrittenTimeError {
    let tidy = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let dayEnd = endOfDay(in: tidy)
    let day = WrittenDay(tidy[..<dayEnd])
    let clock = WrittenClock(tidy[dayEnd...].dropFirst())
    let reason =
      if tidy.isEmpty {
        Reason.nothing
      } else if isReadable(tidy) {
        Reason.spaces
      } else {
        day.problem ?? (day.date == nil ? Reason.unreadable(text) : clock.problem)
      }
    return WrittenTimeError(
      text: text, reason: reason ?? Reason.unreadable(text), repaired: repaired(day, clock))
  }

  /// Where the day ends: at a space, or at a `T` that a digit follows.
  private static func endOfDay(in text: String) -> String.Index {
    let end = text.indices.first { index in
      if text[index] == " " { return true }
      let next = text.index(after: index)
      return "Tt".contains(text[index]) && next < text.endIndex && text[next].isNumber
    }
    return end ?? text.endIndex
  }

  private static func repaired(_ day: WrittenDay, _ clock: WrittenClock) -> String? {
    guard let date = day.date else { return nil }
    if clock.isEmpty { return date.iso }
    guard let time = clock.time else { return nil }
    let repaired = CivilDateTime(date: date, time: time).text + clock.offset
    return isReadable(repaired) ? repaired : nil
  }

  private static func isReadable(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return parse(bytes.span) != nil
  }
}

/// The part before the time, as it was written.
private struct WrittenDay {
  private(set) var date: CivilDate?
  private(set) var problem: String?

  init(_ text: Substring) {
    let marks: Set<Character> = ["-", "/", "."]
    var parts = text.split(omittingEmptySubsequences: false) { marks.contains($0) }
    if parts.count == 1, text.utf8.count == 8 {
      parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)]
    }
    let numbers = parts.compactMap(Self.number)
    if text.contains(":") {
      problem = Reason.dayMissing
    } else if numbers.count == 3, parts.count == 3 {
      read(numbers, text, lengths: parts.map(\.utf8.count))
    }
  }

  private mutating func read(_ numbers: [Int], _ text: Substring, lengths: [Int]) {
    if lengths[0] == 4 {
      readYearFirst(numbers, text)
    } else if lengths[2] == 4 {
      readYearLast(numbers, text)
    } else {
      problem = Reason.shortYear(text)
    }
  }

  private mutating func readYearFirst(_ numbers: [Int], _ text: Substring) {
    date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    guard let date else {
      problem = Reason.noSuchDay(year: numbers[0], month: numbers[1], day: numbers[2])
      return
    }
    if date.iso != text { problem = Reason.dayForm(date) }
  }

  private mutating func readYearLast(_ numbers: [Int], _ text: Substring) {
    let dayFirst = CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
    let monthFirst = CivilDate(year: numbers[2], month: numbers[0], day: numbers[1])
    if let dayFirst, let monthFirst, dayFirst != monthFirst {
      problem = Reason.ambiguous(text, dayFirst, monthFirst)
      return
    }
    date = dayFirst ?? monthFirst
    problem = date.map(Reason.dayForm) ?? Reason.noDay(text)
  }

  private static func number(_ digits: Substring) -> Int? {
    guard 1...4 ~= digits.utf8.count, digits.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    return Int(digits)
  }
}

/// The part after the day, as it was written.
private struct WrittenClock {
  let isEmpty: Bool
  private(set) var time: TimeOfDay?
  private(set) var offset = ""
  private(set) var problem: String?

  init(_ text: Substring) {
    isEmpty = text.isEmpty
    guard !isEmpty else { return }
    let isSign = { (character: Character) in character == "+" || character == "-" }
    let end = text.firstIndex { isSign($0) || $0.isLetter } ?? text.endIndex
    let isHalfDay = ["am", "pm"].contains(text[end...].lowercased())
    let split = isHalfDay ? text.endIndex : end
    readTime(text[..<split])
    readOffset(text[split...])
  }

  private mutating func readTime(_ text: Substring) {
    let clock = text.last == " " ? text.dropLast() : text
    // Exports write a fraction after the seconds, three groups in.
    let groups = clock.split(separator: ":", omittingEmptySubsequences: false)
    let fraction = groups.count == 3 ? groups[2].firstIndex(of: ".") : nil
    if fraction != nil { problem = Reason.fraction }
    do {
      time = try TimeOfDay(parsing: String(clock[..<(fraction ?? clock.endIndex)]))
      if time == .endOfDay { problem = Reason.endOfDay }
    } catch {
      problem = error.reason
      time = error.repaired.flatMap { try? TimeOfDay(parsing: $0) }
    }
  }

  private mutating func readOffset(_ text: Substring) {
    guard !text.isEmpty else { return }
    let digits = text.dropFirst().filter { $0 != ":" }
    let hasMinutes = digits.utf8.count == 4
    let isNumeric = digits.utf8.allSatisfy { 48...57 ~= $0 }
    if ["z", "utc", "gmt"].contains(text.lowercased()) {
      offset = "Z"
    } else if text.first?.isLetter == false, isNumeric, hasMinutes || digits.utf8.count == 2 {
      offset = "\(text.prefix(1))\(digits.prefix(2)):\(hasMinutes ? digits.suffix(2) : "00")"
    } else {
      time = nil
    }
    if offset != text { problem = problem ?? Reason.offset(text) }
    if !Self.isOnEarth(offset) { problem = problem ?? Reason.farOffset }
  }

  private static func isOnEarth(_ offset: String) -> Bool {
    let bytes = Array("2024-11-04 09:00\(offset)".utf8)
    return WrittenTime.parse(bytes.span) != nil
  }
}

/// What is said about a time that cannot be read.
private enum Reason {
  static let nothing = "nothing is written here: write 2024-11-04 or 2024-11-04 09:00"
  static let spaces = "there are spaces too many around or inside the time"
  static let dayMissing =
    "the day is missing: write it before the time, such as 2024-11-04 09:00"
  static let fraction = "parts of a second are not kept: leave them out"
  static let farOffset =
    "no place is more than 14 hours from UTC: write an offset such as +01:00"
  static let endOfDay = "24:00 is 00:00 of the next day: write that"

  static func unreadable(_ text: String) -> String {
    "'\(text)' is not a time: write 2024-11-04 or 2024-11-04 09:00"
  }

  static func noDay(_ text: Substring) -> String {
    "there is no day '\(text)': write year, month and day, such as 2024-11-04"
  }

  static func shortYear(_ text: Substring) -> String {
    "'\(text)' has no year of four digits: write year, month and day, such as 2024-11-04"
  }

  static func dayForm(_ date: CivilDate) -> String {
    "a day is written as year, month and day: write \(date.iso)"
  }

  static func ambiguous(_ text: Substring, _ day: CivilDate, _ month: CivilDate) -> String {
    "'\(text)' could be DD/MM/YYYY or MM/DD/YYYY: write \(day.iso) or \(month.iso)"
  }

  static func offset(_ text: Substring) -> String {
    "'\(text)' is not an offset from UTC: write Z, or one such as +01:00"
  }

  static func noSuchDay(year: Int, month: Int, day: Int) -> String {
    if year < 1 { return "there is no year 0000" }
    guard 1...12 ~= month else { return "there is no month \(month)" }
    guard day > 0 else { return "there is no day 0" }
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let length = CivilDate.daysIn(month: month, year: year)
    return "\(names[month - 1]) \(year) has \(length) days, not \(day)"
  }
}
