import Testing

@testable import Escalation

struct EvaluationJSONTests {
  static let snapshot = """
    at: 2024-11-04 09:00
    given:
      north: {staffing: 60}
      all: {storm: no}
    """

  @Test("the first keys of the document and of a status stand in their promised order")
  func order() throws {
    let json = try ReportFixture(Self.snapshot).report.json
    expectInOrder(["schema", "plan", "at", "statuses", "actions", "problems"], json, indent: 2)
    expectInOrder(
      ["status", "area", "level", "from", "calculated", "could_be", "exact", "missing", "because"],
      json, indent: 6)
  }

  @Test("a level that is not known is null, and readings are strings")
  func values() throws {
    let json = try ReportFixture(Self.snapshot, area: "south").report.json
    #expect(json.contains("\"level\": null"))
    #expect(json.contains("\"calculated\": null"))
    #expect(json.contains("\"could_be\": \"full\""))
    let north = try ReportFixture(Self.snapshot, area: "north").report.json
    #expect(north.contains("\"value\": \"60\""))
    #expect(north.contains("\"to_next_better\": \"10\""))
    #expect(north.contains("\"at\": \"2024-11-04T09:00:00Z\""))
  }

  @Test("what to get comes before what to do, and points to the sign")
  func actions() throws {
    let json = try ReportFixture(Self.snapshot, area: "north").report.json
    let get = try #require(json.firstRange(of: "\"action\": \"Get People waiting for North\""))
    let ask = try #require(json.firstRange(of: "\"action\": \"Ask for help\""))
    #expect(get.lowerBound < ask.lowerBound)
    #expect(json.contains("\"due\": \"2024-11-04T11:00:00Z\""))
    #expect(json.contains("\"held_by\": \"lead\""))
  }

  @Test("a sign of a status that two areas lack is named once")
  func missingOnce() throws {
    let json = try ReportFixture("at: 2024-11-04 09:00").report.json
    let whole = try #require(json.firstRange(of: "\"status\": \"total\""))
    let list = json[whole.upperBound...].firstRange(of: "\"because\"").map {
      json[whole.upperBound..<$0.lowerBound]
    }
    let names = try #require(list)
    #expect(names.ranges(of: "\"staffing\"").count == 1)
  }

  private func expectInOrder(_ keys: [String], _ json: String, indent: Int) {
    var rest = json[...]
    for key in keys {
      let wanted = "\n" + String(repeating: " ", count: indent) + "\"\(key)\": "
      guard let found = rest.firstRange(of: wanted) else {
        Issue.record("'\(key)' is not where it was promised")
        return
      }
      rest = rest[found.upperBound...]
    }
  }
}
