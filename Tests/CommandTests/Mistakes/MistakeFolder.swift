import Foundation

/// Changed plans, each in a folder of its own beside the examples it came with.
final class MistakeFolder {
  /// A finding, as far as it is asked for.
  struct Finding {
    let id: String
    /// Where it is, and where its second places are.
    let lines: [Int]
  }

  private let folder: WorkingFolder
  /// A day on which no allowance of the shipped plans has run out.
  private static let day = "2026-11-22"

  init() throws {
    folder = try WorkingFolder()
    _ = try folder.run(
      "cp -R '\(WorkingFolder.repository.path)/calendars' calendars-shipped && mkdir mistakes "
        + "&& rm -rf calendars && mv calendars-shipped calendars")
  }

  func write(_ bytes: [UInt8], _ name: String, of plan: PlanText) throws {
    _ = try folder.run(
      "mkdir -p mistakes/\(name) && cp rules/\(plan.name)/plan_test.yaml mistakes/\(name)")
    try folder.write(bytes, to: "mistakes/\(name)/plan.yaml")
  }

  /// What `validate` finds in each; nil where it ends otherwise than it should.
  func findings(in names: [String]) throws -> [String: [Finding]] {
    guard !names.isEmpty else { return [:] }
    let paths = names.map { "mistakes/\($0)/plan.yaml" }.joined(separator: " ")
    let step = try folder.run("plimsoll validate \(paths) --format json --at \(Self.day)")
    guard [0, 1].contains(step.code) else { throw Crash(what: "\(step.code): \(step.errors)") }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(step.output.utf8))
    var found = Dictionary(uniqueKeysWithValues: names.map { ($0, [Finding]()) })
    // That all are one plan is no mistake of theirs.
    for finding in answer.findings where finding.id != "same-plan" {
      let name = finding.file.split(separator: "/").dropLast().last.map(String.init) ?? ""
      let lines = [finding.line] + finding.related.map(\.line)
      found[name, default: []].append(Finding(id: finding.id, lines: lines))
    }
    return found
  }

  /// Whether the examples of a plan notice nothing.
  func passes(_ name: String) throws -> Bool {
    let step = try folder.run("plimsoll test mistakes/\(name)/plan.yaml")
    guard [0, 1, 2].contains(step.code) else { throw Crash(what: "\(step.code): \(step.errors)") }
    return step.code == 0
  }

  struct Crash: Error {
    let what: String
  }

  private struct Answer: Decodable {
    struct Place: Decodable {
      let line: Int
    }

    struct Finding: Decodable {
      let id: String
      let file: String
      let line: Int
      let related: [Place]
    }

    let findings: [Finding]
  }
}
