internal import Escalation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that appears whole or not at all: it is written beside its place, and renamed at the end.
///
/// `-` is standard output, and what is no plain file (a device, a pipe) is written as it comes.
final class NewFile {
  static let standardOutput = "standard output"

  /// The file as messages call it.
  let name: String
  /// Where the file will be, and where it is until then; nil for what is written as it comes.
  private let place: (final: String, temporary: String)?
  private var descriptor: FileDescriptor?
  private var isInPlace = false
  /// Whether something of it has gone to standard output, or part of it may have.
  private(set) var hasPrinted = false

  init(_ path: String) throws(FileError) {
    name = path == "-" ? Self.standardOutput : path
    if path == "-" {
      place = nil
      descriptor = .standardOutput()
    } else if Self.isStream(path) {
      if FilePath.isFolder(path) { throw FileError(path, "it is a folder") }
      place = nil
      descriptor = try .writing(path)
    } else {
      // A link keeps pointing to the file, which is what changes.
      let final = FilePath.target(path) ?? path
      let temporary = FilePath.temporary(for: final)
      place = (final, temporary)
      descriptor = try Self.create(temporary, for: path)
    }
  }

  deinit { discard() }

  /// Whether the file is as it was until `putInPlace`.
  var isWhole: Bool { place != nil }

  /// Whether what is printed is seen on a terminal, in colour.
  var usesColor: Bool { name == Self.standardOutput && Console.usesColor(.standardOutput()) }

  /// Other names of standard output are no place to rename a file to, whatever stands behind them.
  static func isStream(_ path: String) -> Bool {
    guard FilePath.exists(path) else { return false }
    // `/dev/stdout` may well be a plain file; `/dev/shm/levels.csv` is one that is meant to be.
    let isInherited = ["/dev/std", "/dev/fd/", "/proc/"].contains { path.hasPrefix($0) }
    return isInherited || FilePath.size(path) == nil
  }

  /// The error names the file that was asked for, not the one beside it.
  private static func create(
    _ temporary: String, for path: String
  ) throws(FileError) -> FileDescriptor {
    do {
      FilePath.remove(temporary)
      return try .creating(temporary, mode: FilePath.mode(path) ?? 0o644)
    } catch {
      throw error.of(path)
    }
  }

  func write(_ bytes: Span<UInt8>) throws(FileError) {
    if name == Self.standardOutput, !bytes.isEmpty { hasPrinted = true }
    do {
      try descriptor?.write(bytes)
    } catch {
      throw error.of(name)
    }
  }

  /// Ends the writing, and makes sure that all of it is on the disk.
  func finish() throws(FileError) {
    do {
      if isWhole { try descriptor?.synchronize() }
      descriptor = nil
    } catch {
      throw error.of(name)
    }
  }

  /// Puts the finished file in its place.
  func putInPlace() throws(FileError) {
    guard let place else { return }
    try FilePath.rename(place.temporary, to: place.final)
    isInPlace = true
  }

  /// Leaves what was there before.
  private func discard() {
    descriptor = nil
    if let place, !isInPlace { FilePath.remove(place.temporary) }
  }
}

/// A place for results in a file.
struct FileSink: ByteSink {
  let file: NewFile

  mutating func write(_ bytes: Span<UInt8>) throws { try file.write(bytes) }
}

/// Bytes from a file.
struct FileSource: ByteSource {
  private let file: OpenFile

  init(_ path: String) throws(FileError) { file = OpenFile(try .reading(path)) }

  /// Whether there is something to read, or the end has come; waits so many milliseconds for it.
  func hasBytes(within milliseconds: Int32) throws(FileError) -> Bool {
    try file.descriptor.hasBytes(within: milliseconds)
  }

  mutating func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
  ) throws -> Int {
    try file.descriptor.read(into: &buffer, at: range)
  }
}

/// Keeps a descriptor open as long as someone reads from it.
private final class OpenFile: Sendable {
  let descriptor: FileDescriptor

  init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
}
