internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

/// Files read in one run, with what was found in them.
struct Reading {
  var sources = SourceSet()
  var diagnostics = DiagnosticList()
  /// What may stand in the plan that was read last.
  var allowances = Allowances()
  /// How much of a plan is looked at when it is read.
  var scope: CheckScope = .use

  /// At most this much of a file is read; the YAML and JSON readers refuse anything larger.
  static let limit = (16 << 20) + 1

  /// What a path is called in findings and summaries.
  static func shown(_ path: String) -> String { path == "-" ? "<stdin>" : path }

  /// A file that was read, and what was found in it on the way.
  struct Parsed {
    let node: YAMLNode?
    let file: FileID
    let findings: DiagnosticList
  }

  /// Files read before, by their paths: a plan that several others are based on is one file.
  private var parsed: [String: Parsed] = [:]
  /// Every path that was read.
  var paths: [String] { Array(parsed.keys) }

  /// Reads and parses a YAML file, or a JSON file where its name ends so.
  mutating func tree(_ path: String) throws -> (node: YAMLNode?, file: FileID) {
    let found: Parsed
    do {
      found = try parse(path)
    } catch {
      throw couldNotRead(error)
    }
    diagnostics.report(contentsOf: found.findings)
    return (found.node, found.file)
  }

  mutating func parse(_ path: String) throws(FileError) -> Parsed {
    if let known = parsed[path] { return known }
    return take(try readFile(path, limit: Self.limit), as: path)
  }

  /// Parses bytes that are meant to stand at `path`; from here on they are what is read there.
  @discardableResult
  mutating func take(_ bytes: [UInt8], as path: String) -> Parsed {
    let file = sources.add(SourceFile(name: Self.shown(path), bytes: bytes))
    let isJSON = path.hasSuffix(".json") || (path == "-" && bytes.first == UInt8(ascii: "{"))
    var findings = DiagnosticList()
    let node =
      isJSON
      ? parseJSON(file, in: sources, reporting: &findings)
      : parseYAML(file, in: sources, reporting: &findings)
    let result = Parsed(node: node, file: file, findings: findings)
    parsed[path] = result
    return result
  }

  /// The same reading with another text in one of its files, and nothing found yet.
  func with(_ bytes: [UInt8], at path: String) -> Reading {
    var other = self
    other.diagnostics = DiagnosticList()
    let file = other.sources.add(SourceFile(name: Self.shown(path), bytes: bytes))
    var findings = DiagnosticList()
    let node = parseYAML(file, in: other.sources, reporting: &findings)
    other.parsed[path] = Parsed(node: node, file: file, findings: findings)
    return other
  }

  /// Whether the file is meant to be a plan; of one that cannot be parsed the text decides.
  func isPlan(_ node: YAMLNode?, text: String = "") -> Bool {
    if let node { return node.mapping?.contains { $0.key == "plimsoll" } ?? false }
    return text.hasPrefix("plimsoll:") || text.contains("\nplimsoll:")
  }

  func isPlan(_ node: YAMLNode) -> Bool { isPlan(node, text: "") }

  /// Reads a snapshot and prints what was found in it; one that names what the plan does not know
  /// stops the run, and `done` says what cannot be done with it.
  mutating func snapshot(_ path: String, for plan: Plan, to done: String) throws -> Snapshot {
    diagnostics = DiagnosticList()
    let (node, _) = try tree(path)
    let found = node.flatMap { loadSnapshot($0, for: plan, reporting: &diagnostics) }
    printFindings()
    guard let found, !diagnostics.hasErrors else {
      Console.message("plimsoll: '\(path)' cannot be \(done) before its errors are mended\n")
      throw ExitCode.found
    }
    return found
  }

  /// Prints every finding to standard error.
  func printFindings() {
    let color = Console.usesColor(FileDescriptor.standardError())
    let renderer = DiagnosticTextRenderer(sources: sources, color: color)
    Console.message(renderer.render(diagnostics.sorted()))
  }
}

/// A plan that is ready to be evaluated, and its time zone.
struct ReadyPlan {
  let compiled: CompiledPlan
  let zone: TimeZoneRules

  var plan: Plan { compiled.plan }

  /// Reads a plan, prints what was found, and stops the run where it cannot be used.
  static func load(_ path: String, _ reading: inout Reading) throws -> ReadyPlan {
    let plan = try reading.plan(path)
    guard let plan else {
      reading.printFindings()
      Console.message(
        "plimsoll: '\(path)' cannot be used before its errors are mended\n")
      throw ExitCode.found
    }
    return ReadyPlan(compiled: compile(plan), zone: try zone(of: plan))
  }

  static func zone(of plan: Plan) throws -> TimeZoneRules {
    if let zone = timeZoneRules(named: plan.header.timezone) { return zone }
    throw couldNot(
      "there is no time zone '\(plan.header.timezone)' on this machine",
      help: "Names are such as Europe/London; they come with the package tzdata.")
  }
}
