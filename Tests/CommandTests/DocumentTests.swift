import Foundation
import Testing

@Suite("The documentation, as it is written")
struct DocumentTests {
  private static let folder = WorkingFolder.repository.appending(path: "docs")

  /// A page for each finding, beside the sources that carry them.
  private static let findings = WorkingFolder.repository
    .appending(path: "Sources/FindingPages/Pages")

  /// The pages by their paths below the folder, those in folders among them.
  private static let names = pagesThere(in: folder)
  private static let findingNames = pagesThere(in: findings)

  private static func pagesThere(in folder: URL) -> [String] {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }

  @Test("every snippet does what the page says", arguments: names)
  func pages(_ name: String) throws { try play(Self.folder.appending(path: name)) }

  @Test(
    "every page of a finding shows that finding, and a plan without it", arguments: findingNames)
  func findingPages(_ name: String) throws {
    let file = Self.findings.appending(path: name)
    try play(file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let id = name.dropLast(3)
    #expect(text.hasPrefix("# \(id)\n\n**"))
    #expect(text.contains("[\(id)]") && text.contains("\n## Why it matters\n"))
    #expect(text.contains("\n## Wrong\n") && text.contains("\n## Right\n"))
    let prose = text.split(separator: "```").enumerated().filter { $0.offset % 2 == 0 }
    let widest = prose.flatMap { $0.element.split(separator: "\n") }.map(\.count).max() ?? 0
    #expect(widest <= 80, "it is read in a terminal")
  }

  private func play(_ file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let document = Document(text)
    let played = try document.played()
    let isRecording = ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil
    if played != text, isRecording { try Data(played.utf8).write(to: file) }
    #expect(document.difference(from: played) == nil)
  }

  @Test("there are pages with snippets, and no snippet is left unread")
  func snippetsAreKnown() throws {
    let kinds = try Self.names.flatMap { try Document(Self.text($0)).snippets.map(\.kind) }
    #expect(kinds.count > 50)
    let words = kinds.map { $0.split(separator: " ").first.map(String.init) ?? "" }
    #expect(Set(words).subtracting(["yaml", "csv", "text", "console", "json", "lua"]).isEmpty)
    #expect(!kinds.contains("yaml"), "a snippet that says nothing of itself is not tried")
  }

  @Test("every link within the documentation leads somewhere", arguments: names)
  func links(_ name: String) throws {
    let page = Self.folder.appending(path: name)
    for match in try Self.text(name).matches(of: #/\]\(([^)#]*)(?:#([^)]+))?\)/#) {
      let path = String(match.1)
      guard !path.hasPrefix("https:") else { continue }
      let target = path.isEmpty ? page : URL(filePath: path, relativeTo: page).absoluteURL
      #expect(FileManager.default.fileExists(atPath: target.path), "\(match.0)")
      guard let anchor = match.2, target.pathExtension == "md" else { continue }
      let text = try String(contentsOf: target, encoding: .utf8)
      #expect(Self.anchors(text).contains(String(anchor)), "\(match.0)")
    }
  }

  @Test("every key of the language is in the reference")
  func keysAreExplained() throws {
    let shapes = try Self.source("Escalation/Decoding/Shape.swift")
    let pages = try Self.names.map { try Self.text($0) }.joined()
    // The first text of each shape says what it is of.
    let keys = Set(
      shapes.replacing(#/Shape\(\s*"[^"]*"/#, with: "").matches(of: #/"([a-z][a-z0-9 ]*)"/#).map {
        String($0.1)
      })
    #expect(keys.count > 60)
    for key in keys.sorted() {
      #expect(pages.contains("`\(key)`") || pages.contains("`\(key):"), "\(key)")
    }
  }

  @Test("every finding is in the table of findings")
  func findingsAreListed() throws {
    let table = try Self.text("findings.md")
    let listed = Set(table.matches(of: #/(?m)^\| `([a-z0-9-]+)`/#).map { String($0.1) })
    let ids = try Self.findingIDs()
    #expect(ids.count > 50)
    #expect(ids.subtracting(listed).sorted() == [], "not in the table")
    #expect(listed.subtracting(ids).sorted() == [], "in the table, and nowhere else")
  }

  @Test("every finding has a page, and the table says what the page says")
  func findingsHavePages() throws {
    let rows = try Self.text("findings.md").matches(of: #/(?m)^\| `([a-z0-9-]+)` \| (.+) \|$/#)
    #expect(Set(rows.map { "\($0.1).md" }) == Set(Self.findingNames))
    for row in rows {
      let page = try String(
        contentsOf: Self.findings.appending(path: "\(row.1).md"), encoding: .utf8)
      let line = page.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
      let severity = line.firstMatch(of: #/^\*\*(error|warning|note)\*\*: /#)?.1 ?? ""
      let said = line.replacing(#/^\*\*[a-z]+\*\*: /#, with: "")
      let suffix = severity == "error" ? "" : " (\(severity))"
      #expect(row.2 == "\(said)\(suffix)", "\(row.1)")
    }
  }

  // MARK: - What the pages are compared with

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private static func source(_ path: String) throws -> String {
    let file = WorkingFolder.repository.appending(path: "Sources").appending(path: path)
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The headings of a page as the links to them spell them.
  private static func anchors(_ text: String) -> Set<String> {
    Set(
      text.matches(of: #/(?m)^#+ (.+)$/#).map { heading in
        heading.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      })
  }

  /// The ids in the sources: of checks, and words joined by hyphens, which nothing else is.
  private static func findingIDs() throws -> Set<String> {
    let root = WorkingFolder.repository.appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    var ids: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try source(file)
      ids.formUnion(text.matches(of: #/static let id = "([a-z0-9-]+)"/#).map { String($0.1) })
      ids.formUnion(text.matches(of: #/"([a-z]+(?:-[a-z0-9]+)+)"/#).map { String($0.1) })
    }
    return ids.subtracting(otherNames)
  }

  /// What is written with hyphens and is the name of an option or an encoding.
  private static let otherNames: Set<String> = [
    "state-out", "based-on", "utf-8", "utf-16", "windows-1252",
  ]
}
