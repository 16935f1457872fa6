internal import Diagnostics

/// Reads what stands between two commas of a line of hours.
struct HoursPieceReader {
  var phrase: Phrase
  private let start: Int

  init(_ phrase: Phrase) {
    self.phrase = phrase
    start = phrase.position
  }

  mutating func read(_ diagnostics: inout DiagnosticList) -> Hours.Line? {
    if phrase.isAtEnd {
      report("something is missing here", phrase.nextMark, &diagnostics)
      return nil
    }
    if let first = seasonDay() { return season(first, &diagnostics) }
    guard let pattern = pattern(&diagnostics), isAtEnd(&diagnostics) else { return nil }
    return Hours.Line(pattern: pattern)
  }

  private func isAtEnd(_ diagnostics: inout DiagnosticList) -> Bool {
    guard let word = phrase.next else { return true }
    report("the hours should end before '\(word)'", phrase.nextMark, &diagnostics)
    return false
  }

  private func report(
    _ message: String, _ mark: Mark, _ diagnostics: inout DiagnosticList, label: String = ""
  ) {
    diagnostics.report(
      .init(
        "bad-hours", message, at: mark, label: label,
        help: label.isEmpty
          ? [
            "Hours read, for example:", "  monday to friday 08:00 to 17:00",
            "  friday 17:00 to monday 08:00", "  saturday and sunday", "  bank holidays",
            "  daily 22:00 to 06:00", "  1 june to 15 september, daily 09:00 to 21:00",
          ] : []))
  }

  // MARK: - Stretches

  private mutating func pattern(_ diagnostics: inout DiagnosticList) -> HoursPattern? {
    if phrase.take("24", "hours") { return .always }
    if phrase.take("daily") {
      guard let hours = optionalTimes(&diagnostics) else { return nil }
      return .days(Set(Weekday.allCases), hours.times ?? .wholeDay)
    }
    if phrase.take("bank", "holidays") {
      guard let hours = optionalTimes(&diagnostics) else { return nil }
      return .bankHolidays(hours.times)
    }
    guard let first = weekday(&diagnostics) else { return nil }
    if isTime(phrase.next) { return times(on: first, &diagnostics) }
    guard let days = days(from: first, &diagnostics),
      let hours = optionalTimes(&diagnostics)
    else { return nil }
    return .days(days, hours.times ?? .wholeDay)
  }

  /// Behind `friday`: `08:00 to 12:00`, or `17:00 to monday 08:00`.
  private mutating func times(
    on first: Weekday, _ diagnostics: inout DiagnosticList
  ) -> HoursPattern? {
    guard let from = time(isStart: true, &diagnostics), takeTo(&diagnostics) else { return nil }
    if isTime(phrase.next) {
      guard let to = time(isStart: false, &diagnostics), differ(from, to, &diagnostics) else {
        return nil
      }
      return .days([first], DayHours(from: from, to: to))
    }
    guard let last = weekday(&diagnostics), let to = time(isStart: false, &diagnostics) else {
      return nil
    }
    return .week(first, from, to: last, to)
  }

