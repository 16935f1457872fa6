import Foundation
import Testing

@Suite("Fixtures")
struct FixtureTests {
  @Test("every YAML fixture is expected to be refused by one test")
  func allAreUsed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Reading.fixtures.path)
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    let lists = [
      PolicyTests.refusals, ByteTests.refusals, HashCutTests.refusals, TypoTests.refusals,
    ]
    #expect(names.sorted() == lists.joined().map(\.fixture).sorted())
  }
}
