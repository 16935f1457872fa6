#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

internal import Escalation

/// A file that appears whole or not at all: it is written beside its place, and renamed at the end.
///
/// `-` is standard output, and what is no plain file (a device, a pipe) is written as it comes.
final class NewFile {
  let path: String
  private let temporary: String?
  private var descriptor: FileDescriptor?

  init(_ path: String) throws(FileError) {
    self.path = path
    if path == "-" {
      temporary = nil
      descriptor = .standardOutput()
    } else if FilePath.exists(path), FilePath.size(path) == nil {
      if FilePath.isFolder(path) { throw FileError(path, "it is a folder") }
      temporary = nil
      descriptor = try .writing(path)
    } else {
      let beside = "\(path).\(getpid()).part"
      temporary = beside
      descriptor = try Self.create(beside, for: path)
      Unfinished.add(beside)
    }
  }

  deinit { discard() }

  /// The error names the file that was asked for, not the one beside it.
  private static func create(
    _ beside: String, for path: String
  ) throws(FileError) -> FileDescriptor {
    do {
      FilePath.remove(beside)
      return try .creating(beside)
    } catch {
      throw FileError(path, error.reason)
    }
  }

  func write(_ bytes: Span<UInt8>) throws(FileError) {
    do {
      try descriptor?.write(bytes)
    } catch {
      throw FileError(path, error.reason)
    }
  }

  /// Puts the file in its place.
  func finish() throws(FileError) {
    guard let temporary else {
      descriptor = nil
      return
    }
    try descriptor?.synchronize()
    descriptor = nil
    try FilePath.rename(temporary, to: path)
    Unfinished.remove(temporary)
  }

  /// Leaves what was there before.
  func discard() {
    guard let temporary, descriptor != nil else { return }
    descriptor = nil
    FilePath.remove(temporary)
    Unfinished.remove(temporary)
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

  mutating func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
  ) throws -> Int {
    try file.descriptor.read(into: &buffer, at: range)
  }
}

/// Keeps a descriptor open as long as someone reads from it.
private final class OpenFile {
  let descriptor: FileDescriptor

  init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
}
