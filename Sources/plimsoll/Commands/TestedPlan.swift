internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

/// A plan with its examples: those inside it, and those of the test files beside it.
struct TestedPlan {
  let path: String
  var reading: Reading
  let compiled: CompiledPlan
  let zone: TimeZoneRules
  let examples: [Example]

  var plan: Plan { compiled.plan }

  /// What became of reading a plan for its examples.
  enum Loaded {
    case ready(TestedPlan)
    /// Nothing can be run; in one line, why.
    case faulty(String)
  }

  /// Reads a plan and its examples, and prints what was found. `passingOver` empty test files is
  /// for the one that is being written.
  static func load(_ path: String, passingOver: Bool = false) throws -> Loaded {
    var reading = Reading()
    guard let plan = try reading.plan(path) else {
      reading.printFindings()
      return .faulty("\(path): FAULTY, not tested")
    }
    let zone = try ReadyPlan.zone(of: plan)
    reading.diagnostics = DiagnosticList()
    let files = try reading.testFiles(beside: path, passingOver: passingOver)
    let examples = reading.examples(files, of: plan)
    reading.printFindings()
    // An example that lost a line in reading could pass for want of it.
    guard !reading.diagnostics.hasErrors else {
      return .faulty("\(path): FAULTY, its examples cannot be read")
    }
    return .ready(
      TestedPlan(
        path: path, reading: reading, compiled: compile(plan), zone: zone, examples: examples))
  }

  /// Examples that reach what those of the plan do not, as a test file with blanks to fill in.
  func suggestions(beyond coverage: PlanCoverage) -> String {
    var finder = SuggestionFinder(coverage, examples, zone: zone)
    let (found, notFound) = finder.suggestions()
    var writer = SuggestionWriter(plan, examples, reading.sources)
    return writer.file(found, notFound, of: path)
  }

  // MARK: - Changes

  /// The file of the plan itself.
  var source: SourceFile { reading.sources[plan.file] }

  /// Changes the plan in every way there is, and runs the examples against each. Of those that
  /// `filter` leaves out none is run.
  mutating func mutate(_ filter: NameFilter) throws -> MutationReport {
    var report = MutationReport(path: path, source: source)
    guard let node = try? reading.parse(path).node else { return report }
    let chosen = examples.filter { filter.matches($0.name) }
    let run = MutationRun(compiled, chosen, zone: zone)
    for change in ChangeFinder.changes(of: plan, node, in: source) {
      var changed = reading.with(change.applied(to: source.bytes), at: path)
      // A text that is no plan is no change of one.
      guard let plan = try changed.plan(path) else { continue }
      report.note(change, run.outcome(of: change, plan))
    }
    return report
  }
}

extension Reading {
  /// The trees of the test files that are of this plan.
  fileprivate mutating func testFiles(
    beside path: String, passingOver: Bool
  ) throws -> [YAMLNode] {
    let folder = FilePath.folder(of: path)
    let names: [String]
    do {
      names = try FilePath.names(in: folder)
    } catch {
      throw couldNotRead(error)
    }
    var files: [YAMLNode] = []
    for file in names where file.hasSuffix("_test.yaml") {
      let file = FilePath.joined(folder, file)
      if passingOver, let parsed = try? parse(file), sources[parsed.file].bytes.isEmpty { continue }
      let (node, _) = try tree(file)
      guard let node, isTest(node, of: FilePath.name(of: path), among: names) else { continue }
      files.append(node)
    }
    return files
  }

  fileprivate mutating func examples(_ files: [YAMLNode], of plan: Plan) -> [Example] {
    plan.examples
      + files.flatMap { loadExamples($0, for: plan, reporting: &diagnostics) }
  }

  /// A test file that names its plan is for that one alone, any other for every plan beside it.
  private mutating func isTest(
    _ node: YAMLNode, of plan: String, among files: [String]
  ) -> Bool {
    guard let named = node.mapping?.first(where: { $0.key == "plan" })?.value,
      let name = named.scalar?.text
    else { return true }
    if files.contains(name) { return name == plan }
    diagnostics.report(
      Diagnostic(
        "unknown-name", "no file beside this one is called '\(name)'", at: named.mark,
        label: nearestName(to: name, in: files).map { "did you mean '\($0)'?" } ?? ""))
    return false
  }
}

/// Which examples to run.
struct NameFilter {
  private let regex: Regex<AnyRegexOutput>?

  init(_ pattern: String?) throws {
    guard let pattern else {
      regex = nil
      return
    }
    do {
      regex = try Regex(pattern)
    } catch {
      throw wrongUsage("'\(pattern)' is not a pattern that can be read", of: "test")
    }
  }

  func matches(_ name: String) -> Bool {
    guard let regex else { return true }
    return name.firstMatch(of: regex) != nil
  }
}