  /// Behind `monday`: `to friday`, `and tuesday and friday`, or nothing.
  private mutating func days(
    from first: Weekday, _ diagnostics: inout DiagnosticList
  ) -> Set<Weekday>? {
    if phrase.take("to") {
      guard let last = weekday(&diagnostics) else { return nil }
      let count = (last.rawValue - first.rawValue + 7) % 7
      return Set((0...count).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) })
    }
    var days: Set<Weekday> = [first]
    while phrase.take("and") {
      guard let next = weekday(&diagnostics) else { return nil }
      days.insert(next)
    }
    return days
  }

  private mutating func weekday(_ diagnostics: inout DiagnosticList) -> Weekday? {
    let mark = phrase.nextMark
    guard let word = phrase.take() else {
      report("a day of the week is missing here", mark, &diagnostics)
      return nil
    }
    if let day = Weekday(name: word) { return day }
    let whole = [
      "weekdays": "monday to friday", "weekends": "saturday and sunday",
      "weekend": "saturday and sunday", "holidays": "bank holidays", "always": "24 hours",
      "everyday": "daily", "midnight": "00:00",
    ]
    let short = Weekday.allCases.map(\.name).first {
      word.count >= 3 && ($0.hasPrefix(word) || word == $0 + "s")
    }
    let known = Weekday.allCases.map(\.name) + ["daily", "bank holidays"]
    let write = whole[word] ?? short
    report(
      "'\(word)' is no day of the week", mark, &diagnostics,
      label: write.map { "write: \($0)" }
        ?? nearestName(to: word, in: known).map { "did you mean '\($0)'?" } ?? "")
    return nil
  }

  // MARK: - Times

  private func isTime(_ word: String?) -> Bool { word?.first?.isNumber ?? false }

  /// Nothing at the end of the piece; nil where what stands there cannot be read.
  private mutating func optionalTimes(
    _ diagnostics: inout DiagnosticList
  ) -> (times: DayHours?, Void)? {
    guard isTime(phrase.next) else { return (nil, ()) }
    guard let from = time(isStart: true, &diagnostics), takeTo(&diagnostics),
      let to = time(isStart: false, &diagnostics), differ(from, to, &diagnostics)
    else { return nil }
    return (DayHours(from: from, to: to), ())
  }

  /// `10:00 to 16:00` and nothing else, within one day.
  mutating func dayHours(_ diagnostics: inout DiagnosticList) -> DayHours? {
    guard let hours = optionalTimes(&diagnostics), isAtEnd(&diagnostics) else { return nil }
    if let times = hours.times, times.from < times.to { return times }
    report(
      "the hours of a bank holiday lie within its day", phrase.mark(from: start), &diagnostics,
      label: "such as 10:00 to 16:00")
    return nil
  }

  private mutating func takeTo(_ diagnostics: inout DiagnosticList) -> Bool {
    if phrase.take("to") { return true }
    report("a time to which it lasts is missing: write 'to'", phrase.nextMark, &diagnostics)
    return false
  }

  private mutating func time(
    isStart: Bool, _ diagnostics: inout DiagnosticList
  ) -> TimeOfDay? {
    let mark = phrase.nextMark
    guard let word = phrase.take() else {
      report("a time is missing here", mark, &diagnostics)
      return nil
    }
    do throws(WrittenTimeError) {
      let time = try TimeOfDay(parsing: word)
      guard isStart, time == .endOfDay else { return time }
      report("24:00 ends a day and begins none", mark, &diagnostics, label: "write: 00:00")
    } catch {
      diagnostics.report(.badTime(error, "hours", at: mark))
    }
    return nil
  }

  private func differ(
    _ from: TimeOfDay, _ to: TimeOfDay, _ diagnostics: inout DiagnosticList
  ) -> Bool {
    if from != to { return true }
    report(
      "these hours end when they begin", phrase.mark(from: start), &diagnostics,
      label: "for the whole day leave the times out")
    return false
  }

  // MARK: - Seasons

  /// `1 june`, where a day and a month come next; nothing is reported of what is no day.
  private mutating func seasonDay() -> (day: Int, month: Int, mark: Mark)? {
    guard let day = phrase.next.flatMap(Int.init),
      let month = phrase.peek(1).flatMap({ Season.months.firstIndex(of: $0) })
    else { return nil }
    let position = phrase.position
    _ = phrase.take()
    _ = phrase.take()
    return (day, month + 1, phrase.mark(from: position))
  }

  private mutating func season(
    _ first: (day: Int, month: Int, mark: Mark), _ diagnostics: inout DiagnosticList
  ) -> Hours.Line? {
    var last = first
    if phrase.take("to") {
      guard let end = seasonDay() else {
        report(
          "a season ends on a day such as 15 september", phrase.nextMark, &diagnostics)
        return nil
      }
      last = end
    }
    guard isAtEnd(&diagnostics), let from = day(first, &diagnostics),
      let to = day(last, &diagnostics)
    else { return nil }
    return Hours.Line(season: Season(first: from, last: to), pattern: .always)
  }

  private func day(
    _ written: (day: Int, month: Int, mark: Mark), _ diagnostics: inout DiagnosticList
  ) -> Season.Day? {
    if let day = Season.Day(month: written.month, day: written.day) { return day }
    let month = Season.months[written.month - 1]
    report(
      "there is no \(written.day) \(month)", written.mark, &diagnostics,
      label: "\(month) has \(CivilDate.daysIn(month: written.month, year: 2000)) days")
    return nil
  }
}
