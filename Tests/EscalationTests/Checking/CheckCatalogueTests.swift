import Escalation
import Foundation
import Testing

@Suite("The catalogue of checks")
struct CheckCatalogueTests {
  private static let folder = Fixtures.repository
    .appending(path: "Sources/Escalation/Checking/Checks")

  /// What each is called, and its findings.
  private static let all: [(type: String, id: String)] =
    allChecks.map { ("\($0)", $0.id) } + reachChecks.map { ("\($0)", $0.id) }

  @Test("every check in the folder is run")
  func allAreRun() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    let names = try files.flatMap { file -> [String] in
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      return text.matches(of: #/enum (\w+): (?:Reach)?Check /#).map { String($0.1) }
    }
    #expect(names.count > 10)
    #expect(names.sorted() == Self.all.map(\.type).sorted())
  }

  @Test("every check has a name of its own")
  func namesAreUnique() {
    #expect(Set(Self.all.map(\.id)).count == Self.all.count)
  }

  @Test(
    "every check has a plan that breaks it",
    arguments: all.map(\.id))
  func hasFixtures(_ id: String) throws {
    let bad = try Fixtures.names(in: "bad", ending: ".yaml").filter { name in
      try Fixtures.text("bad/\(name).yaml").contains(" \(id): ")
    }
    #expect(!bad.isEmpty)
  }

  @Test("every check tells its law, and what breaks it")
  func areDocumented() throws {
    for check in Self.all.map(\.type) {
      let text = try String(
        contentsOf: Self.folder.appending(path: "\(check).swift"), encoding: .utf8)
      let head = text.prefix(upTo: text.firstRange(of: "\nenum ")?.lowerBound ?? text.startIndex)
      #expect(head.contains("\n/// "), "\(check)")
    }
  }
}
