import Foundation

/// A folder of its own for one transcript, removed with it.
final class WorkingFolder {
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")
  static let repository = fixtures.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The command is built beside the tests.
  static let programs = Bundle.main.bundleURL

  private let folder: URL

  init() throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString)")
    try files.copyItem(at: Self.fixtures.appending(path: "Plans"), to: folder)
    for name in ["rules", "examples", "conformance"] {
      try files.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Self.repository.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Runs one line as a shell would, without a terminal.
  func run(_ command: String) throws -> Transcript.Step {
    let output = try Capture()
    let errors = try Capture()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try withSignals { try process.run() }
    process.waitUntilExit()
    return Transcript.Step(
      command: command, output: try output.text(), errors: try errors.text(),
      code: process.terminationStatus)
  }

  /// A test may run on a thread that takes no signals, and a command would inherit that.
  private func withSignals(_ body: () throws -> Void) throws {
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// Little, so that no setting of the machine changes an answer.
  private var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": "\(Self.programs.path):\(path)", "TERM": "dumb", "LC_ALL": "C"]
  }
}

/// A file that takes what a command writes: unlike a pipe it never fills up.
private final class Capture {
  let handle: FileHandle
  private let file: URL

  init() throws {
    file = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString)")
    try Data().write(to: file)
    handle = try FileHandle(forUpdating: file)
  }

  deinit { try? FileManager.default.removeItem(at: file) }

  func text() throws -> String {
    try handle.close()
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
