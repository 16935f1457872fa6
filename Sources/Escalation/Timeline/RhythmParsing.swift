extension Rhythm {
  /// Reads what stands after `every:`: `day`, `day by 10:30`, `day at 18:00`, `monday by 09:00`,
  /// `week`, `week by friday 17:00`, `4 hours`, `hour`.
  package init(parsing text: String) throws(WrittenTimeError) {
    let words = text.lowercased().split(separator: " ")
    do {
      self = try Self.rhythm(words)
    } catch {
      let repaired = Self.repaired(words)
      throw WrittenTimeError(
        text: text, reason: Self.reason(text, words, error, repaired: repaired), repaired: repaired)
    }
  }

  private static func rhythm(_ words: [Substring]) throws(WrittenTimeError) -> Rhythm {
    guard let first = words.first else { throw unreadable("") }
    let rest = words.dropFirst()
    if first == "day" { return .day(try moment(rest)) }
    if first == "week" { return try week(Array(rest)) }
    if let weekday = Weekday(name: first) { return .weekday(weekday, try moment(rest)) }
    let isOne = rest.isEmpty && ["hour", "minute"].contains(first)
    return .elapsed(try TimeSpan(parsing: (isOne ? "1 " : "") + words.joined(separator: " ")))
  }

  /// Nothing, or `by 10:30`, or `at 18:00`.
  private static func moment(_ words: ArraySlice<Substring>) throws(WrittenTimeError) -> Moment? {
    guard let first = words.first else { return nil }
    guard words.count == 2, let word = Moment.Word(rawValue: String(first)), let last = words.last
    else { throw unreadable(words.joined(separator: " ")) }
    return Moment(word, try TimeOfDay(parsing: String(last)))
  }

  /// Nothing, or `by friday`, or `by friday 17:00`.
  private static func week(_ words: [Substring]) throws(WrittenTimeError) -> Rhythm {
    if words.isEmpty { return .week }
    guard 2...3 ~= words.count, words[0] == "by", let weekday = Weekday(name: words[1]) else {
      throw unreadable(words.joined(separator: " "))
    }
    let time: TimeOfDay? = words.count == 3 ? try TimeOfDay(parsing: String(words[2])) : nil
    return .weekBy(weekday, time)
  }

  private static func unreadable(_ text: String) -> WrittenTimeError {
    WrittenTimeError(
      text: text,
      reason:
        "'\(text)' is not a rhythm: write one such as day by 10:30, monday by 09:00 or 4 hours",
      repaired: nil)
  }
}

// What people write for the same thing, put into the plan's words.
extension Rhythm {
  private static func repaired(_ words: [Substring]) -> String? {
    var words = words.map { plainer[String($0)] ?? weekdayName($0) ?? String($0) }
    if let first = words.first, ["every", "each"].contains(first) { words.removeFirst() }
    let hasDigits = words.map { $0.contains(where: \.isNumber) }
    if hasDigits == [false, true] { words.insert("by", at: 1) }
    if let last = words.last, words.count > 1, let time = repairedTime(last) {
      words[words.count - 1] = time
    }
    do {
      return try rhythm(words.map { $0[...] }).text
    } catch {
      guard let span = error.repaired else { return nil }
      return (try? TimeSpan(parsing: span))?.text
    }
  }

  private static let plainer = [
    "daily": "day", "weekly": "week", "hourly": "hour", "days": "day", "before": "by",
    "until": "by", "on": "by",
  ]

  /// The weekday that `mon`, `mondays` or `Monday` means.
  private static func weekdayName(_ word: Substring) -> String? {
    guard word.count >= 3 else { return nil }
    return Weekday.allCases.map(\.name).first { $0.hasPrefix(word) || word == $0 + "s" }
  }

  private static func repairedTime(_ text: String) -> String? {
    do {
      return try TimeOfDay(parsing: text).text
    } catch {
      return error.repaired
    }
  }

  private static func reason(
    _ text: String, _ words: [Substring], _ error: WrittenTimeError, repaired: String?
  ) -> String {
    if let repaired { return "'\(text)' is not how a rhythm is written: write \(repaired)" }
    let isCount = words.first?.first?.isNumber ?? false
    let isTime = words.last.map { $0.contains(":") } ?? false
    return isCount || isTime ? error.reason : unreadable(text).reason
  }
}
