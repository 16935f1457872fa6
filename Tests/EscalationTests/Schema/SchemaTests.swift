import Diagnostics
import Foundation
import Testing

@testable import Escalation

@Suite("The schemas for editors, read by another", .enabled(if: SchemaValidator.isThere))
struct SchemaTests {
  @Test("each is a schema", arguments: PlanFileSchema.allCases)
  func areSchemas(_ kind: PlanFileSchema) throws { try SchemaValidator.checkSchema(kind) }

  @Test("no plan that comes with the program is refused, and nothing that stands beside one")
  func shipped() throws {
    var files: [PlanFileSchema: [String]] = [:]
    for folder in ["rules", "examples", "conformance", "calendars"] {
      let root = Fixtures.repository.appending(path: folder).path
      let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
      for path in all.sorted() where path.hasSuffix(".yaml") {
        let name = path.split(separator: "/").last ?? ""
        let kind: PlanFileSchema =
          name.hasSuffix("_test.yaml")
          ? .test
          : name.hasPrefix("snapshot") ? .snapshot : folder == "calendars" ? .calendar : .plan
        files[kind, default: []].append("\(folder)/\(path)")
      }
    }
    #expect((files[.plan]?.count ?? 0) > 30)
    for (kind, paths) in files {
      try expectNone(kind, paths, try paths.map(Fixtures.repositoryText))
    }
  }

  @Test("no plan is refused that gives no finding, and none with warnings alone")
  func accepted() throws {
    var names = Fixtures.names(in: "good", ending: ".yaml").map { "good/\($0).yaml" }
    names += Fixtures.names(in: "local/good", ending: ".yaml").map { "local/good/\($0).yaml" }
    try expectNone(.plan, names, try names.map(Fixtures.text))
    let faulty = try BadFixture.all().filter { $0.errors.isEmpty }
    try expectNone(.plan, faulty.map(\.name), faulty.map(\.text))
    for kind in ["snapshot", "test", "calendar", "data"].compactMap(PlanFileSchema.init) {
      let path = "companions/\(kind.rawValue)-good.yaml"
      try expectNone(kind, [path], [MarkedFixture(try Fixtures.text(path)).plain])
    }
  }

  @Test("no random plan is refused")
  func random() throws {
    let texts = (1...120 as ClosedRange<UInt64>).map { seed -> String in
      var writer = PlanWriter(seed: seed)
      return writer.text()
    }
    #expect(try texts.allSatisfy { try LoadedPlan($0).plan.indicators.count >= 0 })
    try expectNone(.plan, texts.indices.map { "seed \($0 + 1)" }, texts)
  }

  private func expectNone(
    _ kind: PlanFileSchema, _ names: [String], _ texts: [String]
  ) throws {
    for (name, complaint) in zip(names, try SchemaValidator.complaints(of: kind, against: texts)) {
      #expect(complaint == "", "\(name)")
    }
  }

  // MARK: - What it sees

  /// Every fixture with such an error is refused.
  private static let seen: Set = [
    "bad-cover", "bad-event", "bad-name", "bad-remove", "bad-scale", "bad-unit", "never-off-duty",
    "no-closing",
    "unknown-key", "vacuous-example",
  ]

  /// Some fixtures with such an error are refused: where it is one of form, and not of meaning.
  private static let partlySeen: Set = [
    "bad-answer", "bad-condition", "bad-date", "bad-expectation", "bad-mapping", "bad-number",
    "bad-range", "bad-summary", "bad-time", "cut-text", "empty-list", "endless-hold",
    "language-version", "missing-key", "missing-value", "unknown-name", "wrong-kind",
    "wrong-shape",
  ]

  @Test("what is wrong by its shape is refused; what is wrong by its meaning cannot be seen")
  func refused() throws {
    let fixtures = try BadFixture.all().filter { !$0.errors.isEmpty }
    let complaints = try SchemaValidator.complaints(of: .plan, against: fixtures.map(\.text))
    var (refused, passed): (Set<String>, Set<String>) = ([], [])
    for (fixture, complaint) in zip(fixtures, complaints) {
      guard let complaint else { continue }
      let ids = fixture.errors
      if complaint.isEmpty {
        #expect(ids.isDisjoint(with: Self.seen), "\(fixture.name)")
        passed.formUnion(ids)
      } else {
        let isListed = !ids.isDisjoint(with: Self.seen.union(Self.partlySeen))
        #expect(isListed, "\(fixture.name) is refused: \(complaint)")
        if ids.count == 1 { refused.formUnion(ids) }
      }
    }
    #expect(refused.isSuperset(of: Self.partlySeen), "\(Self.partlySeen.subtracting(refused))")
    #expect(passed.isSuperset(of: Self.partlySeen), "\(Self.partlySeen.subtracting(passed))")
    #expect(refused.isSuperset(of: Self.seen), "\(Self.seen.subtracting(refused))")
  }

  @Test(
    "a file beside a plan with a key that nothing has is refused",
    arguments: [PlanFileSchema.snapshot, .calendar, .test])
  func companions(_ kind: PlanFileSchema) throws {
    let text = try Fixtures.text("companions/\(kind.rawValue)-with-misspelt-key.yaml")
    let complaints = try SchemaValidator.complaints(
      of: kind, against: [MarkedFixture(text).plain, "at: 1"])
    #expect(complaints.allSatisfy { $0?.isEmpty == false })
  }
}

/// A plan of one defect, and the names of what is found.
struct BadFixture {
  let name: String
  let text: String
  /// Of the errors only.
  let errors: Set<String>

  static func all() throws -> [BadFixture] {
    try Fixtures.names(in: "bad", ending: ".yaml").map { name in
      let text = MarkedFixture(try Fixtures.text("bad/\(name).yaml")).plain
      let errors = PlanReading(text).findings.filter { $0.severity == .error }
      return BadFixture(name: name, text: text, errors: Set(errors.map(\.id)))
    }
  }
}
