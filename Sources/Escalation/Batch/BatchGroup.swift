/// The rows of one moment, laid out in a frame.
struct BatchGroup {
  struct Slot {
    let tier: TierID
    let slot: Int
    /// Which row of the moment it is.
    let row: Int
    /// The number of the row's file, and its line there.
    var file: Int32
    var line: Int32
  }

  enum Entry {
    case slot(Slot)
    /// The area has sent a row for this moment already: that one.
    case taken(Slot)
  }

  private let compiled: CompiledPlan
  private let openTier: TierID?
  /// Whether the areas of the open tier that were seen before count where they send nothing.
  private let assessesSilentAreas: Bool
  var frame: Frame
  private(set) var isOpen = false
  private(set) var instant = Instant(seconds: 0)
  private var written = WrittenTime.instant(Instant(seconds: 0))
  private var timeBytes: [UInt8] = []
  /// By tier: the slots in the order in which their rows came.
  private(set) var order: [[Int]]
  /// By slot of the open tier: the number of the area.
  private(set) var openAreas: [Int] = []
  /// By tier and area: which row of this moment is its own, from 1, or 0.
  private var entered: [[Int]]
  /// The same for the areas of the open tier.
  private var openEntered: [Int] = []
  private let layout: RowLayout
  /// The areas of the rows so far.
  private var rows: [Slot] = []
  /// How many of the rows are of the open tier.
  private var openRows = 0
  /// The answers to signs, as they came.
  private(set) var notes = AnswerNotes()
  /// The readings row by row as they come; at the end of the moment they go into the frame.
  private var staged: StagedReadings

  /// `assessesSilentAreas` assesses them even where that makes no difference to the others.
  init(_ compiled: CompiledPlan, assessesSilentAreas: Bool = false) {
    self.compiled = compiled
    let areas = compiled.plan.areas
    openTier = areas.openTier
    self.assessesSilentAreas = assessesSilentAreas || compiled.assessesSilentAreas
    frame = Frame(compiled)
    layout = RowLayout(compiled)
    staged = StagedReadings(columns: layout.count)
    order = areas.tiers.map { _ in [] }
    entered = areas.tiers.map { Array(repeating: 0, count: $0.areas.count) }
  }

  @inline(__always)
  func hasTime(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    isOpen && bytes.equals(timeBytes, in: range)
  }

  mutating func open(
    _ instant: Instant, _ written: WrittenTime, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) {
    self.instant = instant
    self.written = written
    frame.at = instant
    timeBytes.removeAll(keepingCapacity: true)
    for index in range { timeBytes.append(bytes[index]) }
    isOpen = true
  }

  /// As it was written where it is a bare day, else with the offset of the plan's zone.
  func timeText(_ zone: TimeZoneRules) -> [UInt8] {
    if case .day(let date) = written { return Array(date.iso.utf8) }
    return Array(zone.isoWithOffset(instant).utf8)
  }

  // MARK: - Rows

  @inline(__always)
  mutating func enter(_ place: AreaDirectory.Place, line: Int, of file: Int) -> Entry {
    if place.tier == openTier { return enterOpen(place, line, file) }
    let tier = place.tier.index
    let before = entered[tier][place.area]
    if before != 0 { return .taken(rows[before &- 1]) }
    order[tier].append(place.area)
    let slot = append(place.tier, place.area, line, file)
    entered[tier][place.area] = rows.count
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
    if before != 0 { return .taken(rows[before &- 1]) }
    let slot = append(place.tier, openAreas.count, line, file)
    openAreas.append(place.area)
    openEntered[place.area] = rows.count
    return .slot(slot)
  }

  @inline(__always)
  private mutating func append(_ tier: TierID, _ slot: Int, _ line: Int, _ file: Int) -> Slot {
    let entered = Slot(
      tier: tier, slot: slot, row: rows.count, file: Int32(truncatingIfNeeded: file),
      line: Int32(truncatingIfNeeded: line))
    rows.append(entered)
    return entered
  }

  /// Another line brings what a row says from now on.
  mutating func move(_ slot: Slot, to line: Int, of file: Int) {
    rows[slot.row].line = Int32(truncatingIfNeeded: line)
    rows[slot.row].file = Int32(truncatingIfNeeded: file)
  }

  func slot(ofRow row: Int) -> Slot { rows[row] }

  /// Takes the rows read so far out, so that a loop can write to them on its own.
  mutating func takeStaged() -> StagedReadings {
    defer { staged = StagedReadings(columns: layout.count) }
    return staged
  }

  mutating func putBack(_ staged: StagedReadings) { self.staged = staged }

  /// Whether an indicator has a meaning in the area of a row.
  func applies(_ indicator: Int, _ slot: Slot) -> Bool {
    // Only declared areas can be left out, and their slots are in the order of the plan.
    slot.tier == openTier || compiled.plan.indicators[indicator].applies(inArea: slot.slot)
  }

