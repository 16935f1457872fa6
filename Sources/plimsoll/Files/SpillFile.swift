internal import Escalation

/// A file without a name, for rows that do not fit into memory: the system takes it away as soon as
/// the program ends, however it ends.
final class SpillFile: SpillRoom {
  /// What messages call it.
  static let name = "the temporary file"

  private let folders: [String]
  private var descriptor: FileDescriptor?

  /// It is made in the first of the folders that lets it, when the first bytes come.
  init(in folders: [String]) { self.folders = folders }

  /// Beside the results, but for those who say where such files go.
  convenience init(besides output: String) {
    let beside = output == "-" || NewFile.isStream(output) ? nil : FilePath.folder(of: output)
    self.init(in: [FilePath.environment("TMPDIR"), beside, "/tmp"].compactMap(\.self))
  }

  func append(_ bytes: Span<UInt8>) throws {
    if descriptor == nil { descriptor = try make() }
    try descriptor?.write(bytes)
    try Interruption.check()
  }

  func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>, from offset: Int
  ) throws -> Int {
    let count = try descriptor?.read(into: &buffer, at: range, from: offset) ?? 0
    try Interruption.check()
    return count
  }

  private func make() throws(FileError) -> FileDescriptor {
    var first: FileError?
    for folder in folders where !folder.isEmpty {
      do throws(FileError) {
        return try .temporary(in: folder, name: "\(Self.name) in \(folder)")
      } catch {
        first = first ?? error
      }
    }
    throw first ?? FileError(Self.name, "there is no folder for it")
  }
}
