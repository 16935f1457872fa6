/// Lays the rows of one moment after the other out in a frame.
struct MomentFrame {
  private let compiled: CompiledPlan
  private let openTier: TierID?
  private let layout: RowLayout
  /// Whether the areas of the open tier that were seen before count where they send nothing.
  private let assessesSilentAreas: Bool
  var frame: Frame
  /// By tier: the slots in the order in which their rows came, then those that sent none.
  private(set) var order: [[Int]]
  /// By slot of the open tier: the number of the area.
  private(set) var openAreas: [Int] = []
  /// By tier and declared area: whether it has sent a row.
  private var hasSent: [[Bool]]

  /// `assessesSilentAreas` assesses them even where that makes no difference to the others.
  init(_ compiled: CompiledPlan, assessesSilentAreas: Bool) {
    self.compiled = compiled
    let areas = compiled.plan.areas
    openTier = areas.openTier
    layout = RowLayout(compiled)
    self.assessesSilentAreas = assessesSilentAreas || compiled.assessesSilentAreas
    frame = Frame(compiled)
    order = areas.tiers.map { _ in [] }
    hasSent = areas.tiers.map { Array(repeating: false, count: $0.areas.count) }
  }

  /// Lays a moment out in place of the one before. Returns how many declared areas sent nothing.
  mutating func lay(_ moment: MomentRows) -> Int {
    frame.startOver(compiled)
    frame.at = moment.instant
    let silent = orderDeclared(moment)
    orderOpen(moment)
    for note in moment.notes.list { frame.answers[note.trigger][note.slot] = note.answer.bits }
    settle(moment)
    return silent
  }

  // MARK: - Areas

  /// Every declared area, those that sent rows first.
  private mutating func orderDeclared(_ moment: MomentRows) -> Int {
    for tier in order.indices { order[tier].removeAll(keepingCapacity: true) }
    if moment.slots.count > moment.openAreas.count {
      for row in moment.slots where row.tier != openTier {
        order[row.tier.index].append(row.slot)
        hasSent[row.tier.index][row.slot] = true
      }
    }
    var silent = 0
    for (index, tier) in compiled.plan.areas.tiers.enumerated() where !tier.isOpen {
      let isReported = compiled.reports(TierID(index: index))
      for area in tier.areas.indices {
        if hasSent[index][area] {
          hasSent[index][area] = false
        } else {
          order[index].append(area)
          if isReported { silent += 1 }
        }
      }
    }
    return silent
  }

  /// The areas of an open tier that sent rows, and those that were seen before, where that makes a
  /// difference.
  private mutating func orderOpen(_ moment: MomentRows) {
    guard let openTier else { return }
    openAreas.removeAll(keepingCapacity: true)
    openAreas += moment.openAreas
    let rows = openAreas.count
    order[openTier.index] += 0..<rows
    if assessesSilentAreas { addSilent(upTo: moment.openCount) }
    frame.setOpenSlots(openAreas, compiled)
    for slot in rows..<openAreas.count {
      frame.forgetReadings(of: openTier, at: slot, compiled)
    }
  }

  private mutating func addSilent(upTo count: Int) {
    var isSilent = [Bool](repeating: true, count: count)
    for area in openAreas { isSilent[area] = false }
    for area in 0..<count where isSilent[area] { openAreas.append(area) }
  }

  // MARK: - Readings

  /// Moves the readings of the rows into the frame.
  private mutating func settle(_ moment: MomentRows) {
    let staged = moment.staged.readings
    for (position, index) in layout.indicators.enumerated() {
      var column = frame.readings[index]
      frame.readings[index] = []
      let start = moment.staged.place(position, row: 0)
      settle(moment, staged, from: start, compiled.plan.indicators[index].tier, &column)
      frame.readings[index] = column
    }
  }

  /// `staged` are all readings of the moment, of which those of the column begin at `start`.
  private func settle(
    _ moment: MomentRows, _ staged: [Reading], from start: Int, _ tier: TierID,
    _ column: inout [Reading]
  ) {
    let openRows = moment.openAreas.count
    if tier == openTier, moment.slots.count == openRows {
      // Every row is of the open tier, so that row and slot are the same number.
      column.replaceSubrange(0..<openRows, with: staged[start..<start + openRows])
      return
    }
    let staged = staged.span
    var target = column.mutableSpan
    for slot in moment.slots where slot.tier == tier {
      let reading = staged[start &+ slot.row]
      if tier == openTier || reading.isGiven { target[slot.slot] = reading }
    }
  }
}

extension CompiledPlan {
  /// Whether an indicator is reported for the areas of a tier; signs may well stay unanswered.
  func reports(_ tier: TierID) -> Bool {
    plan.indicators.contains { $0.isInput && $0.tier == tier }
  }
}