  mutating func answer(_ answer: Bool, _ trigger: Int, _ slot: Int) {
    note(Answer(answer), trigger, slot)
  }

  /// An answer that cannot be read is not taken for a no.
  mutating func doubt(_ trigger: Int, _ slot: Int) { note(.unknown, trigger, slot) }

  /// The answers of an open tier have room only once its areas are counted, so it is made here.
  private mutating func note(_ answer: Answer, _ trigger: Int, _ slot: Int) {
    let lacking = slot + 1 - frame.answers[trigger].count
    if lacking > 0 {
      let blank = compiled.plan.triggers[trigger].bitsWhenUnanswered
      frame.answers[trigger] += repeatElement(blank, count: lacking)
    }
    frame.answers[trigger][slot] = answer.bits
    notes.append(AnswerNote(trigger: trigger, slot: slot, answer: answer))
  }

  /// What a row answered to a sign; nil where it did not.
  mutating func answered(_ trigger: Int, _ slot: Int) -> Answer? {
    notes.answer(to: trigger, in: slot)
  }

  /// Takes an answer for one that nobody knows.
  mutating func dispute(_ trigger: Int, _ slot: Int) {
    notes.replace(trigger, slot, with: .unknown)
    frame.answers[trigger][slot] = Answer.unknown.bits
  }

  /// Takes back all answers of a row.
  mutating func takeBackAnswers(of slot: Slot) {
    let triggers = compiled.plan.triggers
    for index in triggers.indices where triggers[index].tier == slot.tier {
      takeBackAnswer(index, slot.slot)
    }
  }

  mutating func takeBackAnswer(_ trigger: Int, _ slot: Int) {
    guard notes.remove(trigger, slot) else { return }
    frame.answers[trigger][slot] = compiled.plan.triggers[trigger].bitsWhenUnanswered
  }

  // MARK: - The end of a moment

  /// Adds the areas that sent nothing: every declared one, and those of an open tier that were seen
  /// before, where that makes a difference. Returns how many declared areas were silent.
  mutating func complete(_ openCount: Int) -> Int {
    var silent = 0
    for (index, tier) in compiled.plan.areas.tiers.enumerated() where !tier.isOpen {
      let isReported = compiled.reports(TierID(index: index))
      for area in tier.areas.indices where entered[index][area] == 0 {
        order[index].append(area)
        if isReported { silent += 1 }
      }
    }
    guard let openTier else { return silent }
    order[openTier.index] = Array(openAreas.indices)
    openRows = openAreas.count
    if assessesSilentAreas {
      for area in 0..<openCount
      where area >= openEntered.count || openEntered[area] == 0 {
        openAreas.append(area)
      }
    }
    frame.setOpenSlots(openAreas, compiled)
    for slot in openRows..<openAreas.count {
      frame.forgetReadings(of: openTier, at: slot, compiled)
    }
    return silent
  }

  /// Moves the readings of the rows into the frame.
  mutating func settle() {
    for (position, index) in layout.indicators.enumerated() {
      var column = frame.readings[index]
      frame.readings[index] = []
      settle(position, compiled.plan.indicators[index].tier, &column)
      frame.readings[index] = column
    }
    rows.removeAll(keepingCapacity: true)
  }

  private func settle(_ position: Int, _ tier: TierID, _ column: inout [Reading]) {
    let staged = self.staged.readings.span
    var target = column.mutableSpan
    let start = self.staged.place(position, row: 0)
    if tier == openTier, rows.count == openRows {
      // Every row is of the open tier, so that row and slot are the same number.
      for slot in 0..<openRows { target[slot] = staged[start &+ slot] }
      return
    }
    for slot in rows where slot.tier == tier {
      let reading = staged[start &+ slot.row]
      if tier == openTier || reading.state == .known { target[slot.slot] = reading }
    }
  }

  /// The whole day that the moment stands for, where a bare day is written.
  func day(_ zone: TimeZoneRules) -> Range<Instant>? {
    guard case .day(let date) = written else { return nil }
    return instant..<max(instant, zone.startOfDay(date.adding(days: 1)))
  }

  mutating func close() {
    isOpen = false
    for tier in entered.indices {
      for area in entered[tier].indices { entered[tier][area] = 0 }
      order[tier].removeAll(keepingCapacity: true)
    }
    for area in openAreas where area < openEntered.count { openEntered[area] = 0 }
    openAreas.removeAll(keepingCapacity: true)
    notes.removeAll()
    frame.startOver(compiled)
  }
}

extension CompiledPlan {
  /// Whether an indicator is reported for the areas of a tier; signs may well stay unanswered.
  func reports(_ tier: TierID) -> Bool {
    plan.indicators.contains { $0.isInput && $0.tier == tier }
  }
}
