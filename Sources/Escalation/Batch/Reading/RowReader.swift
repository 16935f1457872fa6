/// Reads the rows of files, and gathers those of one moment after the other.
///
/// The rows of a moment stand together. Nothing of a file is kept but the areas met, the first times
/// met, and the moments until somebody takes them.
struct RowReader: ~Copyable, Sendable {
  let compiled: CompiledPlan
  let zone: TimeZoneRules
  let mappings: DataMappings
  /// Rows from this time on are left out.
  let end: Instant?
  var counts = BatchCounts()

  var directory: AreaDirectory
  var group: BatchGroup
  var rejects = RejectLog()
  var claims: RowClaims
  /// The moments that have ended.
  private var ended: [MomentRows] = []
  /// Moments that were evaluated, to be filled again.
  private let pool: MomentPool
  /// How many rows were evaluated when the moment before ended.
  private var rowsBefore = 0
  /// What the rows of long files could have brought, and what they brought.
  var longReferences: Set<Reference> = []
  var metReferences: Set<Reference> = []
  /// The days met, as long as every time is a bare day.
  var days = DaysMet()
  private var times = TimesMet()
  private(set) var latest = Instant(seconds: .min)
  private(set) var earliest = Instant(seconds: .max)
  /// How the latest time was written.
  private var latestText = ""
  var files: [String] = []
  /// Times of the file at which the plan is not in effect.
  private var outside = TimesOutside()

  init(
    _ compiled: CompiledPlan, zone: TimeZoneRules, mappings: DataMappings, end: Instant?,
    pool: MomentPool
  ) {
    self.compiled = compiled
    self.zone = zone
    self.mappings = mappings
    self.end = end
    self.pool = pool
    directory = AreaDirectory(compiled.plan)
    group = BatchGroup(compiled)
    claims = RowClaims(compiled.plan)
  }

  /// Begins a file.
  mutating func open(
    _ source: sending any ByteSource, named name: String
  ) throws -> sending RowSource {
    files.append(name)
    let mapping = try mappings.mapping(of: name)
    var reader = CSVReader(mapping.encoding.reading(source))
    let (file, next) = try openFile(&reader, name, mapping)
    return RowSource(reader, file, next: next)
  }

  /// Reads the next rows of a file; false at its end, where its last moment has ended, too.
  mutating func readRows(of source: inout RowSource) throws -> Bool {
    if let range = try source.advance() {
      try takeRows(range, of: source.reader, &source.file)
      return true
    }
    try checkNames(of: source.file)
    endMoment()
    return false
  }

  mutating func endMoment() {
    guard group.isOpen else { return }
    var moment = group.close(pool.take())
    moment.evaluated = counts.evaluated - rowsBefore
    moment.openCount = directory.openCount
    rowsBefore = counts.evaluated
    ended.append(moment)
    claims.forgetAll()
  }

  /// Hands over what was read, behind what was handed over before.
  mutating func take(behind before: consuming RowBatch? = nil) -> RowBatch {
    var batch = before ?? RowBatch()
    if batch.moments.isEmpty {
      swap(&batch.moments, &ended)
    } else {
      batch.moments += ended
      ended.removeAll(keepingCapacity: true)
    }
    batch.newAreas += directory.takeNewAreas()
    batch.rejects += rejects.take()
    batch.read = counts.read
    return batch
  }

  /// A reader of the same plan that has read nothing.
  func afresh() -> RowReader {
    RowReader(compiled, zone: zone, mappings: mappings, end: end, pool: pool)
  }

  /// From the first to the last time met.
  var timesMet: ClosedRange<Instant>? { earliest <= latest ? earliest...latest : nil }

  /// What is worth saying of the times of a file.
  mutating func timeRemarks() -> [String] {
    defer { outside = TimesOutside() }
    return outside.remarks(compiled.plan.header)
  }

  // MARK: - Rows

  mutating func takeRows(
    _ range: Range<Int>, of reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws {
    if file.names != nil { return try longRows(range, of: reader, &file) }
    if file.wide != nil { return try wideRows(range, of: reader, &file) }
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
    let plain = PlainRows(file)
    var stretch = RowStretch()
    var next = range.lowerBound
    while next < range.upperBound {
      if let plain {
        let count = group.enter(next..<range.upperBound, plain, reader, &directory)
        if count > 0 {
          gather(next, count, &stretch, reader, &file, &staged)
          next &+= count
          continue
        }
      }
      let index = next
      next &+= 1
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

  /// Rows that were entered last are read with those before, as far as they stand side by side.
  private mutating func gather(
    _ first: Int, _ count: Int, _ stretch: inout RowStretch, _ reader: borrowing CSVReader,
    _ file: inout BatchFile, _ staged: inout StagedReadings
  ) {
    counts.read &+= count
    counts.evaluated &+= count
    let slot = group.slot(ofRow: group.rowCount &- count)
    let others = RowStretch(first, slot, count: count)
    if stretch.add(others) { return }
    readCells(&stretch, reader, &file, &staged)
    stretch = others
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
    if let end, instant >= end {
      counts.excluded += 1
      counts.afterEnd += 1
      return false
    }
    if group.isOpen, instant == group.instant { return true }
    endMoment()
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
