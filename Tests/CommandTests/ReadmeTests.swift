import Foundation
import Testing

/// The first page is followed as a newcomer would: its commands are run one after the other in a
/// copy, after the edits that it asks for. These stand in remarks that no reader sees:
///
///     <!-- edit: sed -i 's/this/that/' rules/kcc-opel/plan.yaml -->
///
/// A line of `…` stands for any lines.
@Suite("The first page, as it is followed")
struct ReadmeTests {
  private struct Session {
    let edits: [String]
    let command: String
    let answer: [String]
  }

  private static func sessions() throws -> [Session] {
    let file = WorkingFolder.repository.appending(path: "README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var sessions: [Session] = []
    var edits: [String] = []
    var block: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let match = line.firstMatch(of: #/^<!-- edit: (.+) -->$/#) { edits.append("\(match.1)") }
      guard line.hasPrefix("```") else {
        block?.append(line)
        continue
      }
      guard let lines = block else {
        block = []
        continue
      }
      block = nil
      guard let session = session(lines, edits) else { continue }
      sessions.append(session)
      edits = []
    }
    return sessions
  }

  /// Nil where a block is no command with its answer.
  private static func session(_ lines: [String], _ edits: [String]) -> Session? {
    guard let first = lines.first, first.hasPrefix("$ plimsoll ") else { return nil }
    var command = String(first.dropFirst(2))
    var rest = lines.dropFirst()
    while command.hasSuffix("\\"), let next = rest.popFirst() {
      command = command.dropLast() + String(next.drop { $0 == " " })
    }
    return Session(edits: edits, command: command, answer: Array(rest))
  }

  @Test("every command answers what the page says, after the edits it asks for")
  func commands() throws {
    let folder = try WorkingFolder()
    let root = WorkingFolder.repository.path
    for name in ["rules", "examples", "calendars"] {
      _ = try folder.run("rm -rf \(name) && cp -R '\(root)/\(name)' \(name)")
    }
    let sessions = try Self.sessions()
    #expect(sessions.count > 5)
    for session in sessions {
      for edit in session.edits {
        #expect(try folder.run(edit).code == 0, "\(edit)")
      }
      let step = try folder.run("\(session.command) 2>&1")
      let results = try folder.run("\(session.command) 2> /dev/null")
      let isSaid = [step, results].contains { Self.fits(session.answer, $0.output) }
      #expect(isSaid, "\(session.command)\n\(step.output)")
    }
  }

  /// Whether an answer is as the page has it.
  private static func fits(_ page: [String], _ answer: String) -> Bool {
    var lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var rest = lines[...]
    var isOpen = false
    for part in page.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "…" }) {
      defer { isOpen = true }
      if part.isEmpty { continue }
      let start = rest.indices.first { rest[$0...].starts(with: part) }
      guard let start, isOpen || start == rest.startIndex else { return false }
      rest = rest[(start + part.count)...]
    }
    return rest.isEmpty || page.last == "…"
  }
}
