internal import ArgumentParser
internal import Diagnostics
internal import Escalation

// Why a run stopped before its end.
extension Batch {
  func code(for error: any Error, printed: Bool) -> any Error {
    if let number = Interruption.signalNumber {
      Console.message("plimsoll: interrupted\n" + (afterwards(printed).map { "  \($0)\n" } ?? ""))
      return ExitCode(128 + number)
    }
    switch error {
    case let error as BatchStop: return stop(error, printed: printed)
    case let error as StoreError: return stop(error, printed: printed)
    case let error as DatabaseError: return stop(error, printed: printed)
    case let error as ComparisonStop: return stop(error, printed: printed)
    case let error as FileError: return failure(error, printed: printed)
    default: return error
    }
  }

  /// What has become of the results; nil where they were to be printed, and nothing was.
  func afterwards(_ printed: Bool) -> String? {
    let hasFiles = outputs.places.contains { $0 != "-" }
    guard printed else { return hasFiles ? "Nothing was written." : nil }
    return "What was printed is not the whole result." + (hasFiles ? " No file was changed." : "")
  }

  /// A reader of the results that has seen enough ends the run quietly, as it ends other programs.
  private func failure(_ error: FileError, printed: Bool) -> ExitCode {
    if error.isReaderGone { return .readerGone }
    let help = afterwards(printed)
    if error.path == NewFile.standardOutput {
      return couldNot("cannot write to \(error.path): \(error.reason)", help: help)
    }
    if error.path.hasPrefix(SpillFile.name) {
      return couldNot(
        "cannot sort the rows: \(error.path): \(error.reason)",
        help: self.help("Say with TMPDIR in which folder there is room.", printed: printed))
    }
    let deed = outputs.places.contains(error.path) ? "write to" : "read"
    return couldNot("cannot \(deed) '\(error.path)': \(error.reason)", help: help)
  }

  /// What to do, and what has become of the results, a line each; nil where there is neither.
  private func help(_ text: String? = nil, printed: Bool) -> String? {
    let lines = [text, afterwards(printed)].compactMap(\.self)
    return lines.isEmpty ? nil : lines.joined(separator: "\n  ")
  }

  func stop(_ reason: BatchStop, printed: Bool) -> ExitCode {
    switch reason {
    case .empty(let file):
      return couldNot("'\(file)' is empty: it has not even a header", help: help(printed: printed))
    case .data(let file, let line, let message, let advice):
      let place = line.map { "\(file):\($0)" } ?? file
      return couldNot(
        "\(place): \(VisibleText.of(message))",
        help: help(advice.map(VisibleText.of), printed: printed))
    case .header(let file, let problem):
      let code = couldNot(
        "\(file):\(problem.line): \(VisibleText.of(problem.message))",
        help: help(problem.help.map(VisibleText.of), printed: printed))
      return problem.isUnknownName ? .found : code
    case .unordered(let file, let line, let time, let firstFile, let firstLine):
      let first = file == firstFile ? "" : " of \(firstFile)"
      return couldNot(
        "\(file):\(line): the time \(time) comes back; it began on line \(firstLine)\(first)",
        help: help("Add --sort: the rows are sorted by time first.", printed: printed))
    case .goingBack(let file, let line, let time, let later, let laterFile, let laterLine):
      let place = "line \(laterLine)" + (laterFile == file ? "" : " of \(laterFile)")
      return couldNot(
        "\(file):\(line): the time \(time) lies before \(later) on \(place)",
        help: help("Add --sort: the rows are sorted by time first.", printed: printed))
    case .unknownColumn(let name, let near, let all):
      let hint = near.map { "did you mean '\($0)'?" } ?? "there is: \(all.joined(separator: ", "))"
      return wrongUsage("the results have no column '\(name)': \(hint)", of: "batch")
    }
  }
}
