import Foundation

/// The files below `Fixtures/`.
enum Fixtures {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  /// The root of the repository.
  static let repository = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Names without their ending, sorted.
  static func names(in folder: String, ending: String) -> [String] {
    let path = Self.folder.appending(path: folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// A file of the repository by its path from the root.
  static func repositoryText(_ path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  /// Whether expectations are to be written anew. A test that does so fails, so that nobody
  /// forgets to read them.
  static var isRecording: Bool {
    ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil
  }

  static func record(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }
}
