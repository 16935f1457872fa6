package import Diagnostics

/// Evaluates files of rows, one moment after the other.
///
/// The rows of a moment stand together. They are laid out in a frame, evaluated column by column,
/// and written; then the frame is used again. Each moment is an assessment of one course. Nothing of
/// a file is kept but the areas met, the first times met, the last readings that may stand over, and what
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
  var hasToldOfComingDays = false
  var results: ResultWriter
  var actions: ActionWriter
  var rejects = RejectLog()
  var summary: LevelSummary?
  var claims: RowClaims
  /// How many rows were evaluated when the moment before ended.
  var rowsBefore = 0
  /// What the rows of long files could have brought, and what they brought.
  var longReferences: Set<Reference> = []
  var metReferences: Set<Reference> = []
  /// The files gathered so far, where rows are sorted first.
  var sorted: SortedFiles?
  /// The days met, as long as every time is a bare day.
  var days = DaysMet()
  var times = TimesMet()
  private(set) var latest = Instant(seconds: .min)
  private(set) var earliest = Instant(seconds: .max)
  /// How the latest time was written.
  private var latestText = ""
  var files: [String] = []
  /// Times of the file at which the plan is not in effect.
  private var outside = TimesOutside()

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
    claims = RowClaims(compiled.plan)
    results = ResultWriter(compiled, try ResultColumns(compiled, chosen: options.columns))
    actions = ActionWriter(compiled)
    if options.summarizes { summary = LevelSummary(compiled, tiers: results.tiers) }
  }

  /// Reads one file to its end. Returns what is worth saying once about its header.
  ///
  /// Where rows are sorted, it only gathers them. `progress` is called now and then with the number of
  /// rows read so far.
  package mutating func read(
    _ source: any ByteSource, named name: String, into sinks: inout BatchSinks,
    progress: (Int) -> Void
  ) throws -> [String] {
    files.append(name)
    if sorted != nil { return try gather(source, named: name, into: &sinks, progress: progress) }
    let mapping = try mappings.mapping(of: name)
    var reader = CSVReader(mapping.encoding.reading(source))
    var (file, first) = try openFile(&reader, name, mapping)
    repeat {
      try takeRows(first..<max(first, reader.recordCount), of: reader, &file)
      first = 0
      try drain(into: &sinks)
      progress(counts.read)
    } while try reader.advance()
    try checkNames(of: file)
    try closeGroup()
    try drain(into: &sinks)
    return file.header.remarks + (file.names?.remarks ?? []) + endOfFileRemarks()
  }

  mutating func endOfFileRemarks() -> [String] {
    defer { outside = TimesOutside() }
    return courseRemarks() + outside.remarks(compiled.plan.header)
  }

  mutating func drain(into sinks: inout BatchSinks) throws {
    try results.drain(into: &sinks.results)
    try rejects.drain(into: &sinks.rejects)
    try actions.drain(into: &sinks.actions)
  }

  /// How actions say where in the plan they stand.
  package mutating func locate(with place: @escaping (Mark) -> (file: String, line: String)) {
    actions.locate(with: place)
  }

  // MARK: - Rows

  mutating func takeRows(
    _ range: Range<Int>, of reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws {
    if file.names != nil { return try longRows(range, of: reader, &file) }
    try rows(range, of: reader, &file)
  }

  private mutating func rows(
    _ range: Range<Int>, of reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws {
    let bytes = reader.bytes.span
    let fields = reader.fields.span
    let records = reader.records.span
    // What every row asks for is taken out here: nothing in the loop counts references.
    let header = file.header
    let expected = header.names.count
    let hasExclusions = file.hasExclusions
    let isRanked = file.isRanked
    var staged = group.takeStaged()
    defer { group.putBack(staged) }
    var stretch = RowStretch()
    for index in range {
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
        if isRanked { claims[slot.row] = claim(of: record, reader, &file) }
        if stretch.add(index, slot) { continue }
        readCells(&stretch, reader, &file, &staged)
        stretch = RowStretch(index, slot)
      case .taken(let slot):
        readCells(&stretch, reader, &file, &staged)
        meetAgain(index, slot, reader, &file, &staged)
      case nil:
        readCells(&stretch, reader, &file, &staged)
        try rejectArea(record, reader, file)
      }
    }
    readCells(&stretch, reader, &file, &staged)
  }

  // MARK: - Times and areas

  /// Begins another moment; false where the row has no readable time.
  mutating func enterTime(
    _ field: CSVField, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws -> Bool {
    let bytes = reader.bytes.span
    let text = field.text(in: bytes).trimmingBlanks
    guard let written = try file.times.time(text, line: record.line) else {
      rejectRow(file.header.time, record, reader, file, file.times.reason(text))
      return false
    }
    let instant = file.isPerDay ? zone.startOfDay(day(of: written)) : written.instant(in: zone)
    if let end = options.end, instant >= end {
      counts.excluded += 1
      counts.afterEnd += 1
      return false
    }
    if group.isOpen, instant == group.instant { return true }
    try closeGroup()
    try noteTime(instant, text, record.line)
    let shown = file.isPerDay ? .day(day(of: written)) : written
    days.note(shown)
    group.open(instant, shown, bytes, field.start..<field.end)
    return true
  }

  /// Levels are held from one time to the next, and readings stand over to later ones, so that the
  /// times must come in their order.
  private mutating func noteTime(_ instant: Instant, _ text: String, _ line: Int) throws {
    if instant <= latest, let first = times.place(of: instant) {
      throw BatchStop.unordered(
        file: files[files.count - 1], line: line, time: text, firstFile: files[first.file],
        firstLine: first.line)
    }
    if instant < latest, let later = times.latest?.place {
      throw BatchStop.goingBack(
        file: files[files.count - 1], line: line, time: text, later: latestText,
        laterFile: files[later.file], laterLine: later.line)
    }
    latest = instant
    latestText = text
    times.note(instant, file: files.count - 1, line: line)
    earliest = min(earliest, instant)
    outside.note(instant, compiled.plan.header, zone)
    counts.times += 1
  }

  /// The slot of the row's area; nil where there is no such area.
  @inline(__always)
  private mutating func enterArea(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: borrowing BatchFile
  ) -> BatchGroup.Entry? {
    guard let place = area(of: record, reader, file) else { return nil }
    return group.enter(place, line: record.line, of: file.number)
  }

  @inline(__always)
  mutating func area(
    of record: CSVRecord, _ reader: borrowing CSVReader, _ file: borrowing BatchFile
  ) -> AreaDirectory.Place? {
    guard let areaField = file.header.area else {
      return .init(tier: compiled.plan.areas.wholePlan, area: 0)
    }
    return directory.place(reader.fields.span[record.firstField &+ areaField], reader.bytes.span)
  }

  mutating func rejectArea(
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
