internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

/// What one evaluation leaves for the next: `--previous` and `--state-out`.
struct StateFiles {
  let previous: String?
  let output: String?

  /// What the evaluation before left; nothing where none is named.
  func memory(for ready: ReadyPlan, at: Instant, _ reading: inout Reading) throws -> CourseMemory {
    guard let previous else { return CourseMemory() }
    reading.diagnostics = DiagnosticList()
    let (node, _) = try reading.tree(previous)
    let memory = node.flatMap {
      loadState($0, for: ready.compiled, zone: ready.zone, reporting: &reading.diagnostics)
    }
    reading.printFindings()
    guard let memory, !reading.diagnostics.hasErrors else {
      Console.message("plimsoll: '\(previous)' cannot be continued\n")
      throw ExitCode.found
    }
    if let last = memory.at, last >= at {
      throw couldNot(
        "'\(previous)' was left at \(PeopleTime.full(last, in: ready.zone)), "
          + "which is not before the moment to evaluate",
        help: "Give the state of an earlier evaluation, or a later time with --at.")
    }
    return memory
  }

  /// Writes beside its place and renames, so that the state is the old one or the new one.
  func write(_ course: Course, of ready: ReadyPlan) throws {
    guard let output else { return }
    do throws(FileError) {
      let file = try NewFile(output)
      try file.write(Array(StateWriter(ready.compiled, course.memory).text.utf8).span)
      try file.finish()
      try file.putInPlace()
    } catch {
      throw couldNot("cannot write '\(error.path)': \(error.reason)")
    }
  }
}
