internal import ArgumentParser
internal import Escalation

extension Batch {
  /// How much of a file is looked at.
  private static let mostBytes = 16 << 20

  /// Prints a mapping for a file, and evaluates nothing.
  func propose(for file: String, _ ready: ReadyPlan, _ reading: inout Reading) throws {
    let existing = try existingMapping(ready, &reading)
    if file != "-" { try checkReadable(file) }
    do {
      let bytes = try readFile(file, limit: Self.mostBytes)
      let isCut = bytes.count > Self.mostBytes
      try Console.result(
        Escalation.sniff(
          bytes, isCut: isCut, named: Self.name(of: file), for: ready.plan, existing: existing))
    } catch let stop as BatchStop {
      throw self.stop(stop, printed: false)
    } catch let error as FileError {
      throw couldNotRead(error)
    }
  }

  /// What the plan says already of files; nil where it says nothing. A `data.yaml` that is empty is
  /// the one to which the proposal is being written.
  private func existingMapping(
    _ ready: ReadyPlan, _ reading: inout Reading
  ) throws -> ExistingMapping? {
    let beside = mappingFile
    if FilePath.exists(beside), FilePath.size(beside) ?? 0 > 0 {
      let mappings = try loadMapping(beside, of: ready.plan, &reading)
      return ExistingMapping(mappings, in: beside, ready.compiled, zone: ready.zone)
    }
    return ready.plan.data.map {
      ExistingMapping($0, in: plan, ready.compiled, zone: ready.zone)
    }
  }
}
