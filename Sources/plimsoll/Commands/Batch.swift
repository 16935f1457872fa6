internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Evaluate daily CSV files: one row of levels for each time and area.",
    discussion: """
      Cells that cannot be read count as missing, and rows that cannot be used are left out; both \
      are counted, and listed with --rejects. '-' is standard input or output.
      """)

  @Argument(help: "The plan.")
  var plan: String

  @Argument(help: "CSV files, each grouped by time.")
  var files: [String]

  @Option(help: "Where the results go.")
  var output = "-"

  @Option(help: "Where the actions of each role go.")
  var actions: String?

  @Option(help: "Where cells and rows that were not used are listed.")
  var rejects: String?

  @Flag(help: "End with exit code 1 when a row was rejected.")
  var strict = false

  @Option(help: "Result columns to write, in this order, with commas between them.")
  var columns: String?

  func validate() throws {
    let places = [output, actions, rejects].compactMap(\.self)
    if Set(places).count != places.count {
      throw ValidationError("results, actions and rejects need places of their own")
    }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
  }

  func run() throws {
    var reading = Reading()
    let ready = try ReadyPlan.load(plan, &reading)
    let mapping = try dataMapping(of: ready.plan, &reading)
    do {
      try evaluate(ready, mapping, reading.sources)
    } catch let error as FileError {
      throw couldNot("\(error.path): \(error.reason)", help: "Nothing was written.")
    } catch let error as BatchStop {
      throw stop(error)
    } catch let error as Interrupted {
      Console.message("plimsoll: interrupted; nothing was written\n")
      throw ExitCode(128 + error.signalNumber)
    }
  }

  /// The `data.yaml` beside the plan wins over the plan's own `data:`, and says so.
  private func dataMapping(of plan: Plan, _ reading: inout Reading) throws -> DataMapping {
    let beside = FilePath.joined(FilePath.folder(of: self.plan), "data.yaml")
    guard FilePath.exists(beside) else { return plan.data ?? .standard }
    reading.diagnostics = DiagnosticList()
    let (node, _) = try reading.tree(beside)
    let mapping = node.flatMap {
      loadDataMapping($0, for: plan, reporting: &reading.diagnostics)
    }
    guard let mapping, !reading.diagnostics.hasErrors else {
      reading.printFindings()
      throw ExitCode.found
    }
    Console.message("columns are read as \(beside) says\n")
    return mapping
  }

  private func evaluate(_ ready: ReadyPlan, _ mapping: DataMapping, _ sources: SourceSet) throws {
    let chosen = columns.map { $0.split(separator: ",").map { String($0).trimmingBlanks } }
    let options = BatchOptions(columns: chosen, writesActions: actions != nil)
    var run = try BatchRun(ready.compiled, zone: ready.zone, mapping: mapping, options: options)
    run.locate { (sources[$0.file].name, "\(sources.place(of: $0).line)") }
    let places = try OutputPlaces(output: output, rejects: rejects, actions: actions)
    Interruption.watch()
    var progress = Progress()
    var sinks = places.sinks
    for file in files {
      let source = try FileSource(file)
      let remarks = try run.read(WatchedSource(source), named: file, into: &sinks) {
        progress.show(rows: $0)
      }
      progress.clear()
      for remark in remarks { Console.message("\(file): \(remark)\n") }
    }
    try places.finish()
    Console.message(BatchSummary(run.counts).text)
    if strict, run.counts.rejected > 0 { throw ExitCode.found }
  }

  private func stop(_ reason: BatchStop) -> ExitCode {
    switch reason {
    case .empty(let file): return couldNot("'\(file)' is empty: it has not even a header")
    case .header(let file, let problem):
      let code = couldNot("\(file):1: \(problem.message)", help: problem.help)
      return problem.isUnknownName ? .found : code
    case .unordered(let file, let line, let time, let firstFile, let firstLine):
      return couldNot(
        "\(file):\(line): the time \(time) comes back; it began on line \(firstLine)"
          + (file == firstFile ? "" : " of \(firstFile)"),
        help: "Sort the file by time, so that all rows of a time stand together.")
    case .unknownColumn(let name, let near):
      return couldNot(
        "the results have no column '\(name)'", help: near.map { "Did you mean '\($0)'?" })
    }
  }
}

/// The files a batch writes, put in their places together at the end.
private struct OutputPlaces {
  private let files: [NewFile?]

  init(output: String, rejects: String?, actions: String?) throws(FileError) {
    var files: [NewFile?] = []
    for path in [output, rejects, actions] {
      if let path { files.append(try NewFile(path)) } else { files.append(nil) }
    }
    self.files = files
  }

  var sinks: BatchSinks {
    let sinks = files.map { $0.map(FileSink.init) }
    return BatchSinks(results: sinks[0], rejects: sinks[1], actions: sinks[2])
  }

  func finish() throws(FileError) {
    for file in files { try file?.finish() }
  }
}

/// Stops reading when the run was interrupted.
private struct WatchedSource: ByteSource {
  private var source: FileSource

  init(_ source: FileSource) { self.source = source }

  mutating func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
  ) throws -> Int {
    do {
      let count = try source.read(into: &buffer, at: range)
      if let number = Interruption.signalNumber { throw Interrupted(signalNumber: number) }
      return count
    } catch {
      if let number = Interruption.signalNumber { throw Interrupted(signalNumber: number) }
      throw error
    }
  }
}
