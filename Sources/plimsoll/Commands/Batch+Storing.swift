internal import ArgumentParser
internal import Diagnostics
internal import Escalation

// Why results could not be stored in a database.
extension Batch {
  func stop(_ error: DatabaseError, printed: Bool) -> ExitCode {
    let path = outputs.sqlite ?? ""
    switch error.kind {
    case .notADatabase:
      return stopped(
        "'\(path)' is no SQLite database", printed, "Give --sqlite the name of a new file.")
    case .damaged:
      return stopped(
        "the database '\(path)' is damaged", printed, "Give --sqlite the name of a new file.")
    case .busy:
      return stopped(
        "'\(path)' is in use by another program", printed, "Close it there, and run this again.")
    case .readOnly:
      return stopped(
        "'\(path)' may not be written to", printed,
        "SQLite has to write to the file and to its folder.")
    case .other: return stopped("cannot write to '\(path)': \(error.reason)", printed)
    }
  }

  func stop(_ error: StoreError, printed: Bool) -> ExitCode {
    let path = outputs.sqlite ?? ""
    let newFile = "Give --sqlite the name of a new file."
    switch error {
    case .noPlainFile: return stopped("'\(path)' is no file", printed, newFile)
    case .otherPlan(let plan):
      return stopped("'\(path)' holds results of the plan '\(plan)'", printed, newFile)
    case .otherKey(let table):
      return stopped(
        "the table \(table) in '\(path)' was not made by this program", printed, newFile)
    case .otherColumns(let table, let there, let needed):
      return stopped(
        "the table \(table) in '\(path)' has other columns\(Self.words(there, needed))", printed,
        "Another version of the plan, or other --columns, wrote it.", newFile)
    case .noColumn(let name): return stopped("the results have no column \(name)", printed)
    case .twice(let time, let area):
      return stopped(
        "'\(path)' can hold one row for \(area) at \(time), and there are two", printed)
    }
  }

  private static func words(_ there: [String], _ needed: [String]) -> String {
    let lacks = needed.filter { !there.contains($0) }
    let more = there.filter { !needed.contains($0) }
    if lacks.isEmpty, more.isEmpty { return ": the same in another order" }
    let parts = [
      lacks.isEmpty ? nil : "no \(lacks.joined(separator: ", "))",
      more.isEmpty ? nil : "\(more.joined(separator: ", ")) besides",
    ]
    return ": " + parts.compactMap(\.self).joined(separator: ", and ")
  }

  private func stopped(_ reason: String, _ printed: Bool, _ help: String...) -> ExitCode {
    let lines = help + [afterwards(printed)].compactMap(\.self)
    return couldNot(
      VisibleText.of(reason), help: lines.isEmpty ? nil : lines.joined(separator: "\n  "))
  }
}
