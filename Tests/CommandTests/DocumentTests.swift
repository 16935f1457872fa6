import Foundation
import Testing

@Suite("The documentation, as it is written")
struct DocumentTests {
  private static let folder = WorkingFolder.repository.appending(path: "docs")

  private static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test("every snippet does what the page says", arguments: names)
  func pages(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let document = Document(text)
    #expect(!document.snippets.isEmpty)
    let played = try document.played()
    let isRecording = ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil
    if played != text, isRecording { try Data(played.utf8).write(to: file) }
    #expect(played == text)
  }
}
