internal import Diagnostics
internal import Escalation

// A run takes rows as they come. Where their times do not come in order, it starts over, and sorts
// them first.
extension Batch {
  /// Whether it can read everything a second time, and has put nothing anywhere yet.
  func canStartOver(after stop: BatchStop) -> Bool {
    stop.isDisorder && !sort
      && files.allSatisfy { $0 != "-" && FilePath.size($0) != nil }
      && outputs.places.allSatisfy { $0 != "-" && !NewFile.isStream($0) }
  }

  func sayStartingOver(_ stop: BatchStop) {
    switch stop {
    case .unordered(let file, let line, let time, _, _):
      Console.message(
        "\(file): the time \(time) comes back on line \(line); the rows are sorted first\n")
    case .goingBack(let file, let line, _, _, _, _):
      Console.message("\(file): times go back on line \(line); the rows are sorted first\n")
    default: break
    }
  }

  /// Evaluates the rows of all files that were gathered.
  func readSorted(
    _ run: inout BatchRun, _ sinks: inout BatchSinks, _ progress: inout Progress,
    _ said: inout SaidOnce
  ) throws {
    let remarks = try run.readSorted(into: &sinks) { try progress.goOn(rows: $0) }
    progress.clear()
    for remark in remarks { said.say(VisibleText.of(remark)) }
  }
}

/// What is worth saying once, though a run that starts over comes to it twice.
struct SaidOnce {
  private var lines: Set<String> = []

  mutating func say(_ line: String) {
    if lines.insert(line).inserted { Console.message("\(line)\n") }
  }
}
