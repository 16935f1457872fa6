internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
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

  @Flag(help: "Evaluate nothing, and propose a mapping for the file as YAML to paste.")
  var sniff = false

  func validate() throws {
    if sniff, files.count != 1 { throw ValidationError("--sniff looks at one file") }
    if ([plan] + files).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if columns != nil, chosenColumns == [] { throw ValidationError("--columns names no column") }
    try checkPlaces()
  }

  /// No file may be written over another, or over one that is read.
  private func checkPlaces() throws {
    var taken: Set<String> = Set([plan, mappingFile].compactMap(FilePath.identity))
    for file in files where file != "-" {
      guard let identity = FilePath.identity(file) else { continue }
      if !taken.insert(identity).inserted {
        throw ValidationError("'\(file)' is given twice")
      }
    }
    let read = taken
    for place in places {
      guard let identity = place == "-" ? place : FilePath.identity(place) else { continue }
      if read.contains(identity) {
        throw ValidationError("'\(place)' is read, and cannot be written at the same time")
      }
      if !taken.insert(identity).inserted {
        throw ValidationError("results, rejects and actions need places of their own")
      }
    }
  }

  /// Nor may one that the plan is based on.
  private func checkBases(_ paths: [String]) throws {
    let read = Set(paths.compactMap(FilePath.identity))
    for place in places where place != "-" && FilePath.identity(place).map(read.contains) == true {
      throw wrongUsage("'\(place)' is read, and cannot be written at the same time", of: "batch")
    }
  }

  /// Where it writes.
  var places: [String] { [output, rejects, actions].compactMap(\.self) }

  private var chosenColumns: [String]? {
    columns.map { $0.split(separator: ",").map { String($0).trimmingBlanks } }
  }

  private var mappingFile: String { FilePath.joined(FilePath.folder(of: plan), "data.yaml") }

  func run() throws {
    var reading = Reading()
    let ready = try ReadyPlan.load(plan, &reading)
    if sniff { return try propose(for: files[0], ready.plan) }
    try checkBases(reading.paths)
    let mapping = try dataMapping(of: ready.plan, &reading)
    for file in files { try check(file, mapping) }
    try evaluate(ready, mapping, reading.sources)
  }

  /// Before anything is read: whether a mapping fits, so that none is missed after an hour.
  private func check(_ file: String, _ mappings: DataMappings) throws {
    if file != "-" { try checkReadable(file) }
    do throws(BatchStop) {
      _ = try mappings.mapping(of: Self.name(of: file))
    } catch {
      throw stop(error, after: 0)
    }
  }

  /// Before anything is written: a name that is mistyped is found at once, not after an hour.
  func checkReadable(_ file: String) throws {
    do {
      try FilePath.checkReadable(file)
    } catch {
      throw FilePath.isFolder(file)
        ? couldNot("'\(file)' is a folder", help: "Name the files in it:   \(file)/*.csv")
        : couldNotRead(error)
    }
  }

  /// The `data.yaml` beside the plan wins over the plan's own `data:`, and says so.
  private func dataMapping(of plan: Plan, _ reading: inout Reading) throws -> DataMappings {
    let beside = mappingFile
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

  private func evaluate(_ ready: ReadyPlan, _ mapping: DataMappings, _ sources: SourceSet) throws {
    let options = BatchOptions(columns: chosenColumns, writesActions: actions != nil)
    var run: BatchRun
    do throws(BatchStop) {
      run = try BatchRun(ready.compiled, zone: ready.zone, mapping: mapping, options: options)
    } catch {
      throw stop(error, after: 0)
    }
    run.locate { (sources[$0.file].name, "\(sources.place(of: $0).line)") }
    do {
      try evaluate(&run)
    } catch {
      throw code(for: error, after: run.counts.read)
    }
    if let remark = run.calendarRemark { Console.message("plimsoll: \(remark)\n") }
    Console.message(BatchSummary(run.counts, hasList: rejects != nil).text)
    if strict, run.counts.rejected > 0 { throw ExitCode.found }
  }

  private func evaluate(_ run: inout BatchRun) throws {
    Interruption.watch()
    let places = try OutputPlaces(results: output, rejects: rejects, actions: actions)
    var sinks = places.sinks
    for file in files { try read(file, &run, &sinks) }
    if Interruption.signalNumber != nil { throw Interrupted() }
    try places.finish()
  }

  private func read(
    _ file: String, _ run: inout BatchRun, _ sinks: inout BatchSinks
  ) throws {
    var progress = Progress()
    defer { progress.clear() }
    let source = WatchedSource(try FileSource(file))
    let remarks = try run.read(source, named: Self.name(of: file), into: &sinks) {
      progress.show(rows: $0)
    }
    for remark in remarks {
      Console.message("\(Self.name(of: file)): \(VisibleText.of(remark))\n")
    }
  }

  static func name(of file: String) -> String { file == "-" ? "<stdin>" : file }
}
