internal import Diagnostics
internal import YAMLTree

// What conditions say of time: `for 3 days`, `falls by … within …`, `was …`.
extension Resolver {
  // MARK: - for

  /// `for 2 readings`, `for 3 days`, `for 48 hours`, `for the next 3 days`; the word `for` is next.
  mutating func lasting(_ phrase: inout Phrase, of subject: Reference) -> Lasting? {
    let start = phrase.position
    _ = phrase.take("for")
    let isAhead = phrase.take("the", "next")
    guard let count = phrase.next.flatMap(Int.init), let unit = phrase.peek(1) else {
      reportLength(phrase, from: start)
      return nil
    }
    let length = "\(count) \(unit)"
    let mark = phrase.mark(from: phrase.position, to: phrase.position + 2)
    _ = phrase.take()
    _ = phrase.take()
    if ["reading", "readings", "assessment", "assessments"].contains(unit), !isAhead {
      return checkedReadings(count, at: mark)
    }
    do throws(WrittenTimeError) {
      let span = try TimeSpan(parsing: length)
      return checked(isAhead, span, subject, at: mark)
    } catch {
      reportBadTime(error, "the length of time", at: mark)
      return nil
    }
  }

  private mutating func reportLength(_ phrase: Phrase, from start: Int) {
    diagnostics.report(
      .init(
        "bad-condition", "'for' needs a length, such as 2 readings or 3 days",
        at: phrase.mark(from: start, to: phrase.position + 1),
        help: [
          "Write one of:", "  for 2 readings", "  for 3 days", "  for 48 hours",
          "  for the next 3 days",
        ]))
  }

  private mutating func checkedReadings(_ count: Int, at mark: Mark) -> Lasting? {
    if 2...1000 ~= count { return .readings(count) }
    diagnostics.report(
      .init(
        "bad-condition",
        count == 1 ? "one reading is what a condition looks at anyway" : "so many are not kept",
        at: mark, label: count == 1 ? "leave 'for 1 reading' out" : "write 2 to 1000"))
    return nil
  }

  private mutating func checked(
    _ isAhead: Bool, _ span: TimeSpan, _ subject: Reference, at mark: Mark
  ) -> Lasting? {
    if isAhead {
      guard let days = span.calendarDays else {
        diagnostics.report(
          .init("bad-condition", "what lies ahead is counted in days", at: mark))
        return nil
      }
      return .nextDays(days)
    }
    if let days = span.calendarDays { return .days(days) }
    return .elapsed(span)
  }

  // MARK: - rises, falls

  /// `rises by at least 10 points within 24 hours`; `rises` or `falls` is next.
  mutating func change(_ index: Int, _ phrase: inout Phrase) -> Change? {
    let start = phrase.position
    let word = phrase.take() ?? ""
    guard let direction = Change.Direction(rawValue: word) else { return nil }
    guard phrase.take("by") else {
      reportChange("'\(word)' is followed by 'by' and how much", phrase, from: start, index)
      return nil
    }
    let isRelative = isPercent(of: index, phrase)
    let reader = RangeReader(
      unit: changeUnit(index, isRelative: isRelative),
      subject: "the change of '\(names.indicators[index].name)'", allowsBareNumber: false,
      allowsReadings: false, declared: names.indicators[index].mark)
    guard reportBarePercent(index, phrase, isRelative), let range = reader.read(&phrase, &self)
    else { return nil }
    guard phrase.take("within") else {
      reportChange(
        "the change needs a window, such as: within 24 hours", phrase, from: start, index)
      return nil
    }
    guard let span = spanWords(&phrase) else { return nil }
    return Change(direction: direction, range: range, isRelative: isRelative, span: span)
  }

  private func changeWords(_ phrase: Phrase) -> [String] {
    let rest = phrase.rest(from: phrase.position).split(separator: " ").map(String.init)
    return Array(rest.prefix { $0 != "within" })
  }

  /// Percent of the earlier reading, not points of a percentage.
  private func isPercent(of index: Int, _ phrase: Phrase) -> Bool {
    changeWords(phrase).contains("percent")
  }

  private func changeUnit(_ index: Int, isRelative: Bool) -> MeasureUnit? {
    if isRelative { return .percent }
    let unit = names.indicators[index].unit
    return unit == .percent ? .points : unit
  }

  /// On a scale of percent a bare number could mean either.
  private mutating func reportBarePercent(
    _ index: Int, _ phrase: Phrase, _ isRelative: Bool
  ) -> Bool {
    guard names.indicators[index].unit == .percent, !isRelative,
      !changeWords(phrase).contains("points")
    else { return true }
    let words = changeWords(phrase)
    let number = words.last { ExactDecimal($0) != nil } ?? "10"
    diagnostics.report(
      .init(
        "wrong-unit",
        "'\(names.indicators[index].name)' is in percent, so a change says of what kind it is",
        at: phrase.mark(from: phrase.position, to: phrase.position + words.count),
        help: [
          "From 80 to 70 percent is a fall by 10 points, and by 12.5 percent. Write one of:",
          "  \(number) points", "  \(number) percent",
        ]))
    return false
  }

  private mutating func reportChange(
    _ message: String, _ phrase: Phrase, from start: Int, _ index: Int
  ) {
    let name = names.indicators[index].name
    let unit = changeUnit(index, isRelative: false).map { " \($0.name)" } ?? ""
    diagnostics.report(
      .init(
        "bad-condition", message, at: phrase.mark(from: start),
        help: ["For example:", "  \(name) falls by at least 10\(unit) within 24 hours"]))
  }

  /// Two words such as `24 hours`.
  mutating func spanWords(_ phrase: inout Phrase) -> TimeSpan? {
    let start = phrase.position
    let words = [phrase.take(), phrase.take()].compactMap(\.self)
    do throws(WrittenTimeError) { return try TimeSpan(parsing: words.joined(separator: " ")) } catch
    {
      reportBadTime(error, "the length of time", at: phrase.mark(from: start))
      return nil
    }
  }
}
