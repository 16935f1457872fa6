import Foundation
import Testing

/// Promises about the sources that no compiler keeps.
@Suite("The house")
struct ArchitectureTests {
  struct Source: Sendable {
    /// From `Sources/` on.
    let path: String
    let count: Int
    /// The lines without their remarks, and without what stands in quotes.
    let code: [String]

    init(path: String, text: String) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      self.path = path
      count = lines.count - 1
      code = lines.map(Self.code)
    }

    private static func code(of line: Substring) -> String {
      var code = ""
      var isQuoted = false
      var previous: Character = " "
      for character in line {
        if character == "/", previous == "/", !isQuoted { return String(code.dropLast()) }
        if character == "\"", previous != "\\" { isQuoted.toggle() }
        if !isQuoted { code.append(character) }
        previous = character
      }
      return code
    }

    var target: Substring { path.split(separator: "/").first ?? "" }

    var imports: Set<String> {
      Set(
        code.compactMap { $0.firstMatch(of: #/^\s*(?:@\w+ )*(?:\w+ )?import (\w+)/#)?.1 }
          .map(String.init))
    }
  }

  static let sources: [Source] = {
    let folder = WorkingFolder.repository.appending(path: "Sources").resolvingSymlinksInPath()
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (all ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
      return text.map { Source(path: path, text: $0) }
    }
  }()

  /// Files with a line that holds `word`, and matches `pattern`.
  private func files(holding word: String, _ pattern: some RegexComponent) -> [String] {
    Self.sources.filter { source in
      source.code.contains { $0.contains(word) && $0.firstMatch(of: pattern) != nil }
    }.map(\.path)
  }

  @Test("the sources are found")
  func found() {
    #expect(Self.sources.count > 100)
    #expect(
      Set(Self.sources.map(\.target)).isSuperset(of: ["Diagnostics", "YAMLTree", "Escalation"]))
  }

  /// Those that look at many bytes or rows at once.
  static let wideLoops: Set = [
    "Escalation/Batch/CSV/CSVHotLoops.swift", "Escalation/Batch/CSV/CSVWideNumbers.swift",
    "Escalation/Batch/CSV/CSVWideRecords.swift", "Escalation/Batch/CSV/CSVWideRows.swift",
    "Escalation/Evaluating/WideLevels.swift",
  ]

  @Test("'unsafe' has three homes: libyaml's owner, the command's files, the wide loops")
  func unsafeHomes() {
    let strangers = files(holding: "unsafe", #/\bunsafe\b/#).filter { path in
      path != "YAMLTree/Events/EventParser.swift" && !path.hasPrefix("plimsoll/Files/")
        && !Self.wideLoops.contains(path)
    }
    #expect(strangers == [])
  }

  @Test("targets import downwards only")
  func imports() {
    let allowed: [Substring: Set<String>] = [
      "Diagnostics": [],
      "YAMLTree": ["Diagnostics", "CLibYAML"],
      "Escalation": ["Diagnostics", "YAMLTree", "CWideLoops", "Dispatch", "Synchronization"],
      "plimsoll": [
        "Diagnostics", "YAMLTree", "Escalation", "FindingPages", "ArgumentParser", "Glibc", "Musl",
        "Darwin",
        "Synchronization", "CSQLite",
      ],
    ]
    for source in Self.sources {
      let strangers = source.imports.subtracting(allowed[source.target] ?? [])
      #expect(strangers.isEmpty, "\(source.path)")
    }
  }

  @Test(
    "one file alone knows libyaml, one SQLite, one threads, and only the command's files know the system"
  )
  func foreign() {
    let libyaml = Self.sources.filter { $0.imports.contains("CLibYAML") }.map(\.path)
    #expect(libyaml == ["YAMLTree/Events/EventParser.swift"])
    let sqlite = Self.sources.filter { $0.imports.contains("CSQLite") }.map(\.path)
    #expect(sqlite == ["plimsoll/Files/Database.swift"])
    let loops = Self.sources.filter { $0.imports.contains("CWideLoops") }.map(\.path)
    #expect(Set(loops) == Self.wideLoops)
    let threads = Self.sources.filter { $0.imports.contains("Dispatch") }.map(\.path)
    #expect(threads == ["Escalation/Batch/RowFeed.swift"])
    let system = Self.sources.filter { !$0.imports.isDisjoint(with: ["Glibc", "Musl", "Darwin"]) }
    #expect(system.allSatisfy { $0.path.hasPrefix("plimsoll/Files/") }, "\(system.map(\.path))")
  }

  @Test("nothing stops the program, goes behind the compiler's back, or is shared and changed")
  func forbidden() {
    #expect(files(holding: "try!", #/\btry!/#) == [])
    #expect(files(holding: "fatalError(", #/\bfatalError\(/#) == [])
    #expect(files(holding: "preconditionFailure(", #/\bpreconditionFailure\(/#) == [])
    #expect(files(holding: "@unchecked", #/@unchecked\s+Sendable/#) == [])
    #expect(files(holding: "nonisolated", #/nonisolated\(unsafe\)/#) == [])
    #expect(files(holding: "var ", #/^(?:\w+ )*var \w+[^{]*=/#) == [])
    #expect(files(holding: "static var", #/\bstatic var \w+[^{]*=/#) == [])
    #expect(files(holding: "rint(", #/\b(?:print|debugPrint)\(/#) == [])
  }

  @Test("no file is longer than 400 lines")
  func sizes() {
    for source in Self.sources {
      #expect(source.count <= 400, "\(source.path)")
    }
  }
}
