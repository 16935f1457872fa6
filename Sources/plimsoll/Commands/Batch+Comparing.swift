internal import ArgumentParser
internal import Diagnostics
internal import Escalation

// Why results could not be compared with earlier ones.
extension Batch {
  func stop(_ reason: ComparisonStop, printed: Bool) -> ExitCode {
    let old = outputs.compare ?? ""
    let (message, help) = Self.words(reason, old)
    let lines = [help, afterwards(printed)].compactMap(\.self)
    return couldNot(
      VisibleText.of("cannot compare with '\(old)': \(message)"),
      help: lines.isEmpty ? nil : lines.joined(separator: "\n  "))
  }

  private static func words(_ reason: ComparisonStop, _ old: String) -> (String, String?) {
    let sort = "Sort its rows by time."
    switch reason {
    case .empty: return ("it is empty", "Name results that this program wrote as CSV.")
    case .notCSV(.json):
      return ("it holds JSON, and only CSV can be compared", "Keep the results as CSV as well.")
    case .notCSV(.database):
      return ("it is a database, and only CSV can be compared", "Keep the results as CSV as well.")
    case .noColumn(let name, isOld: true):
      return ("it has no column \(name)", "Name results that this program wrote as CSV.")
    case .noColumn(let name, isOld: false):
      return ("the new results have no column \(name)", nil)
    case .columnTwice(let name): return ("two columns are called \(name)", nil)
    case .damaged(let line):
      return ("line \(line) has another number of fields, or a quote that never closes", nil)
    case .unreadableTime(let line, let text):
      return ("the time '\(text)' on line \(line) cannot be read", nil)
    case .unordered(let line, let time, let before):
      return ("the time \(time) on line \(line) stands behind \(before)", sort)
    case .twice(let line, let time, let area):
      return ("\(area) has a second row at \(time), on line \(line)", nil)
    case .newUnordered(let time):
      return (
        "the time \(time) goes back in the new results", "Sort the rows by time in all files."
      )
    }
  }
}
