#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a file could not be read or written, as the system says it.
struct FileError: Error {
  let path: String
  /// Continues "cannot read 'x': …".
  let reason: String
  /// Whether a pipe was written to which nobody reads any more.
  let isReaderGone: Bool

  init(_ path: String, _ reason: String, isReaderGone: Bool = false) {
    self.path = path
    self.reason = reason
    self.isReaderGone = isReaderGone
  }

  /// With what the last system call said.
  static func last(_ path: String) -> FileError {
    let number = errno
    return FileError(
      path, unsafe String(cString: strerror(number)), isReaderGone: number == EPIPE)
  }

  /// The same of a file that people know by another path.
  func of(_ path: String) -> FileError { FileError(path, reason, isReaderGone: isReaderGone) }
}

/// An open file. It is closed when this goes away.
struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String
  private let isOwned: Bool

  private init(_ number: Int32, _ path: String, isOwned: Bool) {
    self.number = number
    self.path = path
    self.isOwned = isOwned
  }

  deinit {
    if isOwned { _ = close(number) }
  }

  static func standardInput() -> FileDescriptor {
    FileDescriptor(STDIN_FILENO, "standard input", isOwned: false)
  }

  static func standardOutput() -> FileDescriptor {
    FileDescriptor(STDOUT_FILENO, "standard output", isOwned: false)
  }

  static func standardError() -> FileDescriptor {
    FileDescriptor(STDERR_FILENO, "standard error", isOwned: false)
  }

  /// Opens a file to be read; `-` is standard input. A folder is refused.
  static func reading(_ path: String) throws(FileError) -> FileDescriptor {
    if path == "-" { return standardInput() }
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw .last(path) }
    if FilePath.isFolder(path) {
      _ = close(number)
      throw FileError(path, "it is a folder")
    }
    return FileDescriptor(number, path, isOwned: true)
  }

  /// Opens something that is there already and is no plain file.
  static func writing(_ path: String) throws(FileError) -> FileDescriptor {
    let number = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard number >= 0 else { throw .last(path) }
    return FileDescriptor(number, path, isOwned: true)
  }

  /// Opens a file to be written, which must not be there yet.
  static func creating(_ path: String, mode: UInt32) throws(FileError) -> FileDescriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let number = unsafe open(path, flags, mode_t(truncatingIfNeeded: mode))
    guard number >= 0 else { throw .last(path) }
    return FileDescriptor(number, path, isOwned: true)
  }

  /// Opens a new file that nobody else can see: its name is gone before the first byte is written.
  static func temporary(in folder: String, name: String) throws(FileError) -> FileDescriptor {
    let path = FilePath.joined(folder, ".plimsoll-\(getpid())-rows")
    FilePath.remove(path)
    let number = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
    guard number >= 0 else { throw .last(name) }
    FilePath.remove(path)
    return FileDescriptor(number, name, isOwned: true)
  }

  /// Reads the bytes from `offset` on into `buffer`; 0 at the end.
  func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>, from offset: Int
  ) throws(FileError) -> Int {
    let count = unsafe buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      return unsafe pread(number, base + range.lowerBound, range.count, off_t(offset))
    }
    if count < 0, errno == EINTR { return try read(into: &buffer, at: range, from: offset) }
    guard count >= 0 else { throw .last(path) }
    return count
  }

  /// Reads into `buffer`; 0 at the end.
  func read(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws(FileError) -> Int {
    let count = unsafe buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      while true {
        #if canImport(Darwin)
          let count = unsafe Darwin.read(number, base + range.lowerBound, range.count)
        #elseif canImport(Musl)
          let count = unsafe Musl.read(number, base + range.lowerBound, range.count)
        #else
          let count = unsafe Glibc.read(number, base + range.lowerBound, range.count)
        #endif
        let isInterrupted = count < 0 && errno == EINTR
        if !isInterrupted || Interruption.signalNumber != nil { return count }
      }
    }
    guard count >= 0 else { throw .last(path) }
    return count
  }

  /// Whether a read would not wait; waits so many milliseconds for that.
  func hasBytes(within milliseconds: Int32) throws(FileError) -> Bool {
    var query = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&query, 1, milliseconds)
    guard count >= 0 || errno == EINTR else { throw .last(path) }
    return count > 0
  }

  func write(_ bytes: Span<UInt8>) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all -> Int in
        guard let base = all.baseAddress else { return 0 }
        #if canImport(Darwin)
          return unsafe Darwin.write(number, base + done, all.count - done)
        #elseif canImport(Musl)
          return unsafe Musl.write(number, base + done, all.count - done)
        #else
          return unsafe Glibc.write(number, base + done, all.count - done)
        #endif
      }
      if count < 0, errno == EINTR, Interruption.signalNumber == nil { continue }
      guard count > 0 else { throw .last(path) }
      done += count
    }
  }

  /// Makes sure that what was written is on the disk.
  func synchronize() throws(FileError) {
    guard fsync(number) == 0 || errno == EINVAL || errno == EROFS else { throw .last(path) }
  }

  var isTerminal: Bool { isatty(number) == 1 }
}
