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

  @Argument(help: "CSV files.")
  var files: [String]

  @OptionGroup
  var outputs: BatchOutputs

  @Flag(help: "End with exit code 1 when a row was rejected.")
  var strict = false

  @Flag(help: "Evaluate nothing, and propose a mapping for the file as YAML to paste.")
  var sniff = false

  @Flag(help: "Sort the rows by time first, whatever order they come in.")
  var sort = false

  @Option(
    help: """
      How many threads work: with 2, rows are read on one while those before are evaluated on the \
      other.
      """)
  var jobs = 1

  @OptionGroup var span: BatchSpan

  func validate() throws {
    if !(1...2).contains(jobs) { throw ValidationError("--jobs is 1 or 2") }
    if sniff, files.count != 1 { throw ValidationError("--sniff looks at one file") }
    if ([plan] + files).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
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
    try outputs.checkPlaces(read: taken)
  }

  /// Nor may one that the plan is based on.
  private func checkBases(_ paths: [String]) throws {
    let read = Set(paths.compactMap(FilePath.identity))
    for place in outputs.places
    where place != "-" && FilePath.identity(place).map(read.contains) == true {
      throw wrongUsage("'\(place)' is read, and cannot be written at the same time", of: "batch")
    }
  }

  var mappingFile: String { FilePath.joined(FilePath.folder(of: plan), "data.yaml") }

  func run() throws {
    var reading = Reading()
    let ready = try ReadyPlan.load(plan, &reading)
    if sniff { return try propose(for: files[0], ready, &reading) }
    try checkBases(reading.paths)
    let mapping = try dataMapping(of: ready.plan, &reading)
    for file in files { try check(file, mapping) }
    if let old = outputs.compare { try checkReadable(old) }
    try evaluate(ready, mapping, reading.sources)
  }

  /// Before anything is read: whether a mapping fits, so that none is missed after an hour.
  private func check(_ file: String, _ mappings: DataMappings) throws {
    if file != "-" { try checkReadable(file) }
    do throws(BatchStop) {
      _ = try mappings.mapping(of: Self.name(of: file))
    } catch {
      throw stop(error, printed: false)
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
    let mapping = try loadMapping(beside, of: plan, &reading)
    Console.message("columns are read as \(beside) says\n")
    return mapping
  }

  func loadMapping(
    _ beside: String, of plan: Plan, _ reading: inout Reading
  ) throws -> DataMappings {
    reading.diagnostics = DiagnosticList()
    let (node, _) = try reading.tree(beside)
    let mapping = node.flatMap {
      loadDataMapping($0, for: plan, reporting: &reading.diagnostics)
    }
    guard let mapping, !reading.diagnostics.hasErrors else {
      reading.printFindings()
      throw ExitCode.found
    }
    return mapping
  }

  private func evaluate(_ ready: ReadyPlan, _ mapping: DataMappings, _ sources: SourceSet) throws {
    var options = outputs.options
    options.readsAhead = jobs > 1
    options.start = span.start(in: ready.zone)
    options.end = span.end(in: ready.zone)
    let makeRun = { () throws(BatchStop) in
      var run = try BatchRun(ready.compiled, zone: ready.zone, mapping: mapping, options: options)
      run.locate { (sources[$0.file].name, "\(sources.place(of: $0).line)") }
      return run
    }
    var run: BatchRun
    do throws(BatchStop) { run = try makeRun() } catch { throw stop(error, printed: false) }
    var said = SaidOnce()
    var places: OutputPlaces?
    let hasChanges: Bool
    do {
      do {
        hasChanges = try evaluate(&run, ready, sorting: sort, &places, &said)
      } catch let stop as BatchStop where canStartOver(after: stop) {
        sayStartingOver(stop)
        places = nil
        run = try makeRun()
        hasChanges = try evaluate(&run, ready, sorting: true, &places, &said)
      }
    } catch {
      throw code(for: error, printed: places?.hasPrinted ?? false)
    }
    for remark in run.lastRemarks { said.say(VisibleText.of(remark)) }
    if let remark = run.calendarRemark { Console.message("plimsoll: \(remark)\n") }
    Console.message(BatchAccount(run.counts, hasList: outputs.listsRejects).text)
    if strict, run.counts.rejected > 0 { throw ExitCode.found }
    if outputs.failOnChange, hasChanges { throw ExitCode.found }
  }

  /// Returns whether the results differ from those that they were compared with.
  private func evaluate(
    _ run: inout BatchRun, _ ready: ReadyPlan, sorting: Bool, _ opened: inout OutputPlaces?,
    _ said: inout SaidOnce
  ) throws -> Bool {
    Interruption.watch()
    let header = ready.plan.header
    let places = try OutputPlaces(outputs) { old, list in
      try ResultComparison(ready.plan, zone: ready.zone, old: FileSource(old), list: list)
    } store: { path in
      try ResultStore(path, plan: header, files: files.map(Self.name))
    }
    opened = places
    var sinks = places.sinks
    var progress = Progress(files: files, isBesideResults: outputs.printsOnTheWay)
    defer { progress.clear() }
    if sorting { run.sort(in: SpillFile(besides: outputs.results ?? outputs.sqlite ?? "-")) }
    for file in files { try read(file, &run, &sinks, &progress, &said) }
    if sorting { try readSorted(&run, &sinks, &progress, &said) }
    try Interruption.check()
    try places.finish(run, header, at: ready.zone.isoWithOffset(MachineClock.now))
    return places.hasChanges
  }

  private func read(
    _ file: String, _ run: inout BatchRun, _ sinks: inout BatchSinks, _ progress: inout Progress,
    _ said: inout SaidOnce
  ) throws {
    let source = WatchedSource(try FileSource(file), progress.bytes)
    let remarks = try run.read(source, named: Self.name(of: file), into: &sinks) {
      try progress.goOn(rows: $0)
    }
    if !remarks.isEmpty { progress.clear() }
    for remark in remarks { said.say("\(Self.name(of: file)): \(VisibleText.of(remark))") }
  }

  static func name(of file: String) -> String { file == "-" ? "<stdin>" : file }
}
