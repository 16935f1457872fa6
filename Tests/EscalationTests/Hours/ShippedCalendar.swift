import Diagnostics
import Escalation
import Testing
import YAMLTree

/// The calendars in the folder `calendars`, and others given as text.
enum ShippedCalendar {
  static func load(_ name: String) throws -> HolidayCalendar {
    try read(try Fixtures.repositoryText("calendars/\(name).yaml"))
  }

  static func read(_ text: String) throws -> HolidayCalendar {
    var sources = SourceSet()
    var found = DiagnosticList()
    let file = sources.add(SourceFile(name: "calendar.yaml", bytes: Array(text.utf8)))
    let node = try #require(parseYAML(file, in: sources, reporting: &found))
    let calendar = loadCalendar(node, file: file, reporting: &found)
    #expect(found.all.isEmpty, "\(found.all.map(\.message))")
    return try #require(calendar)
  }

  /// The clocks of London with the bank holidays of England and Wales.
  static func clock() throws -> PlanClock {
    PlanClock(zone: try london(), holidays: Holidays([try load("england_and_wales")]))
  }
}
