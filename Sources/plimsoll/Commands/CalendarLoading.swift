internal import Diagnostics
internal import Escalation
internal import YAMLTree

extension Reading {
  /// Reads the calendar files that a plan names; what is wrong with one is a finding.
  mutating func calendars(
    of plan: YAMLNode, reporting findings: inout DiagnosticList
  ) -> [HolidayCalendar] {
    var calendars: [HolidayCalendar] = []
    for path in calendarPaths(of: plan) {
      if let calendar = calendar(path, reporting: &findings) { calendars.append(calendar) }
    }
    return calendars
  }

  /// A path is relative to the file that names it.
  private mutating func calendar(
    _ written: CalendarPath, reporting findings: inout DiagnosticList
  ) -> HolidayCalendar? {
    let folder = FilePath.folder(of: sources[written.mark.file].name)
    let isWhole = written.path.hasPrefix("/")
    let path = isWhole ? written.path : FilePath.joined(folder, written.path).plainPath
    let found: Parsed
    do {
      found = try parse(path)
    } catch {
      findings.report(
        .init(
          "unreadable-calendar", "cannot read the calendar '\(path)': \(error.reason)",
          at: written.mark, help: ["Its path is relative to the plan's own file."]))
      return nil
    }
    findings.report(contentsOf: found.findings)
    return found.node.flatMap { loadCalendar($0, file: found.file, reporting: &findings) }
  }
}
