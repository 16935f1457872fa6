internal import Escalation

/// The files a batch writes, put in their places together at the end.
struct OutputPlaces {
  private let files: [NewFile?]

  init(results: String, rejects: String?, actions: String?) throws(FileError) {
    var files: [NewFile?] = []
    for path in [results, rejects, actions] {
      if let path { files.append(try NewFile(path)) } else { files.append(nil) }
    }
    self.files = files
  }

  var sinks: BatchSinks {
    let sinks = files.map { $0.map(FileSink.init) }
    return BatchSinks(results: sinks[0], rejects: sinks[1], actions: sinks[2])
  }

  /// Every file is whole on the disk before the first takes the place of an older one.
  func finish() throws(FileError) {
    for file in files { try file?.finish() }
    for file in files { try file?.putInPlace() }
  }
}

/// Stops reading when the run was interrupted.
struct WatchedSource: ByteSource {
  private var source: FileSource

  init(_ source: FileSource) { self.source = source }

  mutating func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
  ) throws -> Int {
    let count = try source.read(into: &buffer, at: range)
    if Interruption.signalNumber != nil { throw Interrupted() }
    return count
  }
}
