internal import Diagnostics
internal import YAMLTree

// What a status says of people and time: who declares it, when it is decided, how it steps down.
extension Resolver {
  /// `declared by`, `may`, `lasts`, `at least for`.
  mutating func declaring(_ draft: DraftEntry) -> Declaring? {
    let fields = draft.fields
    guard let node = fields["declared by"] else {
      for key in ["may", "lasts", "at least for", "advisory"] {
        guard let entry = fields.entry(key) else { continue }
        diagnostics.report(
          .init(
            "missing-key", "'\(key)' is about a level that people declare; say who",
            at: entry.keyMark,
            help: ["Add a line such as", "  declared by: \(names.roles.first ?? "director")"]))
      }
      return nil
    }
    let lasts = fields["lasts"].flatMap { span($0, "lasts") }
    let atLeast = fields["at least for"].flatMap { span($0, "at least for") }
    if let lasts, let atLeast, let entry = fields.entry("at least for"),
      lasts.isShorter(than: atLeast)
    {
      diagnostics.report(
        .init(
          "bad-time",
          "a declaration that lasts \(lasts.text) cannot stand at least \(atLeast.text)",
          at: entry.value.mark, related: [.init(fields["lasts"]?.mark ?? node.mark, "it ends here")]
        ))
    }
    return Declaring(
      roles: roles(node), direction: fields["may"].flatMap { direction($0) } ?? .raise,
      lasts: lasts, atLeastFor: atLeast)
  }

  /// Names of roles that are declared.
  private mutating func roles(_ node: YAMLNode) -> [String] {
    if node.sequence?.isEmpty ?? false { diagnostics.report(.nobody(at: node.mark)) }
    return diagnostics.texts(node, "a role").compactMap { text, mark in
      usage.roles.insert(text)
      if names.roles.contains(text) { return text }
      reportUnknown(text, "role", in: names.roles, at: mark)
      return nil
    }
  }

  private mutating func direction(_ node: YAMLNode) -> Declaring.Direction? {
    oneOf(node, "may", "a declaration may raise, lower or either")
  }

  /// `daily at 09:00`, `monday at 09:00`.
  mutating func decided(_ node: YAMLNode) -> Rhythm? {
    guard let text = diagnostics.text(node, "decided") else { return nil }
    let plain = text.hasPrefix("daily") ? "day" + text.dropFirst("daily".count) : text
    do throws(WrittenTimeError) {
      let rhythm = try Rhythm(parsing: String(plain))
      if rhythm.hasTimeOfDay { return rhythm }
      diagnostics.report(
        .init(
          "bad-time", "'\(text)' does not say at what time it is decided", at: node.mark,
          label: "write: daily at 09:00"))
    } catch {
      reportBadTime(error, "decided", at: node.mark)
    }
    return nil
  }

  // MARK: - Stepping down

  mutating func stepDown(_ node: YAMLNode) -> StepDown? {
    guard let fields = diagnostics.fields(of: node, as: .stepDown) else { return nil }
    if fields.entries.isEmpty, fields.isWhole {
      diagnostics.report(
        .init(
          "missing-value", "it is not said what stepping down asks for", at: node.mark,
          help: ["For example:", "  step down: {after: 2 assessments, hold: 24 hours}"]))
    }
    return StepDown(
      after: fields["after"].flatMap { wait($0) },
      hold: fields["hold"].flatMap { bounded($0, "hold") },
      condition: fields["when"].flatMap { condition($0) },
      oneLevelAtATime: fields["one level at a time"].flatMap {
        diagnostics.yesNo($0, "one level at a time")
      } ?? false,
      signOff: fields["sign off"].flatMap { role($0) }, mark: node.mark)
  }

  /// `2 assessments`, or a length of time.
  private mutating func wait(_ node: YAMLNode) -> StepDown.Wait? {
    guard let text = diagnostics.text(node, "after") else { return nil }
    let words = text.split(separator: " ")
    guard words.count == 2, ["assessment", "assessments"].contains(words[1]) else {
      return bounded(node, "after").map(StepDown.Wait.span)
    }
    if let count = Int(words[0]), 1...1000 ~= count { return .assessments(count) }
    diagnostics.report(
      .init(
        "bad-number", "after how many assessments is a whole number from 1 to 1000", at: node.mark,
        label: "write: 2 assessments"))
    return nil
  }

  /// A length of time after which a level can still be left.
  private mutating func bounded(_ node: YAMLNode, _ what: String) -> TimeSpan? {
    if let text = node.scalar?.text, ["forever", "always", "no end"].contains(text) {
      reportEndless(what, text, at: node.mark)
      return nil
    }
    guard let span = span(node, what) else { return nil }
    guard span.roughSeconds <= Self.longestHold else {
      reportEndless(what, span.text, at: node.mark)
      return nil
    }
    return span
  }

  /// A leap year.
  private static let longestHold: Int64 = 366 * 86_400

  private mutating func reportEndless(_ what: String, _ text: String, at mark: Mark) {
    diagnostics.report(
      .init(
        "endless-hold", "'\(what): \(text)' would keep a level for good", at: mark,
        help: [
          "A level must have a way down. Write a year or less, or let people decide:",
          "  sign off: \(names.roles.first ?? "director")",
        ]))
  }
}

extension TimeSpan {
  /// Whether it ends before another that begins with it, on days of 24 hours.
  func isShorter(than other: TimeSpan) -> Bool {
    roughSeconds < other.roughSeconds
  }

  /// On days of 24 hours.
  package var roughSeconds: Int64 {
    elapsedSeconds ?? Int64(calendarDays ?? 0) * 86_400
  }
}
