/// Gathers the rows of one moment.
struct BatchGroup: Sendable {
  typealias Slot = MomentRows.Slot

  enum Entry {
    case slot(Slot)
    /// The area has sent a row for this moment already: that one.
    case taken(Slot)
  }

  private let compiled: CompiledPlan
  let openTier: TierID?
  var moment: MomentRows
  private(set) var isOpen = false
  /// How the time of the moment is written, and room behind it to look at more bytes at once.
  private(set) var timeBytes: [UInt8] = []
  private(set) var timeCount = 0
  /// By tier and area: which row of this moment is its own, from 1, or 0.
  private var entered: [[Int]]
  /// The same for the areas of the open tier.
  var openEntered: [Int] = []
  private let columns: Int
  /// What is looked up of the rows of the open tier, and in which column the readings stand.
  private let levels: [(levels: ReadingLevels, position: Int)]

  init(_ compiled: CompiledPlan) {
    self.compiled = compiled
    let areas = compiled.plan.areas
    openTier = areas.openTier
    let layout = RowLayout(compiled)
    columns = layout.count
    levels =
      openTier.map(compiled.readingLevels)?.compactMap { levels in
        layout.position(of: .indicator(levels.indicator)).map { (levels, $0) }
      } ?? []
    moment = MomentRows(columns: columns)
    entered = areas.tiers.map { Array(repeating: 0, count: $0.areas.count) }
  }

  var instant: Instant { moment.instant }

  @inline(__always)
  func hasTime(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    isOpen && range.count == timeCount
      && bytes.equals(at: range.lowerBound, timeBytes.span, 0..<timeCount)
  }

  mutating func open(
    _ instant: Instant, _ written: WrittenTime, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) {
    moment.instant = instant
    moment.written = written
    timeBytes.removeAll(keepingCapacity: true)
    for index in range { timeBytes.append(bytes[index]) }
    timeBytes += repeatElement(0, count: csvPadding)
    timeCount = range.count
    isOpen = true
  }

  /// Ends the moment and hands it over; the next one is gathered in the room of `spare`.
  mutating func close(_ spare: consuming MomentRows?) -> MomentRows {
    isOpen = false
    lookUp()
    if moment.slots.count > moment.openAreas.count {
      for row in moment.slots where row.tier != openTier { entered[row.tier.index][row.slot] = 0 }
    }
    for area in moment.openAreas { openEntered[area] = 0 }
    var other = spare ?? MomentRows(columns: columns)
    other.clear()
    swap(&moment, &other)
    return other
  }

  private mutating func lookUp() {
    guard moment.hasOnlyOpenRows else { return }
    if moment.levels.isEmpty { moment.levels = levels.map { _ in [] } }
    for (index, (levels, position)) in levels.enumerated() {
      compiled.lookUp(
        levels, of: moment.staged.columns[position], moment.slots.count,
        into: &moment.levels[index])
    }
  }

  // MARK: - Rows

  @inline(__always)
  mutating func enter(_ place: AreaDirectory.Place, line: Int, of file: Int) -> Entry {
    if place.tier == openTier { return enterOpen(place, line, file) }
    let tier = place.tier.index
    let before = entered[tier][place.area]
    if before != 0 { return .taken(moment.slots[before &- 1]) }
    let slot = append(place.tier, place.area, line, file)
    entered[tier][place.area] = moment.slots.count
    return .slot(slot)
  }

  @inline(__always)
  private mutating func enterOpen(
    _ place: AreaDirectory.Place, _ line: Int, _ file: Int
  ) -> Entry {
    if place.area >= openEntered.count {
      openEntered += repeatElement(0, count: place.area &+ 1 &- openEntered.count)
    }
    let before = openEntered[place.area]
    if before != 0 { return .taken(moment.slots[before &- 1]) }
    let slot = append(place.tier, moment.openAreas.count, line, file)
    moment.openAreas.append(place.area)
    openEntered[place.area] = moment.slots.count
    return .slot(slot)
  }

  @inline(__always)
  private mutating func append(_ tier: TierID, _ slot: Int, _ line: Int, _ file: Int) -> Slot {
    let entered = Slot(
      tier: tier, slot: slot, row: moment.slots.count, file: Int32(truncatingIfNeeded: file),
      line: Int32(truncatingIfNeeded: line))
    moment.slots.append(entered)
    return entered
  }

  /// Another line brings what a row says from now on.
  mutating func move(_ slot: Slot, to line: Int, of file: Int) {
    moment.slots[slot.row].line = Int32(truncatingIfNeeded: line)
    moment.slots[slot.row].file = Int32(truncatingIfNeeded: file)
  }

  var rowCount: Int { moment.slots.count }

  func slot(ofRow row: Int) -> Slot { moment.slots[row] }

  /// Takes the rows read so far out, so that a loop can write to them on its own.
  mutating func takeStaged() -> StagedReadings {
    defer { moment.staged = StagedReadings(columns: columns) }
    return moment.staged
  }

  mutating func putBack(_ staged: StagedReadings) { moment.staged = staged }

  /// Whether an indicator has a meaning in the area of a row.
  func applies(_ indicator: Int, _ slot: Slot) -> Bool {
    // Only declared areas can be left out, and their slots are in the order of the plan.
    slot.tier == openTier || compiled.plan.indicators[indicator].applies(inArea: slot.slot)
  }

  // MARK: - Answers

  mutating func answer(_ answer: Bool, _ trigger: Int, _ slot: Int) {
    note(Answer(answer), trigger, slot)
  }

  /// An answer that cannot be read is not taken for a no.
  mutating func doubt(_ trigger: Int, _ slot: Int) { note(.unknown, trigger, slot) }

  private mutating func note(_ answer: Answer, _ trigger: Int, _ slot: Int) {
    moment.notes.append(AnswerNote(trigger: trigger, slot: slot, answer: answer))
  }

  /// What a row answered to a sign; nil where it did not.
  mutating func answered(_ trigger: Int, _ slot: Int) -> Answer? {
    moment.notes.answer(to: trigger, in: slot)
  }

  /// Takes an answer for one that nobody knows.
  mutating func dispute(_ trigger: Int, _ slot: Int) {
    moment.notes.replace(trigger, slot, with: .unknown)
  }

  /// Takes back all answers of a row.
  mutating func takeBackAnswers(of slot: Slot) {
    let triggers = compiled.plan.triggers
    for index in triggers.indices where triggers[index].tier == slot.tier {
      takeBackAnswer(index, slot.slot)
    }
  }

  mutating func takeBackAnswer(_ trigger: Int, _ slot: Int) {
    _ = moment.notes.remove(trigger, slot)
  }
}
