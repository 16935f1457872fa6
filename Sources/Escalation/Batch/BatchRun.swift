package import Diagnostics

/// Evaluates files of rows, one moment after the other.
///
/// Rows are read, gathered by moment, and evaluated a block at a time. Each moment is an assessment of
/// one course. Nothing of a file is kept but the areas met, the first times met, the last readings
/// that may stand over, and what the course hands on from one assessment to the next.
package struct BatchRun: ~Copyable {
  private let plan: Plan
  private let zone: TimeZoneRules
  private var rows: RowReader
  private var assessor: MomentAssessor
  private let pool = MomentPool()
  private let readsAhead: Bool
  /// The files gathered so far, where rows are sorted first.
  private var sorted: SortedFiles?

  package init(
    _ compiled: CompiledPlan, zone: TimeZoneRules, mapping: DataMappings, options: BatchOptions
  ) throws(BatchStop) {
    plan = compiled.plan
    self.zone = zone
    readsAhead = options.readsAhead
    rows = RowReader(compiled, zone: zone, mappings: mapping, end: options.end, pool: pool)
    assessor = try MomentAssessor(compiled, zone: zone, options: options)
  }

  /// How actions say where in the plan they stand.
  package mutating func locate(with place: @escaping (Mark) -> (file: String, line: String)) {
    assessor.locate(with: place)
  }

  /// What became of the rows so far.
  package var counts: BatchCounts {
    var counts = rows.counts
    counts.silentAreas = assessor.counts.silentAreas
    counts.carried = assessor.counts.carried
    counts.leadIn = assessor.counts.leadIn
    return counts
  }

  // MARK: - Files

  /// Reads one file to its end. Returns what is worth saying once about it.
  ///
  /// Where rows are sorted, it only gathers them. `progress` is called now and then with the number of
  /// rows done so far; where it throws, the run ends there.
  package mutating func read(
    _ source: sending any ByteSource, named name: String, into sinks: inout BatchSinks,
    progress: (Int) throws -> Void
  ) throws -> [String] {
    let source = try rows.open(source, named: name)
    if sorted != nil { return try gather(source, into: &sinks, progress) }
    if readsAhead {
      let feed = RowFeed(exchange(&rows, with: rows.afresh()), source)
      return try readAhead(feed, into: &sinks, progress) + remarks()
    }
    return try read(source, into: &sinks, progress) + remarks()
  }

  private mutating func read(
    _ source: consuming RowSource, into sinks: inout BatchSinks, _ progress: (Int) throws -> Void
  ) throws -> [String] {
    try evaluateAll(into: &sinks, progress) { rows in try rows.readRows(of: &source) }
    return source.file.remarks
  }

  /// The same, with rows being read on another thread while those before are evaluated.
  private mutating func readAhead(
    _ feed: RowFeed, into sinks: inout BatchSinks, _ progress: (Int) throws -> Void
  ) throws -> [String] {
    do {
      while let batch = try feed.next() {
        try evaluate(batch, into: &sinks, progress)
      }
    } catch {
      _ = feed.end(givingBack: &rows)
      throw stopping(error, &sinks)
    }
    let remarks = feed.end(givingBack: &rows)
    try assessor.flush(into: &sinks)
    return remarks
  }

  private mutating func gather(
    _ source: consuming RowSource, into sinks: inout BatchSinks, _ progress: (Int) throws -> Void
  ) throws -> [String] {
    guard var sorted else { return [] }
    self.sorted = nil
    defer { self.sorted = sorted }
    while try rows.gather(from: &source, into: &sorted) {
      try evaluate(rows.take(), into: &sinks) { _ in }
      try progress(sorted.count)
    }
    return source.file.header.remarks
  }

  /// From now on files are gathered, and evaluated together at the end.
  package mutating func sort(in room: any SpillRoom, chunkBytes: Int? = nil) {
    sorted = SortedFiles(room, chunkBytes: chunkBytes ?? RowSorter.chunkBytes)
  }

  /// Evaluates the rows of all files that were gathered. Returns what is worth saying once.
  package mutating func readSorted(
    into sinks: inout BatchSinks, progress: (Int) throws -> Void
  ) throws -> [String] {
    guard let files = sorted else { return [] }
    sorted = nil
    var sorted = try SortedRows(files)
    try evaluateAll(into: &sinks, progress) { rows in try rows.readRows(of: &sorted) }
    return sorted.files.remarks + remarks()
  }

  /// Evaluates what `readOn` reads, a block at a time, until it says that there is no more.
  private mutating func evaluateAll(
    into sinks: inout BatchSinks, _ progress: (Int) throws -> Void,
    _ readOn: (inout RowReader) throws -> Bool
  ) throws {
    do {
      while try readOn(&rows) {
        try evaluate(rows.take(), into: &sinks, progress)
      }
      try evaluate(rows.take(), into: &sinks, progress)
    } catch {
      throw stopping(error, &sinks)
    }
    try assessor.flush(into: &sinks)
  }

  /// What was evaluated before a run stops is still written, as far as that can be.
  private mutating func stopping(_ error: any Error, _ sinks: inout BatchSinks) -> any Error {
    if assessor.hasTaken { try? assessor.flush(into: &sinks) }
    return error
  }

  private mutating func remarks() -> [String] { assessor.remarks() + rows.timeRemarks() }

  /// Evaluates and writes what has been read.
  private mutating func evaluate(
    _ batch: consuming RowBatch, into sinks: inout BatchSinks, _ progress: (Int) throws -> Void
  ) throws {
    try assessor.take(&batch, into: &sinks, progress)
    try progress(batch.read)
    pool.put(batch.moments)
  }

  // MARK: - What is said at the end

  /// What is worth saying once, after the last file.
  package var lastRemarks: [String] { rows.lastRemarks }

  /// What is to be said where the plan's calendars do not reach over all the times met.
  package var calendarRemark: String? {
    guard let times = rows.timesMet else { return nil }
    return plan.calendarRemark(from: times.lowerBound, through: times.upperBound, zone: zone)
  }

  /// What was counted of the levels; nil where no summary was asked for.
  package var summaryReport: SummaryReport? {
    assessor.summary.map { summary in
      SummaryMaker(summary, plan, zone, assessor.names, rows.mappings).report(counts)
    }
  }
}
