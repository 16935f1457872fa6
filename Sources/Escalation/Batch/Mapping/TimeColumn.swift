/// The times of one file, all of which are written in one way.
struct TimeColumn: Sendable {
  private let format: TimeFormat?
  private let name: String
  private let file: String
  private var first: (text: String, line: Int, isDay: Bool)?

  init(_ format: TimeFormat?, named name: String, file: String) {
    self.format = format
    self.name = name
    self.file = file
  }

  /// The time in a cell; nil where it is none. One of another kind ends the run: whoever wrote it
  /// meant some time, and which one is for people to say.
  mutating func time(_ text: String, line: Int) throws(BatchStop) -> WrittenTime? {
    guard let time = read(text) else {
      let forms = TimeFormat.forms(of: text)
      guard !forms.isEmpty else { return nil }
      throw foreign(text, line, forms)
    }
    let isDay = if case .day = time { true } else { false }
    guard let first else {
      first = (text, line, isDay)
      return time
    }
    if first.isDay != isDay { throw mixed(text, line, isDay, first) }
    return time
  }

  /// The time in any cell that is written as those of the column are.
  func read(_ text: String) -> WrittenTime? {
    if let format { return format.time(text) }
    let bytes = Array(text.utf8)
    return WrittenTime.parse(bytes.span)
  }

  /// Why a text is no time.
  func reason(_ text: String) -> String {
    if text.isEmpty { return "the time is blank" }
    if let format {
      return format.fits(text)
        ? "there is no such time as '\(text)'" : "'\(text)' is not a time as in \(format.text)"
    }
    do throws(WrittenTimeError) {
      _ = try WrittenTime(parsing: text)
      return ""
    } catch {
      return error.reason + (error.repaired.map { "; write \($0)" } ?? "")
    }
  }

  // MARK: - Times of another kind

  private func mixed(
    _ text: String, _ line: Int, _ isDay: Bool, _ first: (text: String, line: Int, isDay: Bool)
  ) -> BatchStop {
    let kinds = isDay ? ("a day alone", "has hours") : ("a day with hours", "has none")
    return .data(
      file: file, line: line,
      "the time '\(text)' is \(kinds.0), but '\(first.text)' on line \(first.line) \(kinds.1)",
      help: "Write all times of the file with hours, or all without: a day alone is a whole day.")
  }

  private func foreign(_ text: String, _ line: Int, _ forms: [String]) -> BatchStop {
    let form = forms.joined(separator: " or ")
    let own = format?.text ?? TimeFormat.isoDay
    guard let first else {
      return .data(
        file: file, line: line, "the time '\(text)' is written \(form), and not \(own)",
        help: (forms.count == 1
          ? "If all times of the file are written so, say it" : "Say in the plan which of them")
          + ":   data: {time: {column: \(name), format: \(forms[0])}}")
    }
    return .data(
      file: file, line: line,
      "the time '\(text)' is written \(form), but '\(first.text)' on line \(first.line) is "
        + (format == nil && !first.isDay ? "\(own) hh:mm" : own),
      help: "Write all times of the file in one way: one format reads the whole column.")
  }
}
