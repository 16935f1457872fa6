internal import Diagnostics

/// Evaluates one moment after the other, each an assessment of one course, and writes what comes out.
struct MomentAssessor: ~Copyable {
  private let compiled: CompiledPlan
  private let zone: TimeZoneRules
  /// Earlier times are assessed for what they hand on, and not written.
  private let start: Instant?
  private let writesActions: Bool
  /// How many bytes are written at a time: the system takes a few large portions in less time than many
  /// small ones.
  private static let portion = 256 << 10

  /// What is only known here: the areas without rows, and the readings that stood over.
  private(set) var counts = BatchCounts()

  /// Whether anything was evaluated yet.
  private(set) var hasTaken = false
  private var moment: MomentFrame
  private var memory: ReadingMemory
  private var course: Course
  /// Up to when decisions have been gone through.
  private var passed: Instant?
  /// Before which time of a file more decisions fell due than are gone through.
  private var lastCut: [UInt8]?
  private var hasToldOfComingDays = false
  /// The areas of an open tier in the order in which they were met.
  private(set) var names: [String] = []
  private var results: ResultWriter
  private var actions: ActionWriter
  private(set) var summary: LevelSummary?

  init(
    _ compiled: CompiledPlan, zone: TimeZoneRules, options: BatchOptions
  ) throws(BatchStop) {
    self.compiled = compiled
    self.zone = zone
    start = options.start
    writesActions = options.writesActions
    // What is done in an area goes on while it sends nothing.
    moment = MomentFrame(compiled, assessesSilentAreas: options.writesActions)
    moment.frame.clock = compiled.plan.clock(in: zone)
    memory = ReadingMemory(compiled)
    course = Course(compiled, zone: zone, keepsPlain: true)
    results = ResultWriter(compiled, try ResultColumns(compiled, chosen: options.columns))
    actions = ActionWriter(compiled)
    if options.summarizes { summary = LevelSummary(compiled, tiers: results.tiers) }
  }

  /// How actions say where in the plan they stand.
  mutating func locate(with place: @escaping (Mark) -> (file: String, line: String)) {
    actions.locate(with: place)
  }

  /// Evaluates what was read, and writes it, with what is to be said of the rows. Takes the readings
  /// out of the batch. A moment may take long where there are many areas, so `progress` is called
  /// behind each.
  mutating func take(
    _ batch: inout RowBatch, into sinks: inout BatchSinks, _ progress: (Int) throws -> Void
  ) throws {
    hasTaken = true
    for name in batch.newAreas {
      names.append(name)
      results.add(openArea: name)
    }
    var rows = batch.read - batch.rows
    for index in batch.moments.indices {
      rows += batch.moments[index].slots.count
      assess(&batch.moments[index])
      try progress(rows)
    }
    if !batch.rejects.isEmpty { try sinks.rejects?.write(batch.rejects.span) }
    if results.waiting > Self.portion { try results.drain(into: &sinks.results) }
    if actions.waiting > Self.portion { try actions.drain(into: &sinks.actions) }
  }

  /// Writes what waits to be written.
  mutating func flush(into sinks: inout BatchSinks) throws {
    try results.drain(into: &sinks.results)
    try actions.drain(into: &sinks.actions)
  }

  private mutating func assess(_ rows: inout MomentRows) {
    counts.silentAreas += moment.lay(&rows)
    decide(before: rows)
    let carried = memory.carry(&moment.frame, rows.notes.list, at: rows.instant, zone)
    if carried > 0 { moment.frame.forgetLookedUp() }
    counts.carried += carried
    let day = rows.day(zone)
    course.assess(&moment.frame, .assessment, day: day)
    let isWritten = start.map { rows.instant >= $0 } ?? true
    // Rows of a time before the first that is written are there for what they hand on.
    if !isWritten { counts.leadIn += rows.evaluated }
    write(rows, day, isWritten: isWritten)
    moment.frame.letGoOfPast()
    course.keep(moment.frame, .assessment)
    passed = day.map { $0.upperBound.adding(seconds: -1) } ?? rows.instant
  }

  private mutating func write(_ rows: MomentRows, _ day: Range<Instant>?, isWritten: Bool) {
    let context = RowContext(
      group: moment.frame, instant: rows.instant, day: day, time: rows.timeText(zone), zone: zone,
      order: moment.order, openAreas: moment.openAreas, openNames: names)
    if isWritten {
      results.write(context)
      if summary != nil { sumUp(rows, context) }
    }
    if writesActions { actions.write(context, &course.memory.actions, isShown: isWritten) }
  }

  private mutating func sumUp(_ rows: MomentRows, _ context: RowContext) {
    let (memory, zone) = (memory, zone)
    summary?.note(context) { trigger in
      memory.answered(trigger, context.group, rows.notes.list, at: context.instant, zone)
    }
  }

  /// Goes through the times since the moment before at which statuses with times of their own are
  /// decided, by what still stands then.
  private mutating func decide(before rows: MomentRows) {
    guard course.hasDecided else { return }
    let decisions = compiled.decisions(from: passed, to: rows.instant, zone)
    if decisions.isCut { lastCut = rows.timeText(zone) }
    for time in decisions.times where time < rows.instant && passed.map({ time > $0 }) ?? true {
      var frame = Frame(compiled, openSlots: rows.openCount)
      frame.at = time
      frame.clock = moment.frame.clock
      _ = memory.carry(&frame, [], at: time, zone)
      course.assess(&frame, .decision)
      frame.letGoOfPast()
      course.keep(frame, .decision)
    }
  }

  // MARK: - What is said once

  /// What the rows of a file leave open of what the plan says about time.
  mutating func remarks() -> [String] {
    defer { lastCut = nil }
    var remarks: [String] = []
    if !hasToldOfComingDays, !testsOfComingDays.isEmpty {
      hasToldOfComingDays = true
      remarks.append(
        "rows tell nothing of coming days: unknown throughout is "
          + testsOfComingDays.joined(separator: ", "))
    }
    if let lastCut {
      remarks.append(
        "before \(String(decoding: lastCut, as: UTF8.self)) so many decisions fell due that only "
          + "the first \(CompiledPlan.mostDecisions) were gone through")
    }
    return remarks
  }

  private var testsOfComingDays: [String] {
    var names: [String] = []
    for test in compiled.lastings where !names.contains("'\(test.name)'") {
      if case .nextDays = test.lasting { names.append("'\(test.name)'") }
    }
    return names
  }
}

extension Frame {
  /// Gives back what it took over from earlier moments, so that it can be changed where it is.
  fileprivate mutating func letGoOfPast() {
    history = History()
    course.plain = []
    course.before = []
  }
}
