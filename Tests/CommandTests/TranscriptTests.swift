import Foundation
import Testing

@Suite("The command, as it is used")
struct TranscriptTests {
  private static let folder = WorkingFolder.fixtures.appending(path: "Transcripts")

  private static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test("answers as written: output, messages and exit code", arguments: names)
  func transcripts(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let transcript = Transcript(text)
    #expect(!transcript.commands.isEmpty)
    guard transcript.needs.allSatisfy(Self.isGiven) else { return }
    let played = try transcript.played()
    if played != text, isRecording { try Data(played.utf8).write(to: file) }
    #expect(played == text)
  }

  /// A test that writes its expectation anew fails, so that nobody forgets to read it.
  private var isRecording: Bool {
    ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil
  }

  private static func isGiven(_ need: String) -> Bool {
    if need == "not root" { return geteuid() != 0 }
    if need.hasPrefix("/") { return FileManager.default.fileExists(atPath: need) }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.fileExists(atPath: "\($0)/\(need)") }
  }

  @Test("there are transcripts")
  func areThere() {
    #expect(Self.names.count > 15)
  }
}
