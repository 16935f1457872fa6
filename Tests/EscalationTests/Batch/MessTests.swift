import Diagnostics
import Escalation
import Foundation
import Testing
import YAMLTree

/// Files as they are found. A folder of `Fixtures/mess` holds the files of one run, its `data.yaml`,
/// and what is to come out: `expected.csv`, `rejects.csv`, and in `said.txt` what is said. A
/// `plan.yaml` of its own stands for the one that all share.
@Suite("Files as they are found")
struct MessTests {
  @Test("come to these levels and rejects, byte for byte", arguments: Mess.names)
  func mess(_ name: String) throws {
    let mess = try Mess(name)
    for (portion, readsAhead) in [(Int.max, false), (7, false), (7, true)] {
      let outcome = try mess.outcome(portion: portion, readsAhead: readsAhead)
      for (file, bytes) in outcome {
        let given = mess.bytes(file)
        if given != bytes, Fixtures.isRecording { try mess.record(bytes, to: file) }
        #expect(text(given) == text(bytes), "\(name)/\(file), \(portion) bytes at a time")
      }
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// One folder of files.
struct Mess {
  static let names: [String] = {
    let path = Fixtures.folder.appending(path: "mess").path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { !$0.contains(".") }.sorted()
  }()

  private static let outcomes = ["expected.csv", "rejects.csv", "said.txt"]

  private let folder: URL
  let plan: LoadedPlan
  private let mappings: DataMappings

  init(_ name: String) throws {
    folder = Fixtures.folder.appending(path: "mess/\(name)")
    let own = FileManager.default.fileExists(atPath: folder.appending(path: "plan.yaml").path)
    let text = try Fixtures.text(own ? "mess/\(name)/plan.yaml" : "mess/plan.yaml")
    plan = try LoadedPlan(text)
    mappings = try Self.mappings("mess/\(name)/data.yaml", plan.plan)
  }

  private static func mappings(_ path: String, _ plan: Plan) throws -> DataMappings {
    guard let text = try? Fixtures.text(path) else { return plan.data ?? .standard }
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "data.yaml", bytes: Array(text.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseYAML(file, in: sources, reporting: &found))
    let mappings = loadDataMapping(node, for: plan, reporting: &found)
    #expect(found.all.map(\.message) == [])
    return try #require(mappings)
  }

  func bytes(_ file: String) -> [UInt8] {
    (try? Data(contentsOf: folder.appending(path: file))).map(Array.init) ?? []
  }

  func record(_ bytes: [UInt8], to file: String) throws {
    try Data(bytes).write(to: folder.appending(path: file))
  }

  var inputs: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".csv") && !Self.outcomes.contains($0) }.sorted()
  }

  /// What comes out, by file; the input is given so many bytes at a time, and may be read by another
  /// thread.
  func outcome(portion: Int, readsAhead: Bool) throws -> [(file: String, bytes: [UInt8])] {
    var sinks = BatchSinks(results: BytesSink(), rejects: BytesSink(), actions: nil)
    var said = ""
    do {
      try run(portion, sorting: false, readsAhead, into: &sinks, &said)
    } catch let stop as BatchStop where stop.isDisorder {
      sinks = BatchSinks(results: BytesSink(), rejects: BytesSink(), actions: nil)
      said = "in no order\n"
      try run(portion, sorting: true, readsAhead, into: &sinks, &said)
    } catch let stop as BatchStop {
      said += Self.text(of: stop)
    }
    return zip(
      Self.outcomes,
      [Self.bytes(of: sinks.results), Self.bytes(of: sinks.rejects), Array(said.utf8)]
    ).map { ($0, $1) }
  }

  private func run(
    _ portion: Int, sorting: Bool, _ readsAhead: Bool, into sinks: inout BatchSinks,
    _ said: inout String
  ) throws {
    var run = try BatchRun(
      plan.compiled, zone: .utc, mapping: mappings,
      options: BatchOptions(readsAhead: readsAhead))
    if sorting { run.sort(in: MemoryRoom(), chunkBytes: 100) }
    for file in inputs {
      let source = BytesSource(bytes(file), portion: portion)
      let remarks = try run.read(source, named: file, into: &sinks) { _ in }
      said += remarks.map { "\(file): \($0)\n" }.joined()
    }
    if sorting {
      said += try run.readSorted(into: &sinks) { _ in }.map { "\($0)\n" }.joined()
    }
    said += run.lastRemarks.map { "\($0)\n" }.joined() + Self.text(of: run.counts)
  }

  private static func bytes(of sink: (any ByteSink)?) -> [UInt8] {
    (sink as? BytesSink)?.bytes ?? []
  }

  private static func text(of counts: BatchCounts) -> String {
    "read \(counts.read) = \(counts.evaluated) evaluated + \(counts.rejected) rejected + "
      + "\(counts.excluded) excluded + \(counts.superseded) superseded\n"
      + "cells not used: \(counts.cells)\n"
      + (counts.disputed > 0 ? "cells with two values: \(counts.disputed)\n" : "")
  }

  private static func text(of stop: BatchStop) -> String {
    switch stop {
    case .data(let file, let line, let message, let help):
      let place = line.map { "\(file):\($0)" } ?? file
      return "\(place): \(message)\n" + (help.map { "  \($0)\n" } ?? "")
    case .header(let file, let problem):
      return "\(file):\(problem.line): \(problem.message)\n"
        + (problem.help.map { "  \($0)\n" } ?? "")
    default: return "\(stop)\n"
    }
  }
}
