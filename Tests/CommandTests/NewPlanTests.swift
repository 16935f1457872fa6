import Foundation
import Testing

@Suite("Plans to begin with")
struct NewPlanTests {
  private static let plans: [String] = {
    var found: [String] = []
    for folder in ["rules", "conformance"] {
      let path = WorkingFolder.repository.appending(path: folder).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      found += names.filter {
        FileManager.default.fileExists(atPath: "\(path)/\($0)/plan.yaml")
      }.map { "\(folder)/\($0)/plan.yaml" }
    }
    return found.sorted()
  }()

  @Test("each plan that comes with the program can be the base of one", arguments: plans)
  func bases(_ base: String) throws {
    let folder = try WorkingFolder()
    #expect(try folder.run("plimsoll new mine --based-on \(base)").code == 0)
    let step = try folder.run("plimsoll validate mine 2>&1 && plimsoll test mine 2>&1")
    #expect(step.output == "mine/plan.yaml: ok\nmine/plan.yaml: ok, 1 example\n")
  }

  @Test("its thresholds may be taken over as they stand", arguments: plans)
  func thresholds(_ base: String) throws {
    let folder = try WorkingFolder()
    _ = try folder.run("plimsoll new mine --based-on \(base)")
    let text = try folder.read("mine/plan.yaml")
    guard let start = text.firstRange(of: "# indicators:\n")?.lowerBound else { return }
    let rest = text[start...]
    let block = rest[..<(rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex)]
    let plain = block.split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n")
    try folder.write(text.replacing(block, with: plain), to: "mine/plan.yaml")
    let step = try folder.run("plimsoll validate mine 2>&1 && plimsoll test mine 2>&1")
    #expect(step.output == "mine/plan.yaml: ok\nmine/plan.yaml: ok, 1 example\n")
  }

  @Test("the plan that stands by itself is readable at 80 columns, and shows every kind of thing")
  func template() throws {
    let file = WorkingFolder.repository.appending(path: "Sources/plimsoll/Templates/new_plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    for key in [
      "bands", "values", "formula", "value", "median", "due", "when", "answered by", "worst of",
      "step down", "declared by", "covered by", "follow", "tasks", "given", "expect", "note",
      "source", "hours", "areas", "fresh for",
    ] {
      #expect(text.contains("\(key):"), "\(key)")
    }
  }

  @Test("what is there already is never written over, whatever it is")
  func noOverwriting() throws {
    let folder = try WorkingFolder()
    let before = try folder.read("plan.yaml")
    #expect(try folder.run("plimsoll new plan.yaml").code == 2)
    #expect(try folder.run("ln -s plan.yaml link.yaml && plimsoll new link.yaml").code == 2)
    #expect(try folder.run("plimsoll new beside").code == 2)
    #expect(try folder.read("plan.yaml") == before)
  }
}
