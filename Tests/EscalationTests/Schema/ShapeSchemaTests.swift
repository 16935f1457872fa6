import Diagnostics
import Testing

@testable import Escalation

@Suite("The keys that editors know")
struct ShapeSchemaTests {
  @Test("are those of the language, no more and no less", arguments: ShapeSchema.all.indices)
  func keys(_ index: Int) {
    let known = ShapeSchema.all[index]
    #expect(known.keys.map(\.key).sorted() == known.shape.keys.sorted())
    #expect(known.patterns.map(\.value.key) == known.shape.patterns)
    #expect(Set(known.needs).isSubset(of: known.shape.keys))
  }

  @Test("every kind of thing that holds keys is known")
  func shapes() throws {
    let source = try Fixtures.repositoryText("Sources/Escalation/Decoding/Shape.swift")
    let declared = source.matches(of: #/static let \w+ = Shape\(\s*"([^"]+)"/#).map { "\($0.1)" }
    #expect(ShapeSchema.all.map(\.shape.what).sorted() == declared.sorted())
  }

  @Test("no kind of thing is declared in the midst of a reader")
  func noOthers() throws {
    for file in [
      "LoadPlan", "Fields", "CalendarReader", "SnapshotReader", "DataReader", "DataFormsReader",
    ] {
      let source = try Fixtures.repositoryText("Sources/Escalation/Decoding/\(file).swift")
      #expect(!source.contains("Shape(\""), "\(file)")
    }
  }

  @Test("each says what it is, in sentences", arguments: ShapeSchema.all.indices)
  func texts(_ index: Int) {
    for key in ShapeSchema.all[index].keys {
      #expect(key.text.hasSuffix("."), "\(key.key)")
      #expect(key.text.first.map { $0.isUppercase || $0 == "`" } == true, "\(key.key)")
    }
  }

  @Test("each example is written as such a value may be")
  func examples() throws {
    for known in ShapeSchema.all {
      for key in known.keys where !key.example.isEmpty {
        let reading = PlanReading(key.example)
        #expect(!reading.ids.contains { $0.hasPrefix("yaml-") }, "\(key.example)")
        #expect(key.example.hasPrefix("\(key.key):"), "\(key.example)")
      }
    }
  }

  @Test("every document names the keys at its top, and refuses all others")
  func documents() {
    for (kind, key) in [
      (PlanFileSchema.plan, "indicators"), (.snapshot, "given"), (.test, "examples"),
      (.calendar, "bank holidays"), (.data, "columns"),
    ] {
      let text = kind.document.text(pretty: true)
      #expect(text.contains("\"\(key)\": {"))
      #expect(text.contains("\"additionalProperties\": false"))
    }
  }
}
