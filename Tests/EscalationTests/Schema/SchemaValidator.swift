import Diagnostics
import Escalation
import Foundation
import Testing
import YAMLTree

/// Another's reading of the schemas: that of the Python package `jsonschema`.
enum SchemaValidator {
  /// Whether the machine has it. Where not, tests say that they were skipped.
  static let isThere: Bool = {
    (try? run("import jsonschema", reading: "")) != nil
  }()

  static func document(_ kind: PlanFileSchema) -> String { kind.document.text(pretty: false) }

  /// For each text of such a file what the schema has against it; nil where it is no YAML.
  static func complaints(of kind: PlanFileSchema, against texts: [String]) throws -> [String?] {
    let trees = texts.map { text -> String in
      var sources = SourceSet()
      var found = DiagnosticList()
      let file = sources.add(SourceFile(name: "file.yaml", bytes: Array(text.utf8)))
      let node = parseYAML(file, in: sources, reporting: &found)
      return node?.schemaJSON ?? "\"\\u0000\""
    }
    let output = try run(script, reading: ([document(kind)] + trees).joined(separator: "\n"))
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try #require(lines.count > texts.count)
    return zip(trees, lines).map { $0 == "\"\\u0000\"" ? nil : $1 }
  }

  /// An error where a schema is none.
  static func checkSchema(_ kind: PlanFileSchema) throws {
    _ = try run(
      "import sys, json, jsonschema\n"
        + "jsonschema.Draft7Validator.check_schema(json.load(sys.stdin))", reading: document(kind))
  }

  private static let script = """
    import sys, json, jsonschema
    lines = sys.stdin.read().split("\\n")
    validator = jsonschema.Draft7Validator(json.loads(lines[0]))
    for line in lines[1:]:
      errors = validator.iter_errors(json.loads(line))
      print("; ".join("/".join(map(str, e.absolute_path)) + ": " + e.message[:120].replace("\\n", " ")
        for e in errors))
    """

  private struct Failure: Error { let text: String }

  private static func run(_ script: String, reading input: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(script.utf8).write(to: folder.appending(path: "script.py"))
    try Data(input.utf8).write(to: folder.appending(path: "input"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "PYTHONIOENCODING=utf-8 python3 script.py < input > output 2> errors",
    ]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
    guard process.terminationStatus == 0 else { throw Failure(text: try text("errors")) }
    return try text("output")
  }
}
