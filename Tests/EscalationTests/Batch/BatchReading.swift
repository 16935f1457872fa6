import Escalation

/// What a batch makes of files given as texts.
struct BatchReading {
  let results: [String]
  let rejects: [String]
  let actions: [String]
  let counts: BatchCounts
  /// What is said once about the headers, all files together.
  let remarks: [String]
  /// What is said once after the last file.
  let lastRemarks: [String]
  /// What is summed up, where that is asked for.
  let summary: SummaryReport?

  /// `portion` is how many bytes the files give at a time.
  init(
    _ plan: LoadedPlan, _ files: [String], columns: [String]? = nil, zone: TimeZoneRules = .utc,
    portion: Int = .max, writesActions: Bool = true, summarizes: Bool = false,
    start: Instant? = nil, end: Instant? = nil, sorting chunkBytes: Int? = nil,
    readsAhead: Bool = false, room: MemoryRoom = MemoryRoom()
  ) throws {
    var run = try BatchRun(
      plan.compiled, zone: zone, mapping: plan.plan.data ?? .standard,
      options: BatchOptions(
        columns: columns, writesActions: writesActions, summarizes: summarizes,
        readsAhead: readsAhead, start: start, end: end))
    var sinks = BatchSinks(results: BytesSink(), rejects: BytesSink(), actions: BytesSink())
    var remarks: [String] = []
    if let chunkBytes { run.sort(in: room, chunkBytes: chunkBytes) }
    for (index, file) in files.enumerated() {
      let source = BytesSource(Array(file.utf8), portion: portion)
      remarks += try run.read(source, named: "\(index + 1).csv", into: &sinks) { _ in }
    }
    if chunkBytes != nil { remarks += try run.readSorted(into: &sinks) { _ in } }
    results = Self.lines(sinks.results)
    rejects = Self.lines(sinks.rejects)
    actions = Self.lines(sinks.actions)
    counts = run.counts
    summary = run.summaryReport
    self.remarks = remarks
    lastRemarks = run.lastRemarks
  }

  /// One file.
  init(
    _ plan: LoadedPlan, _ file: String, columns: [String]? = nil, zone: TimeZoneRules = .utc
  ) throws {
    try self.init(plan, [file], columns: columns, zone: zone)
  }

  /// The rows of results without their header.
  var rows: ArraySlice<String> { results.dropFirst() }

  /// The rejects without their header and without the name of the file.
  var rejected: [String] {
    rejects.dropFirst().map { $0.split(separator: ",", maxSplits: 1).last.map(String.init) ?? "" }
  }

  private static func lines(_ sink: (any ByteSink)?) -> [String] {
    let bytes = (sink as? BytesSink)?.bytes ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// Why a batch stopped; nil where it did not.
func stop(_ plan: LoadedPlan, _ files: String...) throws -> BatchStop? {
  do {
    _ = try BatchReading(plan, files)
    return nil
  } catch let stop as BatchStop {
    return stop
  }
}

/// What is wrong with a header; nil where it can be used.
func headerProblem(_ plan: LoadedPlan, _ header: String) throws -> HeaderProblem? {
  guard case .header(_, let problem)? = try stop(plan, header + "\n") else { return nil }
  return problem
}
