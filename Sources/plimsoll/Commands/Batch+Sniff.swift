internal import ArgumentParser
internal import Escalation

extension Batch {
  /// How much of a file is looked at.
  private static let mostBytes = 16 << 20

  /// Prints a mapping for a file, and evaluates nothing.
  func propose(for file: String, _ plan: Plan) throws {
    if file != "-" { try checkReadable(file) }
    do {
      let bytes = try readFile(file, limit: Self.mostBytes)
      let isCut = bytes.count > Self.mostBytes
      try Console.result(
        Escalation.sniff(bytes, isCut: isCut, named: Self.name(of: file), for: plan))
    } catch let stop as BatchStop {
      throw self.stop(stop, printed: false)
    } catch let error as FileError {
      throw couldNotRead(error)
    }
  }
}
