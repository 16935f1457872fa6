/// The rows of one moment, laid out in a frame.
struct BatchGroup {
  struct Slot {
    let tier: TierID
    let slot: Int
    /// Which row of the moment it is.
    let row: Int
  }

  enum Entry {
    case slot(Slot)
    /// The area has sent a row for this moment already, on that line.
    case taken(line: Int)
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
  /// By tier and area: the line of its row in this moment, or 0.
  private var lines: [[Int]]
  /// The same for the areas of the open tier.
  private var openLines: [Int] = []
  private let layout: RowLayout
  /// The areas of the rows so far.
  private var rows: [Slot] = []
  /// How many of the rows are of the open tier.
  private var openRows = 0
  /// The answers to signs, as they came.
  private(set) var notes: [AnswerNote] = []
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
    lines = areas.tiers.map { Array(repeating: 0, count: $0.areas.count) }
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
  mutating func enter(_ place: AreaDirectory.Place, line: Int) -> Entry {
    if place.tier == openTier { return enterOpen(place, line) }
    let tier = place.tier.index
    if lines[tier][place.area] != 0 { return .taken(line: lines[tier][place.area]) }
    lines[tier][place.area] = line
    order[tier].append(place.area)
    let entered = Slot(tier: place.tier, slot: place.area, row: rows.count)
    rows.append(entered)
    return .slot(entered)
  }

  @inline(__always)
  private mutating func enterOpen(_ place: AreaDirectory.Place, _ line: Int) -> Entry {
    if place.area >= openLines.count {
      openLines += repeatElement(0, count: place.area &+ 1 &- openLines.count)
    }
    let before = openLines[place.area]
    if before != 0 { return .taken(line: before) }
    openLines[place.area] = line
    let entered = Slot(tier: place.tier, slot: openAreas.count, row: rows.count)
    openAreas.append(place.area)
    rows.append(entered)
    return .slot(entered)
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

  // MARK: - The end of a moment

  /// Adds the areas that sent nothing: every declared one, and those of an open tier that were seen
  /// before, where that makes a difference. Returns how many declared areas were silent.
  mutating func complete(_ openCount: Int) -> Int {
    var silent = 0
    for (index, tier) in compiled.plan.areas.tiers.enumerated() where !tier.isOpen {
      let isReported = compiled.reports(TierID(index: index))
      for area in tier.areas.indices where lines[index][area] == 0 {
        order[index].append(area)
        if isReported { silent += 1 }
      }
    }
    guard let openTier else { return silent }
    order[openTier.index] = Array(openAreas.indices)
    openRows = openAreas.count
    if assessesSilentAreas {
      for area in 0..<openCount
      where area >= openLines.count || openLines[area] == 0 {
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
    for tier in lines.indices {
      for area in lines[tier].indices { lines[tier][area] = 0 }
      order[tier].removeAll(keepingCapacity: true)
    }
    for area in openAreas where area < openLines.count { openLines[area] = 0 }
    openAreas.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    frame.startOver(compiled)
  }
}

extension CompiledPlan {
  /// Whether an indicator is reported for the areas of a tier; signs may well stay unanswered.
  func reports(_ tier: TierID) -> Bool {
    plan.indicators.contains { $0.isInput && $0.tier == tier }
  }
}
