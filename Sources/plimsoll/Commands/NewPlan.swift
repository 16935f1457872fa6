internal import ArgumentParser
internal import Diagnostics
internal import Escalation

struct NewPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a plan to begin with: one that can be checked and tested as it is.",
    discussion: """
      Everything in it is invented, and a remark says what each part is for. With --based-on it is \
      a local plan instead, which says only what differs from another.
      """)

  @Argument(help: "The file to write, such as kent.yaml, or a folder for a plan.yaml.")
  var path: String

  @Option(
    name: .customLong("based-on"), help: "The plan that the new one changes.",
    completion: .file(extensions: ["yaml", "yml"]))
  var base: String?

  @Option(help: "The name of the plan: small letters, digits and _. Without it, that of the file.")
  var id: String?

  @Option(help: "What people read at the head of every answer.")
  var title: String?

  func run() throws {
    let file = try place()
    let draft = try base.map { try LocalDraft(of: $0, file, try name(of: file), self) }
    do throws(FileError) { try FilePath.makeFolders(FilePath.folder(of: file)) } catch {
      throw couldNotWrite(error)
    }
    let text =
      try draft?.text() ?? PlanTemplate(id: try name(of: file), title: title ?? "A new plan").text
    do throws(FileError) { try write(text, to: file) } catch { throw couldNotWrite(error) }
    try Console.result(advice(file))
  }

  // MARK: - Where, and under which name

  /// The file to be written, which must not be there yet.
  private func place() throws -> String {
    if path == "-" || path.isEmpty {
      throw wrongUsage("a new plan is written into a file: give its path", of: "new")
    }
    let isFile = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    let file = isFile && !FilePath.isFolder(path) ? path : FilePath.joined(path, "plan.yaml")
    guard !FilePath.exists(file) else {
      throw couldNot(
        "'\(file)' is there already, and was left as it is",
        help: "Give another path, or move that file away first.")
    }
    return file
  }

  private func name(of file: String) throws -> String {
    guard let id else { return PlanTemplate.name(from: words(file)) ?? "our_plan" }
    if PlanTemplate.isPlanName(id) { return id }
    let near = PlanTemplate.name(from: id).map { ": for example \($0)" } ?? ""
    throw wrongUsage(
      "'\(id)' cannot be the name of a plan, which is small letters, digits and _\(near)", of: "new"
    )
  }

  /// The name of the file without its ending, or of its folder where it is just any `plan.yaml`.
  private func words(_ file: String) -> String {
    let name = FilePath.name(of: file)
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    guard stem == "plan" else { return stem }
    return FilePath.place(FilePath.folder(of: file)).map(FilePath.name) ?? stem
  }

  // MARK: - Writing

  private func write(_ text: String, to path: String) throws(FileError) {
    let file = try NewFile(path)
    let bytes = Array(text.utf8)
    try file.write(bytes.span)
    try file.finish()
    try file.putInPlace()
  }

  private func advice(_ file: String) -> String {
    let shown = file.contains(" ") ? "'\(file)'" : file
    let what =
      base == nil
      ? """
      Everything in it is invented, and a remark says what each part is for. Put what
      your paper says in its place.
      """ : "It changes nothing yet: what it may change stands in remarks."
    return """
      Written: \(file)\(base.map { ", based on \($0)" } ?? "")
      \(what)

      What to do next, as often as you like:
        plimsoll validate \(shown)
          finds what is wrong with it, and says where and what to write
        plimsoll test \(shown)
          tells whether it still says what its examples expect
        plimsoll explain gap
          says what a finding means; its name stands in [ ] at the end of its line

      """
  }
}

/// A plan that is to be based on another.
private struct LocalDraft {
  private let reading: Reading
  private let base: Plan
  private let basePath: String
  private let file: String
  private let id: String
  private let title: String

  init(of path: String, _ file: String, _ name: String, _ wanted: NewPlan) throws {
    var reading = Reading()
    reading.scope = .all
    guard let base = try reading.plan(path) else {
      reading.printFindings()
      throw couldNotUse(path)
    }
    let header = base.header
    if wanted.id == header.id {
      throw wrongUsage(
        "a local plan needs a name of its own, and '\(header.id)' is its base", of: "new")
    }
    self.reading = reading
    self.base = base
    self.file = file
    basePath = path
    id = name == header.id ? "\(name)_local" : name
    title = wanted.title ?? "\(header.title), local plan"
  }

  /// With an example that passes, where the plan has something that can be shown so. The folder of
  /// the file must be there.
  func text() throws -> String {
    let template = LocalPlanTemplate(
      id: id, title: title, base: base,
      path: FilePath.way(to: basePath, from: FilePath.folder(of: file)), sources: reading.sources)
    let plain = template.text
    guard let plan = try plan(plain) else {
      throw couldNot("'\(file)' cannot be based on '\(template.path)'")
    }
    let zone = try ReadyPlan.zone(of: plan)
    for example in FirstExample(of: plan)?.texts ?? [] {
      let text = plain + example
      guard let plan = try self.plan(text), let example = plan.examples.first else { continue }
      if compile(plan).run(example, zone: zone).passed { return text }
    }
    return plain
  }

  /// The plan as it would be read; nil where anything is found in it.
  private func plan(_ text: String) throws -> Plan? {
    var reading = reading
    reading.diagnostics = DiagnosticList()
    reading.take(Array(text.utf8), as: file)
    let plan = try reading.plan(file)
    return reading.diagnostics.isEmpty ? plan : nil
  }
}

private func couldNotUse(_ path: String) -> ExitCode {
  Console.message("plimsoll: '\(path)' cannot be used before its errors are mended\n")
  return .found
}
