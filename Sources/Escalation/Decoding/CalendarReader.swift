package import Diagnostics
package import YAMLTree

/// The calendar files that a plan names, to be read before the plan is.
package func calendarPaths(of node: YAMLNode) -> [CalendarPath] {
  guard let value = node.mapping?.first(where: { $0.key == "calendar" })?.value else { return [] }
  return (value.sequence ?? [value]).compactMap { item in
    guard let text = item.scalar?.text, !item.isNull else { return nil }
    return CalendarPath(path: text, mark: item.mark)
  }
}

extension Resolver {
  mutating func calendars(_ node: YAMLNode) -> [CalendarPath] {
    diagnostics.texts(node, "a calendar file").map { CalendarPath(path: $0.text, mark: $0.mark) }
  }
}

/// Reads a calendar of bank holidays; nil where it has an error.
package func loadCalendar(
  _ node: YAMLNode, file: FileID, reporting diagnostics: inout DiagnosticList
) -> HolidayCalendar? {
  var reader = CalendarReader()
  let calendar = reader.calendar(node)
  let isReadable = !diagnostics.hasErrors(in: file) && !reader.resolver.diagnostics.hasErrors
  diagnostics.report(contentsOf: reader.resolver.diagnostics)
  return isReadable ? calendar : nil
}

/// Reads the one kind of file there is beside plans that lists days.
private struct CalendarReader {
  var resolver = Resolver()

  mutating func calendar(_ node: YAMLNode) -> HolidayCalendar? {
    if let stranger = stranger(node) {
      resolver.diagnostics.report(stranger)
      return nil
    }
    guard let fields = resolver.diagnostics.fields(of: node, as: .calendar) else { return nil }
    let name = required("calendar", fields, "england_and_wales").flatMap {
      resolver.diagnostics.text($0, "the name of a calendar")
    }
    let covers = required("covers", fields, "{from: 2024-01-01, until: 2030-12-31}").flatMap {
      self.covers($0)
    }
    let title = fields["title"].flatMap { resolver.diagnostics.text($0, "the title") }
    let region = fields["region"].flatMap { resolver.diagnostics.text($0, "the region") }
    for key in ["source", "note"] {
      _ = fields[key].flatMap { resolver.diagnostics.text($0, "a \(key)") }
    }
    let sample = "{2026-12-25: Christmas Day}"
    let holidays = required("bank holidays", fields, sample).map { self.holidays($0, covers) }
    guard let name, let covers, let holidays else { return nil }
    return HolidayCalendar(
      name: name, title: title ?? name, region: region, covers: covers, holidays: holidays)
  }

  /// A plan, or another file that has nothing of a calendar in it.
  private func stranger(_ node: YAMLNode) -> Diagnostic? {
    guard let entries = node.mapping, let first = entries.first else { return nil }
    let plan = entries.first { $0.key == "plimsoll" }
    let isCalendar = entries.contains { ["calendar", "covers", "bank holidays"].contains($0.key) }
    guard plan != nil || !isCalendar else { return nil }
    return Diagnostic(
      "unreadable-calendar",
      plan == nil ? "this is no calendar of bank holidays" : "this is a plan, and no calendar",
      at: plan?.keyMark ?? first.keyMark,
      help: ["Behind 'calendar:' stands the path of a file with 'covers' and 'bank holidays'."])
  }

  private mutating func required(_ key: String, _ fields: Fields, _ sample: String) -> YAMLNode? {
    if let node = fields[key] { return node }
    let start = fields.mark.range.lowerBound
    resolver.diagnostics.report(
      .init(
        "missing-key", "a calendar needs '\(key)'",
        at: Mark(file: fields.mark.file, range: start..<start),
        help: ["For example:", "  \(key): \(sample)"]))
    return nil
  }

  private mutating func covers(_ node: YAMLNode) -> ClosedRange<CivilDate>? {
    guard let fields = resolver.diagnostics.fields(of: node, as: .covers) else { return nil }
    let from = required("from", fields, "2024-01-01").flatMap { resolver.day($0, "from") }
    let until = required("until", fields, "2030-12-31").flatMap { resolver.day($0, "until") }
    guard let from, let until else { return nil }
    if from <= until { return from...until }
    resolver.diagnostics.report(
      .init(
        "bad-date", "the calendar would end before it begins", at: node.mark,
        label: "write: {from: \(until.iso), until: \(from.iso)}"))
    return nil
  }

  // MARK: - Days

  private mutating func holidays(
    _ node: YAMLNode, _ covers: ClosedRange<CivilDate>?
  ) -> [Holiday] {
    guard let entries = node.mapping else {
      resolver.diagnostics.report(
        .init(
          "wrong-shape", "bank holidays are days with titles, but this is \(node.kindText)",
          at: node.mark, help: ["Write lines such as", "  2026-12-25: Christmas Day"]))
      return []
    }
    return entries.compactMap { entry in
      guard let date = resolver.day(entry.key, "a bank holiday", at: entry.keyMark),
        isCovered(date, covers, entry.keyMark)
      else { return nil }
      return holiday(entry.value, on: date)
    }
  }

  /// A day outside what the calendar covers is a slip in one or the other.
  private mutating func isCovered(
    _ date: CivilDate, _ covers: ClosedRange<CivilDate>?, _ mark: Mark
  ) -> Bool {
    guard let covers, !covers.contains(date) else { return true }
    resolver.diagnostics.report(
      .init(
        "bad-date", "\(date.iso) is outside the time that the calendar covers", at: mark,
        help: ["It covers \(covers.lowerBound.iso) to \(covers.upperBound.iso)."]))
    return false
  }

  private mutating func holiday(_ node: YAMLNode, on date: CivilDate) -> Holiday? {
    guard node.mapping != nil else {
      return resolver.diagnostics.text(node, "the title").map { Holiday(date: date, title: $0) }
    }
    guard let fields = resolver.diagnostics.fields(of: node, as: .holiday) else { return nil }
    let title = fields["title"].flatMap { resolver.diagnostics.text($0, "the title") }
    guard let node = fields["hours"] else {
      return Holiday(date: date, title: title ?? date.iso)
    }
    guard let text = resolver.diagnostics.text(node, "the hours") else { return nil }
    var reader = HoursPieceReader(Phrase(node, text))
    return reader.dayHours(&resolver.diagnostics).map {
      Holiday(date: date, title: title ?? date.iso, hours: $0)
    }
  }
}
