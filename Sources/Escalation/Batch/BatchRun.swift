package import Diagnostics

/// Evaluates files of rows, one moment after the other.
///
/// The rows of a moment stand together. They are laid out in a frame, evaluated column by column,
/// and written; then the frame is used again. Each moment is an assessment of one course. Nothing of
/// a file is kept but the areas met, the times met, the last readings that may stand over, and what
/// the course hands on from one assessment to the next.
package struct BatchRun: ~Copyable {
  let compiled: CompiledPlan
  let zone: TimeZoneRules
  let mappings: DataMappings
  let options: BatchOptions
  package internal(set) var counts = BatchCounts()

  var directory: AreaDirectory
  var group: BatchGroup
  var memory: ReadingMemory
  var course: Course
  /// Up to when decisions have been gone through.
  var passed: Instant?
  /// Before which time of a file more decisions fell due than are gone through.
  var lastCut: [UInt8]?
  var results: ResultWriter
  var actions: ActionWriter
  var rejects = RejectLog()
  var summary: LevelSummary?
  /// The file and line on which each time was first met.
  private var times: [Instant: (file: Int, line: Int)] = [:]
  private(set) var latest = Instant(seconds: .min)
  private(set) var earliest = Instant(seconds: .max)
  /// How the latest time was written.
  private var latestText = ""
  private(set) var files: [String] = []
  /// Times of the file at which the plan is not in effect.
  private var outside = TimesOutside()
  /// The first line of the file on which the times go back.
  private var lineGoingBack: Int?

  package init(
    _ compiled: CompiledPlan, zone: TimeZoneRules, mapping: DataMappings, options: BatchOptions
  ) throws(BatchStop) {
    self.compiled = compiled
    self.zone = zone
    mappings = mapping
    self.options = options
    directory = AreaDirectory(compiled.plan)
    // What is done in an area goes on while it sends nothing.
    group = BatchGroup(compiled, assessesSilentAreas: options.writesActions)
    group.frame.clock = compiled.plan.clock(in: zone)
    memory = ReadingMemory(compiled)
    course = Course(compiled, zone: zone, keepsPlain: true)
    results = ResultWriter(compiled, try ResultColumns(compiled, chosen: options.columns))
    actions = ActionWriter(compiled)
    if options.summarizes { summary = LevelSummary(compiled, tiers: results.tiers) }
  }

  /// Reads one file to its end. Returns what is worth saying once about its header.
  ///
  /// `progress` is called now and then with the number of rows read so far.
  package mutating func read(
    _ source: any ByteSource, named name: String, into sinks: inout BatchSinks,
    progress: (Int) -> Void
  ) throws -> [String] {
    files.append(name)
    lineGoingBack = nil
    let mapping = try mappings.mapping(of: name)
    var reader = CSVReader(mapping.encoding.reading(source))
    var (file, first) = try openFile(&reader, name, mapping)
    repeat {
      try rows(from: first, of: reader, &file)
      first = 0
      try drain(into: &sinks)
      progress(counts.read)
    } while try reader.advance()
    try closeGroup()
    try drain(into: &sinks)
    defer { outside = TimesOutside() }
    return file.header.remarks + orderRemarks + courseRemarks()
      + outside.remarks(compiled.plan.header)
  }

  /// Readings do not stand over to an earlier time, so the order of the rows can matter.
  private var orderRemarks: [String] {
    guard let lineGoingBack, memory.isUsed else { return [] }
    return [
      "times go back on line \(lineGoingBack); readings stand over to later rows only, so sort them "
        + "by time"
    ]
  }

  private mutating func drain(into sinks: inout BatchSinks) throws {
    try results.drain(into: &sinks.results)
    try rejects.drain(into: &sinks.rejects)
    try actions.drain(into: &sinks.actions)
  }

  /// How actions say where in the plan they stand.
  package mutating func locate(with place: @escaping (Mark) -> (file: String, line: String)) {
    actions.locate(with: place)
  }

  // MARK: - Rows

  private mutating func rows(
    from first: Int, of reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws {
    let bytes = reader.bytes.span
    let fields = reader.fields.span
    let records = reader.records.span
    // What every row asks for is taken out here: nothing in the loop counts references.
    let header = file.header
    let expected = header.names.count
    let hasExclusions = file.hasExclusions
    var staged = group.takeStaged()
    defer { group.putBack(staged) }
    var stretch = RowStretch()
    for index in first..<max(first, reader.recordCount) {
      let record = records[index]
      counts.read &+= 1
      guard record.fieldCount == expected,
        record.flags.isDisjoint(with: .rejected)
      else {
        readCells(&stretch, reader, &file, &staged)
        if hasExclusions, let rule = rule(excluding: record, reader, file) {
          exclude(record, by: rule, reader, file)
          continue
        }
        rejectShape(record, reader, file)
        continue
      }
      if hasExclusions, let rule = rule(excluding: record, reader, file) {
        readCells(&stretch, reader, &file, &staged)
        exclude(record, by: rule, reader, file)
        continue
      }
      let time = fields[record.firstField &+ header.time]
      if !group.hasTime(bytes, time.start..<time.end) {
        readCells(&stretch, reader, &file, &staged)
        group.putBack(staged)
        let isReadable = try enterTime(time, record, reader, &file)
        staged = group.takeStaged()
        guard isReadable else { continue }
      }
      switch enterArea(record, reader, file) {
      case .slot(let slot):
        counts.evaluated &+= 1
        if stretch.add(index, slot) { continue }
        readCells(&stretch, reader, &file, &staged)
        stretch = RowStretch(index, slot)
      case .taken(let line):
        readCells(&stretch, reader, &file, &staged)
        rejectDuplicate(record, reader, file, line)
      case nil:
        readCells(&stretch, reader, &file, &staged)
        try rejectArea(record, reader, file)
      }
    }
    readCells(&stretch, reader, &file, &staged)
  }

  // MARK: - Times and areas

  /// Begins another moment; false where the row has no readable time.
  private mutating func enterTime(
    _ field: CSVField, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws -> Bool {
    let bytes = reader.bytes.span
    let text = field.text(in: bytes).trimmingBlanks
    guard let written = try file.times.time(text, line: record.line) else {
      rejectRow(file.header.time, record, reader, file, file.times.reason(text))
      return false
    }
    let instant = written.instant(in: zone)
    if group.isOpen, instant == group.instant { return true }
    try closeGroup()
    try noteTime(instant, text, record.line)
    group.open(instant, written, bytes, field.start..<field.end)
    return true
  }

  /// Levels are held from one time to the next, so that the times must come in their order, except
  /// where the plan has none.
  private mutating func noteTime(_ instant: Instant, _ text: String, _ line: Int) throws {
    if instant <= latest, let first = times[instant] {
      throw BatchStop.unordered(
        file: files[files.count - 1], line: line, time: text, firstFile: files[first.file],
        firstLine: first.line)
    }
    if instant < latest {
      try checkMayGoBack(text, line)
      if lineGoingBack == nil { lineGoingBack = line }
    } else {
      latest = instant
      latestText = text
    }
    times[instant] = (files.count - 1, line)
    earliest = min(earliest, instant)
    outside.note(instant, compiled.plan.header, zone)
    counts.times += 1
  }

  private func checkMayGoBack(_ text: String, _ line: Int) throws {
    guard !compiled.plan.statuses.isEmpty, let later = times[latest] else { return }
    throw BatchStop.goingBack(
      file: files[files.count - 1], line: line, time: text, later: latestText,
      laterFile: files[later.file], laterLine: later.line)
  }

  /// The slot of the row's area; nil where there is no such area.
  @inline(__always)
  private mutating func enterArea(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: borrowing BatchFile
  ) -> BatchGroup.Entry? {
    guard let areaField = file.header.area else {
      return group.enter(
        .init(tier: compiled.plan.areas.wholePlan, area: 0), line: record.line)
    }
    let field = reader.fields.span[record.firstField &+ areaField]
    guard let place = directory.place(field, reader.bytes.span) else { return nil }
    return group.enter(place, line: record.line)
  }

  private mutating func rejectArea(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile
  ) throws(BatchStop) {
    guard let areaField = file.header.area else { return }
    let field = reader.fields[record.firstField &+ areaField]
    try checkText(field, record, reader, file)
    let text = field.text(in: reader.bytes.span)
    rejectRow(areaField, record, reader, file, directory.reason(text.trimmingBlanks))
  }
}

/// Where a batch writes; nil for what nobody asked for.
package struct BatchSinks {
  package var results: (any ByteSink)?
  package var rejects: (any ByteSink)?
  package var actions: (any ByteSink)?

  package init(
    results: (any ByteSink)?, rejects: (any ByteSink)?, actions: (any ByteSink)?
  ) {
    self.results = results
    self.rejects = rejects
    self.actions = actions
  }
}
