internal import ArgumentParser
internal import Diagnostics
internal import Escalation

struct Fix: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Mend what needs nobody to decide: signs, quotes, blanks, ways to write a number.",
    discussion: """
      A finding is mended only where one thing can have been meant, and where nothing else gets \
      worse by it. Everything else in the file stays as it is, to the last blank and remark. Names \
      that are misspelt are for you to mend.
      """)

  @Argument(help: "Plan files, or folders with plans in them.")
  var paths: [String]

  @Flag(help: "Write nothing; print what would change, as patch reads it.")
  var dryRun = false

  func run() throws {
    if paths.contains("-") {
      throw wrongUsage("what comes on standard input is no file that could be mended", of: "fix")
    }
    let files = try PlanFinder.plans(in: paths)
    if let other = files.first(where: { $0.hasSuffix(".json") }) {
      throw couldNot("'\(other)' is JSON, and only YAML files are mended")
    }
    let repairs = try files.map(repair)
    if dryRun { return try show(repairs) }
    for repair in repairs where repair.isChanged { try write(repair) }
    try report(repairs)
  }

  private func repair(_ path: String) throws -> PlanRepair {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path, limit: Reading.limit)
    } catch {
      throw couldNotRead(error)
    }
    guard let repair = try PlanRepair(path, bytes) else {
      throw couldNot(
        "'\(path)' is not a plan: it has no 'plimsoll:' at its top",
        help: "A plan begins with the line  plimsoll: 1")
    }
    return repair
  }

  // MARK: - Without writing

  private func show(_ repairs: [PlanRepair]) throws {
    for repair in repairs where repair.isChanged {
      try Console.result(UnifiedDiff(repair.path, repair.original, repair.look.bytes).text)
    }
    for repair in repairs {
      Console.message(Self.rendered(repair.look.findings, repair.look.sources))
      Console.message(
        line(repair.path, count(repair.steps.count, "repair"), repair.look.errors.count) + "\n")
    }
    let isClean = repairs.allSatisfy { !$0.isChanged && $0.look.errors.isEmpty }
    if !isClean { throw ExitCode.found }
  }

  // MARK: - Writing

  private func write(_ repair: PlanRepair) throws {
    do throws(FileError) {
      // What somebody saved in the meantime is not written over.
      guard try readFile(repair.path, limit: Reading.limit) == repair.original else {
        throw FileError(repair.path, "it was changed in the meantime")
      }
      try FilePath.checkWritable(repair.path)
      let file = try NewFile(repair.path)
      try file.write(repair.look.bytes.span)
      try file.finish()
      try file.putInPlace()
    } catch {
      throw couldNotWrite(error)
    }
    for step in repair.steps { try Console.result("\(repair.path):\(step.text)\n") }
  }

  /// Each plan is looked at again, since one that it is based on may have been mended, too.
  private func report(_ repairs: [PlanRepair]) throws {
    var isClean = true
    for repair in repairs {
      var reading = Reading()
      reading.scope = .all
      var checked = try reading.check(repair.path)
      checked.settle(on: nil)
      let findings = checked.findings.sorted()
      Console.message(Self.rendered(findings, reading.sources))
      let errors = findings.count { $0.severity == .error }
      isClean = isClean && errors == 0
      let done = count(repair.steps.count, "repair")
      try Console.result(line(repair.path, done, errors) + "\n")
    }
    if !isClean { throw ExitCode.found }
  }

  // MARK: - Words

  private static func rendered(_ findings: [Diagnostic], _ sources: SourceSet) -> String {
    let color = Console.usesColor(FileDescriptor.standardError())
    return DiagnosticTextRenderer(sources: sources, color: color).render(findings)
  }

  private func line(_ path: String, _ repairs: String, _ errors: Int) -> String {
    let left = errors == 0 ? "" : ", \(count(errors, "error")) for you to mend"
    return "\(path): \(repairs)\(dryRun ? " to make" : "")\(left)"
  }

  private func count(_ number: Int, _ word: String) -> String {
    number == 0 ? "no \(word)s" : "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}
