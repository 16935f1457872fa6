/// The rows of one moment as they were read, before anything is made of them.
struct MomentRows: Sendable {
  /// A row, by its area.
  struct Slot: Sendable {
    let tier: TierID
    let slot: Int
    /// Which row of the moment it is.
    let row: Int
    /// The number of the row's file, and its line there.
    var file: Int32
    var line: Int32
  }

  var instant = Instant(seconds: 0)
  var written = WrittenTime.instant(Instant(seconds: 0))
  var slots: [Slot] = []
  /// By slot of the open tier: the number of the area.
  var openAreas: [Int] = []
  /// The answers to signs, as they came.
  var notes = AnswerNotes()
  /// The readings row by row, as they came.
  var staged: StagedReadings
  /// By ``ReadingLevels``, then row, where every row is of the open tier: the levels of the readings, which
  /// are less to hand over than these.
  var levels: [[UInt32]] = []
  /// How many rows of files it was made of, those of areas that have several left out.
  var evaluated = 0
  /// How many areas of the open tier had been met when it ended.
  var openCount = 0

  init(columns: Int) {
    staged = StagedReadings(columns: columns)
  }

  /// Whether every row is of the open tier, so that row and slot are the same number.
  var hasOnlyOpenRows: Bool { slots.count == openAreas.count && !slots.isEmpty }

  /// Forgets the rows, and keeps their room.
  mutating func clear() {
    slots.removeAll(keepingCapacity: true)
    openAreas.removeAll(keepingCapacity: true)
    notes.removeAll()
  }

  /// As it was written where it is a bare day, else with the offset of the plan's zone.
  func timeText(_ zone: TimeZoneRules) -> [UInt8] {
    if case .day(let date) = written { return Array(date.iso.utf8) }
    return Array(zone.isoWithOffset(instant).utf8)
  }

  /// The whole day that the moment stands for, where a bare day is written.
  func day(_ zone: TimeZoneRules) -> Range<Instant>? {
    guard case .day(let date) = written else { return nil }
    return instant..<max(instant, zone.startOfDay(date.adding(days: 1)))
  }
}

/// What is handed from those who read rows to those who evaluate them: whole moments, and what is to
/// be said of the rows.
struct RowBatch: Sendable {
  var moments: [MomentRows] = []
  /// The areas of an open tier that were met since the batch before.
  var newAreas: [String] = []
  /// Lines of the list of what was not used.
  var rejects: [UInt8] = []
  /// How many rows were read so far.
  var read = 0

  /// How many rows the moments have.
  var rows: Int { moments.reduce(0) { $0 + $1.slots.count } }
}
