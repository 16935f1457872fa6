import Foundation
import Testing

@Suite("The conformance pack")
struct ConformanceTests {
  private static let pack = WorkingFolder.repository.appending(path: "conformance")

  private static let shapes: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: pack.path)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted()
  }()

  private func has(_ name: String, in shape: String) -> Bool {
    FileManager.default.fileExists(atPath: Self.pack.appending(path: "\(shape)/\(name)").path)
  }

  private func text(_ name: String, in shape: String) throws -> String {
    try String(contentsOf: Self.pack.appending(path: "\(shape)/\(name)"), encoding: .utf8)
  }

  @Test("there is a folder for each shape, numbered without a hole")
  func numbers() {
    let numbers = Self.shapes.compactMap { Int($0.prefix(2)) }
    #expect(numbers == Array(1...max(23, numbers.count)))
  }

  @Test("a plan is valid without a warning, and every case comes out", arguments: shapes)
  func holds(_ shape: String) throws {
    let folder = try WorkingFolder()
    let validated = try folder.run("plimsoll validate conformance/\(shape)")
    #expect(validated.code == 0)
    #expect(!validated.errors.contains("error:") && !validated.errors.contains("warning:"))
    let tested = try folder.run("plimsoll test conformance/\(shape)")
    #expect(tested.code == 0, "\(tested.output)\(tested.errors)")
  }

  @Test("a folder has its files, and its page is short", arguments: shapes)
  func files(_ shape: String) throws {
    #expect(has("plan.yaml", in: shape) && has("plan_test.yaml", in: shape))
    let lines = try text("README.md", in: shape).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect((10...30).contains(lines.count))
    #expect(lines.first?.hasPrefix("# \(Int(shape.prefix(2)) ?? 0) · ") == true)
    let pack = try String(contentsOf: Self.pack.appending(path: "README.md"), encoding: .utf8)
    #expect(pack.contains("](\(shape)/README.md)"))
  }

  @Test("a page says which numbers are invented", arguments: shapes)
  func invented(_ shape: String) throws {
    #expect(try text("README.md", in: shape).contains(/\bours\b/))
    #expect(try text("plan.yaml", in: shape).contains(/title: .*invented/.ignoresCase()))
  }

  @Test("at least one threshold is shown from both sides and at it", arguments: shapes)
  func thresholds(_ shape: String) throws {
    let names = try text("plan_test.yaml", in: shape).matches(of: #/- name: (.+)/#)
      .map { String($0.1) }
    #expect(Set(names).count == names.count)
    func subjects(_ beginnings: [String]) -> Set<String> {
      Set(
        names.compactMap { name in
          beginnings.first { name.hasPrefix($0 + " ") }.map { String(name.dropFirst($0.count + 1)) }
        })
    }
    let threesomes = subjects(["below", "before"]).intersection(subjects(["at"]))
      .intersection(subjects(["above", "after"]))
    #expect(!threesomes.isEmpty)
  }

  @Test("each status is expected at two levels at least", arguments: shapes)
  func statuses(_ shape: String) throws {
    let plan = try text("plan.yaml", in: shape)
    let cases = try text("plan_test.yaml", in: shape)
    guard let section = plan.firstMatch(of: #/\nstatuses:\n((?: .*\n|\n)+)/#)?.1 else { return }
    for status in section.matches(of: #/(?m)^  (\w+):/#).map({ String($0.1) }) {
      let expected = try Regex("\\b\(status)(?: in \\w+)?: \\[?(\\w+)")
      let levels = Set(cases.matches(of: expected).compactMap { $0.output[1].substring })
      #expect(levels.count >= 2, "\(status)")
    }
  }

  @Test("outputs are what they were, byte for byte", arguments: shapes)
  func outputs(_ shape: String) throws {
    let plan = "conformance/\(shape)/plan.yaml"
    let commands = [
      ("days.csv", "batch", "", "days.expected.csv"),
      ("log.csv", "replay", "", "timeline.expected.txt"),
      ("log.csv", "replay", "--format json", "timeline.expected.json"),
      ("snapshot.yaml", "evaluate", "--format json", "snapshot.expected.json"),
    ]
    let folder = try WorkingFolder()
    for (input, command, options, output) in commands where has(input, in: shape) {
      let path = "conformance/\(shape)/\(input)"
      let given = command == "evaluate" ? "--snapshot \(path)" : path
      let step = try folder.run("plimsoll \(command) \(plan) \(given) \(options)")
      #expect(step.code == 0, "\(step.errors)")
      let file = Self.pack.appending(path: "\(shape)/\(output)")
      let expected = try? String(contentsOf: file, encoding: .utf8)
      if step.output != expected, isRecording { try Data(step.output.utf8).write(to: file) }
      #expect(step.output == expected, "\(output)")
    }
  }

  private var isRecording: Bool {
    ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil
  }
}
