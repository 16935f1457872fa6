internal import Diagnostics
internal import Escalation

/// What a batch writes to, put in its place together at the end.
struct OutputPlaces {
  private let files: [NewFile]
  private let summary: (file: NewFile, format: SummaryFormat)?
  private let comparison: ResultComparison?
  private let store: ResultStore?
  let sinks: BatchSinks

  /// `comparison` makes what compares the results with earlier ones, and `store` opens a database,
  /// if somebody asked for that.
  init(
    _ outputs: BatchOutputs,
    comparison: (_ old: String, _ list: any ByteSink) throws -> ResultComparison,
    store: (_ path: String) throws -> ResultStore
  ) throws {
    var maker = SinkMaker()
    maker.store = try outputs.sqlite.map(store)
    var results = try maker.sink(outputs.results, .results, outputs.format)
    let rejects = try maker.sink(outputs.rejects, .rejects)
    let actions = try maker.sink(outputs.actions, .actions)
    self.comparison = try outputs.compare.map { try comparison($0, maker.file("-")) }
    if let compared = self.comparison { results = results.map { BothSinks($0, compared) } }
    sinks = BatchSinks(results: results, rejects: rejects, actions: actions)
    let format = outputs.summary.flatMap(SummaryFormat.init(ofFile:))
    summary = try format.map { (try maker.file(outputs.summary ?? "-").file, $0) }
    self.store = maker.store
    files = maker.files
  }

  /// Whether the results differ from earlier ones.
  var hasChanges: Bool { comparison?.counts.hasChanges ?? false }

  /// Whether anything has gone to standard output.
  var hasPrinted: Bool { files.contains(where: \.hasPrinted) }

  /// Everything is whole on the disk before the first file takes the place of an older one.
  func finish(_ run: borrowing BatchRun, _ plan: Plan.Header, at moment: String) throws {
    try comparison?.finish()
    if let report = run.summaryReport { try write(report) }
    for file in files { try file.finish() }
    try store?.commit(run.counts, plan, at: moment)
    for file in files { try file.putInPlace() }
    try store?.putInPlace()
  }

  private func write(_ report: SummaryReport) throws(FileError) {
    guard let summary else { return }
    let bytes = summary.format.bytes(of: report, color: summary.file.usesColor)
    try summary.file.write(bytes.span)
  }
}

/// Opens files, and says how rows get there.
private struct SinkMaker {
  private(set) var files: [NewFile] = []
  var store: ResultStore?

  mutating func file(_ path: String) throws(FileError) -> FileSink {
    let file = try NewFile(path)
    files.append(file)
    return FileSink(file: file)
  }

  /// Rows may go to a file and to the database.
  mutating func sink(
    _ path: String?, _ table: RowTable, _ format: RowFormat? = nil
  ) throws -> (any ByteSink)? {
    let stored = store?.sink(table)
    guard let path else { return stored }
    let file = try file(path)
    let isJSON = (RowFormat(ofFile: path) ?? format) == .jsonl
    let rows: any ByteSink = isJSON ? JSONLinesSink(file, table) : file
    return stored.map { BothSinks(rows, $0) } ?? rows
  }
}
