internal import Diagnostics
internal import YAMLTree

// Conditions on the clock: `during office`, `outside office`, `before 2025-01-01`, `from …`.
extension Resolver {
  func isClockWord(_ word: String?) -> Bool {
    ["during", "outside", "before", "from"].contains(word)
  }

  /// One or more of them up to the end of the phrase.
  mutating func clockSentence(_ phrase: inout Phrase) -> Condition? {
    var parts: [Condition] = []
    while isClockWord(phrase.next) {
      guard let test = clockTest(&phrase) else { return nil }
      parts.append(.clock(test))
    }
    guard phrase.isAtEnd else {
      reportRest(phrase)
      return nil
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func clockTest(_ phrase: inout Phrase) -> ClockTest? {
    let word = phrase.take() ?? ""
    let start = phrase.position
    guard let value = phrase.take() else {
      let wanted = word == "during" || word == "outside" ? "the name of hours" : "a day"
      diagnostics.report(
        .init("bad-condition", "\(wanted) is missing after '\(word)'", at: phrase.nextMark))
      return nil
    }
    let mark = phrase.mark(from: start)
    switch word {
    case "during": return hoursIndex(value, at: mark).map(ClockTest.during)
    case "outside": return hoursIndex(value, at: mark).map(ClockTest.outside)
    case "before": return day(value, word, at: mark).map(ClockTest.before)
    default: return day(value, word, at: mark).map(ClockTest.from)
    }
  }

  /// Hours by their name.
  mutating func hoursIndex(_ name: String, at mark: Mark) -> Int? {
    usage.hours.insert(name)
    if let index = names.hours.firstIndex(where: { $0.name == name }) { return index }
    reportUnknown(name, "set of hours", in: names.hours.map(\.name), at: mark) { names, near in
      names.hours.first { $0.name == near }?.mark
    }
    return nil
  }

  /// A day, written without a time of day.
  mutating func day(_ text: String, _ what: String, at mark: Mark) -> CivilDate? {
    do throws(WrittenTimeError) {
      if case .day(let date) = try WrittenTime(parsing: text) { return date }
      diagnostics.report(
        .init(
          "bad-date", "\(what) is a day, without a time of day", at: mark,
          label: "write: \(text.prefix(10))"))
    } catch {
      guard error.repaired == nil, !text.contains(where: \.isNumber) else {
        reportBadTime(error, what, at: mark)
        return nil
      }
      diagnostics.report(
        .init(
          "bad-date", "'\(text)' is not a day", at: mark,
          help: ["Write one such as", "  2025-01-01"]))
    }
    return nil
  }
}
