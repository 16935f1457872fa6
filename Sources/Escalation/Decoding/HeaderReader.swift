internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// The version of the language this tool reads.
  static var languageVersion: String { "1" }

  mutating func header(_ top: Fields) -> Plan.Header {
    languageVersion(top)
    _ = top["based on"].flatMap { diagnostics.text($0, "the path of the base") }
    _ = top["note"].flatMap { diagnostics.text($0, "a note") }
    let id = required("plan", top, "the name of the plan")
    if let id, let node = top["plan"] { _ = diagnostics.name(id, "a plan", at: node.mark) }
    let effective = top["effective"].flatMap { day($0, "effective") }
    let until = top["until"].flatMap { day($0, "until") }
    reportOrder(effective, until, top)
    return Plan.Header(
      id: id ?? "",
      title: top["title"].flatMap { diagnostics.text($0, "the title") } ?? id ?? "",
      version: required("version", top, "the version of the plan") ?? "",
      effective: effective, effectiveMark: top["effective"]?.mark, until: until,
      untilMark: top["until"]?.mark, review: review(top),
      owner: top["owner"].flatMap { diagnostics.text($0, "the owner") },
      timezone: top["timezone"].flatMap { diagnostics.text($0, "the time zone") } ?? "UTC",
      timezoneMark: top["timezone"]?.mark,
      calendars: top["calendar"].map { calendars($0) } ?? [],
      mark: top["plan"]?.mark ?? top.mark)
  }

  private mutating func reportOrder(
    _ effective: CivilDate?, _ until: CivilDate?, _ top: Fields
  ) {
    guard let effective, let until, until < effective, let last = top["until"],
      let first = top["effective"]
    else { return }
    diagnostics.report(
      .init(
        "bad-date", "the plan ends on \(until.iso), before it begins", at: last.mark,
        related: [.init(first.mark, "it begins here")],
        help: ["'until' is the last day on which it is in effect."]))
  }

  private mutating func required(_ key: String, _ fields: Fields, _ what: String) -> String? {
    if let node = fields[key] { return diagnostics.text(node, what) }
    diagnostics.report(
      .init(
        "missing-key", "\(what) is missing", at: startMark(fields.mark),
        help: ["Add a line at the top, such as", "  \(key): \(key == "plan" ? "our_plan" : "1.0")"])
    )
    return nil
  }

  private func startMark(_ mark: Mark) -> Mark {
    Mark(file: mark.file, range: mark.range.lowerBound..<mark.range.lowerBound)
  }

  private mutating func languageVersion(_ top: Fields) {
    guard let node = top["plimsoll"] else {
      diagnostics.report(
        .init(
          "missing-key", "the version of the rules language is missing", at: startMark(top.mark),
          help: ["Begin the file with", "  plimsoll: 1"]))
      return
    }
    guard let text = diagnostics.text(node, "plimsoll"), text != Self.languageVersion else {
      return
    }
    let isLater = Int(text).map { $0 > 1 } ?? false
    diagnostics.report(
      .init(
        "language-version", "this Plimsoll reads version 1 of the rules language, not '\(text)'",
        at: node.mark, label: isLater ? "" : "write: \(Self.languageVersion)",
        help: isLater
          ? ["A newer Plimsoll may read it."]
          : ["The plan's own version stands on a line of its own:", "  version: \(text)"]))
  }

  mutating func day(_ node: YAMLNode, _ what: String) -> CivilDate? {
    guard let text = diagnostics.text(node, what) else { return nil }
    do throws(WrittenTimeError) {
      if case .day(let date) = try WrittenTime(parsing: text) { return date }
      let day = text.prefix(10)
      diagnostics.report(
        .init(
          "bad-date", "\(what) is a day, without a time of day", at: node.mark,
          label: "write: \(day)"))
    } catch {
      reportBadTime(error, what, at: node.mark)
    }
    return nil
  }

  mutating func time(_ node: YAMLNode, _ what: String) -> WrittenTime? {
    guard let text = diagnostics.text(node, what) else { return nil }
    do throws(WrittenTimeError) {
      return try WrittenTime(parsing: text)
    } catch {
      reportBadTime(error, what, at: node.mark)
      return nil
    }
  }

  private mutating func review(_ top: Fields) -> PlanReview? {
    guard let node = top["review"], let fields = diagnostics.fields(of: node, as: .review) else {
      return nil
    }
    let first = fields["first"].flatMap { day($0, "the first review") }
    let then = fields["then"].flatMap { diagnostics.text($0, "then") }
    return first.map {
      PlanReview(first: $0, then: then.flatMap(PlanReview.Interval.init(parsing:)), mark: node.mark)
    }
  }
}
